"""A bare yes or "ok" to somebody who was called to vote last: the vote, not an older meeting."""

import pytest

from storage.models import Ballot, ConversationState, Rsvp
from tests.conversations.deeds import sends_meeting
from tests.conversations.enquiries.talk import answers, asks
from tests.conversations.needs.test_asking import asks as asks_back
from tests.conversations.needs.triaging import has_said
from tests.conversations.polls.deeds import QUESTION, marks_three, opens_poll, taps_number
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

NOT_SO = "⚠️ Така не се брои. Моля, отбележете с бутоните"


def gone(town: Town, actor: Actor, words: str) -> str:
    """What is said of a choice that somebody wrote: it is gone, or in Viber they delete it."""
    stays = any(
        message.text == words and not message.from_bot and not message.deleted
        for message in actor.phone.messages
    )
    assert stays is (town.messenger == "Viber"), actor.phone.transcript()
    return f"{NOT_SO}, а написаното изтрийте." if stays else f"{NOT_SO}. Изтрихме написаното."


async def test_in_an_open_vote_what_was_written_may_stay(town: Town, maria: Actor) -> None:
    await opens_poll(town, is_secret=False)
    await maria.writes("2")
    maria.sees("⚠️ Още не сте гласували. Моля, отбележете с бутоните.")
    maria.does_not_see("Изтрихме", "изтрийте")


async def test_a_yes_at_an_open_ballot_leads_back_to_it(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await opens_poll(town)
    await maria.taps("Започвам")
    await taps_number(maria, 5)
    await maria.writes("да")
    maria.sees("🗳️ Гласуване", QUESTION, "⚠️ Още не сте гласували. Моля, отбележете с бутоните.")
    maria.sees_no_button("Ще дойда")
    await maria.taps("Започвам")
    maria.sees("Избрани: 0 от 3")
    assert await count(town, Rsvp) == await count(town, Ballot) == 0


@pytest.mark.parametrize(
    "words", ["2", "2 и 5", "1, 3", "№ 2", "гласувам за 5", "Избирам 5, 8 и 9", "осем"]
)
async def test_a_number_at_an_open_ballot_is_passed_on_to_nobody(
    town: Town, maria: Actor, words: str
) -> None:
    await opens_poll(town)
    await maria.taps("Започвам")
    await maria.writes(words)
    maria.sees("🗳️ Гласуване", QUESTION, gone(town, maria, words))
    maria.sees_no_button("предавам")
    assert await count(town, ConversationState) == 0


@pytest.mark.parametrize(
    "words", ["Чешма", "чешма!", "Чeшмa", "Гласувам за чешма", "2.Чешма", "2. чешма"]
)
async def test_neither_is_what_an_option_is_called(town: Town, maria: Actor, words: str) -> None:
    await opens_poll(town, names=("Улица", "Чешма"), marks=1)
    await maria.writes(words)
    maria.sees("🗳️ Гласуване", QUESTION, gone(town, maria, words))
    assert await count(town, ConversationState) == 0


async def test_a_yes_to_a_question_of_yes_or_no_is_a_choice(town: Town, maria: Actor) -> None:
    await opens_poll(town, names=("Да", "Не"), marks=1)
    await maria.writes("не")
    maria.sees("🗳️ Гласуване", QUESTION, gone(town, maria, "не"))


async def test_it_is_said_to_the_vote_that_asks_so_not_to_a_newer_one(
    town: Town, maria: Actor
) -> None:
    await opens_poll(town, names=("Да", "Не"), marks=1, question="Приемате ли?")
    await opens_poll(town)
    await maria.writes("да")
    maria.sees("🗳️ Гласуване", "Приемате ли?", gone(town, maria, "да"))


async def test_words_of_an_option_may_answer_a_human(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await opens_poll(town, names=("Улица", "Чешма"), marks=1)
    await asks(maria)
    await answers(elena, "Улица или чешма?")
    await maria.writes("чешма")
    await maria.taps("✍️ Отговарям")
    await maria.writes("чешма")
    maria.sees("👁️ Да предадем ли съобщението Ви?", "чешма")


@pytest.mark.parametrize("words", ["За", "Гласувам за", "против"])
async def test_an_option_may_be_called_as_people_choose(
    town: Town, maria: Actor, words: str
) -> None:
    await opens_poll(town, names=("За", "Против"), marks=1)
    await maria.writes(words)
    maria.sees("🗳️ Гласуване", QUESTION, gone(town, maria, words))


@pytest.mark.parametrize(
    "words", ["08 88 12 34 56", "24.12", "10:30", "бл. 5", "от 8 до 5", "вх. Б ет. 3", "10", "0"]
)
async def test_what_can_not_be_a_choice_stays(town: Town, maria: Actor, words: str) -> None:
    await opens_poll(town)
    await maria.writes(words)
    maria.does_not_see(NOT_SO)
    assert any(each.text == words and not each.deleted for each in maria.phone.messages)


async def test_what_may_be_an_answer_is_left_to_its_author(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await opens_poll(town)
    await asks(maria)
    await answers(elena, "Колко деца имате?")
    await maria.writes("3")
    maria.sees("🗳️ Гласуване", f"{NOT_SO}, а написаното изтрийте.")
    assert any(each.text == "3" and not each.deleted for each in maria.phone.messages)


async def test_after_the_vote_they_are_words_like_others(town: Town, maria: Actor) -> None:
    await opens_poll(town, names=("Улица", "Чешма"), marks=1)
    await maria.taps("Започвам")
    await taps_number(maria, 1)
    await maria.taps("✅ Гласувам")
    await maria.writes("чешма")
    maria.sees("предадем ли")


async def test_what_could_not_be_deleted_they_are_asked_to_delete(
    town: Town, maria: Actor
) -> None:
    await opens_poll(town)
    if town.messenger == "Telegram":
        maria.has_trouble("deleteMessage", "server_error")
    await maria.writes("2")
    maria.sees("🗳️ Гласуване", QUESTION, f"{NOT_SO}, а написаното изтрийте.")


async def test_it_is_kept_nowhere_also_when_something_else_was_told_last(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await opens_poll(town)
    ballot = maria.sees_button("Започвам").data
    assert ballot is not None
    await sends_meeting(elena)
    await maria.forges(ballot)
    await maria.writes("2, 5")
    maria.sees("🗳️ Гласуване", QUESTION)
    assert await count(town, ConversationState, ConversationState.data["lost"].is_not(None)) == 0


async def test_it_does_not_go_on_with_words_that_wait(town: Town, maria: Actor) -> None:
    await opens_poll(town)
    ballot = maria.sees_button("Започвам").data
    assert ballot is not None
    await maria.writes("Кое е добро?")
    await maria.writes("2")
    maria.sees("🗳️ Гласуване", QUESTION)
    await maria.forges(ballot)
    await maria.writes("5")
    maria.sees("🗳️ Гласуване", QUESTION)
    assert (await one(town, ConversationState)).data["lost"]["text"] == "Кое е добро?"


async def test_it_goes_on_with_a_number_that_was_begun(town: Town, maria: Actor) -> None:
    await opens_poll(town)
    await maria.writes("Ул. Заря 1")
    await maria.writes("2")
    maria.sees("✉️ Ул. Заря 1 / 2", "Още не сме го предали")


async def test_it_may_be_what_a_human_has_asked(town: Town, maria: Actor, elena: Actor) -> None:
    await opens_poll(town)
    await asks(maria)
    await answers(elena, "Колко деца имате?")
    await maria.writes("3")
    maria.sees("🗳️ Гласуване", QUESTION)
    await maria.taps("✍️ Отговарям")
    await maria.writes("3")
    maria.sees("👁️ Да предадем ли съобщението Ви?", "3")


async def test_or_what_organisers_have_asked_about_a_need(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await opens_poll(town)
    await has_said(maria)
    await asks_back(elena)
    await maria.writes("8")
    maria.sees("🗳️ Гласуване", QUESTION)
    await maria.taps("✍️ Отговарям")
    await maria.writes("8")
    maria.sees("№ 1: благодарим Ви, предадохме отговора")


async def test_where_no_vote_waits_a_number_is_what_it_was(maria: Actor) -> None:
    await maria.writes("2")
    maria.sees("предадем ли")


async def test_after_the_vote_a_yes_is_said_to_the_meeting(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await opens_poll(town)
    await marks_three(maria)
    await maria.taps("✅ Гласувам")
    await maria.writes("да")
    maria.sees("Да запишем ли", "ще дойдете")


async def test_a_meeting_told_after_the_vote_is_meant(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await opens_poll(town)
    await sends_meeting(elena)
    await maria.writes("ок")
    maria.sees("Да запишем ли", "ще дойдете")


async def test_an_answer_in_more_words_stays_one_to_the_meeting(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await opens_poll(town)
    await maria.writes("няма да мога, на работа съм")
    maria.sees("Да запишем ли", "няма да дойдете")


async def test_thanks_for_the_call_are_thanks(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await opens_poll(town)
    await maria.writes("мерси")
    maria.sees("Няма защо")
