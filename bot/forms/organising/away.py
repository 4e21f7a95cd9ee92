"""Going away for a while: until which day, and who answers as an organiser meanwhile."""

from datetime import date, time, timedelta

from bot.forms.engine import Asking, Form, Step, register
from bot.forms.municipality import MUNICIPALITY
from bot.forms.when import today
from bot.looks.kept import kept_about
from bot.reading.dates import read_date
from bot.reading.unclear import Reason, Unclear
from bot.screens import own_data
from bot.screens.organising import away as screens
from community.organising import away
from community.refusals import Reason as Refusal
from community.refusals import Refused
from community.rules.local_time import moment
from messengers.screen import Screen
from storage.models import Municipality, Person

MOST_OFFERED = 6


async def _offered(asking: Asking) -> screens.Offered:
    now = await today(asking)
    # On a Sunday the week is over: the next one is meant.
    end_of_week = now + timedelta(days=7 - now.isoweekday() % 7)
    return screens.Offered(now + timedelta(days=1), end_of_week, now + timedelta(days=7))


async def _ask_day(asking: Asking) -> Screen:
    return screens.until(asking.nonce, await _offered(asking))


async def _take_day_tap(asking: Asking, value: str) -> Screen | None:
    try:
        return await _take_day(asking, date.fromisoformat(value))
    except ValueError:
        return await _ask_day(asking)


async def _take_day_words(asking: Asking, words: str) -> Screen | None:
    read = read_date(words, await today(asking), asking.contact.language)
    return await _take_day(asking, read)


async def _take_day(asking: Asking, chosen: date | Unclear[date]) -> Screen | None:
    if isinstance(chosen, date) and chosen < await today(asking):
        chosen = Unclear(Reason.PAST)
    if isinstance(chosen, Unclear):
        return screens.until_unclear(asking.nonce, chosen, await _offered(asking))
    asking.filled["day"] = chosen.isoformat()
    return None


async def _candidates(asking: Asking) -> list[Person]:
    municipality = int(asking.filled["municipality"])
    return await away.candidates(asking.session, asking.person, municipality)


async def _ask_deputy(asking: Asking) -> Screen:
    return screens.deputy(asking.nonce, (await _candidates(asking))[:MOST_OFFERED])


async def _take_deputy(asking: Asking, value: str) -> Screen | None:
    if value not in {str(each.id) for each in await _candidates(asking)}:
        return await _ask_deputy(asking)
    asking.filled["deputy"] = int(value)
    return None


async def _take_deputy_words(asking: Asking, words: str) -> Screen | None:
    """A name is as good as its button, when it is the only one."""
    said = words.strip().casefold()
    found = [each for each in await _candidates(asking) if (each.name or "").casefold() == said]
    if len(found) != 1:
        return await _ask_deputy(asking)
    asking.filled["deputy"] = found[0].id
    return None


async def _ask_sure(asking: Asking) -> Screen:
    deputy = await _deputy(asking)
    return screens.sure(asking.nonce, date.fromisoformat(asking.filled["day"]), deputy)


async def _take_sure(asking: Asking, value: str) -> Screen | None:
    return None if value == screens.YES else await _ask_sure(asking)


async def _deputy(asking: Asking) -> Person:
    number = int(asking.filled["deputy"])
    found = {each.id: each for each in await _candidates(asking)}
    if number not in found:
        raise Refused(Refusal.OUT_OF_DATE)
    return found[number]


async def _leave_form(asking: Asking) -> Screen:
    kept = await kept_about(asking)
    return own_data.my_data(kept)


async def _finish(asking: Asking) -> Screen:
    filled = asking.filled
    town = await asking.session.get_one(Municipality, int(filled["municipality"]))
    deputy = await _deputy(asking)
    # The chosen day is the last: it ends with its last moment.
    until = moment(date.fromisoformat(filled["day"]) + timedelta(days=1), time(), town.zone)
    absence = await away.leave(
        asking.session, asking.person, town.id, deputy.id, until, asking.now
    )
    return screens.is_away(screens.StandIn(deputy.name or "", absence.until, town))


AWAY = register(
    Form(
        "away",
        (
            MUNICIPALITY,
            Step("day", _ask_day, _take_day_tap, _take_day_words),
            Step("deputy", _ask_deputy, _take_deputy, _take_deputy_words),
            Step("sure", _ask_sure, _take_sure),
        ),
        _finish,
        _leave_form,
    )
)
