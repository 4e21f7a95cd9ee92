"""Writing to a human: the buttons of the one who asks."""

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.forms.engine import Asking, begin, question
from bot.forms.enquiries import passing
from bot.forms.enquiries.asking import ENQUIRING
from bot.forms.needs.saying import begin_need
from bot.looks.enquiries import loose_words, offering
from bot.looks.enquiries.cards import own_of
from bot.screens import opinions as opinion_screens
from bot.screens.enquiries.common import heard, to_card, to_own
from bot.taps.enquiries import (
    EnquiryTap,
    HearEnquiryTap,
    MeetingEnquiryTap,
    NeedEnquiryTap,
    OwnEnquiryTap,
    PassOnAnswerTap,
    PassOnNeedTap,
    PassOnNotDoneTap,
    PassOnOpinionTap,
    PassOnReplyTap,
    PassOnTap,
    WriteOnTap,
)
from community import opinions
from community.enquiries import asking as verbs
from community.enquiries import doors
from community.enquiries.asking import About
from community.rules.masking import JOINT
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person

router = Router(name="asking_a_human")
router.callback_query.filter(Joined())


def _below(question: Screen | list[Screen]) -> Screen | list[Screen]:
    """What was tapped is a notice: it stays."""
    return replace(question, is_new=True) if isinstance(question, Screen) else question


@router.callback_query(EnquiryTap.filter())
async def begin_enquiry(
    event: CallbackQuery, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """What shall a human read?"""
    await verbs.check_may_ask(session, asking.person, About(), asking.now)
    return await begin(ENQUIRING, asking)


@router.callback_query(MeetingEnquiryTap.filter())
async def begin_about_meeting(
    event: CallbackQuery, callback_data: MeetingEnquiryTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """The same about a meeting; what was told of it stays above."""
    number = callback_data.meeting
    await verbs.check_may_ask(session, asking.person, About(meeting_id=number), asking.now)
    return _below(await begin(ENQUIRING, asking, meeting=number))


@router.callback_query(NeedEnquiryTap.filter())
async def begin_about_need(
    event: CallbackQuery, callback_data: NeedEnquiryTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """The same about a need."""
    number = callback_data.need
    await verbs.check_may_ask(session, asking.person, About(need_id=number), asking.now)
    return _below(await begin(ENQUIRING, asking, need=number))


@router.callback_query(WriteOnTap.filter())
async def write_on(
    event: CallbackQuery, callback_data: WriteOnTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """More in a message of one's own; the answer above it stays."""
    number = callback_data.enquiry
    await verbs.check_may_write_on(session, asking.person, number, asking.now)
    return _below(await begin(ENQUIRING, asking, enquiry=number))


@router.callback_query(PassOnTap.filter())
async def pass_on(event: CallbackQuery, callback_data: PassOnTap, asking: Asking) -> Screen:
    """What we did not understand goes to a human."""
    return await passing.pass_on(asking, callback_data.nonce)


@router.callback_query(PassOnReplyTap.filter())
async def pass_on_reply(
    event: CallbackQuery, callback_data: PassOnReplyTap, asking: Asking
) -> Screen:
    """The same goes on in a message that has an answer."""
    return await passing.go_on(asking, callback_data.nonce, callback_data.enquiry)


@router.callback_query(PassOnAnswerTap.filter())
async def pass_on_answer(
    event: CallbackQuery, callback_data: PassOnAnswerTap, asking: Asking
) -> Screen:
    """The same answers what was asked about a need."""
    return await passing.answer_question(asking, callback_data.nonce, callback_data.need)


@router.callback_query(PassOnNotDoneTap.filter())
async def pass_on_not_done(
    event: CallbackQuery, callback_data: PassOnNotDoneTap, asking: Asking
) -> Screen:
    """The same says what is missing in a need."""
    return await passing.deny(asking, callback_data.nonce, callback_data.need)


@router.callback_query(PassOnOpinionTap.filter())
async def pass_on_opinion(
    event: CallbackQuery, callback_data: PassOnOpinionTap, session: Session, asking: Asking
) -> Screen:
    """The same is to be said at a meeting."""
    words = offering.words_or_spoken(asking, callback_data.nonce)
    meeting, person = callback_data.meeting, asking.person
    given = await opinions.give(session, person, meeting, words, asking.now)
    loose_words.forget(asking.standing)
    return opinion_screens.given(given)


@router.callback_query(PassOnNeedTap.filter())
async def pass_on_need(
    event: CallbackQuery, callback_data: PassOnNeedTap, asking: Asking
) -> Screen | list[Screen]:
    """The same is needed: only what was not told yet is asked; a second tap asks it again."""
    nonce = callback_data.nonce
    if nonce == asking.nonce:
        return await question(asking)
    what = offering.said(asking, nonce, JOINT)
    media = [] if what.attachment is None else [what.attachment]
    return await begin_need(asking, text=what.text or "", media=media, nonce=nonce)


@router.callback_query(OwnEnquiryTap.filter())
async def own(
    event: CallbackQuery, callback_data: OwnEnquiryTap, session: Session, person: Person
) -> Screen:
    """How it stands."""
    enquiry = await doors.own_enquiry(session, person, callback_data.enquiry)
    return await own_of(session, enquiry, callback_data.page)


@router.callback_query(HearEnquiryTap.filter())
async def hear(
    event: CallbackQuery, callback_data: HearEnquiryTap, session: Session, person: Person
) -> Screen:
    """A recording or a photo, for either side."""
    tap = callback_data
    enquiry, said = await doors.said_in_enquiry(session, person, tap.enquiry, tap.message)
    back = to_own if enquiry.person_id == person.id else to_card
    return heard(enquiry, said, back(enquiry))
