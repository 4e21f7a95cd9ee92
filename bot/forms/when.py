"""On which day and at what hour: two questions, often answered in one sentence."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.forms.engine import Asking, Step, is_missing
from bot.reading.hours import read_hour, wall_time
from bot.reading.moments import read_day_and_hour
from bot.reading.unclear import Reason, Unclear
from bot.screens.organising import scheduling as screens
from messengers.screen import Screen
from storage.models import Municipality

OFFERED_DAYS = 6
OFFERED_HOURS = (time(10), time(11), time(14), time(17, 30))


async def moment(asking: Asking) -> datetime:
    """The aware moment of the day and the hour that are filled in."""
    found = await _moment(asking, time.fromisoformat(asking.filled["hour"]))
    assert isinstance(found, datetime), "the hour was checked when it was taken"
    return found


async def is_ahead(asking: Asking, day: date, hour: time) -> bool:
    """Whether there is such a moment and it is still to come."""
    found = wall_time(day, hour, (await _municipality(asking)).zone)
    return isinstance(found, datetime) and found > asking.now


async def _municipality(asking: Asking) -> Municipality:
    found = await asking.session.get(Municipality, int(asking.filled["municipality"]))
    assert found is not None, "the step before has checked it"
    return found


async def today(asking: Asking) -> date:
    """The local date of the municipality in question."""
    town = await _municipality(asking)
    return asking.now.astimezone(ZoneInfo(town.zone)).date()


def _offered_days(now: date) -> list[date]:
    """The next working days, from tomorrow on."""
    ahead = (now + timedelta(days=number) for number in range(1, 14))
    return [day for day in ahead if day.isoweekday() <= 5][:OFFERED_DAYS]


async def _ask_day(asking: Asking) -> Screen:
    named = [date.fromisoformat(day) for day in asking.filled.get("days", [])]
    return screens.day(asking.nonce, named or _offered_days(await today(asking)))


async def _take_day_tap(asking: Asking, value: str) -> Screen | None:
    try:
        chosen = date.fromisoformat(value)
    except ValueError:
        return await _ask_day(asking)
    return await _take_day(asking, chosen)


async def _take_day_words(asking: Asking, words: str) -> Screen | None:
    read = read_day_and_hour(words, await today(asking), asking.contact.language)
    if isinstance(read.hour, time):
        asking.filled["hour"] = read.hour.isoformat("minutes")
    asked_back = await _take_day(asking, read.day)
    if asked_back is None and isinstance(read.hour, Unclear):
        return await _ask_hour_back(asking, read.hour)
    return asked_back


async def _take_day(asking: Asking, chosen: date | Unclear[date]) -> Screen | None:
    now = await today(asking)
    if isinstance(chosen, date) and chosen < now:
        chosen = Unclear(Reason.PAST)
    if isinstance(chosen, Unclear):
        return screens.day_unclear(asking.nonce, chosen, _offered_days(now))
    asking.filled["day"] = chosen.isoformat()
    if "hour" not in asking.filled:
        return None
    hour = await _ahead(asking, time.fromisoformat(asking.filled["hour"]))
    return await _ask_hour_back(asking, hour) if isinstance(hour, Unclear) else None


async def _ask_hour_back(asking: Asking, unclear: Unclear[time]) -> Screen:
    """The day is clear, and its hour is not: that question is the present one now."""
    asking.filled.pop("hour", None)
    form, _step_name = str(asking.standing.state).split(":")
    asking.standing.state = f"{form}:{HOUR.name}"
    return screens.hour_unclear(asking.nonce, unclear, await _offered_hours(asking))


async def _ask_hour(asking: Asking) -> Screen:
    return screens.hour(asking.nonce, await _offered_hours(asking))


async def _offered_hours(asking: Asking) -> list[time]:
    return [hour for hour in OFFERED_HOURS if isinstance(await _ahead(asking, hour), time)]


async def _take_hour_tap(asking: Asking, value: str) -> Screen | None:
    try:
        chosen = time(int(value[:2]), int(value[2:]))
    except ValueError:
        return await _ask_hour(asking)
    return await _take_hour(asking, chosen)


async def _take_hour_words(asking: Asking, words: str) -> Screen | None:
    return await _take_hour(asking, read_hour(words, asking.contact.language))


async def _take_hour(asking: Asking, chosen: time | Unclear[time]) -> Screen | None:
    if isinstance(chosen, time):
        chosen = await _ahead(asking, chosen)
    if isinstance(chosen, Unclear):
        return screens.hour_unclear(asking.nonce, chosen, await _offered_hours(asking))
    asking.filled["hour"] = chosen.isoformat("minutes")
    return None


async def _ahead(asking: Asking, hour: time) -> time | Unclear[time]:
    moment = await _moment(asking, hour)
    if isinstance(moment, Unclear):
        return moment
    return hour if moment > asking.now else Unclear(Reason.PAST)


async def _moment(asking: Asking, hour: time) -> datetime | Unclear[time]:
    town = await _municipality(asking)
    return wall_time(date.fromisoformat(asking.filled["day"]), hour, town.zone)


DAY = Step("day", _ask_day, _take_day_tap, _take_day_words, is_needed=is_missing("day"))
HOUR = Step("hour", _ask_hour, _take_hour_tap, _take_hour_words, is_needed=is_missing("hour"))
