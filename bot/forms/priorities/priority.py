"""One priority: which meeting decided it, its area, its short name, its official wording.

Asked for one that is added, as far as it is not known, and one by one for what is changed.
"""

from bot.forms.engine import Asking, Form, Step, is_missing, register
from bot.looks.priorities.drafts import draft_with, one_of
from bot.screens.priorities import adding as screens
from community import doors
from community.priorities import changing
from community.priorities.changing import Change, Move, NewPriority
from community.rules.names import clean_name
from community.rules.permissions import Permission
from community.rules.priorities import AREAS, LONGEST_SHORT_NAME, LONGEST_WORDING
from messengers.screen import Screen
from storage.kinds import NeedArea
from storage.models import PriorityList
from storage.queries.priorities import sources


async def _list(asking: Asking) -> PriorityList:
    number = int(asking.filled["priorities"])
    may = Permission.KEEP_PRIORITIES
    return await doors.kept_priorities(asking.session, asking.person, number, may)


async def _ask_meeting(asking: Asking, page: int = 0) -> Screen:
    session, town = asking.session, (await _list(asking)).municipality_id
    size = screens.ON_A_PAGE
    offered = await sources.meetings(session, town, asking.now, page * size, size)
    total = await sources.count_meetings(session, town, asking.now)
    asking.filled["page"] = page
    return screens.ask_meeting(
        asking.nonce, offered, has_earlier=(page + 1) * size < total, has_later=page > 0
    )


async def _take_meeting(asking: Asking, value: str) -> Screen | None:
    page = int(asking.filled.get("page", 0))
    if value in {screens.EARLIER, screens.LATER}:
        return await _ask_meeting(asking, max(0, page + (1 if value == screens.EARLIER else -1)))
    town = (await _list(asking)).municipality_id
    number = int(value) if value.isascii() and value.isdecimal() else 0
    if await sources.meeting(asking.session, town, min(number, 2**53), asking.now) is None:
        return await _ask_meeting(asking, page)
    asking.filled["decided_by"] = number
    return None


async def _needs_meeting(asking: Asking) -> bool:
    return bool(asking.filled.get("is_decided"))


async def _ask_area(asking: Asking) -> Screen:
    return screens.ask_area(asking.nonce, is_rest=False)


async def _take_area(asking: Asking, value: str) -> Screen | None:
    if value not in AREAS:
        return screens.ask_area(asking.nonce, is_rest=value == screens.MORE)
    asking.filled["area"] = value
    return None


async def _ask_name(asking: Asking) -> Screen:
    return screens.ask_name(asking.nonce, asking.filled.get("wording"))


async def _no_tap_for_name(asking: Asking, value: str) -> Screen | None:
    return await _ask_name(asking)


async def _take_name(asking: Asking, words: str) -> Screen | None:
    name = clean_name(words, LONGEST_SHORT_NAME)
    if name is None:
        return screens.name_unclear(asking.nonce, asking.filled.get("wording"))
    asking.filled["name"] = name
    return None


async def _ask_wording(asking: Asking) -> Screen:
    return screens.ask_wording(asking.nonce)


async def _no_tap_for_wording(asking: Asking, value: str) -> Screen | None:
    return await _ask_wording(asking)


async def _take_wording(asking: Asking, words: str) -> Screen | None:
    wording = clean_name(words, LONGEST_WORDING)
    if wording is None:
        return screens.wording_unclear(asking.nonce)
    asking.filled["wording"] = wording
    return None


async def _only_by_itself(asking: Asking) -> bool:
    return False


async def _leave(asking: Asking) -> Screen:
    return await draft_with(asking.session, await _list(asking))


async def _finish(asking: Asking) -> Screen:
    session, person, filled = asking.session, asking.person, asking.filled
    number = int(filled["item"]) if "item" in filled else await _add(asking)
    if "revision" in filled:
        await _move(asking, number)
    elif "item" in filled and (change := _change(asking)) != Change():
        await changing.fix_priority(session, person, number, change, asking.now)
    found, item = await changing.item_of(session, person, number)
    return one_of(found, item)


async def _add(asking: Asking) -> int:
    filled = asking.filled
    new = NewPriority(
        area=NeedArea(filled["area"]),
        short_name=filled["name"],
        wording=filled.get("wording"),
        need_id=filled.get("need"),
        poll_id=filled.get("poll"),
        option=filled.get("option"),
        meeting_id=_meeting(asking),
    )
    session, number = asking.session, int(filled["priorities"])
    return (await changing.add_priority(session, asking.person, number, new, asking.now)).id


async def _move(asking: Asking, number: int) -> None:
    filled, meeting = asking.filled, _meeting(asking)
    if meeting is None:
        return
    move = Move(number, int(filled["revision"]), bool(filled["is_up"]), meeting)
    await changing.move_priority(asking.session, asking.person, move, asking.now)


def _change(asking: Asking) -> Change:
    filled = asking.filled
    area = filled.get("area")
    return Change(
        None if area is None else NeedArea(area),
        filled.get("name"),
        filled.get("wording"),
        _meeting(asking),
    )


def _meeting(asking: Asking) -> int | None:
    number = asking.filled.get("decided_by")
    return None if number is None else int(number)


PRIORITY = register(
    Form(
        "priority",
        (
            Step("meeting", _ask_meeting, _take_meeting, is_needed=_needs_meeting),
            Step("area", _ask_area, _take_area, is_needed=is_missing("area")),
            Step("name", _ask_name, _no_tap_for_name, _take_name, is_needed=is_missing("name")),
            Step(
                "wording",
                _ask_wording,
                _no_tap_for_wording,
                _take_wording,
                is_needed=_only_by_itself,
            ),
        ),
        _finish,
        _leave,
    )
)
