"""Messages to a human: the buttons of those who answer."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.forms.engine import Asking, begin
from bot.forms.enquiries import passing
from bot.forms.enquiries.answering import MUTING
from bot.looks.enquiries.cards import card_of
from bot.looks.menus import approving
from bot.screens.enquiries import answering as screens
from bot.screens.enquiries import muting as muting_screens
from bot.screens.enquiries import waiting as waiting_screens
from bot.taps.enquiries import (
    AnswerEnquiryTap,
    CloseEnquiryNowTap,
    CloseEnquiryTap,
    EnquiriesTap,
    EnquiryCardTap,
    GiveBackEnquiryTap,
    InboxTap,
    MutedTap,
    MuteTap,
    TakeEnquiryTap,
    UnmuteTap,
)
from community.enquiries import answering, doors, muting
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person
from storage.queries import people
from storage.queries.enquiries import lists, mutings

router = Router(name="answering_people")
router.callback_query.filter(Joined())


async def _towns(session: Session, person: Person) -> list[int]:
    towns = await approving(session, person.id)
    if not towns:
        raise Refused(Reason.NOT_ALLOWED)
    return towns


@router.callback_query(InboxTap.filter())
async def inbox(event: CallbackQuery, session: Session, person: Person) -> Screen:
    """Everything that waits."""
    towns = await _towns(session, person)
    joins = len(await people.waiting_in(session, towns))
    return waiting_screens.inbox(joins, await lists.count_waiting_in(session, towns))


@router.callback_query(EnquiriesTap.filter())
async def waiting(
    event: CallbackQuery,
    callback_data: EnquiriesTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """What waits for an answer."""
    towns, page, size = await _towns(session, person), callback_data.page, waiting_screens.LISTED
    found = await lists.waiting_in(session, towns, page * size, size)
    count = await lists.count_waiting_in(session, towns)
    muted = await mutings.count_standing_in(session, towns, now)
    return waiting_screens.waiting(found, count, page, muted, now)


@router.callback_query(EnquiryCardTap.filter())
async def card(
    event: CallbackQuery,
    callback_data: EnquiryCardTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """One of them."""
    tap, permission = callback_data, Permission.ANSWER_ENQUIRIES
    enquiry = await doors.organised_enquiry(session, person, tap.enquiry, permission)
    return await card_of(session, person, enquiry, now, tap.page)


@router.callback_query(TakeEnquiryTap.filter())
async def take(
    event: CallbackQuery,
    callback_data: TakeEnquiryTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """I answer it."""
    number, instead = callback_data.enquiry, callback_data.instead or None
    enquiry = await answering.take(session, person, number, instead, now)
    return await card_of(session, person, enquiry, now)


@router.callback_query(GiveBackEnquiryTap.filter())
async def give_back(
    event: CallbackQuery,
    callback_data: GiveBackEnquiryTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Somebody else may answer it."""
    enquiry = await answering.give_back(session, person, callback_data.enquiry, now)
    return await card_of(session, person, enquiry, now)


@router.callback_query(AnswerEnquiryTap.filter())
async def begin_answer(
    event: CallbackQuery, callback_data: AnswerEnquiryTap, asking: Asking
) -> Screen | list[Screen]:
    """What do we answer? Whoever begins has taken it."""
    return await passing.begin_answer(asking, callback_data.enquiry)


@router.callback_query(CloseEnquiryTap.filter())
async def ask_close(
    event: CallbackQuery, callback_data: CloseEnquiryTap, session: Session, person: Person
) -> Screen:
    """Shall it be closed?"""
    number, permission = callback_data.enquiry, Permission.ANSWER_ENQUIRIES
    return screens.close(await doors.organised_enquiry(session, person, number, permission))


@router.callback_query(CloseEnquiryNowTap.filter())
async def close(
    event: CallbackQuery,
    callback_data: CloseEnquiryNowTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Close it."""
    enquiry = await answering.close(session, person, callback_data.enquiry, now)
    return await card_of(session, person, enquiry, now)


@router.callback_query(MuteTap.filter())
async def begin_mute(
    event: CallbackQuery, callback_data: MuteTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """Why?"""
    number = callback_data.enquiry
    await doors.organised_enquiry(session, asking.person, number, Permission.MUTE)
    return await begin(MUTING, asking, enquiry=number)


@router.callback_query(MutedTap.filter())
async def muted(
    event: CallbackQuery,
    callback_data: MutedTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Whose messages are not taken now."""
    return await _muted(session, person, now, callback_data.page)


@router.callback_query(UnmuteTap.filter())
async def unmute(
    event: CallbackQuery,
    callback_data: UnmuteTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Take somebody's messages again."""
    await muting.unmute(session, person, callback_data.muting, now)
    return await _muted(session, person, now, 0)


async def _muted(session: Session, person: Person, now: datetime, page: int) -> Screen:
    towns, size = await _towns(session, person), muting_screens.LISTED
    found = await mutings.standing_in(session, towns, now, page * size, size)
    count = await mutings.count_standing_in(session, towns, now)
    return muting_screens.muted(found, count, page, person.municipality.zone)
