"""Who is speaking, where their conversation stands, and whether we have heard it before."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import CursorResult, and_, bindparam, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import contains_eager

from storage.columns import table_of
from storage.database import Session
from storage.kinds import ContactState, MessengerName
from storage.models import Contact, ConversationState, Person, SeenUpdate


class Speaker(NamedTuple):
    """A contact with what is known of its person, and the stored step of its conversation."""

    contact: Contact
    state: str | None
    data: dict[str, Any] | None
    updated_at: datetime | None


# Built once: compiling statements is most of what a tap costs (reference/storage.md, 9).
# The contact's row is the lock that puts one person's updates in a line across processes.
_SPEAKER = (
    select(Contact, ConversationState.state, ConversationState.data, ConversationState.updated_at)
    .outerjoin(Contact.person)
    .outerjoin(Person.municipality)
    .outerjoin(
        ConversationState,
        and_(
            ConversationState.bot_id == bindparam("bot_id"),
            ConversationState.address == Contact.address,
        ),
    )
    .where(Contact.messenger == bindparam("messenger"), Contact.address == bindparam("address"))
    .options(contains_eager(Contact.person).contains_eager(Person.municipality))
    .with_for_update(of=Contact)
)
_ADD_SEEN = {
    "sqlite": sqlite_insert(table_of(SeenUpdate)).on_conflict_do_nothing(),
    "postgresql": postgresql_insert(table_of(SeenUpdate)).on_conflict_do_nothing(),
}
_ADD_CONTACT = {
    "sqlite": sqlite_insert(table_of(Contact)).on_conflict_do_nothing(),
    "postgresql": postgresql_insert(table_of(Contact)).on_conflict_do_nothing(),
}
_STATE_KEY = and_(
    ConversationState.bot_id == bindparam("the_bot"),
    ConversationState.address == bindparam("the_address"),
)
_CHANGE_STATE = update(ConversationState).where(_STATE_KEY)
_DROP_STATE = delete(ConversationState).where(_STATE_KEY)


def dialect_of(session: Session) -> str:
    """The engine's name: the two say "unless it is there already" in different modules."""
    return session.get_bind().dialect.name


async def add_contact(
    session: Session, messenger: MessengerName, address: str, language: str, now: datetime
) -> None:
    """Write down an address that wrote for the first time; a known one stays as it is."""
    values = {
        "messenger": messenger,
        "address": address,
        "language": language,
        "state": ContactState.ACTIVE,
        "state_at": now,
        "created_at": now,
    }
    await session.execute(_ADD_CONTACT[dialect_of(session)], values)


async def find_speaker(
    session: Session, bot_id: int, messenger: MessengerName, address: str
) -> Speaker | None:
    """The contact at this address, locked until the transaction ends; None if it is new."""
    keys = {"bot_id": bot_id, "messenger": messenger, "address": address}
    row = (await session.execute(_SPEAKER, keys)).one_or_none()
    return None if row is None else Speaker(*row)


async def note_update(session: Session, bot_id: int, update_id: int, now: datetime) -> bool:
    """Whether this update is heard for the first time; from now on it is not."""
    values = {"bot_id": bot_id, "update_id": update_id, "seen_at": now}
    result = await session.execute(_ADD_SEEN[dialect_of(session)], values)
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def keep_state(
    session: Session,
    key: tuple[int, str],
    state: str | None,
    data: dict[str, Any],
    now: datetime,
    is_stored: bool,
) -> None:
    """Store where a conversation stands; nothing is kept of one that stands nowhere."""
    bot_id, address = key
    values = {"state": state, "data": data, "updated_at": now}
    keys = {"the_bot": bot_id, "the_address": address}
    if state is None and not data:
        if is_stored:
            await session.execute(_DROP_STATE, keys)
    elif is_stored:
        await session.execute(_CHANGE_STATE.values(values), keys)
    else:
        await session.execute(
            insert(ConversationState), {"bot_id": bot_id, "address": address, **values}
        )


async def forget_stranger(session: Session, contact_id: int) -> None:
    """Drop an address behind which there is no person."""
    await session.execute(
        delete(Contact)
        .where(Contact.id == contact_id, Contact.person_id.is_(None))
        .execution_options(synchronize_session=False)
    )


async def forget_conversation(session: Session, address: str) -> None:
    """Drop every stored step of this address, with all bots."""
    await session.execute(delete(ConversationState).where(ConversationState.address == address))
