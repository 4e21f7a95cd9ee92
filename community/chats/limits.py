"""Whom Viber's monthly limit left without a message, told to those who can call them."""

from datetime import datetime, timedelta

from community import outbox
from community.enquiries.messages import who_answers
from storage.database import Session
from storage.kinds import NoticeKind
from storage.queries.chats import left_out

# Ours: organisers hear of it once a day at most, of all together.
TOLD_AGAIN_AFTER = timedelta(days=1)


async def waiting(session: Session, now: datetime) -> list[int]:
    """The municipalities whose organisers are to be told now."""
    return await left_out.municipalities(session, now - TOLD_AGAIN_AFTER, now)


async def tell(session: Session, municipality_id: int, now: datetime) -> bool:
    """Tell coordinator and contact person; False if another process has just done so."""
    await left_out.lock(session, municipality_id)
    if municipality_id not in await waiting(session, now):
        return False
    organisers = await who_answers(session, municipality_id)
    await outbox.tell(
        session,
        NoticeKind.LIMIT_REACHED,
        organisers,
        now=now,
        municipality_id=municipality_id,
    )
    return True
