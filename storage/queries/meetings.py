"""Meetings as their invitees and their organisers look at them."""

from collections import Counter
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, and_, bindparam, case, exists, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from storage.database import Session
from storage.kinds import (
    DeliveryState,
    MeetingState,
    MembershipState,
    ReminderKind,
    ReminderState,
    RsvpAnswer,
)
from storage.models import (
    AgendaItem,
    Delivery,
    Invitee,
    Meeting,
    MeetingGroup,
    Membership,
    Notice,
    Person,
    Reminder,
    Rsvp,
)


class Invitation(NamedTuple):
    """A meeting as one person sees it."""

    meeting: Meeting
    is_invited: bool
    answer: RsvpAnswer | None
    has_agenda: bool


class Answers(NamedTuple):
    """How many said what, and how many have said nothing.

    `asked_again` counts those among the first who have not answered since a change.
    """

    coming: int
    not_coming: int
    unsure: int
    silent: int
    asked_again: int


# An answer that was for another moment or place is asked for again: it does not stand.
STANDING_ANSWER = case((Rsvp.asked_again_at.is_(None), Rsvp.answer))

# Built once: this is the hot path of a tap (reference/storage.md, 9).
_INVITATION = (
    select(
        Meeting,
        Invitee.person_id.is_not(None),
        STANDING_ANSWER,
        exists().where(AgendaItem.meeting_id == Meeting.id).correlate(Meeting),
    )
    .join(Meeting.municipality)
    .outerjoin(
        Invitee,
        and_(Invitee.meeting_id == Meeting.id, Invitee.person_id == bindparam("person")),
    )
    .outerjoin(Rsvp, and_(Rsvp.meeting_id == Meeting.id, Rsvp.person_id == bindparam("person")))
    .where(Meeting.id == bindparam("meeting"))
    .options(contains_eager(Meeting.municipality))
)


async def invitation(session: Session, person_id: int, meeting_id: int) -> Invitation | None:
    """One meeting as this person sees it, whether invited or not."""
    keys = {"person": person_id, "meeting": meeting_id}
    row = (await session.execute(_INVITATION, keys)).one_or_none()
    return None if row is None else Invitation(*row)


async def load(session: Session, meeting_id: int) -> Meeting | None:
    """A meeting with municipality, agenda and groups, as it stands in the database now."""
    return await session.scalar(
        select(Meeting)
        .where(Meeting.id == meeting_id)
        .options(
            joinedload(Meeting.municipality),
            selectinload(Meeting.agenda),
            selectinload(Meeting.groups),
        )
        .execution_options(populate_existing=True)
    )


async def last_sent(session: Session, municipality_id: int) -> Meeting | None:
    """The meeting to which a municipality has invited last, cancelled or not, with all parts."""
    number = await session.scalar(
        select(Meeting.id)
        .where(Meeting.municipality_id == municipality_id, Meeting.sent_at.is_not(None))
        .order_by(Meeting.sent_at.desc(), Meeting.id.desc())
        .limit(1)
    )
    return None if number is None else await load(session, number)


async def known(session: Session, meeting_id: int) -> int | None:
    """The same number, if there is such a meeting."""
    return await session.scalar(select(Meeting.id).where(Meeting.id == meeting_id))


_HEARD = [DeliveryState.IN_FLIGHT, DeliveryState.SENT, DeliveryState.UNCERTAIN]


async def is_known(session: Session, meeting_id: int) -> bool:
    """Whether a message about a meeting has gone out, or may have, or somebody has answered."""
    went_out = exists().where(
        Notice.meeting_id == meeting_id,
        Delivery.notice_id == Notice.id,
        or_(Delivery.attempts > 0, Delivery.state.in_(_HEARD)),
    )
    is_answered = exists().where(Rsvp.meeting_id == meeting_id)
    return bool(await session.scalar(select(or_(went_out, is_answered))))


async def coming_for(session: Session, person_id: int, now: datetime) -> list[Invitation]:
    """The meetings ahead to which this person is invited, the nearest first."""
    rows = await session.execute(
        select(Meeting, STANDING_ANSWER)
        .join(Invitee, Invitee.meeting_id == Meeting.id)
        .outerjoin(Rsvp, and_(Rsvp.meeting_id == Meeting.id, Rsvp.person_id == Invitee.person_id))
        .where(
            Invitee.person_id == person_id,
            Meeting.state == MeetingState.SENT,
            Meeting.starts_at > now,
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .options(joinedload(Meeting.municipality))
    )
    return [Invitation(meeting, True, answer, False) for meeting, answer in rows]


async def coming_in(session: Session, municipality_ids: list[int], now: datetime) -> list[Meeting]:
    """What these municipalities have ahead, drafts included, the nearest first."""
    found = await session.scalars(
        select(Meeting)
        .where(
            Meeting.municipality_id.in_(municipality_ids),
            Meeting.state.in_([MeetingState.DRAFT, MeetingState.SENT]),
            Meeting.starts_at > now,
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .options(joinedload(Meeting.municipality))
    )
    return list(found)


async def open_for_group(session: Session, group_id: int, now: datetime) -> list[Meeting]:
    """Meetings ahead that a group was already invited to: for somebody who joins now."""
    found = await session.scalars(
        select(Meeting)
        .join(MeetingGroup, MeetingGroup.meeting_id == Meeting.id)
        .where(
            MeetingGroup.group_id == group_id,
            Meeting.state == MeetingState.SENT,
            Meeting.starts_at > now,
        )
        .order_by(Meeting.starts_at)
        .options(joinedload(Meeting.municipality))
    )
    return list(found)


async def next_for_person(session: Session, person_id: int, now: datetime) -> Meeting | None:
    """The nearest meeting ahead of this person, if any."""
    found = await coming_for(session, person_id, now)
    return found[0].meeting if found else None


async def answers(session: Session, meeting_id: int) -> Answers:
    """The count of each answer among the invitees."""
    rows = await session.execute(
        select(Rsvp.answer, Rsvp.asked_again_at.is_not(None), func.count())
        .select_from(Invitee)
        .outerjoin(
            Rsvp,
            and_(Rsvp.meeting_id == Invitee.meeting_id, Rsvp.person_id == Invitee.person_id),
        )
        .where(Invitee.meeting_id == meeting_id)
        .group_by(Rsvp.answer, Rsvp.asked_again_at.is_not(None))
    )
    count: Counter[RsvpAnswer | None] = Counter()
    asked_again = 0
    for answer, is_asked_again, people in rows:
        count[answer] += people
        asked_again += people if is_asked_again else 0
    return Answers(
        count[RsvpAnswer.COMING],
        count[RsvpAnswer.NOT_COMING],
        count[RsvpAnswer.UNSURE],
        count[None],
        asked_again,
    )


async def who_answered(
    session: Session, meeting_id: int, answer: RsvpAnswer | None, offset: int, limit: int
) -> list[str]:
    """The names of the invitees with this answer; None asks for those who are silent."""
    said = Rsvp.answer == answer if answer is not None else Rsvp.answer.is_(None)
    found = await session.scalars(
        select(Person.name)
        .join(Invitee, Invitee.person_id == Person.id)
        .outerjoin(
            Rsvp,
            and_(Rsvp.meeting_id == Invitee.meeting_id, Rsvp.person_id == Invitee.person_id),
        )
        .where(Invitee.meeting_id == meeting_id, said)
        .order_by(Person.name, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [name or "" for name in found]


async def has_pending_nudge(session: Session, meeting_id: int) -> bool:
    """Whether the one nudge to the silent is still to come."""
    found = await session.scalar(
        select(
            exists().where(
                Reminder.meeting_id == meeting_id,
                Reminder.kind == ReminderKind.NUDGE,
                Reminder.state == ReminderState.PENDING,
            )
        )
    )
    return bool(found)


def members_of(meeting_id: int) -> Select[int]:
    """Everybody who sits in one of a meeting's groups, each once."""
    return (
        select(Membership.person_id)
        .join(MeetingGroup, MeetingGroup.group_id == Membership.group_id)
        .where(MeetingGroup.meeting_id == meeting_id, Membership.state == MembershipState.ACTIVE)
        .distinct()
    )
