"""Answering an invitation."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Insert, and_
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from community import doors, journal
from community.refusals import Reason, Refused
from storage.columns import table_of
from storage.database import Session
from storage.kinds import MeetingState, RsvpAnswer
from storage.models import Meeting, Person, Rsvp
from storage.queries.conversations import dialect_of
from storage.queries.meetings import STANDING_ANSWER, Invitation

_KEY = ("meeting_id", "person_id")
_SQLITE = sqlite_insert(table_of(Rsvp))
_POSTGRESQL = postgresql_insert(table_of(Rsvp))


def _upsert(where: ColumnElement[bool] | None = None) -> dict[str, Insert]:
    return {
        "sqlite": _SQLITE.on_conflict_do_update(
            index_elements=_KEY, set_=_anew(_SQLITE.excluded), where=where
        ),
        "postgresql": _POSTGRESQL.on_conflict_do_update(
            index_elements=_KEY, set_=_anew(_POSTGRESQL.excluded), where=where
        ),
    }


def _anew(said: Any) -> dict[str, Any]:
    return {"answer": said.answer, "answered_at": said.answered_at, "asked_again_at": None}


_UPSERT = _upsert()


async def answer(
    session: Session, person: Person, meeting_id: int, said: RsvpAnswer, now: datetime
) -> Invitation:
    """Record what an invited person says; until the meeting begins it can be changed.

    Returns the invitation with the answer that stood before. Raises Refused NOT_FOUND, CANCELLED,
    TOO_LATE, ONLY_A_TRIAL (an organiser's own try-out counts nowhere) or NOT_INVITED.
    """
    invitation = await doors.invitation(session, person, meeting_id)
    meeting = invitation.meeting
    check_open(meeting, now)
    if meeting.state == MeetingState.DRAFT:
        raise Refused(Reason.ONLY_A_TRIAL, meeting=meeting)
    if not invitation.is_invited:
        raise Refused(Reason.NOT_INVITED, meeting=meeting)
    values = _values((meeting.id, person.id), said, now)
    await session.execute(_UPSERT[dialect_of(session)], values)
    await journal.write(
        session,
        "answer",
        municipality_id=meeting.municipality_id,
        actor_id=person.id,
        now=now,
        meeting_id=meeting.id,
    )
    return invitation


async def record(
    session: Session,
    key: tuple[int, int],
    said: RsvpAnswer,
    now: datetime,
    *,
    seen: RsvpAnswer | None,
) -> bool:
    """Write down somebody's answer unless another one stands than was seen; whether it was.

    `key` is the number of the meeting and that of the person.
    """
    stands = and_(STANDING_ANSWER.is_not_distinct_from(seen))
    statement = _upsert(stands)[dialect_of(session)]
    result = await session.execute(statement, _values(key, said, now))
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


def _values(key: tuple[int, int], said: RsvpAnswer, now: datetime) -> dict[str, object]:
    return {**dict(zip(_KEY, key, strict=True)), "answer": said, "answered_at": now}


def check_open(meeting: Meeting, now: datetime) -> None:
    """Raise Refused CANCELLED, TAKEN_BACK or TOO_LATE when nothing can change any more."""
    if meeting.state == MeetingState.CANCELLED:
        raise Refused(Reason.CANCELLED, meeting=meeting)
    if meeting.state == MeetingState.TAKEN_BACK:
        raise Refused(Reason.TAKEN_BACK, meeting=meeting)
    if meeting.starts_at <= now:
        raise Refused(Reason.TOO_LATE, meeting=meeting)
