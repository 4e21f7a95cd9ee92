"""Stopping messages and letting them come again."""

from datetime import datetime

from sqlalchemy import ColumnElement, update

from community import journal, outbox
from storage.database import Session
from storage.kinds import ContactState
from storage.models import Contact
from storage.queries.chats import linking

_Condition = ColumnElement[bool]


async def stop(session: Session, contact: Contact, now: datetime) -> int:
    """No more messages, by the person's own word; at once, in every chat of theirs.

    Returns how many chats they have. A code that they took is void.
    """
    chats = await _chats_of(session, contact)
    for each in chats:
        await _mark(session, each, ContactState.STOPPED, now)
        await outbox.stop_writing_to(session, each, now)
    if contact.person is not None:
        await linking.forget_codes(session, contact.person.id)
    await _journal(session, contact, "stop", now)
    return len(chats)


async def start(session: Session, contact: Contact, now: datetime) -> None:
    """Messages may come again: to this address, and to what was stopped together with it."""
    for each in await _chats_of(session, contact):
        if each.id == contact.id or each.state == ContactState.STOPPED:
            await _mark(session, each, ContactState.ACTIVE, now)
    await _journal(session, contact, "start", now)


async def lose(session: Session, contact: Contact, now: datetime) -> None:
    """This address is blocked, or gone: what waits for it goes to another chat of its person.

    Only who has none left is called.
    """
    # Their own word outlives a block: who said stop stays stopped.
    await _mark(session, contact, ContactState.BLOCKED, now, Contact.state != ContactState.STOPPED)
    other = await linking.other_active(session, contact)
    if other is not None:
        await linking.move_waiting(session, contact, other)
    await outbox.stop_writing_to(session, contact, now)
    await _journal(session, contact, "block", now)


async def _chats_of(session: Session, contact: Contact) -> list[Contact]:
    if contact.person is None:
        return [contact]
    return await linking.chats_of(session, contact.person.id)


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
