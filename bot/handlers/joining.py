"""Coming in through an invite link."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from bot.forms.engine import Asking, begin, drop, standing_at
from bot.forms.joining import JOINING, finish_joining
from bot.looks.again import resumed
from bot.looks.menus import menu_of
from bot.screens import refusals
from bot.screens.common import say
from community import joining
from community.refusals import Reason, Refused
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
    try:
        invite = await joining.open_invite(session, person, token, asking.now)
    except Refused as refused:
        return await _not_let_in(asking, refused)
    if person is not None and person.joined_at is not None:
        return await _come_in_too(asking, token)
    if person is not None and person.municipality_id != invite.municipality_id:
        await joining.begin_anew(session, asking.contact, asking.now)
    return await begin(JOINING, asking, invite=token)


async def _not_let_in(asking: Asking, refused: Refused) -> Screen | list[Screen]:
    """Why the invite lets a member in nowhere; below it an open form is asked on, or the menu.

    Raises what it got for everybody else.
    """
    person, is_in = asking.contact.person, refused.reason == Reason.ALREADY_JOINED
    if person is None or person.joined_at is None:
        raise refused
    found = standing_at(asking.standing)
    if found is not None and found[0] is JOINING:
        # Let in by an organiser meanwhile: nothing is left to ask.
        drop(asking.standing)
    why, asked = refusals.draw(refused, person), await resumed(asking)
    if asked is not None:
        return [say(why.title) if is_in else why, asked]
    if is_in:
        return replace(await menu_of(asking.session, asking.contact), title=why.title)
    return why


async def _come_in_too(asking: Asking, token: str) -> list[Screen]:
    """A member joins one more group; a form that is open stays open and is asked on."""
    before = asking.standing.copy()
    asking.filled["invite"] = token
    joined = await finish_joining(asking)
    asking.standing.state, asking.standing.data = before.state, before.data
    asked = await resumed(asking)
    return [joined] if asked is None else [joined, asked]


@router.message(CommandStart())
async def begin_without_invite(message: Message, session: Session, contact: Contact) -> Screen:
    """Start without an invitation: the menu, or how to get one."""
    return await menu_of(session, contact)
