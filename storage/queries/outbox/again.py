"""Answers that wait to be drawn again."""

from sqlalchemy import delete, select

from storage.database import Session
from storage.kinds import DeliveryState, NoticeKind
from storage.models import Delivery, Notice


async def forget(session: Session, contact_id: int) -> None:
    """Drop what waits to be drawn again for an address, as if it had never been put."""
    waiting = list(
        await session.scalars(
            select(Notice.id)
            .join(Delivery, Delivery.notice_id == Notice.id)
            .where(
                Notice.kind == NoticeKind.DRAW_AGAIN,
                Delivery.contact_id == contact_id,
                Delivery.state == DeliveryState.QUEUED,
            )
        )
    )
    for model, column in ((Delivery, Delivery.notice_id), (Notice, Notice.id)):
        await session.execute(
            delete(model).where(column.in_(waiting)).execution_options(synchronize_session=False)
        )
