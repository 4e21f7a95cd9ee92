"""The outbox: what the bot says on its own, and what became of it for each person."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.columns import Base, Id, word
from storage.kinds import DeliveryState, Marking, NoticeKind
from storage.models.announcements import Announcement, Opinion
from storage.models.meetings import Meeting, MeetingChange, Reminder
from storage.models.people import Contact, Person


class Notice(Base):
    """Something said to one or many: references only, drawn in the reader's language at sending.

    `subject_id` is the person whom it is about (a waiting join), never the one who reads it.
    """

    __tablename__ = "notice"

    id: Mapped[Id]
    municipality_id: Mapped[int | None] = mapped_column(
        ForeignKey("municipality.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[NoticeKind] = mapped_column(word(NoticeKind))
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    subject_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("community_group.id", ondelete="CASCADE"), index=True
    )
    change_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting_change.id", ondelete="CASCADE"), index=True
    )
    announcement_id: Mapped[int | None] = mapped_column(
        ForeignKey("announcement.id", ondelete="CASCADE"), index=True
    )
    opinion_id: Mapped[int | None] = mapped_column(
        ForeignKey("opinion.id", ondelete="CASCADE"), index=True
    )
    reminder_id: Mapped[int | None] = mapped_column(
        ForeignKey("reminder.id", ondelete="CASCADE"), index=True
    )
    need_id: Mapped[int | None] = mapped_column(
        ForeignKey("need.id", ondelete="CASCADE"), index=True
    )
    enquiry_id: Mapped[int | None] = mapped_column(
        ForeignKey("enquiry.id", ondelete="CASCADE"), index=True
    )
    poll_id: Mapped[int | None] = mapped_column(
        ForeignKey("poll.id", ondelete="CASCADE"), index=True
    )
    priority_list_id: Mapped[int | None] = mapped_column(
        ForeignKey("priority_list.id", ondelete="CASCADE"), index=True
    )
    created_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    reported_at: Mapped[datetime | None]

    meeting: Mapped[Meeting | None] = relationship(lazy="raise")
    change: Mapped[MeetingChange | None] = relationship(lazy="raise")
    announcement: Mapped[Announcement | None] = relationship(lazy="raise")
    opinion: Mapped[Opinion | None] = relationship(lazy="raise")
    reminder: Mapped[Reminder | None] = relationship(lazy="raise")


class Delivery(Base):
    """One notice for one contact; without a contact it stands on the call list (TO_CALL).

    A person gets one per notice. Before consent there is no person: then the contact is the key.
    `marking` says whether the message that was sent is still to be changed where it stands. Viber
    alone tells when it reached the phone and was opened, and whether it was sent outside of the
    person's session, which may cost money (`billing_status`: reference/viber.md, 2.2).
    """

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("notice_id", "person_id"),
        Index(
            "uq_delivery_without_person",
            "notice_id",
            "contact_id",
            unique=True,
            sqlite_where=text("person_id IS NULL"),
            postgresql_where=text("person_id IS NULL"),
        ),
        Index(
            "ix_delivery_open",
            "state",
            "priority",
            "municipality_id",
            "due_at",
            "id",
            sqlite_where=text("state IN ('queued', 'in_flight')"),
            postgresql_where=text("state IN ('queued', 'in_flight')"),
        ),
        Index(
            "ix_delivery_marking",
            "id",
            sqlite_where=text("marking = 'wanted'"),
            postgresql_where=text("marking = 'wanted'"),
        ),
    )

    id: Mapped[Id]
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    municipality_id: Mapped[int | None] = mapped_column(
        ForeignKey("municipality.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    contact_id: Mapped[int | None] = mapped_column(
        ForeignKey("contact.id", ondelete="SET NULL"), index=True
    )
    state: Mapped[DeliveryState] = mapped_column(word(DeliveryState))
    priority: Mapped[int]
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    epoch: Mapped[int] = mapped_column(default=0)
    message_id: Mapped[str | None]
    marking: Mapped[Marking | None] = mapped_column(word(Marking))
    reason: Mapped[str | None]
    settled_at: Mapped[datetime | None]
    is_outside_session: Mapped[bool] = mapped_column(default=False, server_default=false())
    billing_status: Mapped[int | None]
    delivered_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]

    notice: Mapped[Notice] = relationship(lazy="raise")
    contact: Mapped[Contact | None] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise")
