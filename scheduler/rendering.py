"""Draws a notice at the last moment, in the reader's language, from the rows as they stand."""

from datetime import datetime

from bot.screens import linking as linking_screens
from bot.screens import notices as screens
from bot.screens import opinions as opinion_screens
from bot.screens.announcing import cards as announcing
from bot.screens.announcing import to_readers
from bot.screens.common import as_notice
from bot.texts import speaking
from community.rules.permissions import Permission, may
from messengers.screen import Screen
from scheduler import about_roles
from scheduler.office import Office
from storage.database import Session
from storage.kinds import AnnouncementState, MembershipState, NoticeKind
from storage.models import (
    Announcement,
    CommunityGroup,
    ConversationState,
    Delivery,
    Invitee,
    Meeting,
    Municipality,
    Notice,
    Person,
    Rsvp,
)
from storage.queries import announcements, deliveries, meetings, notices, people
from storage.queries.chats import linking
from storage.queries.deliveries import Loaded
from storage.queries.organising import opinions
from storage.queries.outbox import calls, changes


async def draw(session: Session, loaded: Loaded, now: datetime, office: Office) -> Screen | None:
    """What the reader will see; None if there is nothing to say any more."""
    contact = loaded.delivery.contact
    if contact is None:
        return None
    messenger = office.messengers.get(contact.messenger)
    with speaking(contact.language, hears_voice=messenger is None or messenger.hears_voice):
        if loaded.delivery.notice.kind == NoticeKind.DRAW_AGAIN:
            return await office.draw_again(
                session, contact, now, loaded.delivery.notice.meeting_id
            )
        if loaded.delivery.notice.announcement_id is not None:
            screen = await _about_announcement(session, loaded.delivery, now)
        elif (meeting := loaded.delivery.notice.meeting) is not None:
            screen = await _about_meeting(session, loaded, meeting, now)
        else:
            screen = await _about_joining(session, loaded.delivery, now, office)
        return screen and as_notice(screen)


async def _about_meeting(
    session: Session, loaded: Loaded, meeting: Meeting, now: datetime
) -> Screen | None:
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
            to_call = await calls.count_to_call(session, meeting.id, now)
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
    to_call = await calls.count_to_call(session, meeting.id, now)
    may_call = await _may_call(session, delivery.person_id, meeting)
    told = screens.Told.of(meeting, is_change=change_id is not None)
    return screens.report(meeting, told, counts, to_call, may_call=may_call)


async def _about_announcement(
    session: Session, delivery: Delivery, now: datetime
) -> Screen | None:
    told = await announcements.load(session, delivery.notice.announcement_id or 0)
    if told is None:
        return None
    if told.state == AnnouncementState.TAKEN_BACK:
        is_apology = delivery.notice.kind == NoticeKind.APOLOGY
        return to_readers.taken_back(told) if is_apology else None
    if delivery.notice.kind == NoticeKind.REPORT:
        counts = await announcements.delivery_counts(session, told.id)
        may_call = await _may_call(session, delivery.person_id, told)
        return announcing.report(told, counts, now, may_call=may_call)
    return to_readers.announcement(told) if told.state == AnnouncementState.SENT else None


async def _may_call(session: Session, person_id: int | None, told: Meeting | Announcement) -> bool:
    # A facilitator reads the report, but telephone numbers stay with the municipality.
    roles = await people.roles(session, person_id or 0, told.municipality_id)
    return may(roles, Permission.SEE_CALL_LIST)


async def _about_joining(
    session: Session, delivery: Delivery, now: datetime, office: Office
) -> Screen | None:
    match delivery.notice.kind:
        case NoticeKind.JOIN_WAITING:
            return await _join_waiting(session, delivery.notice)
        case NoticeKind.JOIN_APPROVED | NoticeKind.JOIN_DECLINED:
            return await _answer_to_join(session, delivery, now)
        case NoticeKind.CHAT_LINKED if delivery.contact is not None:
            other = await linking.other_active(session, delivery.contact)
            return linking_screens.has_joined(other.messenger) if other is not None else None
        case NoticeKind.RESUME_JOINING if delivery.contact is not None:
            key = (office.bot_id, delivery.contact.address)
            standing = await session.get(ConversationState, key)
            nonce = standing.data.get("nonce") if standing is not None else None
            return screens.resume_joining(str(nonce)) if nonce else None
        case _:
            return await about_roles.draw(session, delivery, now)


async def _answer_to_join(session: Session, delivery: Delivery, now: datetime) -> Screen | None:
    """The answer as it stands: one that was taken back before it went out is not said."""
    notice = delivery.notice
    if delivery.person_id is None or notice.group_id is None or notice.municipality_id is None:
        return None
    town = await session.get_one(Municipality, notice.municipality_id)
    group = await session.get_one(CommunityGroup, notice.group_id)
    membership = await people.membership(session, delivery.person_id, notice.group_id)
    if notice.kind == NoticeKind.JOIN_DECLINED:
        person = await session.get_one(Person, delivery.person_id)
        is_kept = person.joined_at is not None
        return None if membership else screens.join_declined(town, group.kind, is_kept=is_kept)
    if membership is None or membership.state != MembershipState.ACTIVE:
        return None
    following = await meetings.next_for_person(session, delivery.person_id, now)
    return screens.join_approved(town, group.kind, following)


async def _join_waiting(session: Session, notice: Notice) -> Screen | None:
    if notice.subject_id is None or notice.group_id is None:
        return None
    membership = await people.membership(session, notice.subject_id, notice.group_id)
    if membership is None or membership.state != MembershipState.WAITING:
        return None
    joiner = await people.load_person(session, notice.subject_id)
    group = await session.get(CommunityGroup, notice.group_id)
    if joiner is None or group is None:
        return None
    settlement = joiner.settlement.name if joiner.settlement else joiner.other_settlement
    return screens.join_waiting(
        screens.Joiner(joiner.id, joiner.name or "", settlement or "", group.id, group.kind)
    )
