"""One person, two messengers: a code here, a yes there, and where we write."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.filters import Joined, SendsCode
from bot.forms.engine import Asking, begin
from bot.forms.linking import LINKING
from bot.house import House
from bot.looks.kept import chats_of, kept_about
from bot.reading.codes import read_code
from bot.screens import linking as screens
from bot.screens import own_data
from bot.taps import ChatsTap, LinkTap, PreferTap, UnlinkNowTap, UnlinkTap
from community.chats import linking
from community.chats.codes import IN_LINKS
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.database import Session
from storage.models import Contact, Person

router = Router(name="linking")


@router.message(CommandStart(deep_link=True, magic=F.args.startswith(IN_LINKS)))
async def open_link(
    message: Message, command: CommandObject, asking: Asking, house: House
) -> Screen | list[Screen]:
    """The other chat's link was opened: it carries the code."""
    return await _ask(asking, house, (command.args or "").removeprefix(IN_LINKS))


@router.message(F.text, SendsCode())
async def take_code(message: Message, asking: Asking, house: House) -> Screen | list[Screen]:
    """The code was typed."""
    return await _ask(asking, house, message.text or "")


async def _ask(asking: Asking, house: House, text: str) -> Screen | list[Screen]:
    contact, now = asking.contact, asking.now
    address = (contact.messenger, contact.address)
    code = read_code(text) or ""
    if house.guesses.are_enough(address, now):
        raise Refused(Reason.CODES_ENOUGH)
    try:
        await linking.look(asking.session, contact, code, now)
    except Refused as refused:
        if refused.reason == Reason.CODE_WRONG:
            house.guesses.note(address, now)
        raise
    return await begin(LINKING, asking, code=code)


@router.callback_query(LinkTap.filter(), Joined())
async def offer(
    event: CallbackQuery, callback_data: LinkTap, asking: Asking, person: Person
) -> Screen:
    """A code for the other messenger; who has a chat there, or can not have one, gets none."""
    kept = await kept_about(asking)
    if kept.offered != callback_data.messenger:
        return own_data.my_data(kept)
    code = await linking.offer(asking.session, person, kept.offered, asking.now)
    return screens.code(kept.offered, code)


@router.callback_query(ChatsTap.filter(), Joined())
async def chats(event: CallbackQuery, asking: Asking) -> Screen:
    """Where shall we write?"""
    found = await chats_of(asking.session, asking.person)
    if len(found.messengers) < 2:
        return own_data.my_data(await kept_about(asking))
    return screens.chats(asking.contact.messenger, found.messengers, found.written_in)


@router.callback_query(PreferTap.filter(), Joined())
async def prefer(
    event: CallbackQuery, callback_data: PreferTap, asking: Asking, person: Person
) -> Screen:
    """Write here, or there."""
    if callback_data.messenger in (await chats_of(asking.session, person)).messengers:
        await linking.prefer(asking.session, person, callback_data.messenger, asking.now)
    screen: Screen = await chats(event, asking)
    return screen


@router.callback_query(UnlinkTap.filter(), Joined())
async def ask_unlink(
    event: CallbackQuery, callback_data: UnlinkTap, asking: Asking, person: Person
) -> Screen:
    """Shall the other chat be forgotten?"""
    found = (await chats_of(asking.session, person)).messengers
    if callback_data.messenger not in set(found) - {asking.contact.messenger}:
        return own_data.my_data(await kept_about(asking))
    return screens.unlink(callback_data.messenger)


@router.callback_query(UnlinkNowTap.filter(), Joined())
async def unlink(
    event: CallbackQuery,
    callback_data: UnlinkNowTap,
    session: Session,
    contact: Contact,
    asking: Asking,
    now: datetime,
) -> Screen:
    """Forget the other chat."""
    if await linking.unlink(session, contact, callback_data.messenger, now):
        return screens.unlinked(callback_data.messenger)
    return own_data.my_data(await kept_about(asking))
