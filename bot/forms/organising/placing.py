"""A place for the municipality's list, or another name for one."""

from bot.forms.engine import Asking, Form, Step, register
from bot.screens.organising import lists as screens
from community import places
from community.rules.names import clean_name
from messengers.screen import Screen
from storage.database import Session
from storage.queries import towns

LONGEST_PLACE = 100


def place_name(words: str) -> str | None:
    """The name of a place as it will be kept; None if it is empty or too long."""
    name = " ".join(words.split())
    return name if name and len(name) <= LONGEST_PLACE and clean_name(name[:60]) else None


async def places_of(session: Session, municipality_id: int, page: int = 0) -> Screen:
    """One page of a municipality's list."""
    found = await towns.places(
        session, municipality_id, screens.ON_A_PAGE, page * screens.ON_A_PAGE
    )
    total = await towns.count_places(session, municipality_id)
    return screens.places(municipality_id, found, total, page)


async def _ask_name(asking: Asking) -> Screen:
    return screens.ask_place(asking.nonce)


async def _no_tap(asking: Asking, value: str) -> Screen | None:
    return await _ask_name(asking)


async def _take_name(asking: Asking, words: str) -> Screen | None:
    name = place_name(words)
    if name is None:
        return screens.place_unclear(asking.nonce)
    municipality_id = int(asking.filled["municipality"])
    if await towns.find_place(asking.session, municipality_id, name) is not None:
        return screens.place_known(asking.nonce)
    asking.filled["name"] = name
    return None


async def _leave(asking: Asking) -> Screen:
    return await places_of(asking.session, int(asking.filled["municipality"]))


async def _finish(asking: Asking) -> Screen:
    session, person, filled = asking.session, asking.person, asking.filled
    number, name = int(filled["municipality"]), str(filled["name"])
    if "place" in filled:
        await places.rename_place(session, person, int(filled["place"]), name, asking.now)
    else:
        await places.add_place(session, person, number, name, asking.now)
    return await places_of(session, number)


PLACING = register(
    Form("placing", (Step("name", _ask_name, _no_tap, _take_name),), _finish, _leave)
)
