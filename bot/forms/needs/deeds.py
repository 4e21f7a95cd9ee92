"""What an organiser does about a need in a few words of theirs."""

from collections.abc import Awaitable, Callable

from bot.forms.engine import Asking, Form, Step, register
from bot.looks.needs.triage import card_of, people_of
from bot.screens.forms import dropped
from bot.screens.needs import cards
from bot.screens.needs import deeds as screens
from bot.screens.needs.triage import decided
from bot.taps.needs.triage import Deed
from community.needs import merging, triage
from community.needs.triage import LONGEST_WORDS, Seen
from community.refusals import Reason, Refused
from community.rules.masking import HIDDEN, mask
from messengers.screen import Screen
from storage.models import Need
from storage.queries.needs import triage as queries
from storage.queries.needs.triage import Similar


def seen(asking: Asking) -> Seen:
    """The need that the form is about, as it was when the form was begun."""
    return Seen(int(asking.filled["need"]), int(asking.filled["version"]))


async def need_of(asking: Asking) -> Need:
    """The same, as it stands now. Raises Refused NEED_GONE or NOT_FOUND."""
    return await triage.looked_at(asking.session, asking.person, seen(asking).need_id)


async def leave(asking: Asking) -> Screen:
    """Back to its card, if it is still there, and theirs to look at."""
    try:
        need = await need_of(asking)
    except Refused as refused:
        return cards.no_more() if refused.reason == Reason.NEED_GONE else dropped()
    return await card_of(asking.session, need, asking.now)


def _deed(asking: Asking) -> Deed:
    return Deed(asking.filled["deed"])


async def _ask(asking: Asking) -> Screen:
    return screens.words(await need_of(asking), _deed(asking), asking.nonce)


async def _take_tap(asking: Asking, value: str) -> Screen | None:
    deed = _deed(asking)
    usual = screens.usual(deed)
    if value == screens.WORDLESS and deed in screens.MAY_BE_WORDLESS:
        asking.filled["words"] = None
        return None
    if value not in usual:
        return await _ask(asking)
    # The icon is the button's: people read the words.
    asking.filled["words"] = usual[value]
    return None


async def _take_words(asking: Asking, words: str) -> Screen | None:
    deed = _deed(asking)
    if deed == Deed.MERGE:
        return await _take_number(asking, words.strip())
    # An office to which it is passed on may be called.
    said, _has_number = mask(words.strip(), keeps_telephones=True)
    if not said or len(said) > LONGEST_WORDS:
        need = await need_of(asking)
        return screens.words_unclear(need, deed, asking.nonce, LONGEST_WORDS)
    asking.filled["words"] = said
    return None


async def _take_number(asking: Asking, said: str) -> Screen | None:
    need = await need_of(asking)
    digits = said.removeprefix("№").strip()
    number = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else 0
    into_id = await queries.by_number(asking.session, need.municipality_id, number)
    try:
        into = await merging.other(asking.session, asking.person, need, into_id or 0)
    except Refused:
        return screens.number_unclear(need, asking.nonce)
    asking.filled["into"] = into.id
    return None


async def sure_to_merge(asking: Asking, known: Seen, into_id: int) -> Screen:
    """Is it the same? Raises Refused NOT_FOUND or OUT_OF_DATE."""
    session, person = asking.session, asking.person
    need = await triage.opened(session, person, known)
    into = await merging.other(session, person, need, into_id)
    return screens.sure(need, Similar(into, await people_of(session, into)))


async def _finish(asking: Asking) -> Screen:
    await need_of(asking)
    session, person, now = asking.session, asking.person, asking.now
    deed, known = _deed(asking), seen(asking)
    if deed == Deed.MERGE:
        return await sure_to_merge(asking, known, int(asking.filled["into"]))
    words: str | None = asking.filled["words"]
    if deed in cards.LEADS_TO:
        need = await triage.move(session, person, known, cards.LEADS_TO[deed], words, now)
    else:
        need = await WORDED[deed](session, person, known, words or "", now)
    screen = decided(need, is_told=deed != Deed.NOTE)
    return screens.masked(screen) if HIDDEN in (words or "") else screen


Worded = Callable[..., Awaitable[Need]]
WORDED: dict[Deed, Worded] = {Deed.ASK: triage.ask, Deed.NOTE: triage.note}

NEED_DEED = register(
    Form("need_deed", (Step("words", _ask, _take_tap, _take_words),), _finish, leave)
)
