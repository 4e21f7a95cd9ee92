"""Who sees to a need, and until which day."""

from datetime import date, time, timedelta

from bot.forms.engine import Asking, Form, Step, register
from bot.forms.needs.deeds import leave, need_of, seen
from bot.reading.dates import read_date
from bot.screens.needs import deeds as screens
from bot.screens.needs import triage as cards
from community.needs import triage
from community.needs.triage import LONGEST_OWNER, Task
from community.rules.local_time import local, moment
from community.rules.masking import HIDDEN, mask
from messengers.screen import Screen
from storage.queries.needs import owners
from storage.queries.needs.owners import Owner

# A promised day ends with the working day.
ENDS_AT = time(17)
OFFERED = (timedelta(days=30), timedelta(days=90), timedelta(days=180))
SUNDAY = 7
# With the way back at most seven choices (reference/domain.md, 4).
OFFERED_OWNERS = 5


async def _usual(asking: Asking) -> list[Owner]:
    need = await need_of(asking)
    return await owners.usual(asking.session, need.municipality_id, OFFERED_OWNERS)


async def _ask_owner(asking: Asking) -> Screen:
    return screens.owner(await need_of(asking), asking.nonce, await _usual(asking))


async def _take_owner_tap(asking: Asking, value: str) -> Screen | None:
    chosen = [each.words for each in await _usual(asking) if str(each.event_id) == value]
    if not chosen:
        return await _ask_owner(asking)
    asking.filled["owner"] = chosen[0]
    return None


async def _take_owner(asking: Asking, words: str) -> Screen | None:
    said = " ".join(words.split())
    if not said or len(said) > LONGEST_OWNER:
        return screens.owner_unclear(await _ask_owner(asking), LONGEST_OWNER)
    asking.filled["owner"] = mask(said, keeps_telephones=True)[0]
    return None


async def _today(asking: Asking) -> date:
    return local(asking.now, (await need_of(asking)).municipality.zone).date()


async def _ask_day(asking: Asking, unclear: str = "") -> Screen:
    today = await _today(asking)
    days = [_not_sunday(today + ahead) for ahead in OFFERED]
    return screens.done_by(await need_of(asking), asking.nonce, days, unclear)


def _not_sunday(day: date) -> date:
    return day + timedelta(days=1) if day.isoweekday() == SUNDAY else day


async def _take_day_tap(asking: Asking, value: str) -> Screen | None:
    if value == screens.NO_DAY:
        asking.filled["done_by"] = None
        return None
    try:
        return await _take_day(asking, date.fromisoformat(value))
    except ValueError:
        return await _ask_day(asking)


async def _take_day_words(asking: Asking, words: str) -> Screen | None:
    return await _take_day(asking, read_date(words, await _today(asking), asking.contact.language))


async def _take_day(asking: Asking, chosen: object) -> Screen | None:
    if not isinstance(chosen, date) or chosen < await _today(asking):
        return await _ask_day(asking, screens.day_unclear())
    asking.filled["done_by"] = chosen.isoformat()
    return None


async def _finish(asking: Asking) -> Screen:
    filled, zone = asking.filled, (await need_of(asking)).municipality.zone
    day = filled["done_by"] and date.fromisoformat(filled["done_by"])
    task = Task(filled["owner"], moment(day, ENDS_AT, zone) if day else None)
    need = await triage.assign(asking.session, asking.person, seen(asking), task, asking.now)
    screen = cards.assigned(need)
    return screens.masked(screen) if HIDDEN in filled["owner"] else screen


NEED_ASSIGNING = register(
    Form(
        "need_assigning",
        (
            Step("owner", _ask_owner, _take_owner_tap, _take_owner),
            Step("done_by", _ask_day, _take_day_tap, _take_day_words),
        ),
        _finish,
        leave,
    )
)
