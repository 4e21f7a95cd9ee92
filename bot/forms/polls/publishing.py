"""Before results are told: what becomes of equal places, and by when the municipality answers."""

from datetime import date, timedelta

from bot.forms.engine import Asking, Form, Step, is_missing, register
from bot.looks.polls.cards import card_of
from bot.looks.polls.results import results_preview_of
from bot.reading.dates import read_date
from bot.reading.unclear import Reason, Unclear
from bot.screens.polls import publishing as screens
from community.polls import publishing
from community.polls.outcomes import Outcome
from community.polls.publishing import Decided
from community.rules.local_time import local
from community.rules.promised_day import SUNDAY, promised_by
from messengers.screen import Screen
from storage.kinds import TieBreak
from storage.models import Poll

# reference/domain.md, 4, D8: about two weeks; a month for what a council has to decide.
OFFERED_DAYS = (7, 14, 30)


async def _counted(asking: Asking) -> tuple[Poll, Outcome]:
    number = int(asking.filled["poll"])
    return await publishing.countable(asking.session, asking.person, number)


async def _is_tied(asking: Asking) -> bool:
    if "ties" in asking.filled:
        return False
    _poll, outcome = await _counted(asking)
    return bool(outcome.ties)


async def _ask_ties(asking: Asking) -> Screen:
    poll, outcome = await _counted(asking)
    return screens.tie(asking.nonce, poll, outcome)


async def _take_ties(asking: Asking, value: str) -> Screen | None:
    _poll, outcome = await _counted(asking)
    if value not in screens.ways_out_of(outcome):
        return await _ask_ties(asking)
    asking.filled["ties"] = value
    return None


async def _offered(asking: Asking) -> list[date]:
    poll, _outcome = await _counted(asking)
    zone = poll.municipality.zone
    return [local(promised_by(asking.now, zone, days), zone).date() for days in OFFERED_DAYS]


async def _ask_answer(asking: Asking) -> Screen:
    return screens.answer(asking.nonce, await _offered(asking))


async def _take_answer_tap(asking: Asking, value: str) -> Screen | None:
    if value == screens.NO_ANSWER:
        asking.filled["answer"] = None
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return await _ask_answer(asking)
    return await _take_day(asking, day)


async def _take_answer_words(asking: Asking, words: str) -> Screen | None:
    read = read_date(words, await _today(asking), asking.contact.language)
    if isinstance(read, Unclear):
        return screens.answer_unclear(asking.nonce, read, await _offered(asking))
    return await _take_day(asking, read)


async def _today(asking: Asking) -> date:
    poll, _outcome = await _counted(asking)
    return local(asking.now, poll.municipality.zone).date()


async def _take_day(asking: Asking, day: date) -> Screen | None:
    if day <= await _today(asking):
        past: Unclear[date] = Unclear(Reason.PAST)
        return screens.answer_unclear(asking.nonce, past, await _offered(asking))
    if day.weekday() == SUNDAY:
        return screens.answer_on_sunday(asking.nonce, day + timedelta(days=1))
    asking.filled["answer"] = day.isoformat()
    return None


async def _finish(asking: Asking) -> list[Screen]:
    poll, _outcome = await _counted(asking)
    day, ties = asking.filled["answer"], asking.filled.get("ties")
    answer_by = None
    if day is not None:
        zone = poll.municipality.zone
        days = (date.fromisoformat(day) - local(asking.now, zone).date()).days
        answer_by = promised_by(asking.now, zone, days)
    decided = Decided(TieBreak(ties) if ties else None, answer_by)
    poll, _outcome = await publishing.decide(
        asking.session, asking.person, poll.id, decided, asking.now
    )
    return await results_preview_of(asking.session, asking.person, poll, asking.now)


async def _leave(asking: Asking) -> Screen:
    poll, _outcome = await _counted(asking)
    return await card_of(asking.session, asking.person, poll, asking.now)


PUBLISHING = register(
    Form(
        "publishing",
        (
            Step("ties", _ask_ties, _take_ties, is_needed=_is_tied),
            Step(
                "answer", _ask_answer, _take_answer_tap, _take_answer_words, is_missing("answer")
            ),
        ),
        _finish,
        _leave,
    )
)
