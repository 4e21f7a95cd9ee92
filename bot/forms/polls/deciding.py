"""How a vote is held: secretly or not, what everybody chooses, until when, and who may vote."""

from datetime import date, datetime, time, timedelta

from bot.forms.engine import Asking, Step, is_missing
from bot.reading.moments import read_day_and_hour
from bot.reading.unclear import Unclear
from bot.screens.polls import making as screens
from community.outbox import WAIT_BEFORE_SENDING
from community.rules.local_time import local, moment
from community.rules.polls.ballots import mark_limits
from community.rules.quiet_hours import next_decent_moment
from messengers.screen import Screen
from storage.kinds import PollMethod
from storage.models import Municipality
from storage.queries import people, towns

# reference/domain.md, 4, I5 and I6: until six in the evening of that day.
OFFERED_DAYS = (3, 7)
CLOSES_AT = time(18)
OFFERED_HOURS = (time(12), time(15), CLOSES_AT, time(20))
MOST_DAYS = 92
SUNDAY = 7
METHODS = (
    (PollMethod.CHOICE, 1),
    (PollMethod.CHOICE, 2),
    (PollMethod.CHOICE, 3),
    (PollMethod.CHOICE, 5),
    (PollMethod.POINTS, 5),
    (PollMethod.ORDER, 3),
)


async def town_of(asking: Asking) -> Municipality:
    """The municipality in which is asked."""
    return await asking.session.get_one(Municipality, int(asking.filled["municipality"]))


def offered_methods(options: int) -> list[tuple[PollMethod, int]]:
    """What makes sense with so many options: of all but one there is something to choose."""
    return [
        (method, marks)
        for method, marks in METHODS
        if marks in mark_limits(method, options)
        and (marks == 1 or (options > 2 and (method != PollMethod.CHOICE or marks < options)))
    ]


async def _ask_mode(asking: Asking) -> Screen:
    return screens.mode(asking.nonce)


async def _take_mode(asking: Asking, value: str) -> Screen | None:
    if value not in {screens.SECRET, screens.OPEN}:
        return await _ask_mode(asking)
    asking.filled["mode"] = value
    return None


def _options(asking: Asking) -> int:
    words = asking.filled.get("words")
    return len(words["options"]) if words else len(asking.filled["picked"])


async def _ask_method(asking: Asking) -> Screen:
    return screens.method(asking.nonce, offered_methods(_options(asking)))


async def _take_method(asking: Asking, value: str) -> Screen | None:
    offered = {f"{kind.value}-{marks}" for kind, marks in offered_methods(_options(asking))}
    if value not in offered:
        return await _ask_method(asking)
    asking.filled["method"] = value
    return None


async def _ask_until(asking: Asking) -> Screen:
    return screens.until(asking.nonce, OFFERED_DAYS)


async def in_days(asking: Asking, days: int) -> str:
    """The usual hour so many days on; of the Monday, if that is a Sunday."""
    zone = (await town_of(asking)).zone
    day = local(asking.now, zone).date() + timedelta(days=days)
    if day.isoweekday() == SUNDAY:
        day += timedelta(days=1)
    return moment(day, CLOSES_AT, zone).isoformat()


async def _take_until(asking: Asking, value: str) -> Screen | None:
    if value in {str(days) for days in OFFERED_DAYS}:
        asking.filled["until"] = await in_days(asking, int(value))
        return None
    day, _, hour = value.partition("T")
    try:
        chosen = date.fromisoformat(day)
        at = time.fromisoformat(hour).replace(tzinfo=None) if hour else CLOSES_AT
    except ValueError:
        return await _ask_until(asking)
    return await _take_moment(asking, chosen, at)


async def _take_until_words(asking: Asking, words: str) -> Screen | None:
    today = local(asking.now, (await town_of(asking)).zone).date()
    day, hour = read_day_and_hour(words, today, asking.contact.language)
    if isinstance(day, Unclear):
        return screens.until_unclear(asking.nonce, day, OFFERED_DAYS)
    if isinstance(hour, Unclear):
        return screens.until_hour_unclear(asking.nonce, day, hour, OFFERED_HOURS)
    return await _take_moment(asking, day, hour or CLOSES_AT)


async def _take_moment(asking: Asking, day: date, hour: time) -> Screen | None:
    zone = (await town_of(asking)).zone
    closes_at = moment(day, hour, zone)
    heard_at = next_decent_moment(asking.now + WAIT_BEFORE_SENDING, zone)
    if not heard_at < closes_at < asking.now + timedelta(days=MOST_DAYS):
        return screens.until_past(asking.nonce, OFFERED_DAYS)
    asking.filled["until"] = closes_at.isoformat()
    return None


async def _ask_who(asking: Asking) -> Screen:
    sizes = await towns.groups_with_sizes(asking.session, int(asking.filled["municipality"]))
    chosen = [group.id for group, size in sizes if size]
    everybody = await people.count_members(asking.session, chosen)
    return screens.who(asking.nonce, sizes, everybody)


async def _take_who(asking: Asking, value: str) -> Screen | None:
    sizes = await towns.groups_with_sizes(asking.session, int(asking.filled["municipality"]))
    known = {str(group.id): group.id for group, size in sizes if size}
    if value == screens.EVERYBODY and known:
        asking.filled["who"] = screens.EVERYBODY
    elif value in known:
        asking.filled["who"] = [known[value]]
    else:
        return await _ask_who(asking)
    return None


async def electorate(asking: Asking) -> int:
    """How many people may vote, as far as it is filled in."""
    who = asking.filled["who"]
    if who == screens.EVERYBODY:
        sizes = await towns.groups_with_sizes(asking.session, int(asking.filled["municipality"]))
        who = [group.id for group, _size in sizes]
    return await people.count_members(asking.session, who)


async def _ask_quorum(asking: Asking) -> Screen:
    return screens.quorum(asking.nonce, await electorate(asking))


async def _take_quorum(asking: Asking, value: str) -> Screen | None:
    number = value.strip()
    if number == screens.NO_QUORUM:
        asking.filled["quorum"] = None
        return None
    everybody = await electorate(asking)
    if not (number.isdecimal() and number.isascii() and 1 <= int(number[:9]) <= everybody):
        return screens.quorum_unclear(asking.nonce, everybody)
    asking.filled["quorum"] = int(number)
    return None


async def _is_single(asking: Asking) -> bool:
    return asking.is_single


def closes_at(asking: Asking) -> datetime:
    """When the vote closes, as it is filled in."""
    return datetime.fromisoformat(asking.filled["until"])


STEPS = (
    Step("mode", _ask_mode, _take_mode, is_needed=is_missing("mode")),
    Step("method", _ask_method, _take_method, is_needed=is_missing("method")),
    Step("until", _ask_until, _take_until, _take_until_words, is_missing("until")),
    Step("who", _ask_who, _take_who, is_needed=is_missing("who")),
    # Asked by itself only: most votes have none.
    Step("quorum", _ask_quorum, _take_quorum, _take_quorum, _is_single, is_kept=True),
)
