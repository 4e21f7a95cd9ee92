"""An answer that its messenger will not ask for again is promised until it has been shown.

Viber forgets an update as soon as it is confirmed, which is before the showing (design, 2.1): if
this process dies between the two, the sender draws the answer again.
"""

from datetime import datetime, timedelta

from community import outbox
from storage.database import Session
from storage.kinds import NoticeKind
from storage.models import Contact, PromisedAnswer
from storage.queries import meetings
from storage.queries.chats import promised
from storage.queries.chats.promised import Matter
from storage.queries.polls import rolls

# Ours: three times as long as a call to a messenger may take.
SHOWN_WITHIN = timedelta(seconds=60)


async def make(session: Session, contact: Contact, now: datetime, matter: Matter) -> None:
    """Promise the answer that is about to be shown; it takes the place of an older promise."""
    await promised.add(session, contact.id, now, matter)


async def keep(session: Session, shown: list[tuple[int, datetime]]) -> None:
    """These have been shown: to which contact, and when it was promised."""
    await promised.drop_all(session, shown)


async def broken(session: Session, now: datetime) -> list[PromisedAnswer]:
    """Those that should have been kept by now."""
    return await promised.older_than(session, now - SHOWN_WITHIN)


async def hand_over(session: Session, broken: PromisedAnswer, now: datetime) -> bool:
    """Let the sender keep a broken promise; False if it has been kept meanwhile."""
    if not await promised.drop(session, broken.contact_id, broken.promised_at):
        return False
    contact = await session.get_one(Contact, broken.contact_id)
    await draw_again(session, contact, Matter(broken.meeting_id, broken.poll_id), now)
    return True


async def draw_again(session: Session, contact: Contact, matter: Matter, now: datetime) -> None:
    """Let the sender draw an answer that was not shown."""
    # A forged tap may carry a number that no meeting and no vote has.
    meeting, poll = matter
    await outbox.tell_contact(
        session,
        NoticeKind.DRAW_AGAIN,
        contact,
        now=now,
        meeting_id=None if meeting is None else await meetings.known(session, meeting),
        poll_id=None if poll is None else await rolls.known(session, poll),
    )


async def next_broken_at(session: Session) -> datetime | None:
    """When the oldest promise should have been kept, if there is any."""
    oldest = await promised.oldest_at(session)
    return oldest and oldest + SHOWN_WITHIN
