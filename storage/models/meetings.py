"""Meetings: whom they invite, what they discuss, who answered, when people are reminded."""

from datetime import datetime, time

from sqlalchemy import ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.columns import Base, Id, word
from storage.kinds import MeetingKind, MeetingState, ReminderKind, ReminderState, RsvpAnswer
from storage.models.towns import CommunityGroup, Municipality


class AgendaItem(Base):
    """One numbered point of a meeting's agenda, counted from 1."""

    __tablename__ = "agenda_item"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]


class MeetingGroup(Base):
    """That a meeting invites a group; a person in two of them is invited once."""

    __tablename__ = "meeting_group"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    group_id: Mapped[int] = mapped_column(
        ForeignKey("community_group.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Meeting(Base):
    """A gathering at a moment and a place; its number is never reused: old buttons carry it.

    A meeting may be two kinds at once. `supersedes_id` is the meeting in whose place it comes,
    `voice_id` how it is, or that it is cancelled, read aloud. `is_telegram_only`: nobody is
    written to in Viber about it.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        Index("ix_meeting_municipality_starts", "municipality_id", "starts_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Id]
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id", ondelete="CASCADE"))
    kind: Mapped[MeetingKind] = mapped_column(word(MeetingKind))
    second_kind: Mapped[MeetingKind | None] = mapped_column(word(MeetingKind))
    starts_at: Mapped[datetime]
    place: Mapped[str]
    state: Mapped[MeetingState] = mapped_column(word(MeetingState))
    version: Mapped[int] = mapped_column(default=1)
    created_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancel_reason: Mapped[str | None]
    supersedes_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="SET NULL"), index=True
    )
    is_telegram_only: Mapped[bool] = mapped_column(default=False, server_default=false())
    voice_id: Mapped[int | None] = mapped_column(
        ForeignKey("media.id", ondelete="SET NULL"), index=True
    )

    municipality: Mapped[Municipality] = relationship(lazy="raise")
    agenda: Mapped[list[AgendaItem]] = relationship(
        lazy="raise", order_by=AgendaItem.position, passive_deletes=True
    )
    groups: Mapped[list[CommunityGroup]] = relationship(
        secondary=MeetingGroup.__table__, lazy="raise", viewonly=True
    )


class MeetingChange(Base):
    """How a sent meeting was before an organiser changed it; `version` is the one it got."""

    __tablename__ = "meeting_change"

    id: Mapped[Id]
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    version: Mapped[int]
    changed_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    changed_at: Mapped[datetime]
    was_starts_at: Mapped[datetime]
    was_place: Mapped[str]
    is_agenda_new: Mapped[bool]


class Invitee(Base):
    """Who was invited to a meeting: frozen at sending, later joiners added."""

    __tablename__ = "invitee"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    invited_at: Mapped[datetime]


class Rsvp(Base):
    """The standing answer of an invited person; one per person and meeting.

    `asked_again_at` stands from a change of day, hour or place until the person answers anew.
    """

    __tablename__ = "rsvp"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    answer: Mapped[RsvpAnswer] = mapped_column(word(RsvpAnswer))
    answered_at: Mapped[datetime]
    asked_again_at: Mapped[datetime | None]


class Reminder(Base):
    """A moment of the plan at which people of a meeting are written to, in UTC.

    An organiser's own one has its words, or none for the usual ones, and moves with its meeting:
    either so many days before at a local hour, or so many minutes before it begins.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        Index(
            "uq_reminder_of_the_plan",
            "meeting_id",
            "kind",
            unique=True,
            sqlite_where=text("kind <> 'own'"),
            postgresql_where=text("kind <> 'own'"),
        ),
        Index(
            "ix_reminder_pending",
            "due_at",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
    )

    id: Mapped[Id]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    kind: Mapped[ReminderKind] = mapped_column(word(ReminderKind))
    due_at: Mapped[datetime]
    state: Mapped[ReminderState] = mapped_column(word(ReminderState))
    settled_at: Mapped[datetime | None]
    words: Mapped[str | None]
    days_before: Mapped[int | None]
    local_hour: Mapped[time | None]
    minutes_before: Mapped[int | None]
