"""Whom an organiser calls about a meeting: no message reaches them, or they have not confirmed."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    ScalarSelect,
    Select,
    and_,
    bindparam,
    func,
    select,
)
from sqlalchemy.orm import aliased

from storage.columns import BigId, Utc
from storage.database import Session
from storage.kinds import MessengerName, RsvpAnswer
from storage.models import (
    Contact,
    Delivery,
    Invitee,
    JournalEntry,
    Person,
    Rsvp,
)
from storage.queries.chats.charged import LIMIT_REACHED
from storage.queries.meetings import STANDING_ANSWER
from storage.queries.outbox.unreached import Moments, moments_of, to_call, unreached

# What the journal calls an answer that an organiser recorded; it is written at the same moment.
BY_PHONE = "answer_by_phone"


class ToCall(NamedTuple):
    """Somebody to call, with the number that was written down for calls, if any.

    With `is_unconfirmed` our messages do reach them: they have not answered anew since a change.
    """

    person_id: int
    name: str | None
    phone: str | None
    is_unconfirmed: bool = False


class Calls(NamedTuple):
    """How many are to be called: no message reaches them, or they have not confirmed a change."""

    unreached: int
    unconfirmed: int

    @property
    def total(self) -> int:
        """Each of them once."""
        return self.unreached + self.unconfirmed


class Callee(NamedTuple):
    """Somebody invited, as one who calls them looks at them; `answer` is the one that stands.

    `recorded_by` is the organiser who recorded it by telephone, if one did and is still known.
    """

    person_id: int
    name: str | None
    phone: str | None
    answer: RsvpAnswer | None
    is_by_phone: bool
    recorded_by: str | None
    is_to_call: bool

    @property
    def may_be_called(self) -> bool:
        """Whether an organiser records their answer: they are to be called, or were."""
        return self.is_to_call or self.is_by_phone


async def callee(
    session: Session, meeting_id: int, person_id: int, now: datetime
) -> Callee | None:
    """One of those who are invited to a meeting."""
    organiser = aliased(Person)
    is_to_call = Person.id.in_(to_call(meeting_id, moments_of(now)).add_columns(Person.id))
    row = (
        await session.execute(
            select(
                Person.id,
                Person.name,
                _phone(),
                STANDING_ANSWER,
                JournalEntry.id.is_not(None),
                organiser.name,
                is_to_call,
            )
            .join(Invitee, Invitee.person_id == Person.id)
            .outerjoin(
                Rsvp, and_(Rsvp.meeting_id == meeting_id, Rsvp.person_id == Invitee.person_id)
            )
            .outerjoin(
                JournalEntry,
                and_(
                    JournalEntry.meeting_id == meeting_id,
                    JournalEntry.verb == BY_PHONE,
                    JournalEntry.at == Rsvp.answered_at,
                ),
            )
            .outerjoin(organiser, organiser.id == JournalEntry.actor_id)
            .where(Invitee.meeting_id == meeting_id, Person.id == person_id)
            .order_by(JournalEntry.id.desc())
            .limit(1)
        )
    ).one_or_none()
    return None if row is None else Callee(*row)


async def call_list(
    session: Session, meeting_id: int, now: datetime, offset: int, limit: int
) -> list[ToCall]:
    """Everybody who is to be called about a meeting, by name."""
    found = await listed(session, to_call(meeting_id, moments_of(now)), offset, limit)
    without_word = set(await session.scalars(unreached(meeting_id)))
    return [one._replace(is_unconfirmed=one.person_id not in without_word) for one in found]


async def listed(session: Session, whom: Select[()], offset: int, limit: int) -> list[ToCall]:
    """A page of these people, by name, with the number to call."""
    rows = await session.execute(
        whom.add_columns(Person.id, Person.name, _phone())
        .order_by(Person.name, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [ToCall(*row) for row in rows]


def _phone() -> ScalarSelect[str]:
    return (
        select(Contact.address)
        .where(Contact.person_id == Person.id, Contact.messenger == MessengerName.PHONE)
        .order_by(Contact.id)
        .limit(1)
        .scalar_subquery()
    )


async def count_calls(session: Session, meeting_id: int, now: datetime) -> Calls:
    """How many stand on a meeting's call list, and why."""
    values = {"meeting_id": meeting_id} | moments_of(now)._asdict()
    total = await session.scalar(_COUNT_TO_CALL, values) or 0
    without_word = await session.scalar(_COUNT_UNREACHED, {"meeting_id": meeting_id}) or 0
    return Calls(without_word, total - without_word)


async def count_over_limit(session: Session, meeting_id: int) -> int:
    """How many stand there because Viber's limit of the month left them out."""
    return await session.scalar(_COUNT_OVER_LIMIT, {"meeting_id": meeting_id}) or 0


def _people_of(whom: Select[int | None]) -> Select[int]:
    found = whom.subquery()
    return select(func.count(func.distinct(found.c.person_id)))


# Built once: every live card asks for them every few seconds.
_MEETING = bindparam("meeting_id", type_=BigId)
_COUNT_TO_CALL = to_call(
    _MEETING, Moments(*(bindparam(name, type_=Utc()) for name in Moments._fields))
).add_columns(func.count())
_COUNT_UNREACHED = _people_of(unreached(_MEETING))
_COUNT_OVER_LIMIT = _people_of(unreached(_MEETING).where(Delivery.reason == LIMIT_REACHED))
