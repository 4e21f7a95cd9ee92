"""Stopping messages and letting them come again."""

from datetime import datetime

from sqlalchemy import ColumnElement, true, update

from community import journal, outbox
from storage.database import Session
from storage.kinds import ContactState
from storage.models import Contact

_Condition = ColumnElement[bool]


async def stop(session: Session, contact: Contact, now: datetime) -> None:
    """No more messages to this address, by the person's own word; at once."""
    await lose(session, contact, ContactState.STOPPED, now)


async def start(session: Session, contact: Contact, now: datetime) -> None:
    """Messages may come to this address again."""
    await _mark(session, contact, ContactState.ACTIVE, now)
    await _journal(session, contact, "start", now)


async def lose(session: Session, contact: Contact, state: ContactState, now: datetime) -> None:
    """This address is not written to any more: stopped by its owner, or blocked."""
    # Their own word outlives a block: who said stop stays stopped.
    stands = true() if state == ContactState.STOPPED else Contact.state != ContactState.STOPPED
    await _mark(session, contact, state, now, stands)
    await outbox.stop_writing_to(session, contact, now)
    await _journal(session, contact, "stop" if state == ContactState.STOPPED else "block", now)


async def _mark(
    session: Session, contact: Contact, state: ContactState, now: datetime, *unless: _Condition
) -> None:
    await session.execute(
        update(Contact).where(Contact.id == contact.id, *unless).values(state=state, state_at=now)
    )


async def _journal(session: Session, contact: Contact, verb: str, now: datetime) -> None:
    if contact.person is not None:
        await journal.write(
            session,
            verb,
            municipality_id=contact.person.municipality_id,
            actor_id=contact.person.id,
            now=now,
        )
