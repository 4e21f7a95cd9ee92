"""Muting: a person decides it and says why; for a week, and nothing else changes."""

from bot.taps.enquiries import MutedTap, MuteTap, UnmuteTap
from storage.models import Enquiry, JournalEntry, Muting
from tests import cast
from tests.conversations.deeds import opens_menu, sends_meeting
from tests.conversations.enquiries.talk import QUESTION, answers, asks
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

WHY = "Обижа колегите"


async def mutes(organiser: Actor) -> None:
    """Mute the one whose notice came last."""
    await organiser.taps_through("✉️ Цялото съобщение", "⛔ Без съобщения 7 дни")
    await organiser.writes(WHY)


async def test_their_messages_are_not_taken_for_a_week(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria, "Вие сте глупаци!")
    await elena.taps_through("✉️ Цялото съобщение", "⛔ Без съобщения 7 дни")
    elena.sees("⛔ Защо 7 дни", "Мария")
    await elena.writes(WHY)
    elena.sees("⛔ До 20 март (понеделник)", "Елена", WHY)
    maria.listens()
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    maria.sees("⛔ До понеделник, 20 март 2023 г.", cast.HELP_PHONE[cast.ANTONOVO])
    maria.does_not_see(WHY, "Елена")
    await maria.writes(QUESTION)
    maria.sees("Още не сме го предали на никого")
    maria.sees_no_button("предавам")
    maria.sees_button("📌 Това е нужно")
    assert await count(town, Enquiry) == 1
    await town.waits(days=7)
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    maria.sees("Какво желаете да попитате")


async def test_all_else_still_reaches_them_and_counts(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria)
    await mutes(elena)
    await answers(elena)
    maria.sees("✉️ Имате отговор")
    await maria.taps("✍️ Отговарям")
    maria.sees("не приемаме Ваши съобщения")
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    maria.sees("ще дойдете")


async def test_it_is_recorded_and_all_who_answer_see_it(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await mutes(elena)
    assert (await one(town, Muting)).reason == WHY
    assert await count(town, JournalEntry, JournalEntry.verb == "mute") == 1
    await radka.taps("✉️ Цялото съобщение")
    radka.sees("⛔ До 20 март", WHY)
    await opens_menu(radka)
    await radka.taps_through("✉️ Съобщения: 1", "⛔ Без съобщения: 1")
    radka.sees("1. Мария, до 20 март", "Елена", WHY)
    await radka.taps("▶️ 1. Мария")
    radka.sees("Приемаме съобщения от всички")
    assert await count(town, JournalEntry, JournalEntry.verb == "unmute") == 1
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    maria.sees("Какво желаете да попитате")


async def test_a_second_time_and_two_at_once(town: Town, maria: Actor, elena: Actor) -> None:
    await asks(maria)
    await mutes(elena)
    number = (await one(town, Enquiry)).id
    await elena.forges(MuteTap(enquiry=number).pack())
    await elena.writes("Още веднъж")
    assert await count(town, Muting) == 1
    await town.waits(days=8)
    await elena.forges(MuteTap(enquiry=number).pack())
    await elena.writes("Още веднъж")
    assert await count(town, Muting, Muting.ended_at.is_(None)) == 1
    assert await count(town, Muting) == 2


async def test_only_who_answers_there(
    town: Town, maria: Actor, elena: Actor, ivan: Actor, petar: Actor, boris: Actor
) -> None:
    await asks(maria)
    number = (await one(town, Enquiry)).id
    for other in (ivan, petar, boris):
        await opens_menu(other)
        await other.forges(MuteTap(enquiry=number).pack())
        other.sees("не води никъде")
    await mutes(elena)
    muting = (await one(town, Muting)).id
    for other in (ivan, petar, boris):
        await other.forges(UnmuteTap(muting=muting).pack())
        other.sees("не води никъде")
        await other.forges(MutedTap().pack())
        other.does_not_see(WHY, "Мария")
    assert (await one(town, Muting)).ended_at is None
