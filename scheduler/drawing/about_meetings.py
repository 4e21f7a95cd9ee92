"""Draws what is said about a meeting, to those invited and to those who organise it."""

from datetime import datetime

from bot.screens import notices as screens
from bot.screens import opinions as opinion_screens
from messengers.screen import Screen
from scheduler.drawing.calling import may_call
from storage.database import Session
from storage.kinds import NoticeKind
from storage.models import Delivery, Invitee, Meeting, Rsvp
from storage.queries import deliveries, meetings, notices
from storage.queries.deliveries import Loaded
from storage.queries.organising import opinions
from storage.queries.outbox import calls, changes


async def draw(session: Session, loaded: Loaded, meeting: Meeting, now: datetime) -> Screen | None:
    match loaded.delivery.notice.kind:
        case NoticeKind.INVITATION:
            agenda = await deliveries.agenda(session, meeting.id)
            replaced = await _replaced(session, meeting, loaded.delivery.person_id)
            return screens.invitation(meeting, agenda, loaded.answer, replaced)
        case NoticeKind.CHANGE:
            return await _change(session, loaded, meeting)
        case NoticeKind.CANCELLATION:
            return screens.cancellation(meeting)
        case NoticeKind.APOLOGY:
            return screens.taken_back(meeting)
        case NoticeKind.NUDGE:
            return screens.nudge(meeting)
        case kind if kind in notices.TO_ORGANISERS:
            return await _to_organiser(session, loaded.delivery, meeting, now)
        case _:
            words = await deliveries.own_words(session, loaded.delivery.notice.reminder_id)
            return screens.reminder(meeting, loaded.answer, now, words)


async def _to_organiser(
    session: Session, delivery: Delivery, meeting: Meeting, now: datetime
) -> Screen | None:
    match delivery.notice.kind:
        case NoticeKind.OPINION:
            said = await opinions.load(session, delivery.notice.opinion_id)
            return opinion_screens.said(meeting, said) if said is not None else None
        case NoticeKind.DIGEST:
            answers = await meetings.answers(session, meeting.id)
            to_call = await calls.count_calls(session, meeting.id, now)
            return screens.digest(meeting, answers, to_call, now)
        case _:
            return await _report(session, delivery, meeting, now)


async def _replaced(session: Session, meeting: Meeting, person_id: int | None) -> Meeting | None:
    """The meeting in whose place this one comes, if this reader was invited to it."""
    number = meeting.supersedes_id
    if number is None or await session.get(Invitee, (number, person_id)) is None:
        return None
    return await session.get(Meeting, number)


async def _change(session: Session, loaded: Loaded, meeting: Meeting) -> Screen | None:
    """What is new to this reader; None if all is again as they know it."""
    change_id, person_id = loaded.delivery.notice.change_id, loaded.delivery.person_id
    if change_id is None or person_id is None:
        return None
    before = await changes.before(session, change_id, person_id)
    is_place_new = before.place != meeting.place
    if not (before.is_agenda_new or is_place_new or screens.is_moved(meeting, before)):
        return None
    said = await session.get(Rsvp, (meeting.id, person_id))
    agenda = await deliveries.agenda(session, meeting.id)
    return screens.change(meeting, before, agenda, said.answer if said else None)


async def _report(session: Session, delivery: Delivery, meeting: Meeting, now: datetime) -> Screen:
    change_id = delivery.notice.change_id
    counts = await notices.delivery_counts(session, meeting.id, change_id)
    to_call = await calls.count_calls(session, meeting.id, now)
    may = await may_call(session, delivery.person_id, meeting)
    told = screens.Told.of(meeting, is_change=change_id is not None)
    return screens.report(meeting, told, counts, to_call, may_call=may)
