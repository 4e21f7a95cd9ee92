"""In which municipality: asked of organisers of several, and known of all others."""

from bot.forms.engine import Asking, Step
from bot.screens.organising import scheduling as screens
from messengers.screen import Screen
from storage.queries import people


async def _is_open(asking: Asking) -> bool:
    if "municipality" in asking.filled:
        return False
    mine = await people.organised_by(asking.session, asking.person.id)
    if len(mine) == 1:
        asking.filled["municipality"] = mine[0].id
    return len(mine) != 1


async def _ask(asking: Asking) -> Screen:
    mine = await people.organised_by(asking.session, asking.person.id)
    return screens.municipality(asking.nonce, mine)


async def _take_tap(asking: Asking, value: str) -> Screen | None:
    mine = await people.organised_by(asking.session, asking.person.id)
    if value not in {str(town.id) for town in mine}:
        return screens.municipality(asking.nonce, mine)
    asking.filled["municipality"] = int(value)
    return None


MUNICIPALITY = Step("municipality", _ask, _take_tap, is_needed=_is_open)
