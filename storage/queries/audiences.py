"""Whom a notice is for: one row per person, written by one INSERT … SELECT."""

from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    case,
    exists,
    false,
    func,
    insert,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.kinds import (
    ContactState,
    DeliveryState,
    MessengerName,
    NoticeKind,
    RsvpAnswer,
)
from storage.models import (
    Announcement,
    Contact,
    Delivery,
    Invitee,
    Meeting,
    Notice,
    Person,
    Poll,
    PriorityList,
    Rsvp,
)
from storage.queries.notices import SPARING_VIBER

# Why a queued row was already sent once: it may have arrived.
NO_ANSWER = "no_answer"
INTERRUPTED = "interrupted"
MAY_HAVE_ARRIVED = (NO_ANSWER, INTERRUPTED)

About = TypeVar("About", Meeting, Announcement, Poll, PriorityList)

_NEVER_SENT = (DeliveryState.QUEUED, DeliveryState.WITHDRAWN)


class Audience(StrEnum):
    """Who of a meeting's invitees hears a notice."""

    ALL = "all"
    CONCERNED = "concerned"
    SILENT = "silent"
    GOT_INVITATION = "got_invitation"


class Reached(NamedTuple):
    """How many of an audience each messenger reaches, and how many must be called.

    `charged` counts those whom Viber may charge for.
    """

    by_messenger: dict[MessengerName, int]
    to_call: int
    charged: int = 0

    @property
    def everybody(self) -> int:
        """The size of the audience."""
        return sum(self.by_messenger.values()) + self.to_call


def invitees(
    meeting_id: int, audience: Audience, *, but: Select[int] | None = None
) -> Select[int]:
    """The people of an audience, each once, as a query; without those of another query."""
    is_one = (Invitee.meeting_id == meeting_id, _belongs(meeting_id, audience))
    found = select(Invitee.person_id).where(*is_one)
    return found if but is None else found.where(Invitee.person_id.not_in(but))


def people(person_ids: list[int]) -> Select[int]:
    """These people, as a query; who was erased meanwhile is left out."""
    return select(Person.id).where(Person.id.in_(person_ids))


async def count(session: Session, audience: Select[int]) -> int:
    """How many people an audience has."""
    return await session.scalar(select(func.count()).select_from(audience.subquery())) or 0


async def write_deliveries(
    session: Session,
    notice: Notice,
    audience: Select[int],
    priority: int,
    due_at: datetime,
    without_chat: DeliveryState,
) -> None:
    """Write one delivery per person of an audience, in one statement.

    Each goes to the chat that the person prefers; who has none gets the state `without_chat`,
    settled at once. Who already has a delivery of this notice gets no second one.
    """
    person = audience.subquery()
    person_id: ColumnElement[int] = next(iter(person.c))
    chat = _chat_of(person_id, but_viber=await _spares_viber(session, notice))
    has_chat = chat.is_not(None)
    state = Delivery.state.type
    now = literal(notice.created_at, Delivery.due_at.type)
    values: dict[Any, ColumnElement[Any]] = {
        Delivery.notice_id: literal(notice.id, Delivery.id.type),
        Delivery.municipality_id: literal(notice.municipality_id, Delivery.id.type),
        Delivery.person_id: person_id,
        Delivery.contact_id: chat,
        Delivery.state: case(
            (has_chat, literal(DeliveryState.QUEUED, state)), else_=literal(without_chat, state)
        ),
        Delivery.priority: literal(priority, Delivery.priority.type),
        Delivery.due_at: literal(due_at, Delivery.due_at.type),
        Delivery.expires_at: literal(notice.expires_at, Delivery.due_at.type),
        Delivery.settled_at: case((has_chat, None), else_=now),
    }
    has_one = exists().where(Delivery.notice_id == notice.id, Delivery.person_id == person_id)
    rows = select(*values.values()).select_from(person).where(~has_one)
    await session.execute(insert(Delivery).from_select(list(values), rows))


async def reached_among(
    session: Session, audience: Select[int], free_since: datetime, *, but_viber: bool = False
) -> Reached:
    """How a notice to these people would travel.

    Whose running session in Viber began after `free_since` costs nothing.
    """
    members = audience.subquery()
    person_id: ColumnElement[int] = next(iter(members.c))
    is_free = (Contact.messenger != MessengerName.VIBER) | (
        func.coalesce(Contact.session_at > free_since, false())
    )
    charged = func.sum(case((is_free, 0), else_=1))
    rows = await session.execute(
        select(Contact.messenger, func.count(), charged)
        .select_from(members)
        .outerjoin(Contact, Contact.id == _chat_of(person_id, but_viber=but_viber))
        .group_by(Contact.messenger)
    )
    found = {messenger: (count, cost) for messenger, count, cost in rows}
    to_call, _ = found.pop(None, (0, 0))
    by_messenger = {name: count for name, (count, _) in found.items() if name is not None}
    return Reached(by_messenger, to_call, sum(cost for _, cost in found.values()))


async def active_chat(session: Session, person_id: int) -> int | None:
    """The contact to which this person is written, or nothing."""
    return await session.scalar(select(_chat_of(literal(person_id, Delivery.id.type))))


def _chat_of(person_id: ColumnElement[int], *, but_viber: bool = False) -> ScalarSelect[int]:
    """The active chat that somebody prefers; without a wish the first messenger."""
    chat, owner = aliased(Contact), aliased(Person)
    unwanted = {MessengerName.PHONE} | ({MessengerName.VIBER} if but_viber else set())
    return (
        select(chat.id)
        .join(owner, owner.id == chat.person_id)
        .where(
            chat.person_id == person_id,
            chat.state == ContactState.ACTIVE,
            chat.messenger.not_in(unwanted),
        )
        .order_by(
            case((chat.messenger == owner.preferred_messenger, 0), else_=1),
            chat.messenger,
            chat.id,
        )
        .limit(1)
        .scalar_subquery()
    )


async def _spares_viber(session: Session, notice: Notice) -> bool:
    """Whether its author wants nobody to be written to in Viber about it."""
    if notice.kind not in SPARING_VIBER:
        return False
    meeting = await _get(session, Meeting, notice.meeting_id)
    announcement = await _get(session, Announcement, notice.announcement_id)
    poll = await _get(session, Poll, notice.poll_id)
    priorities = await _get(session, PriorityList, notice.priority_list_id)
    about = (meeting, announcement, poll, priorities)
    return any(each.is_telegram_only for each in about if each is not None)


async def _get(session: Session, model: type[About], number: int | None) -> About | None:
    return None if number is None else await session.get(model, number)


def _belongs(meeting_id: int, audience: Audience) -> ColumnElement[bool]:
    # Who is asked again since a change has not answered yet.
    answered = exists().where(
        Rsvp.meeting_id == meeting_id,
        Rsvp.person_id == Invitee.person_id,
        Rsvp.asked_again_at.is_(None),
    )
    match audience:
        case Audience.ALL:
            return true()
        case Audience.CONCERNED:
            return ~answered.where(Rsvp.answer == RsvpAnswer.NOT_COMING)
        case Audience.SILENT:
            return ~answered
        case Audience.GOT_INVITATION:
            return _may_know(meeting_id)


def _may_know(meeting_id: int) -> ColumnElement[bool]:
    """Who got the invitation, may have got it, or stood on the list to be called about it."""
    return exists().where(
        Notice.meeting_id == meeting_id,
        Notice.kind == NoticeKind.INVITATION,
        Delivery.notice_id == Notice.id,
        Delivery.person_id == Invitee.person_id,
        or_(Delivery.state.not_in(_NEVER_SENT), Delivery.reason.in_(MAY_HAVE_ARRIVED)),
    )
