"""Who greets or thanks us is greeted and answered; nothing is offered to anybody."""

import pytest

from storage.models import ConversationState, Enquiry, Need
from tests.conversations.deeds import opens_menu, sends_meeting
from tests.conversations.enquiries.talk import answers, asks
from tests.conversations.needs.test_asking import asks as asks_back
from tests.conversations.needs.triaging import has_said
from tests.conversations.tables import count
from tests.conversations.town import Actor, Town


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
    maria.sees("предадем ли")
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
