"""The journal: who did what, when, without anybody's words."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base, Id


class JournalEntry(Base):
    """One change; the actor's number is emptied when that person is erased.

    `fields` names what of the thing was changed, by the steps of its form, with commas between.
    """

    __tablename__ = "journal_entry"
    __table_args__ = (Index("ix_journal_entry_municipality_at", "municipality_id", "at"),)

    id: Mapped[Id]
    municipality_id: Mapped[int | None] = mapped_column(
        ForeignKey("municipality.id", ondelete="CASCADE")
    )
    actor_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    verb: Mapped[str]
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="SET NULL"), index=True
    )
    fields: Mapped[str | None]
    at: Mapped[datetime]
