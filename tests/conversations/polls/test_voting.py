"""Voting on a phone: numbers to tap, a look at the choice, and a vote that leaves no trace."""

from datetime import timedelta

import pytest

from storage.kinds import PollMethod, VotingWay
from storage.models import Ballot, OpenVote, RollEntry
from tests.conversations.deeds import opens_menu
from tests.conversations.polls.deeds import (
    CLOSE,
    NEEDS,
    QUESTION,
    closes,
    marks_three,
    opens_poll,
    taps_number,
)
from tests.conversations.tables import count, one, person_of
from tests.conversations.town import Actor, Town


def said(actor: Actor) -> str:
    """Everything that stands in the chat now, without buttons."""
    return "\n".join(message.text for message in actor.phone.heard())


async def test_a_secret_vote_from_the_call_to_the_thanks(
    town: Town, maria: Actor, lili: Actor
) -> None:
    lili.listens()
    poll = await opens_poll(town)
    maria.sees("🗳️ Гласуване", QUESTION, "Изберете до 3 от 9", "Тайно е", "25 март", "18:00")
    lili.hears_nothing()
    await maria.taps("Започвам")
    maria.sees("5 🏥 Здравен медиатор", "Избрани: 0 от 3")
    await taps_number(maria, 5)
    maria.sees("Избрани: 1 от 3")
    maria.sees_button("☑ 5")
    await taps_number(maria, 8)
    await taps_number(maria, 9)
    maria.sees("изборът не може да се промени")
    maria.sees_button("✅ Гласувам")
    assert await count(town, Ballot) == 0
    await maria.taps("✅ Гласувам")
    maria.sees("✅ Гласът Ви е приет", "Ще Ви пишем, когато има резултати")
    ballot = await one(town, Ballot, Ballot.poll_id == poll.id)
    assert (ballot.marks, len(ballot.id)) == ("000010011", 16)


async def test_no_choice_is_left_in_the_chat(town: Town, maria: Actor) -> None:
    """Telegram's message is changed; in Viber the choice never stands in what is sent."""
    await opens_poll(town)
    await marks_three(maria)
    await maria.taps("✅ Гласувам")
    chat = said(maria)
    assert "☑" not in chat
    assert "Избрахте" not in chat
    for message in maria.phone.heard():
        chosen = [name for number, name in enumerate(NEEDS, 1) if name in message.text]
        assert chosen in ([], list(NEEDS)), maria.phone.transcript()
    assert not [
        button.label
        for message in maria.phone.heard()[-1:]
        for button in message.buttons
        if "☑" in button.label
    ]


@pytest.mark.not_on_viber("Viber changes no message, and has said nothing in the first one")
async def test_a_vote_that_was_begun_in_another_message_is_wiped_there_too(
    town: Town, maria: Actor
) -> None:
    await opens_poll(town)
    await marks_three(maria)
    first = maria.phone.last_screen
    assert "Здравен медиатор" in first.text
    await opens_menu(maria)
    await maria.taps_through("🗳️ Гласуване", QUESTION[:20], "Започвам")
    for number in (1, 2, 3):
        await taps_number(maria, number)
    await maria.taps("✅ Гласувам")
    assert "Гласът Ви е приет" in first.text
    assert "Здравен медиатор" not in said(maria)


@pytest.mark.not_on_viber("Viber's sent texts hold no choice that could stay")
async def test_marks_that_were_only_tried_elsewhere_are_wiped(town: Town, maria: Actor) -> None:
    await opens_poll(town)
    await opens_menu(maria)
    await maria.taps_through("🗳️ Гласуване", QUESTION[:20], "Започвам")
    await taps_number(maria, 7)
    tried = maria.phone.last_screen
    assert "☑ 7 🏠 Узаконяване" in tried.text
    await opens_menu(maria)
    await maria.taps_through("🗳️ Гласуване", QUESTION[:20], "Започвам")
    for number in (1, 2, 3):
        await taps_number(maria, number)
    await maria.taps("✅ Гласувам")
    await town.waits(minutes=1)
    assert "Гласът Ви е приет" in tried.text
    assert not [button.label for button in tried.buttons if "☑" in button.label]


@pytest.mark.not_on_viber("Viber changes no message")
async def test_the_choice_goes_from_the_chat_also_when_the_answer_can_not_be_shown(
    town: Town, maria: Actor
) -> None:
    await opens_poll(town)
    await opens_menu(maria)
    await maria.taps_through("🗳️ Гласуване", QUESTION[:20])
    await marks_three(maria)
    shown = maria.phone.last_screen
    maria.has_trouble("editMessageText", "server_error")
    await maria.taps("✅ Гласувам")
    await town.waits(minutes=2)
    assert "Гласът Ви е приет" in shown.text
    assert "Здравен медиатор" not in said(maria)


async def test_changing_ones_mind_before_it_counts(town: Town, maria: Actor) -> None:
    await opens_poll(town)
    await marks_three(maria)
    await maria.taps("Променям")
    maria.sees("Избрани: 3 от 3", "първо натиснете нещо отбелязано")
    await taps_number(maria, 5)
    maria.sees("Избрани: 2 от 3")
    await maria.taps("отначало")
    maria.sees("Избрани: 0 от 3")
    await taps_number(maria, 1)
    await maria.taps("✅ Готово")
    await maria.taps("✅ Гласувам")
    assert (await one(town, Ballot)).marks == "100000000"


async def test_my_data_say_that_i_voted_and_not_how(town: Town, maria: Actor) -> None:
    await opens_poll(town)
    await marks_three(maria)
    await maria.taps("✅ Гласувам")
    await opens_menu(maria)
    await maria.taps("Моите данни")
    maria.sees("🗳️ Участие в гласувания: 1")


async def test_whoever_is_erased_leaves_the_roll_and_no_ballot_is_taken_out(
    town: Town, maria: Actor
) -> None:
    await opens_poll(town)
    await marks_three(maria)
    await maria.taps("✅ Гласувам")
    person = await person_of(town, maria)
    await opens_menu(maria)
    await maria.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")
    assert await count(town, RollEntry, RollEntry.person_id == person.id) == 0
    assert (await one(town, Ballot)).marks == "000010011"


async def test_points_are_given_tap_by_tap(town: Town, maria: Actor) -> None:
    await opens_poll(town, method=PollMethod.POINTS, marks=5)
    maria.sees("Имате 5 точки за 9 възможности")
    await maria.taps("Започвам")
    for number in (5, 5, 5, 9):
        await taps_number(maria, number)
    maria.sees("Дадени точки: 4 от 5")
    maria.sees_button("5 ⭐3")
    await taps_number(maria, 1)
    await maria.taps("✅ Гласувам")
    assert (await one(town, Ballot)).marks == "100030001"


async def test_an_order_is_made_tap_by_tap(town: Town, maria: Actor) -> None:
    await opens_poll(town, method=PollMethod.ORDER, marks=3)
    await maria.taps("Започвам")
    await taps_number(maria, 9)
    maria.sees_button("🥇 9")
    await taps_number(maria, 1)
    await taps_number(maria, 5)
    await maria.taps("✅ Гласувам")
    assert (await one(town, Ballot)).marks == "200030001"


async def test_few_options_stand_on_their_buttons_in_words(town: Town, maria: Actor) -> None:
    await opens_poll(town, names=("👍 Да", "👎 Не"), marks=1)
    await maria.taps("Започвам")
    maria.sees_button("1 👍 Да")
    await maria.taps("2 👎 Не")
    await maria.taps("✅ Гласувам")
    assert (await one(town, Ballot)).marks == "01"
    assert "👎 Не" not in said(maria)


async def test_twelve_options_are_tapped_too(town: Town, maria: Actor) -> None:
    names = tuple(f"Място {number}" for number in range(1, 13))
    await opens_poll(town, names=names, method=PollMethod.ORDER, marks=12)
    await maria.taps("Започвам")
    for number in range(12, 0, -1):
        await taps_number(maria, number)
    await maria.taps("✅ Гласувам")
    assert (await one(town, Ballot)).marks == "cba987654321"


async def test_i_will_not_vote_and_then_i_do(town: Town, maria: Actor) -> None:
    await opens_poll(town)
    await maria.taps("Няма да гласувам")
    maria.sees("няма да гласувате", "може да гласувате")
    person = await person_of(town, maria)
    entry = await one(town, RollEntry, RollEntry.person_id == person.id)
    assert entry.way == VotingWay.DECLINED
    await maria.taps("Все пак")
    for number in (1, 2, 3):
        await taps_number(maria, number)
    await maria.taps("✅ Гласувам")
    maria.sees("Гласът Ви е приет")


async def test_stop_in_the_middle_of_a_vote(town: Town, maria: Actor) -> None:
    await opens_poll(town)
    await maria.taps("Започвам")
    await taps_number(maria, 1)
    await maria.writes("СТОП")
    maria.sees("Спряхме съобщенията")
    assert await count(town, Ballot) == 0
    maria.listens()
    await closes(town)
    maria.hears_nothing()


async def test_an_open_vote_is_named_and_can_be_changed(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await opens_poll(
        town, names=("👍 За", "👎 Против", "✋ Въздържам се"), marks=1, is_secret=False
    )
    maria.sees("👁️ Явно е: името и изборът Ви ще се виждат в протокола", "Изберете едно от 3")
    await maria.taps("Започвам")
    await taps_number(maria, 1)
    maria.sees("👍 За", "Приемате ли?")
    await maria.taps("✅ Гласувам")
    maria.sees("Записахме гласа Ви", "👍 За")
    await maria.taps("Променям гласа си")
    await taps_number(maria, 2)
    await maria.taps("✅ Гласувам")
    maria.sees("Записахме гласа Ви", "👎 Против")
    assert (await one(town, OpenVote)).marks == "010"


async def test_how_secret_it_is_is_said(town: Town, maria: Actor) -> None:
    await opens_poll(town)
    await maria.taps("Колко тайно е?")
    maria.sees("без име и час", "Telegram или Viber", "който управлява сървъра")
    await maria.taps("Назад")
    maria.sees("Изберете до 3 от 9")


async def test_the_last_day_is_told_to_those_of_whom_nothing_is_known(
    town: Town, maria: Actor, ivan: Actor, ani: Actor
) -> None:
    await opens_poll(town)
    await marks_three(maria)
    await maria.taps("✅ Гласувам")
    await ivan.taps("Няма да гласувам")
    for actor in (maria, ivan, ani):
        actor.listens()
    await town.moves_to(CLOSE - timedelta(hours=1))
    maria.hears_nothing()
    ivan.hears_nothing()
    ani.sees("last day to vote: until 18:00")
    assert ani.heard_new() == 1


async def test_the_organisers_hear_that_it_is_over(
    town: Town, elena: Actor, petar: Actor, boris: Actor
) -> None:
    await opens_poll(town)
    for actor in (elena, petar, boris):
        actor.listens()
    await closes(town)
    elena.has_heard("🔒")
    petar.has_heard("🔒")
    boris.hears_nothing()
