"""What must be true of a crowd's updates in the end: none lost, none doubled, everybody sees."""

from collections import Counter

from sqlalchemy import func, select

from storage.database import Session
from storage.kinds import ContactState, NoticeKind, RsvpAnswer
from storage.models import (
    Contact,
    ConversationState,
    Delivery,
    Invite,
    JournalEntry,
    Membership,
    Notice,
    Person,
    Rsvp,
    SeenUpdate,
)
from tests.faults.crowd import Crowd
from tests.faults.scene import Scene

# What stands on the phone of somebody whose answer is stored: said at once, or drawn again.
ANSWERED = {
    RsvpAnswer.COMING: ("Записахме: ще дойдете", "Вашият отговор: ✅"),
    RsvpAnswer.NOT_COMING: ("Записахме: няма да дойдете", "Вашият отговор: ❌"),
}


async def seen(session: Session) -> set[int]:
    """The updates that are marked as handled."""
    found = list(await session.scalars(select(SeenUpdate.update_id)))
    assert len(found) == len(set(found))
    return set(found)


async def drawn_again(session: Session) -> Counter[int]:
    """How often the outbox tried to show each what could not be shown at once."""
    rows = await session.execute(
        select(Contact.address, Delivery.attempts)
        .join(Delivery, Delivery.contact_id == Contact.id)
        .join(Notice)
        .where(Notice.kind == NoticeKind.DRAW_AGAIN)
    )
    found: Counter[int] = Counter()
    for address, attempts in rows:
        found[int(address)] += attempts
    return found


async def check_all(scene: Scene, crowd: Crowd) -> None:
    """None lost, none doubled, everybody sees."""
    assert len(await scene.asks(seen)) == crowd.updates
    await check_answers(scene, crowd)
    await check_stops(scene, crowd)
    await check_joins(scene, crowd)
    for bot in scene.bots:
        scene.is_untroubled(bot)


async def check_answers(scene: Scene, crowd: Crowd) -> None:
    """Each last answer is stored once, each tap is in the journal once, and each is seen."""
    rows = await scene.asks(lambda session: session.execute(select(Rsvp.person_id, Rsvp.answer)))
    stored = [(number, answer) for number, answer in rows]
    town = crowd.town
    assert sorted(stored) == sorted(
        (town.members[user_id], said[-1]) for user_id, said in crowd.answers.items()
    )
    assert await journal(scene, "answer") == {
        town.members[user_id]: len(said) for user_id, said in crowd.answers.items()
    }
    for user_id, said in crowd.answers.items():
        screens = "\n".join(await scene.telegram.messages(user_id))
        assert any(words in screens for words in ANSWERED[said[-1]]), screens


async def check_stops(scene: Scene, crowd: Crowd) -> None:
    """Who said stop is stopped once, and knows it."""
    town = crowd.town
    states = await scene.asks(
        lambda session: session.execute(
            select(Contact.person_id).where(Contact.state == ContactState.STOPPED)
        )
    )
    stopping = {town.members[user_id] for user_id in crowd.stopping}
    assert {number for (number,) in states} == stopping
    assert await journal(scene, "stop") == dict.fromkeys(stopping, 1)
    for user_id in crowd.stopping:
        assert "Спряхме" in (await scene.telegram.messages(user_id))[-1]


async def check_joins(scene: Scene, crowd: Crowd) -> None:
    """Who gave their name has come in once; who opened the link is asked for the language."""
    names = await scene.asks(
        lambda session: session.execute(
            select(Person.id, Person.name)
            .join(Membership)
            .where(Person.id.in_(crowd.town.joiners.values()))
        )
    )
    assert sorted((number, name) for number, name in names) == sorted(
        (crowd.town.joiners[user_id], name) for user_id, name in crowd.named.items()
    )
    uses = await scene.asks(lambda session: session.scalar(select(Invite.uses)))
    assert uses == len(crowd.named)
    assert await journal(scene, "join") == dict.fromkeys(crowd.town.joiners.values(), 1)
    standing = await scene.asks(
        lambda session: session.execute(select(ConversationState.address, ConversationState.state))
    )
    assert sorted((address, state) for address, state in standing) == [
        (str(user_id), "joining:language") for user_id in crowd.strangers
    ]
    for user_id in (*crowd.named, *crowd.strangers):
        assert await scene.telegram.messages(user_id), f"{user_id} sees nothing"


async def journal(scene: Scene, verb: str) -> dict[int | None, int]:
    """How often each did this, by the journal."""
    rows = await scene.asks(
        lambda session: session.execute(
            select(JournalEntry.actor_id, func.count())
            .where(JournalEntry.verb == verb)
            .group_by(JournalEntry.actor_id)
        )
    )
    return {row[0]: row[1] for row in rows}
