"""The notices that lie about in the demo are read by the bot."""

from datetime import date

from bot.reading.official_notice import read_notice
from simulator.sample_town.notices import notices
from storage.kinds import GroupKind, MeetingKind


def test_the_first_one_calls_to_a_day_ahead_and_the_others_to_days_of_old() -> None:
    today = date(2026, 11, 22)
    first, january, press = (read_notice(each.text, today, "bg") for each in notices(today))
    assert first.kind == MeetingKind.WORKING_SESSION
    assert set(first.groups) == {GroupKind.WORKING, GroupKind.COMMUNITY_ACTION}
    assert [read.day for read in first.moments] == [date(2026, 12, 8)]
    assert first.place == "Заседателната зала на Общински съвет – Антоново"
    assert len(first.agenda) == 2
    for old in (january, press):
        assert len(old.moments) == 1
        assert not isinstance(old.moments[0].day, date)
