"""An organiser goes away for a while, and comes back."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.conversation_state import current
from bot.filters import Joined
from bot.forms.engine import Asking, begin, drop
from bot.forms.organising.away import AWAY
from bot.screens.organising import away as screens
from bot.taps import AwayTap, BackTap
from community.organising import away
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person
from storage.queries import people

router = Router(name="away")
router.callback_query.filter(Joined())


@router.callback_query(AwayTap.filter())
async def leave(
    event: CallbackQuery, session: Session, person: Person, asking: Asking
) -> Screen | list[Screen]:
    """Begin to go away; nothing is asked if nobody may stand in."""
    mine = await people.organised_by(session, person.id)
    if not mine:
        raise Refused(Reason.NOT_ALLOWED)
    if not any([await away.candidates(session, person, town.id) for town in mine]):
        return screens.nobody()
    return await begin(AWAY, asking)


@router.callback_query(BackTap.filter())
async def come_back(
    event: CallbackQuery, session: Session, person: Person, now: datetime
) -> Screen:
    """Everything comes to them again."""
    if not await people.organised_by(session, person.id):
        raise Refused(Reason.NOT_ALLOWED)
    drop(current.get())
    return screens.is_back(await away.come_back(session, person, now))
