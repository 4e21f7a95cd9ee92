"""Answers by telephone: two taps after the call, counted like everybody's own."""

from datetime import datetime, timedelta

from bot import taps
from messengers.viber.keyboard import action_body
from storage.models import JournalEntry, Rsvp
from tests.conversations.deeds import opens_card, sends_meeting
from tests.conversations.tables import count, one, person_of
from tests.conversations.town import SOFIA, Actor, Town

MEETING = datetime(2023, 3, 21, 10, 0, tzinfo=SOFIA)


async def opens_calls(actor: Actor) -> None:
    await opens_card(actor)
    await actor.taps("За обаждане")


async def test_two_taps_record_what_was_said(town: Town, elena: Actor, radka: Actor) -> None:
    await sends_meeting(elena)
    await opens_calls(radka)
    radka.sees("Стефан, 0888 55 01 04", "натиснете името")
    await radka.taps("☎️ Стефан")
    radka.sees("Отговор по телефона: Стефан", "0888 55 01 04", "21 март 2023 г., 10:00 ч.")
    await radka.taps("Ще дойде")
    radka.sees("✅ Записахме по телефона: Стефан", "Ще дойде")
    await radka.taps("📊 Отговори")
    radka.sees("✅ 1 · ❌ 0 · ❓ 0 · без отговор: 4")
    radka.does_not_see("По телефон")
    entry = await one(town, JournalEntry, JournalEntry.verb == "answer_by_phone")
    assert entry.actor_id == (await person_of(town, radka)).id
    await radka.taps_through("Имена")
    radka.sees("Ще дойдат: 1", "Стефан")


async def test_every_answer_can_be_corrected(elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_calls(elena)
    await elena.taps_through("Стефан", "Още не знае", "Поправям го")
    elena.sees("Отговор досега: ❓ Още не знае", "По телефона го записа: Елена")
    elena.sees_no_button("Още не знае")
    await elena.taps("Няма да дойде")
    elena.sees("❌ Няма да дойде")
    await elena.taps("📊 Отговори")
    elena.sees("✅ 0 · ❌ 1 · ❓ 0")


async def test_who_does_not_pick_up_stays_on_the_list(town: Town, elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_calls(elena)
    await elena.taps_through("Стефан", "Не вдига")
    elena.sees("☎️ За обаждане: 1", "Стефан")
    elena.is_told_in_passing("Записахме. Името остава в списъка.")
    assert await count(town, Rsvp) == 0
    assert await count(town, JournalEntry, JournalEntry.verb == "miss") == 1


async def test_one_s_own_chat_can_still_change_it(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.writes("СТОП")
    await opens_card(elena)
    await elena.taps_through("Променям", "Място")
    await elena.writes("Читалище „Зора“")
    await elena.taps_through("Изпращам промяната", "За обаждане", "Мария", "Ще дойде")
    elena.sees("Записахме по телефона: Мария")
    await town.waits(minutes=1)
    await maria.writes("СТАРТ")
    await maria.writes("/menu")
    await maria.taps_through("Срещи", "вт 21.03, 10:00")
    maria.sees("Ще дойда")
    await maria.taps("Няма да дойда")
    await elena.taps("Поправям го")
    elena.sees("Междувременно има отговор: Мария", "❌ Няма да дойде")
    elena.sees_no_button("Ще дойде")


async def test_a_colleague_was_quicker(elena: Actor, radka: Actor) -> None:
    await sends_meeting(elena)
    for one_of_them in (elena, radka):
        await opens_calls(one_of_them)
        await one_of_them.taps("Стефан")
    await radka.taps("Ще дойде")
    await elena.taps("Няма да дойде")
    elena.sees(
        "Междувременно има отговор: Стефан", "✅ Ще дойде", "го записа: Радка", "Не записахме"
    )
    await elena.taps("Няма да дойде")
    elena.sees("✅ Записахме по телефона: Стефан", "❌ Няма да дойде")


async def test_what_was_said_of_the_old_hour_is_not_taken(elena: Actor, radka: Actor) -> None:
    await sends_meeting(elena)
    await opens_calls(radka)
    await radka.taps("Стефан")
    await opens_card(elena)
    await elena.taps_through("Променям", "Час", "11:00", "Изпращам промяната")
    await radka.taps("Ще дойде")
    radka.sees("Междувременно има промяна", "Елена промени: часа")


async def test_a_change_is_a_reason_to_call_again(town: Town, elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_calls(elena)
    await elena.taps_through("Стефан", "Ще дойде")
    await town.waits(hours=1)
    await opens_card(elena)
    elena.does_not_see("По телефон")
    await elena.taps_through("Променям", "Час", "11:00", "Изпращам промяната")
    await elena.taps("За обаждане")
    elena.sees("☎️ За обаждане: 1", "Стефан")
    await elena.taps_through("Стефан", "Още не знае", "За обаждане")
    elena.sees("За обаждане: 0")


async def test_only_who_is_called_is_answered_for(
    town: Town, elena: Actor, maria: Actor, petar: Actor, boris: Actor
) -> None:
    await sends_meeting(elena)
    await opens_calls(elena)
    await elena.taps("Стефан")
    coming = elena.sees_button("Ще дойде").data
    assert coming is not None
    tap = taps.CallAnswerTap.unpack(coming.removeprefix(action_body("")))
    for other in (maria, petar, boris):
        await other.forges(coming)
        other.sees("не води никъде")
    not_called = tap.model_copy(update={"person": (await person_of(town, maria)).id})
    nobody = tap.model_copy(update={"person": 987_654})
    elsewhere = tap.model_copy(update={"person": (await person_of(town, boris)).id})
    for forged in (not_called, nobody, elsewhere):
        await elena.forges(forged.pack())
        elena.sees("не води никъде")
    assert await count(town, Rsvp) == 0


async def test_after_the_meeting_has_begun_nothing_is_recorded(town: Town, elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_calls(elena)
    await elena.taps("Стефан")
    await town.moves_to(MEETING + timedelta(minutes=1))
    await elena.taps("Ще дойде")
    elena.sees("вече започна")
    await opens_calls_of_the_past(elena)
    elena.sees("Стефан")
    elena.sees_no_button("☎️ Стефан")


async def opens_calls_of_the_past(elena: Actor) -> None:
    await elena.writes("/menu")
    await elena.taps_through("Срещи", "Минали", "21.03", "За обаждане")
