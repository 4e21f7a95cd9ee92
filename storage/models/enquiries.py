"""Messages to a human: who asks, who took it, what was answered through the bot."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.columns import Base, Id, word
from storage.kinds import EnquiryState
from storage.models.announcements import Media
from storage.models.meetings import Meeting
from storage.models.needs import Need
from storage.models.people import Person
from storage.models.towns import Municipality


class Enquiry(Base):
    """A message of a person to the organisers; about a meeting, a need, or nothing in particular.

    `taken_by_id` is who took it. It is overdue after `answer_by`, two working days (issue 5);
    `is_overdue_told` once the organisers were reminded.
    """

    __tablename__ = "enquiry"
    __table_args__ = (
        Index("ix_enquiry_municipality_state", "municipality_id", "state"),
        Index(
            "ix_enquiry_open",
            "answer_by",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Id]
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="SET NULL"), index=True
    )
    need_id: Mapped[int | None] = mapped_column(
        ForeignKey("need.id", ondelete="SET NULL"), index=True
    )
    state: Mapped[EnquiryState] = mapped_column(word(EnquiryState))
    taken_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    taken_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    answer_by: Mapped[datetime]
    is_overdue_told: Mapped[bool] = mapped_column(default=False, server_default=false())

    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
    taken_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[taken_by_id])
    municipality: Mapped[Municipality] = relationship(lazy="raise")
    meeting: Mapped[Meeting | None] = relationship(lazy="raise")
    need: Mapped[Need | None] = relationship(lazy="raise")


class EnquiryMessage(Base):
    """One thing said in an enquiry, by the one who asks or by who answers."""

    __tablename__ = "enquiry_message"

    id: Mapped[Id]
    enquiry_id: Mapped[int] = mapped_column(
        ForeignKey("enquiry.id", ondelete="CASCADE"), index=True
    )
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    is_answer: Mapped[bool]
    text: Mapped[str | None]
    media_id: Mapped[int | None] = mapped_column(
        ForeignKey("media.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime]

    by: Mapped[Person | None] = relationship(lazy="raise")
    media: Mapped[Media | None] = relationship(lazy="raise")


class Muting(Base):
    """That an organiser decided not to take somebody's messages until a moment, and why.

    Notices still reach them, and the help telephone is always answered.
    """

    __tablename__ = "muting"
    __table_args__ = (
        Index(
            "uq_muting_standing",
            "person_id",
            "municipality_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    municipality_id: Mapped[int] = mapped_column(
        ForeignKey("municipality.id", ondelete="CASCADE"), index=True
    )
    muted_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    reason: Mapped[str]
    at: Mapped[datetime]
    until: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
    muted_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[muted_by_id])
