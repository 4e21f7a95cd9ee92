"""Coming in through an invite link."""

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from bot.forms.engine import Asking, begin, drop
from bot.forms.joining import JOINING, finish_joining
from bot.looks.menus import menu_of
from community import joining
from messengers.screen import Screen
from storage.database import Session
from storage.models import Contact, Person

router = Router(name="joining")


@router.message(CommandStart(deep_link=True))
async def open_invite(
    message: Message,
    command: CommandObject,
    session: Session,
    person: Person | None,
    asking: Asking,
) -> Screen | list[Screen]:
    """Open an invitation: begin to join, or come into one more group."""
    token = (command.args or "").strip()
    invite = await joining.open_invite(session, person, token, asking.now)
    if person is not None and person.joined_at is not None:
        asking.filled["invite"] = token
        screen = await finish_joining(asking)
        drop(asking.standing)
        return screen
    if person is not None and person.municipality_id != invite.municipality_id:
        await joining.begin_anew(session, asking.contact, asking.now)
    return await begin(JOINING, asking, invite=token)


@router.message(CommandStart())
async def begin_without_invite(message: Message, session: Session, contact: Contact) -> Screen:
    """Start without an invitation: the menu, or how to get one."""
    return await menu_of(session, contact)
