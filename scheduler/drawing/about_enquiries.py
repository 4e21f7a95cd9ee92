"""Draws messages to a human for those who answer them, and the answers for who asked."""

from bot.screens.enquiries import answering, news
from community.rules.permissions import Permission, may
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import EnquiryState, NoticeKind
from storage.models import Delivery, Enquiry, Notice
from storage.queries import people
from storage.queries.enquiries import threads


async def draw(session: Session, delivery: Delivery) -> Screen | None:
    """As it stands now; None if there is nothing to say to this reader any more."""
    notice, enquiry = delivery.notice, await threads.load(session, delivery.notice.enquiry_id)
    if enquiry is None:
        return None
    match notice.kind:
        case NoticeKind.ENQUIRY_ANSWERED:
            return await _answered(session, enquiry, notice)
        case NoticeKind.ENQUIRY_UNANSWERED if enquiry.state == EnquiryState.OPEN:
            return news.unanswered(enquiry)
        case NoticeKind.ENQUIRY_CLOSED if enquiry.state == EnquiryState.CLOSED:
            return news.closed(enquiry)
        case NoticeKind.ENQUIRY_ASKED | NoticeKind.ENQUIRY_OVERDUE:
            return await _to_organiser(session, enquiry, delivery)
        case _:
            return None


async def draw_mark(session: Session, notice: Notice) -> Screen | None:
    """What stands from now on in place of a notice that an organiser has read."""
    enquiry = await threads.load(session, notice.enquiry_id)
    if enquiry is None:
        return answering.no_more()
    if enquiry.state != EnquiryState.OPEN or enquiry.taken_by_id is not None:
        return answering.noted(enquiry)
    return await _asked(session, enquiry, notice)


async def _answered(session: Session, enquiry: Enquiry, notice: Notice) -> Screen | None:
    said = await threads.newest_said(session, enquiry.id, notice.created_at, is_answer=True)
    return news.answered(enquiry, said) if said is not None else None


async def _to_organiser(session: Session, enquiry: Enquiry, delivery: Delivery) -> Screen | None:
    """What was answered or taken meanwhile rings with nobody else; neither do former roles."""
    reader_id = delivery.person_id
    roles = await people.roles(session, reader_id or 0, enquiry.municipality_id)
    if enquiry.state != EnquiryState.OPEN or not may(roles, Permission.ANSWER_ENQUIRIES):
        return None
    if delivery.notice.kind == NoticeKind.ENQUIRY_OVERDUE:
        return answering.overdue(enquiry)
    if enquiry.taken_by_id not in (None, reader_id):
        return None
    return await _asked(session, enquiry, delivery.notice)


async def _asked(session: Session, enquiry: Enquiry, notice: Notice) -> Screen | None:
    said = await threads.newest_said(session, enquiry.id, notice.created_at, is_answer=False)
    return answering.asked(enquiry, said) if said is not None else None
