"""Draws what is said about joining, to those who join and to those who let them in."""

from datetime import datetime

from bot.screens import linking as linking_screens
from bot.screens import notices as screens
from messengers.screen import Screen
from scheduler.drawing import about_roles
from scheduler.office import Office
from storage.database import Session
from storage.kinds import MembershipState, NoticeKind
from storage.models import (
    CommunityGroup,
    ConversationState,
    Delivery,
    Municipality,
    Notice,
    Person,
)
from storage.queries import meetings, people
from storage.queries.chats import linking


async def draw(
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
