"""Who greets or thanks us is greeted and answered; nothing is offered to anybody."""

import pytest

from storage.models import ConversationState, Enquiry, EnquiryMessage, Need
from tests.conversations.deeds import opens_menu, sends_meeting, sends_message
from tests.conversations.enquiries.talk import answers, asks
from tests.conversations.needs.test_asking import asks as asks_back
from tests.conversations.needs.triaging import has_said
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

STREET = "Кога ще оправите улицата?"


@pytest.mark.parametrize(
    "words", ["Здравейте", "Добър ден!", "zdraveite :)", "Dobyr den", "ДОБPO УTPO", "Hello"]
)
async def test_a_greeting_is_answered_with_the_menu(town: Town, maria: Actor, words: str) -> None:
    await maria.writes(words)
    maria.sees("👋 Здравейте, Мария!", "Какво желаете?")
    maria.sees_button("Какво е нужно")
    maria.sees_no_button("предавам")
    assert await count(town, ConversationState) == 0


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Благодаря", "🙂 Няма защо"),
        ("Много Ви благодаря!!!", "🙂 Няма защо"),
        ("мерси", "🙂 Няма защо"),
        ("Blagodarq mnogo", "🙂 Няма защо"),
        ("Здравейте, благодаря", "🙂 Няма защо"),
        ("ок", "👍 Добре"),
        ("OK, blagodarya", "🙂 Няма защо"),
        ("Добре, ясно", "👍 Добре"),
    ],
)
async def test_thanks_are_answered_in_a_word(
    town: Town, maria: Actor, elena: Actor, words: str, answer: str
) -> None:
    elena.listens()
    await maria.writes(words)
    maria.sees(answer)
    maria.sees_no_button("предавам")
    maria.sees_no_button("Това е нужно")
    elena.hears_nothing()
    assert await count(town, Need) == await count(town, Enquiry) == 0


async def test_organisers_are_greeted_too(elena: Actor) -> None:
    await elena.writes("Добро утро, колеги")
    elena.does_not_see("Здравейте, Елена")
    await elena.writes("Добро утро на всички")
    elena.sees("👋 Здравейте, Елена!")
    elena.sees_button("Нова среща")


@pytest.mark.parametrize(
    "words", ["Здравейте, няма вода", "благодаря за нищо", "Добре ли сте?", "много", "здраве"]
)
async def test_who_says_more_is_offered_a_human(maria: Actor, words: str) -> None:
    await maria.writes(words)
    maria.sees("автоматичен чат", "предадем ли")


async def test_an_answer_to_an_invitation_stays_one(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.writes("ок")
    maria.sees_button("Ще дойда")
    await maria.writes("Здравейте")
    maria.sees("👋 Здравейте, Мария!")


async def test_in_a_form_it_is_the_answer_there(maria: Actor) -> None:
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    await maria.writes("Благодаря")
    maria.sees("👁️ Да предадем ли съобщението Ви?", "Благодаря")


async def test_what_may_be_for_the_human_who_has_written_is_offered_to_them(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria)
    await maria.writes("Благодаря")
    maria.sees("🙂 Няма защо")
    await answers(elena)
    await maria.writes("Благодаря")
    maria.sees("Още не сме го предали", "На Елена ли отговаряте?")
    await maria.writes("Здравейте")
    maria.sees("👋 Здравейте, Мария!")
    await town.waits(days=8)
    await maria.taps("🏠 Меню")
    await maria.writes("Благодаря")
    maria.sees("🙂 Няма защо")


async def test_what_may_answer_our_question_is_offered_too(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await has_said(maria)
    await asks_back(elena)
    for words in ("ок", "Добре, благодаря"):
        await maria.writes(words)
        maria.sees("Още не сме го предали")


async def test_ok_to_our_offer_claims_nothing(maria: Actor) -> None:
    await maria.writes("Кога ще оправите улицата?")
    maria.sees("предадем ли")
    await maria.writes("ок")
    maria.sees("Още не сме го предали")


@pytest.mark.parametrize("words", ["мерси", "не", "ок", "👍"])
async def test_a_short_word_does_not_take_the_place_of_what_was_said(
    town: Town, maria: Actor, elena: Actor, words: str
) -> None:
    await sends_meeting(elena)
    await maria.writes(STREET)
    await maria.writes(words)
    maria.sees(f"✉️ {STREET}", "Още не сме го предали", "Моля, изберете")
    await maria.taps("Да, предавам го")
    assert (await one(town, EnquiryMessage)).text == STREET


@pytest.mark.parametrize("words", ["да", "Да!", "da"])
async def test_a_yes_to_our_question_is_a_yes(
    town: Town, maria: Actor, elena: Actor, words: str
) -> None:
    await sends_meeting(elena)
    await maria.writes(STREET)
    maria.sees("предадем ли")
    await maria.writes(words)
    maria.sees("✅ Предадохме го.")
    assert (await one(town, EnquiryMessage)).text == STREET


async def test_a_yes_is_no_answer_to_what_is_it(town: Town, elena: Actor) -> None:
    await elena.writes(STREET)
    elena.sees("Какво е това?")
    await elena.writes("да")
    elena.sees(f"✉️ {STREET}", "Какво е това?", "Моля, изберете")
    assert await count(town, EnquiryMessage) == 0


async def test_what_is_said_in_one_breath_is_passed_on_together(
    town: Town, maria: Actor, elena: Actor
) -> None:
    for words in (STREET, "Пред номер 5", "Мерси"):
        await maria.writes(words)
    maria.sees(f"✉️ {STREET} / Пред номер 5", "Още не сме го предали")
    await maria.taps("Да, предавам го")
    elena.sees(f"{STREET}\nПред номер 5")


async def test_what_was_said_long_before_is_something_else(town: Town, maria: Actor) -> None:
    await maria.writes(STREET)
    await town.waits(minutes=6)
    await maria.writes("Пред номер 5")
    await maria.taps("Да, предавам го")
    assert (await one(town, EnquiryMessage)).text == "Пред номер 5"


async def test_more_than_a_human_reads_at_once_is_not_put_together(
    town: Town, maria: Actor
) -> None:
    await maria.writes("дума " * 150)
    await maria.writes("и още " * 60)
    await maria.taps("Да, предавам го")
    assert (await one(town, EnquiryMessage)).text == ("и още " * 60).strip()


async def test_a_photo_that_waits_stays_when_somebody_says_no(town: Town, maria: Actor) -> None:
    await maria.does(maria.phone.sends_photo, b"\xff\xd8 a street", "Улицата е тъмна")
    await maria.writes("не")
    await maria.taps("Да, предавам го")
    assert (await one(town, EnquiryMessage)).media_id is not None


async def test_an_invitation_that_came_later_is_meant(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await maria.writes(STREET)
    await town.waits(minutes=1)
    await sends_meeting(elena)
    await maria.writes("да")
    maria.sees("Да запишем ли, че ще дойдете")


@pytest.mark.parametrize("words", ["ок", "да", "👍", "Разбрах"])
async def test_the_message_that_came_last_is_meant(
    town: Town, maria: Actor, elena: Actor, words: str
) -> None:
    await sends_meeting(elena)
    await town.waits(minutes=1)
    await sends_message(elena)
    await maria.writes(words)
    maria.sees("Да запишем ли, че сте разбрали?")


async def test_who_has_answered_already_is_told_that_it_stands(maria: Actor, elena: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await maria.writes("ок")
    maria.sees("✅ Записахме: ще дойдете")
    maria.does_not_see("Още нищо не сме записали")
    await maria.writes("няма да мога")
    maria.sees("Да запишем ли, че няма да дойдете", "Още нищо не сме записали")
