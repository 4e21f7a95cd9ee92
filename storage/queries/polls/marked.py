"""Messages that show a secret vote's options to mark, of people who are in the middle of it."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import and_, delete, insert, literal, or_, select

from storage.columns import table_of
from storage.database import Session
from storage.kinds import MessengerName, PollState, VotingWay
from storage.models import Contact, MarkedMessage, Poll, RollEntry


class Message(NamedTuple):
    """One message in a chat with the bot."""

    messenger: MessengerName
    address: str
    message_id: str


class Finished(NamedTuple):
    """A message whose reader has taken part or declined (`way`), or whose vote is over.

    The language is the one in which its chat is spoken to.
    """

    message: Message
    poll_id: int
    way: VotingWay | None
    language: str


async def note(session: Session, shown: Mapping[Message, int | None]) -> None:
    """Write down which vote's options these messages show from now on, or that they show none.

    What is told of a vote that is not open, or of a chat that is gone, is not written down.
    """
    addresses = {message.address for message in shown}
    rows = await session.execute(_STORED.where(Contact.address.in_(addresses)))
    stored = {Message(*row[:3]): row[3] for row in rows}
    changed = {each: poll for each, poll in shown.items() if stored.get(each) != poll}
    await forget(session, changed.keys() & stored.keys())
    for message, poll_id in changed.items():
        if poll_id is not None:
            await _add(session, message, poll_id)


async def _add(session: Session, message: Message, poll_id: int) -> None:
    is_open = (Poll.id == poll_id) & (Poll.state == PollState.OPEN)
    found = (
        select(Contact.id, literal(message.message_id), Poll.id)
        .join_from(Contact, Poll, is_open)
        .where(Contact.messenger == message.messenger, Contact.address == message.address)
    )
    columns = ["contact_id", "message_id", "poll_id"]
    await session.execute(insert(table_of(MarkedMessage)).from_select(columns, found))


async def forget(session: Session, messages: Collection[Message]) -> None:
    """Drop what is known of these messages."""
    for message in messages:
        chat = select(Contact.id).where(
            Contact.messenger == message.messenger, Contact.address == message.address
        )
        await session.execute(
            delete(MarkedMessage)
            .where(
                MarkedMessage.contact_id.in_(chat), MarkedMessage.message_id == message.message_id
            )
            .execution_options(synchronize_session=False)
        )


async def messages(session: Session) -> set[Message]:
    """All that are written down."""
    return {Message(*row[:3]) for row in await session.execute(_STORED)}


async def finished(session: Session) -> list[Finished]:
    """The messages in which nothing is to be marked any more."""
    rows = await session.execute(
        _STORED.add_columns(RollEntry.way, Contact.language)
        .join(Poll, Poll.id == MarkedMessage.poll_id)
        .outerjoin(
            RollEntry,
            and_(
                RollEntry.poll_id == MarkedMessage.poll_id,
                RollEntry.person_id == Contact.person_id,
            ),
        )
        .where(or_(RollEntry.way.is_not(None), Poll.state != PollState.OPEN))
        .order_by(MarkedMessage.contact_id, MarkedMessage.message_id)
    )
    return [Finished(Message(*row[:3]), *row[3:]) for row in rows]


_STORED = select(
    Contact.messenger, Contact.address, MarkedMessage.message_id, MarkedMessage.poll_id
).join(Contact, Contact.id == MarkedMessage.contact_id)
