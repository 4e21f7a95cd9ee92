"""Everything else: never silence, never a claim that is not true. Included last."""

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from bot.conversation_state import current
from bot.forms.engine import Asking, begin
from bot.forms.enquiries import passing
from bot.forms.pasting import is_notice
from bot.forms.scheduling import SCHEDULING
from bot.looks.again import tapped
from bot.looks.enquiries.offering import offer_more
from bot.looks.menus import has_meetings, menu_of
from bot.looks.offers import courteous_answer, offered_answer, offered_understanding
from bot.reading.attachments import read_attachment
from bot.screens import menu as screens
from community import reach
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import ContactState, MediaKind
from storage.models import Contact, Person
from storage.queries.people import organised_by

router = Router(name="lost")


@router.my_chat_member(F.new_chat_member.status == "kicked")
async def block(
    event: ChatMemberUpdated, session: Session, contact: Contact, now: datetime
) -> None:
    """Somebody blocks the bot: nothing reaches them, the coordinator calls."""
    await reach.lose(session, contact, now)


@router.my_chat_member()
async def unblock(
    event: ChatMemberUpdated, session: Session, contact: Contact, now: datetime
) -> None:
    """Somebody lets the bot speak again; who had said STOP stays stopped."""
    if contact.state == ContactState.BLOCKED:
        await reach.start(session, contact, now)


@router.message(F.text)
async def words(
    message: Message, session: Session, person: Person | None, asking: Asking
) -> Screen | list[Screen]:
    """Other words: a pasted notice, what sounds like an answer, or something for a human."""
    contact, now = asking.contact, asking.now
    if person is None or person.joined_at is None:
        return await menu_of(session, contact)
    text = message.text or ""
    if await organised_by(session, person.id) and is_notice(text, now.date(), contact.language):
        return await begin(SCHEDULING, asking, pasted=text)
    if (agreed := await passing.by_a_yes(asking, text)) is not None:
        return agreed
    offer = await offered_answer(session, person, text, now)
    offer = offer or await offered_understanding(session, person, text)
    offer = offer or await courteous_answer(session, contact, person, text, now)
    offer = offer or await offer_more(session, person, text.strip(), None, now)
    is_ahead = await has_meetings(session, person, now)
    return offer or screens.lost(person.municipality, has_meetings=is_ahead)


@router.message()
async def anything(
    message: Message, session: Session, contact: Contact, person: Person | None, now: datetime
) -> Screen | list[Screen]:
    """A voice note or a photo, for a human; a sticker; the rest of an album is quietly left."""
    if message.media_group_id and message.media_group_id == current.get().data.get("album"):
        return []
    if person is None or person.joined_at is None:
        return await menu_of(session, contact)
    sent = read_attachment(message)
    if sent is not None and sent.kind in (MediaKind.PHOTO, MediaKind.VOICE):
        offer = await offer_more(session, person, sent.caption.strip(), sent, now)
        if offer is not None:
            return offer
    is_ahead = await has_meetings(session, person, now)
    return screens.lost_media(person.municipality, has_meetings=is_ahead)


@router.callback_query()
async def button(
    event: CallbackQuery, session: Session, contact: Contact, person: Person | None
) -> Screen:
    """A button that we do not know, or one for those who have joined."""
    if person is None or person.joined_at is None:
        return await menu_of(session, contact)
    reason = Reason.NOT_FOUND if tapped(event.data or "") is None else Reason.OUT_OF_DATE
    raise Refused(reason)
