"""A reminder of one's own for one meeting: when, in whose words, how it will look."""

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import product
from typing import TypeVar

from bot.forms.engine import Asking, Form, Step, register
from bot.reading.hours import wall_time
from bot.reading.moments import DayAndHour, read_day_and_hour
from bot.reading.unclear import Reason, Unclear
from bot.screens.organising import reminders as screens
from community.meetings import own_reminders
from community.rules.local_time import local
from community.rules.reminder_plan import OwnRule
from messengers.screen import Screen
from storage.database import Session
from storage.models import Meeting
from storage.queries import reminders

LONGEST_WORDS = 200
# How a button carries a moment that somebody may have meant: a colon would part the tap's fields.
WRITTEN = "%Y-%m-%dT%H%M"
# Offered as buttons, by the name that the button carries.
OFFERED = {
    "days3": OwnRule(3, time(17)),
    "eve": OwnRule(1, time(10)),
    "morning": OwnRule(0, time(9)),
    "hours2": OwnRule(minutes_before=120),
}
Clear = TypeVar("Clear", date, time)


async def plan_of(session: Session, meeting: Meeting, now: datetime, page: int = 0) -> Screen:
    """The plan of a meeting, and whether there is room for another one."""
    found = await reminders.ahead(session, meeting.id, now)
    own = await own_reminders.count_own(session, meeting.id, now)
    return screens.plan(meeting, found, page, may_add=own < own_reminders.MOST_OWN)


async def _meeting(asking: Asking) -> Meeting:
    number = int(asking.filled["meeting"])
    return await own_reminders.planned_meeting(asking.session, asking.person, number, asking.now)


async def _ask_moment(asking: Asking) -> Screen:
    return screens.moment(asking.nonce, await _offered(asking))


async def _offered(asking: Asking) -> dict[str, datetime]:
    """The usual moments that have a place in the plan of this meeting."""
    meeting = await _meeting(asking)
    found = {
        name: await own_reminders.free_moment(asking.session, meeting, rule, asking.now)
        for name, rule in OFFERED.items()
    }
    zone = meeting.municipality.zone
    return {name: local(at, zone) for name, at in found.items() if at is not None}


async def _take_moment_tap(asking: Asking, value: str) -> Screen | None:
    if value in await _offered(asking):
        _keep(asking, OFFERED[value])
        return None
    day, _letter, hour = value.partition("T")
    try:
        chosen = DayAndHour(date.fromisoformat(day), time.fromisoformat(hour))
    except ValueError:
        return await _ask_moment(asking)
    return await _take_moment(asking, chosen)


def _keep(asking: Asking, rule: OwnRule) -> None:
    hour = rule.local_hour and rule.local_hour.isoformat("minutes")
    asking.filled["rule"] = [rule.days_before, hour, rule.minutes_before]


def _kept(asking: Asking) -> OwnRule:
    days, hour, minutes = asking.filled["rule"]
    return OwnRule(days, hour and time.fromisoformat(hour), minutes)


async def _take_moment_words(asking: Asking, words: str) -> Screen | None:
    today = local(asking.now, (await _meeting(asking)).municipality.zone).date()
    return await _take_moment(asking, read_day_and_hour(words, today, asking.contact.language))


async def _take_moment(asking: Asking, read: DayAndHour) -> Screen | None:
    read = await _checked(asking, read)
    if not isinstance(read.day, date) or not isinstance(read.hour, time):
        meant = await _meant(asking, read)
        return screens.moment_unclear(asking.nonce, read, meant or await _offered(asking))
    meeting = await _meeting(asking)
    rule = _rule(meeting, read.day, read.hour)
    if await own_reminders.free_moment(asking.session, meeting, rule, asking.now) is None:
        return screens.moment_refused(asking.nonce, await _offered(asking))
    _keep(asking, rule)
    return None


async def _checked(asking: Asking, read: DayAndHour) -> DayAndHour:
    """The same; what has passed, and an hour that there is not on that day, are unclear."""
    if not isinstance(read.day, date) or not isinstance(read.hour, time):
        return read
    zone = (await _meeting(asking)).municipality.zone
    if read.day < local(asking.now, zone).date():
        return DayAndHour(Unclear(Reason.PAST))
    at = wall_time(read.day, read.hour, zone)
    if isinstance(at, Unclear):
        return DayAndHour(read.day, at)
    return read if at > asking.now else DayAndHour(read.day, Unclear(Reason.PAST))


async def _meant(asking: Asking, read: DayAndHour) -> dict[str, datetime]:
    """The moments that may have been meant and have a place in the plan of this meeting."""
    meeting = await _meeting(asking)
    days, hours = _candidates(read.day), _candidates(read.hour)
    rules = [_rule(meeting, day, hour) for day, hour in product(days, hours)]
    found = [
        await own_reminders.free_moment(asking.session, meeting, rule, asking.now)
        for rule in rules
    ]
    walls = [local(at, meeting.municipality.zone) for at in found if at is not None]
    return {f"{wall:{WRITTEN}}": wall for wall in walls}


def _candidates(read: Clear | Unclear[Clear] | None) -> Sequence[Clear]:
    if read is None:
        return ()
    return read.candidates if isinstance(read, Unclear) else (read,)


def _rule(meeting: Meeting, day: date, hour: time) -> OwnRule:
    first = local(meeting.starts_at, meeting.municipality.zone).date()
    return OwnRule((first - day).days, hour)


async def _ask_words(asking: Asking) -> Screen:
    return screens.words(asking.nonce)


async def _take_usual(asking: Asking, value: str) -> Screen | None:
    asking.filled["words"] = None
    return None


async def _take_words(asking: Asking, words: str) -> Screen | None:
    said = " ".join(words.split())
    if not said or len(said) > LONGEST_WORDS:
        return screens.words_unclear(asking.nonce, LONGEST_WORDS)
    asking.filled["words"] = said
    return None


async def _ask_sure(asking: Asking) -> Screen:
    meeting = await _meeting(asking)
    at = _kept(asking).due_at(meeting.starts_at, meeting.municipality.zone)
    return screens.sure(asking.nonce, meeting, at or asking.now, asking.filled["words"])


async def _take_sure(asking: Asking, value: str) -> Screen | None:
    return None


async def _leave(asking: Asking) -> Screen:
    return await plan_of(asking.session, await _meeting(asking), asking.now)


async def _finish(asking: Asking) -> Screen:
    words, rule = asking.filled["words"], _kept(asking)
    number = int(asking.filled["meeting"])
    meeting = await own_reminders.add_reminder(
        asking.session, asking.person, number, rule, words, asking.now
    )
    return await plan_of(asking.session, meeting, asking.now)


REMINDING = register(
    Form(
        "reminding",
        (
            Step("moment", _ask_moment, _take_moment_tap, _take_moment_words),
            Step("words", _ask_words, _take_usual, _take_words),
            Step("sure", _ask_sure, _take_sure),
        ),
        _finish,
        _leave,
    )
)
