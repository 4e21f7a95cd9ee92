"""One person, two messengers: a short code joins the second chat to the first."""

from datetime import datetime, timedelta
from secrets import choice

from sqlalchemy import insert

from community import joining, journal, outbox
from community.chats.codes import DIGITS, LENGTH, LETTERS
from community.refusals import Reason, Refused
from storage.columns import table_of
from storage.database import Session
from storage.kinds import ContactState, MessengerName, NoticeKind
from storage.models import Contact, LinkCode, Person
from storage.queries import conversations, people
from storage.queries.chats import linking

# Ours: as long as one needs to take the other phone into the hand, and no longer.
VALID_FOR = timedelta(minutes=15)


async def offer(session: Session, person: Person, messenger: MessengerName, now: datetime) -> str:
    """A new code with which this person joins a chat in another messenger; the old one is void.

    Raises Refused NOT_FOUND for who has a chat there already.
    """
    if await _chat_in(session, person.id, messenger) is not None:
        raise Refused(Reason.NOT_FOUND)
    await linking.forget_codes(session, person.id)
    code = _new_code()
    values = {"person_id": person.id, "code": code, "created_at": now}
    await session.execute(insert(table_of(LinkCode)), values | {"expires_at": now + VALID_FOR})
    return code


async def look(session: Session, contact: Contact, code: str, now: datetime) -> Person:
    """Whose code it is that was sent from this chat.

    Raises Refused CHAT_TAKEN for a chat of somebody who has joined, and CODE_WRONG for a code
    that never was, is too old, or is of somebody who has a chat in this messenger already.
    """
    if contact.person is not None and contact.person.joined_at is not None:
        raise Refused(Reason.CHAT_TAKEN)
    person_id = await linking.whose(session, code, now)
    if person_id is None or await _chat_in(session, person_id, contact.messenger) is not None:
        raise Refused(Reason.CODE_WRONG)
    person = await people.load_person(session, person_id)
    assert person is not None, "a code is forgotten with its person"
    return person


async def link(session: Session, contact: Contact, code: str, now: datetime) -> Person:
    """Join this chat to the person whose code it is; their first chat hears it.

    Messages come where they came before. An unfinished registration in this chat is dropped.
    Raises Refused as `look` does.
    """
    person = await look(session, contact, code, now)
    if not await linking.use(session, code, now):
        raise Refused(Reason.CODE_WRONG)
    if contact.person is not None:
        await joining.begin_anew(session, contact, now)
    others = await linking.chats_of(session, person.id)
    contact.person, contact.language = person, person.language
    contact.state, contact.state_at = ContactState.ACTIVE, now
    reached = [each.messenger for each in others if each.state == ContactState.ACTIVE]
    if person.preferred_messenger is None and reached:
        person.preferred_messenger = reached[0]
    await session.flush()
    town = person.municipality_id
    for other in others:
        kind = NoticeKind.CHAT_LINKED
        await outbox.tell_contact(session, kind, other, now=now, municipality_id=town)
    await _journal(session, "link", person, now)
    return person


async def prefer(
    session: Session, person: Person, messenger: MessengerName, now: datetime
) -> None:
    """Be written to in this messenger from now on; what waits goes there, too.

    Raises Refused NOT_FOUND for who has no chat there.
    """
    chosen = await _chat_in(session, person.id, messenger)
    if chosen is None:
        raise Refused(Reason.NOT_FOUND)
    person.preferred_messenger = messenger
    await session.flush()
    if chosen.state == ContactState.ACTIVE:
        for other in await linking.chats_of(session, person.id):
            if other.id != chosen.id:
                await linking.move_waiting(session, other, chosen)
    await _journal(session, "prefer", person, now)


async def unlink(
    session: Session, contact: Contact, messenger: MessengerName, now: datetime
) -> bool:
    """Forget the other chat of whoever speaks here, and where its conversation stands.

    It hears nothing of it; what waits for it comes here. False if there is none: the chat in
    which somebody speaks is never taken away.
    """
    person = contact.person
    other = await _chat_in(session, person.id, messenger) if person is not None else None
    if person is None or other is None or other.id == contact.id:
        return False
    person.preferred_messenger = None
    await session.flush()
    if contact.state == ContactState.ACTIVE:
        await linking.move_waiting(session, other, contact)
    await outbox.stop_writing_to(session, other, now)
    await conversations.forget_conversation(session, other.address)
    await linking.forget_chat(session, other.id)
    session.info["is_erased"] = True
    await _journal(session, "unlink", person, now)
    return True


async def _chat_in(session: Session, person_id: int, messenger: MessengerName) -> Contact | None:
    chats = await linking.chats_of(session, person_id)
    return next((each for each in chats if each.messenger == messenger), None)


def _new_code() -> str:
    """Both letters and digits, so that no word is taken for a code."""
    while True:
        code = "".join(choice(LETTERS + DIGITS) for _ in range(LENGTH))
        if not code.isalpha() and not code.isdecimal():
            return code


async def _journal(session: Session, verb: str, person: Person, now: datetime) -> None:
    town = person.municipality_id
    await journal.write(session, verb, municipality_id=town, actor_id=person.id, now=now)
