"""Stop, come back, see and correct one's own data, be erased."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.conversation_state import current
from bot.filters import Joined, OnlyOpens, Says
from bot.forms.correcting import CORRECTING
from bot.forms.engine import Asking, begin_at, drop
from bot.looks.again import draw_again, resumed
from bot.looks.kept import kept_about
from bot.looks.menus import back_again, menu_of
from bot.reading.whole_message import CommandWord
from bot.screens import own_data as screens
from bot.taps import CorrectTap, EraseNowTap, EraseTap, MyDataTap, StartTap, StopTap
from community import own_data, reach
from community.joining import decline
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import ContactState
from storage.models import Contact, Person

router = Router(name="leaving")


@router.message(Says(CommandWord.STOP))
@router.callback_query(StopTap.filter())
async def stop(
    event: Message | CallbackQuery, session: Session, contact: Contact, now: datetime
) -> Screen:
    """STOP, anywhere and in any state."""
    drop(current.get())
    if contact.person is None:
        await decline(session, contact)
        return screens.stopped_stranger()
    count = await reach.stop(session, contact, now)
    return screens.stopped(contact.person, is_everywhere=count > 1)


@router.message(Says(CommandWord.START), OnlyOpens())
async def open_again(event: Message, asking: Asking) -> Screen:
    """The chat was opened and nothing was said: nothing changes, and a form goes on."""
    return await resumed(asking) or await draw_again(asking)


@router.message(Says(CommandWord.START), Joined(or_joining=True))
@router.callback_query(StartTap.filter(), Joined(or_joining=True))
async def start(
    event: Message | CallbackQuery,
    session: Session,
    contact: Contact,
    person: Person,
    now: datetime,
) -> Screen:
    """START brings the messages back; to whom they come anyway it shows the menu."""
    if contact.state == ContactState.ACTIVE:
        if person.joined_at is not None:
            drop(current.get())
        return await menu_of(session, contact)
    await reach.start(session, contact, now)
    return await back_again(session, contact, now)


@router.callback_query(MyDataTap.filter(), Joined(or_joining=True))
async def my_data(event: CallbackQuery, asking: Asking) -> Screen:
    """Everything that is kept about the one who asks."""
    return screens.my_data(await kept_about(asking))


@router.callback_query(CorrectTap.filter(), Joined())
async def correct(
    event: CallbackQuery,
    callback_data: CorrectTap,
    asking: Asking,
) -> Screen:
    """Ask for one field anew."""
    return await begin_at(CORRECTING, asking, callback_data.field)


@router.callback_query(EraseTap.filter(), Joined(or_joining=True))
async def ask_erase(event: CallbackQuery) -> Screen:
    """Shall everything be erased?"""
    return screens.erase()


@router.callback_query(EraseNowTap.filter(), Joined(or_joining=True))
async def erase(event: CallbackQuery, session: Session, person: Person, now: datetime) -> Screen:
    """Erase everything, everywhere, at once."""
    drop(current.get())
    return screens.erased(await own_data.erase(session, person, now))
