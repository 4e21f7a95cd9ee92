"""Accepting a need: in which neutral words members read it, and its short name."""

from bot.forms.engine import Asking, Form, Step, register
from bot.forms.needs.deeds import leave, need_of, seen
from bot.screens.needs import deeds as screens
from bot.screens.needs import triage as cards
from community.needs import triage
from community.needs.triage import LONGEST_SHORT_NAME, LONGEST_WORDING, Wording
from community.rules.masking import HIDDEN, mask
from community.rules.need_path import UNDECIDED
from messengers.screen import Screen


def _one_line(words: str, most: int) -> str | None:
    line = mask(" ".join(words.split()))[0]
    return line if line and len(line) <= most else None


def _as_it_stands(words: str, most: int) -> str | None:
    """What could be read by all; what hides somebody's number is not for that."""
    line = _one_line(words, most)
    return None if line is None or HIDDEN in line else line


async def _offered_wording(asking: Asking) -> str | None:
    need = await need_of(asking)
    return _as_it_stands(need.wording or need.text or "", LONGEST_WORDING)


async def _ask_wording(asking: Asking) -> Screen:
    offered = await _offered_wording(asking)
    return screens.wording(await need_of(asking), asking.nonce, offered)


async def _use_wording(asking: Asking, value: str) -> Screen | None:
    offered = await _offered_wording(asking)
    if value != screens.WORDLESS or offered is None:
        return await _ask_wording(asking)
    # As it stands: its author's words are kept with the need alone.
    asking.filled["wording"] = None
    return None


async def _take_wording(asking: Asking, words: str) -> Screen | None:
    said = _one_line(words, LONGEST_WORDING)
    if said is None:
        offered = await _offered_wording(asking)
        need = await need_of(asking)
        return screens.wording_unclear(need, asking.nonce, offered, LONGEST_WORDING)
    asking.filled["wording"] = said
    return None


async def _wording(asking: Asking) -> str:
    return asking.filled["wording"] or await _offered_wording(asking) or ""


async def _offered_name(asking: Asking) -> str | None:
    """The name that it has; else, if they are short enough, the words that were just given."""
    named = _as_it_stands((await need_of(asking)).short_name or "", LONGEST_SHORT_NAME)
    return named or _as_it_stands(await _wording(asking), LONGEST_SHORT_NAME)


async def _ask_name(asking: Asking) -> Screen:
    offered, need = await _offered_name(asking), await need_of(asking)
    screen = screens.short_name(need, asking.nonce, offered, LONGEST_SHORT_NAME)
    return screens.masked(screen) if HIDDEN in await _wording(asking) else screen


async def _use_name(asking: Asking, value: str) -> Screen | None:
    offered = await _offered_name(asking)
    if value != screens.WORDLESS or offered is None:
        return await _ask_name(asking)
    asking.filled["short_name"] = None
    return None


async def _take_name(asking: Asking, words: str) -> Screen | None:
    said = _one_line(words, LONGEST_SHORT_NAME)
    if said is None:
        return await _ask_name(asking)
    asking.filled["short_name"] = said
    return None


async def _finish(asking: Asking) -> Screen:
    filled, need = asking.filled, await need_of(asking)
    is_new = need.state in UNDECIDED
    write = triage.accept if is_new else triage.reword
    name = filled["short_name"] or await _offered_name(asking) or ""
    wording = Wording(await _wording(asking), name)
    need = await write(asking.session, asking.person, seen(asking), wording, asking.now)
    screen = cards.decided(need, is_told=True) if is_new else cards.reworded(need)
    return screens.masked(screen) if HIDDEN in wording.short_name else screen


NEED_ACCEPTING = register(
    Form(
        "need_accepting",
        (
            Step("wording", _ask_wording, _use_wording, _take_wording),
            Step("short_name", _ask_name, _use_name, _take_name),
        ),
        _finish,
        leave,
    )
)
