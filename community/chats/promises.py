"""An answer that its messenger will not ask for again is promised until it has been shown.

Viber forgets an update as soon as it is confirmed, which is before the showing (design, 2.1): if
this process dies between the two, the sender draws the answer again.
"""

from datetime import datetime, timedelta

from community import outbox
from storage.database import Session
from storage.kinds import NoticeKind
from storage.models import Contact
from storage.queries.outbox import again

# Ours: three times as long as a call to a messenger may take.
SHOWN_WITHIN = timedelta(seconds=60)


async def make(session: Session, contact: Contact, now: datetime, meeting_id: int | None) -> None:
    """Promise the answer that is about to be shown; it takes the place of an older promise."""
    await again.forget(session, contact.id)
    await outbox.tell_contact(
        session,
        NoticeKind.DRAW_AGAIN,
        contact,
        now=now,
        due_at=now + SHOWN_WITHIN,
        meeting_id=meeting_id,
    )


async def keep(session: Session, contact: Contact) -> None:
    """It has been shown."""
    await again.forget(session, contact.id)
