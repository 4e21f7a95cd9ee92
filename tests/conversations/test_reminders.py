"""People are reminded, only those whom it concerns, in decent hours (journey C)."""

from datetime import datetime, timedelta

from tests.conversations.deeds import opens_card, sends_meeting
from tests.conversations.town import BEGINNING, SOFIA, Actor, Town

MEETING = datetime(2023, 3, 21, 10, 0, tzinfo=SOFIA)
EVENING_BEFORE = datetime(2023, 3, 20, 17, 0, tzinfo=SOFIA)


async def test_the_day_before_at_five(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await town.moves_to(EVENING_BEFORE - timedelta(minutes=1))
    maria.listens()
    await town.moves_to(EVENING_BEFORE)
    assert maria.heard_new() == 1
    maria.sees("🔔 Утре, 21 март (вторник), 10:00 ч.", "Общински съвет", "Очакваме Ви")


async def test_an_hour_before(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await town.moves_to(MEETING - timedelta(hours=1))
    maria.sees("🔔 След 1 час", "10:00 ч.")
    maria.sees_button("Няма да дойда")


async def test_who_said_no_is_not_reminded(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Няма да дойда")
    maria.listens()
    await town.moves_to(MEETING + timedelta(hours=1))
    maria.hears_nothing()


async def test_the_silent_are_asked_once(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await sends_meeting(elena)
    await ivan.taps("Ще дойда")
    maria.listens()
    ivan.listens()
    await town.moves_to(datetime(2023, 3, 19, 23, 0, tzinfo=SOFIA))
    assert maria.heard_new() == 1
    maria.sees("Още нямаме Вашия отговор")
    ivan.hears_nothing()


async def test_an_early_meeting_has_no_reminder_before_nine(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena, hour="08:30")
    await maria.taps("Ще дойда")
    await town.moves_to(EVENING_BEFORE)
    maria.sees("🔔 Утре")
    maria.listens()
    await town.moves_to(MEETING)
    maria.hears_nothing()


async def test_a_meeting_on_monday_is_reminded_of_on_sunday_evening(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena, day="20 март")
    await maria.taps("Ще дойда")
    await town.moves_to(datetime(2023, 3, 19, 16, 59, tzinfo=SOFIA))
    maria.listens()
    await town.moves_to(datetime(2023, 3, 19, 17, 0, tzinfo=SOFIA))
    assert maria.heard_new() == 1


async def test_a_week_before_if_announced_early(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena, day="30 март")
    await maria.taps("Ще дойда")
    maria.listens()
    await town.moves_to(datetime(2023, 3, 23, 18, 0, tzinfo=SOFIA))
    assert maria.heard_new() == 1
    maria.sees("🔔 След 7 дни, 30 март (четвъртък)")


async def test_the_clock_change_moves_no_reminder(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena, day="27.03.2023")
    await maria.taps("Ще дойда")
    await town.moves_to(datetime(2023, 3, 26, 16, 59, tzinfo=SOFIA))
    maria.listens()
    await town.moves_to(datetime(2023, 3, 26, 17, 0, tzinfo=SOFIA))
    assert maria.heard_new() == 1
    maria.sees("Утре, 27 март (понеделник), 10:00 ч.")


async def test_after_a_pause_of_the_bot_the_true_remaining_time_is_said(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    maria.listens()
    town.clock.at = MEETING - timedelta(minutes=40)
    await town.passes()
    assert maria.heard_new() == 1
    maria.sees("След 40 минути")


async def test_after_the_beginning_nobody_is_reminded(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    maria.listens()
    town.clock.at = MEETING + timedelta(minutes=1)
    await town.passes()
    maria.hears_nothing()


async def test_the_coordinator_hears_the_evening_before(
    town: Town, elena: Actor, radka: Actor, petar: Actor, maria: Actor, ivan: Actor
) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await ivan.taps("Няма да дойда")
    petar.listens()
    await town.moves_to(datetime(2023, 3, 20, 18, 0, tzinfo=SOFIA))
    for organiser in (elena, radka):
        organiser.sees("📊 Утре", "Ще дойдат: 1", "Без отговор: 3", "Обадете се на 1 човек")
    petar.hears_nothing()
    maria.has_not_heard("Ще дойдат: 1")


async def test_elena_nudges_the_silent_once(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await sends_meeting(elena)
    await ivan.taps("Ще дойда")
    await opens_card(elena)
    ivan.listens()
    await elena.taps("Напомням сега")
    maria.sees("Още нямаме Вашия отговор")
    ivan.hears_nothing()
    elena.sees_no_button("Напомням")
    maria.listens()
    await town.moves_to(BEGINNING + timedelta(days=4))
    maria.hears_nothing()
