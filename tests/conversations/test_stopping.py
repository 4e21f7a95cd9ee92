"""Stopping, coming back, blocking (journey M)."""

from datetime import timedelta

import pytest

from bot.locales import WORDS
from storage.kinds import ContactState
from tests.conversations.deeds import opens_card, sends_meeting
from tests.conversations.tables import contact_of, is_forgotten
from tests.conversations.town import BEGINNING, Actor, Town

STOPS = sorted({word for words in WORDS.values() for word in words["commands"]["stop"]})
STARTS = sorted({word for words in WORDS.values() for word in words["commands"]["start"]})
NIGHT = BEGINNING.replace(hour=21)


async def state_of(town: Town, actor: Actor) -> ContactState:
    """Whether we may write."""
    return (await contact_of(town, actor)).state


@pytest.mark.parametrize("words", [STOPS[::2], STOPS[1::2]], ids=["even", "odd"])
async def test_every_stop_word_of_every_language_stops(
    town: Town, maria: Actor, words: list[str]
) -> None:
    for number, word in enumerate(words):
        await maria.writes(f" {word.upper()}! " if number % 2 else word)
        maria.sees("Спряхме съобщенията")
        assert maria.heard_new() == 1, word
        assert await state_of(town, maria) == ContactState.STOPPED
        await maria.writes(STARTS[number % len(STARTS)])
        assert await state_of(town, maria) == ContactState.ACTIVE, STARTS[number % len(STARTS)]


async def test_a_stop_word_inside_a_message_stops_nothing(town: Town, maria: Actor) -> None:
    for words in ("спри тока", "не спирайте", "стоп на улицата", "stop the bus", "нонстоп"):
        await maria.writes(words)
        maria.sees("автоматичен чат")
    assert await state_of(town, maria) == ContactState.ACTIVE


async def test_stop_in_the_middle_of_a_form_leaves_the_form(town: Town, elena: Actor) -> None:
    await elena.writes("/menu")
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")
    await elena.writes("СТОП")
    elena.sees("Спряхме")
    assert elena.heard_new() == 1
    await elena.writes("21 март")
    elena.sees("автоматичен чат")
    await elena.taps("Меню")
    await elena.taps("Срещи")
    elena.sees("няма насрочени срещи")


async def test_stop_where_a_name_is_asked_is_no_name(town: Town, maria: Actor) -> None:
    await maria.writes("/menu")
    await maria.taps_through("Моите данни", "✏️ Име")
    await maria.writes("стоп")
    maria.sees("Спряхме")
    await maria.taps("СТАРТ")
    await maria.taps("Меню")
    await maria.taps("Моите данни")
    maria.sees("Име: Мария")


async def test_a_stranger_who_says_stop_is_not_kept(town: Town, gosho: Actor) -> None:
    await gosho.writes("СТОП")
    gosho.sees("Не пазим нищо за Вас")
    assert gosho.heard_new() == 1
    assert await is_forgotten(town, gosho)


async def test_stop_before_the_consent_keeps_nothing(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps("Български")
    await gosho.writes("stop")
    gosho.sees("Не пазим нищо за Вас")
    assert await is_forgotten(town, gosho)
    gosho.listens()
    await town.waits(days=8)
    gosho.hears_nothing()


async def test_stop_between_consent_and_name_stops(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes("СТОП")
    gosho.sees("Спряхме")
    assert gosho.heard_new() == 1
    await gosho.writes("СТАРТ")
    gosho.sees("вече не са спрени")


async def test_nothing_comes_after_stop_although_an_invitation_is_queued(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await town.moves_to(NIGHT)
    await sends_meeting(elena)
    await maria.writes("СТОП")
    maria.sees("Спряхме")
    maria.listens()
    await town.waits(days=10)
    maria.hears_nothing()


async def test_whom_stop_has_silenced_is_on_the_call_list(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await town.moves_to(NIGHT)
    await sends_meeting(elena)
    await maria.writes("СТОП")
    await opens_card(elena)
    elena.sees("По телефон: 2")
    await town.waits(hours=12)
    await opens_card(elena)
    await elena.taps("За обаждане")
    elena.sees("Мария", "Стефан")
    elena.does_not_see("Иван")


async def test_no_reminder_comes_after_stop(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await maria.writes("СТОП")
    maria.listens()
    await town.waits(days=9)
    maria.hears_nothing()


async def test_no_cancellation_comes_after_stop_but_a_call(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await maria.writes("СТОП")
    maria.listens()
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    maria.hears_nothing()
    await elena.taps("Обновявам")
    elena.sees("По телефон: 2")


async def test_stop_and_a_sending_at_the_same_moment_end_with_the_confirmation(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    maria.listens()
    await opens_card(elena)
    elena.phone.taps("Напомням")
    maria.phone.writes("СТОП")
    await town.settles()
    maria.sees("Спряхме")
    said = [message.text for message in maria.phone.heard(maria.mark)]
    assert sum("Спряхме" in text for text in said) == 1


async def test_stop_twice_is_confirmed_twice_and_changes_nothing(town: Town, maria: Actor) -> None:
    await maria.writes("СТОП")
    await maria.writes("СТОП")
    maria.sees("Спряхме")
    assert maria.heard_new() == 1
    assert await state_of(town, maria) == ContactState.STOPPED


async def test_stop_is_also_a_button_among_one_s_own_things(town: Town, maria: Actor) -> None:
    await maria.writes("/menu")
    await maria.taps_through("Моите данни", "Спирам съобщенията")
    maria.sees("Спряхме")
    await maria.taps("Меню")
    await maria.taps("Моите данни")
    maria.sees("Съобщенията са спрени")
    maria.sees_no_button("Спирам")


async def test_who_stopped_may_still_look_and_answer(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    invitation = maria.phone.last_screen
    await maria.writes("СТОП")
    answer = await maria.taps_below(invitation, "Ще дойда")
    assert "Записахме" in answer.text
    assert await state_of(town, maria) == ContactState.STOPPED


async def test_start_brings_messages_back_and_says_what_is_open(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await maria.writes("СТОП")
    await sends_meeting(elena)
    maria.sees("Спряхме")
    await maria.writes("СТАРТ")
    maria.sees("Отново получавате съобщения")
    await sends_meeting(elena, day="22 март")
    maria.sees("Покана за", "22 март")


async def test_start_counts_the_invitations_that_are_ahead(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await maria.writes("СТОП")
    await maria.taps("СТАРТ")
    maria.sees("Предстои 1 среща")
    await maria.taps("Срещи")
    maria.sees_button("21.03")


async def test_start_without_need_shows_the_menu(town: Town, maria: Actor) -> None:
    await maria.writes("старт")
    maria.sees("Община Антоново")


async def test_start_in_the_middle_of_a_form_leaves_the_form(town: Town, elena: Actor) -> None:
    await elena.writes("/menu")
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")
    await elena.writes("старт")
    await elena.writes("21 март")
    elena.sees("автоматичен чат")


async def test_one_s_own_stop_silences_nobody_else(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await maria.writes("СТОП")
    await sends_meeting(elena)
    ivan.sees("Покана за заседание")


async def test_stop_is_confirmed_in_the_reader_s_language(town: Town, ani: Actor) -> None:
    await ani.writes("СТОП")
    ani.sees("We have stopped the messages")
    await ani.writes("start")
    ani.sees("You get messages again")


async def test_who_blocks_us_is_called(town: Town, elena: Actor, maria: Actor) -> None:
    await maria.does(maria.phone.blocks)
    assert await state_of(town, maria) == ContactState.BLOCKED
    await sends_meeting(elena)
    maria.hears_nothing()
    await opens_card(elena)
    await elena.taps("За обаждане")
    elena.sees("Мария")


async def test_who_blocked_us_without_our_knowing_is_called(
    town: Town, elena: Actor, maria: Actor
) -> None:
    maria.has_trouble("sendMessage", "block", times=None)
    await sends_meeting(elena)
    assert await state_of(town, maria) == ContactState.BLOCKED
    await opens_card(elena)
    await elena.taps("За обаждане")
    elena.sees("Мария")
    town.server.faults.clear()
    await maria.writes("меню")
    assert await state_of(town, maria) == ContactState.ACTIVE


async def test_nobody_is_named_on_the_lock_screen_when_somebody_blocks(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await maria.does(maria.phone.blocks)
    elena.listens()
    await sends_meeting(elena)
    assert all("Мария" not in message.text for message in elena.phone.heard(elena.mark))


async def test_who_lets_us_speak_again_gets_the_next_notice(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await maria.does(maria.phone.blocks)
    await maria.does(maria.phone.unblocks)
    await sends_meeting(elena)
    maria.sees("Покана за заседание")


async def test_who_said_stop_stays_stopped_after_a_block(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await maria.writes("СТОП")
    await maria.does(maria.phone.blocks)
    await maria.does(maria.phone.unblocks)
    assert await state_of(town, maria) == ContactState.STOPPED
    maria.listens()
    await sends_meeting(elena)
    maria.hears_nothing()


async def test_a_block_in_the_night_silences_what_was_queued(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await town.moves_to(NIGHT)
    await sends_meeting(elena)
    await maria.does(maria.phone.blocks)
    await town.moves_to(NIGHT + timedelta(hours=13))
    await opens_card(elena)
    elena.sees("По телефон: 2")
