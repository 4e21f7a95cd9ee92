"""A vote about what is needed: which of the accepted needs, under which names, how it is asked."""

from typing import Any

from bot.forms.engine import Asking, Need, Step
from bot.forms.polls.deciding import town_of
from bot.forms.polls.words import is_readable
from bot.screens.polls import picking as screens
from bot.screens.polls.making import name_unreadable
from bot.texts import speaking
from community.polls.drafts import LONGEST_NAME, LONGEST_QUESTION
from community.rules.polls.ballots import FEWEST_OPTIONS, MOST_OPTIONS
from messengers.screen import Screen
from storage.kinds import NeedArea
from storage.models import Need as StoredNeed
from storage.queries.polls import organised

NEEDS_ON_A_PAGE = 4


def _picked(asking: Asking) -> list[int]:
    found: list[int] = asking.filled.setdefault("picked", [])
    return found


def chosen(asking: Asking) -> dict[str, Any]:
    """The question and the options that were made of needs."""
    names: dict[str, str] = asking.filled["called"]
    options = [[names[str(number)], number] for number in _picked(asking) if str(number) in names]
    return {"question": asking.filled["heading"], "options": options}


def _is_missing(name: str) -> Need:
    """Asked where the words are to be made of what is needed."""

    async def is_needed(asking: Asking) -> bool:
        return asking.filled.get("words", "") is None and name not in asking.filled

    return is_needed


async def _ask_needs(asking: Asking) -> Screen:
    filled, town = asking.filled, int(asking.filled["municipality"])
    if filled.get("looks_at") == screens.TOPICS:
        areas = await organised.areas_of_needs(asking.session, town)
        return screens.topics(asking.nonce, areas)
    area = NeedArea(filled["area"]) if filled.get("area") else None
    page = int(filled.get("page", 0))
    found = await organised.needs(
        asking.session, town, area, page * NEEDS_ON_A_PAGE, NEEDS_ON_A_PAGE
    )
    total = await organised.count_needs(asking.session, town, area)
    shown = screens.Page(page, page * NEEDS_ON_A_PAGE + len(found) < total)
    return screens.needs(asking.nonce, found, _picked(asking), shown)


async def _take_need(asking: Asking, value: str) -> Screen | None:
    filled, picked = asking.filled, _picked(asking)
    kind, _, rest = value.partition("-")
    if value == screens.DONE and len(picked) >= FEWEST_OPTIONS:
        filled.update(needs=True, called={})
        return None
    if kind == screens.PAGE and rest.isdecimal():
        filled["page"] = int(rest[:4])
    elif value == screens.TOPICS:
        filled["looks_at"] = screens.TOPICS
    elif kind == screens.TOPIC and (not rest or rest in set(NeedArea)):
        filled.update(area=rest, page=0)
        filled.pop("looks_at", None)
    elif value.isdecimal():
        await _toggle(asking, int(value[:18]))
    return await _ask_needs(asking)


async def _toggle(asking: Asking, number: int) -> None:
    picked = _picked(asking)
    if number in picked:
        picked.remove(number)
    elif len(picked) < MOST_OPTIONS:
        town = int(asking.filled["municipality"])
        if await organised.need(asking.session, town, number) is not None:
            picked.append(number)


async def _next_unnamed(asking: Asking) -> StoredNeed | None:
    """The first need whose name on the ballot is still to be said; short ones name themselves."""
    names, town = asking.filled["called"], int(asking.filled["municipality"])
    for number in _picked(asking):
        if str(number) in names:
            continue
        need = await organised.need(asking.session, town, number)
        if need is None:
            continue
        own = need.short_name or need.wording or ""
        if is_readable(own) and len(own) <= LONGEST_NAME and _is_new(asking, own):
            names[str(number)] = own
        else:
            return need
    return None


def _is_new(asking: Asking, name: str) -> bool:
    return name.casefold() not in {each.casefold() for each in asking.filled["called"].values()}


async def _is_a_name_missing(asking: Asking) -> bool:
    is_of_needs = asking.filled.get("words", "") is None and "called" in asking.filled
    return is_of_needs and await _next_unnamed(asking) is not None


async def _ask_name(asking: Asking) -> Screen:
    need = await _next_unnamed(asking)
    assert need is not None, "this is asked only while a name is missing"
    return screens.short_name(asking.nonce, need, _proposed(need))


def _proposed(need: StoredNeed) -> str:
    """As many whole words as fit."""
    words = (need.wording or "").split()
    while words and len(" ".join(words)) > LONGEST_NAME:
        words.pop()
    proposed = " ".join(words)
    return proposed if is_readable(proposed) else ""


async def _take_name_tap(asking: Asking, value: str) -> Screen | None:
    need = await _next_unnamed(asking)
    if need is not None and value != str(need.id):
        # A second tap: it was about the need before.
        return await _ask_name(asking)
    return await _take_name(asking, _proposed(need) if need is not None else "")


async def _take_name(asking: Asking, words: str) -> Screen | None:
    need, name = await _next_unnamed(asking), " ".join(words.split())
    if need is None:
        return None
    if len(name) > LONGEST_NAME:
        return screens.name_too_long(await _ask_name(asking), len(name), LONGEST_NAME)
    if not (name and _is_new(asking, name)):
        return screens.name_unfit(await _ask_name(asking), LONGEST_NAME)
    if not is_readable(name):
        return name_unreadable(await _ask_name(asking), name)
    asking.filled["called"][str(need.id)] = name
    return await _ask_name(asking) if await _next_unnamed(asking) is not None else None


async def _ask_heading(asking: Asking) -> Screen:
    return screens.heading(asking.nonce, await _usual_heading(asking))


async def _usual_heading(asking: Asking) -> str:
    town = await town_of(asking)
    with speaking(town.language):
        return screens.usual_heading(town)


async def _take_usual_heading(asking: Asking, value: str) -> Screen | None:
    return await _take_heading(asking, await _usual_heading(asking))


async def _take_heading(asking: Asking, words: str) -> Screen | None:
    question = " ".join(words.split())
    if not 0 < len(question) <= LONGEST_QUESTION:
        return await _ask_heading(asking)
    asking.filled["heading"] = question
    return None


STEPS = (
    Step("needs", _ask_needs, _take_need, is_needed=_is_missing("needs")),
    Step("names", _ask_name, _take_name_tap, _take_name, _is_a_name_missing),
    Step("heading", _ask_heading, _take_usual_heading, _take_heading, _is_missing("heading")),
)
