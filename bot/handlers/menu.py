"""The menu and the human behind the chat."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.conversation_state import current
from bot.filters import Says
from bot.forms.engine import Asking, drop, standing_at
from bot.forms.joining import inviting_municipality
from bot.looks.menus import is_in, menu_of
from bot.reading.whole_message import CommandWord
from bot.screens import menu as screens
from bot.taps import HelpBelowTap, HelpTap, MenuBelowTap, MenuTap
from messengers.screen import Screen
from storage.database import Session
from storage.models import Contact, Person

router = Router(name="menu")


@router.message(Command("menu"), F.text)
@router.message(Says(CommandWord.MENU))
@router.callback_query(MenuTap.filter())
async def menu(
    event: Message | CallbackQuery, session: Session, contact: Contact, person: Person | None
) -> Screen:
    """The menu; a form that was open is left, except a registration."""
    if person is not None and person.joined_at is not None:
        drop(current.get())
    return await menu_of(session, contact)


@router.callback_query(MenuBelowTap.filter())
async def menu_below(
    event: CallbackQuery, session: Session, contact: Contact, person: Person | None
) -> Screen:
    """The menu under a notice, which stays as it is."""
    screen: Screen = await menu(event, session, contact, person)
    return replace(screen, is_new=True)


@router.callback_query(HelpBelowTap.filter())
async def help_below(event: CallbackQuery, person: Person | None, asking: Asking) -> Screen:
    """A human under a notice, which stays as it is."""
    screen: Screen = await show_help(event, person, asking)
    return replace(screen, is_new=True)


@router.message(Command("help"), F.text)
@router.message(Says(CommandWord.HELP))
@router.callback_query(HelpTap.filter())
async def show_help(
    event: Message | CallbackQuery, person: Person | None, asking: Asking
) -> Screen:
    """A human, with the number to call."""
    town = person.municipality if person is not None else await inviting_municipality(asking)
    if town is None:
        return screens.help_for_stranger()
    may_ask = person is not None and await is_in(asking.session, person)
    is_in_form = standing_at(asking.standing) is not None
    return screens.help_from(town, is_in_form=is_in_form, may_ask=may_ask)
