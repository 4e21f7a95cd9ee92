"""Who of the organisers has let somebody in, or turned them away."""

from sqlalchemy import select

from storage.database import Session
from storage.kinds import NoticeKind
from storage.models import Delivery, Notice, Person


async def decider(session: Session, joiner_id: int, group_id: int) -> Person | None:
    """Who gave the newest answer to somebody's wish to come into a group; None if erased since."""
    return await session.scalar(
        select(Person)
        .select_from(Notice)
        .outerjoin(Person, Person.id == Notice.created_by)
        .join(Delivery, Delivery.notice_id == Notice.id)
        .where(
            Notice.kind.in_([NoticeKind.JOIN_APPROVED, NoticeKind.JOIN_DECLINED]),
            Notice.group_id == group_id,
            Delivery.person_id == joiner_id,
        )
        .order_by(Notice.id.desc())
        .limit(1)
    )
