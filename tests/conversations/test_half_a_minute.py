"""An ordinary send waits half a minute, in which it can be stopped as if it had never been."""

from datetime import datetime

from tests.conversations.deeds import drafts_meeting, opens_menu, sends
from tests.conversations.town import SOFIA, Actor, Town


async def test_half_a_minute_to_think_better(town: Town, elena: Actor, maria: Actor) -> None:
    await drafts_meeting(elena)
    maria.listens()
    await elena.taps("Изпращам")
    elena.sees("след половин минута", "👥 Покана за 5 души")
    await town.waits(seconds=29)
    maria.hears_nothing()
    await elena.taps("Спирам изпращането")
    elena.sees("на никого не писахме", "отново е чернова")
    await town.waits(days=8)
    maria.hears_nothing()


async def test_what_was_stopped_can_be_changed_and_sent(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await drafts_meeting(elena)
    old = elena.sees_button("Изпращам").data
    await elena.taps_through("Изпращам", "Спирам изпращането")
    assert old is not None
    await elena.forges(old)
    elena.sees("Междувременно има промяна")
    await opens_menu(elena)
    await elena.taps_through("Срещи", "Чернова", "Поправям", "Час")
    await elena.writes("11:00")
    maria.listens()
    await sends(elena)
    assert maria.heard_new() == 1
    maria.sees("Покана", "11:00")


async def test_who_has_answered_from_the_list_is_not_forgotten(
    town: Town, elena: Actor, maria: Actor
) -> None:
    """The list of meetings shows it during the half minute, too."""
    await drafts_meeting(elena)
    await elena.taps("Изпращам")
    await opens_menu(maria)
    await maria.taps_through("Срещи", "21.03", "Ще дойда")
    await elena.taps("Спирам изпращането")
    elena.sees("✅ 1")


async def test_at_night_the_card_says_when_it_goes_out(town: Town, elena: Actor) -> None:
    await drafts_meeting(elena)
    await town.moves_to(datetime(2023, 3, 13, 21, 40, tzinfo=SOFIA))
    await elena.taps("Изпращам")
    elena.sees("14 март", "9:00")
