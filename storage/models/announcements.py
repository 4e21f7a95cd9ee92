"""What organisers tell beside meetings, what they attach, and what people say to a meeting."""

from datetime import datetime

from sqlalchemy import ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.columns import Base, Id, word
from storage.kinds import AnnouncementState, MediaKind, MessengerName
from storage.models.meetings import Meeting
from storage.models.people import Person
from storage.models.polls import Poll
from storage.models.towns import CommunityGroup, Municipality


class Media(Base):
    """A photo, file or recording that somebody sent us; it goes with the one who sent it.

    `reference` is the messenger's own name for it; `size` is in bytes, `seconds` the length of a
    recording. `file` is its name in our media folder, once it is there; until then it is fetched
    at `fetch_at`, which is empty when there is nothing more to try.
    """

    __tablename__ = "media"

    id: Mapped[Id]
    municipality_id: Mapped[int] = mapped_column(
        ForeignKey("municipality.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[MediaKind] = mapped_column(word(MediaKind))
    messenger: Mapped[MessengerName] = mapped_column(word(MessengerName))
    reference: Mapped[str]
    file_name: Mapped[str | None]
    mime_type: Mapped[str | None]
    size: Mapped[int | None]
    seconds: Mapped[int | None]
    file: Mapped[str | None] = mapped_column(unique=True)
    fetch_at: Mapped[datetime | None] = mapped_column(index=True)
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    created_by: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime]


class AnnouncementGroup(Base):
    """That an announcement goes to a group; a person in two of them gets it once."""

    __tablename__ = "announcement_group"

    announcement_id: Mapped[int] = mapped_column(
        ForeignKey("announcement.id", ondelete="CASCADE"), primary_key=True
    )
    group_id: Mapped[int] = mapped_column(
        ForeignKey("community_group.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Announcement(Base):
    """Something told to groups; with a meeting, what it decided, told to all who were invited.

    With a poll it is what the municipality answers, told to all who could vote. `media` goes with
    it, `voice` is its text read aloud. Its number is never reused: old buttons carry it.
    """

    __tablename__ = "announcement"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[Id]
    municipality_id: Mapped[int] = mapped_column(
        ForeignKey("municipality.id", ondelete="CASCADE"), index=True
    )
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    poll_id: Mapped[int | None] = mapped_column(
        ForeignKey("poll.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str]
    media_id: Mapped[int | None] = mapped_column(
        ForeignKey("media.id", ondelete="SET NULL"), index=True
    )
    voice_id: Mapped[int | None] = mapped_column(
        ForeignKey("media.id", ondelete="SET NULL"), index=True
    )
    is_telegram_only: Mapped[bool] = mapped_column(default=False, server_default=false())
    state: Mapped[AnnouncementState] = mapped_column(word(AnnouncementState))
    version: Mapped[int] = mapped_column(default=1)
    created_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]

    municipality: Mapped[Municipality] = relationship(lazy="raise")
    meeting: Mapped[Meeting | None] = relationship(lazy="raise")
    poll: Mapped[Poll | None] = relationship(lazy="raise")
    media: Mapped[Media | None] = relationship(lazy="raise", foreign_keys=[media_id])
    voice: Mapped[Media | None] = relationship(lazy="raise", foreign_keys=[voice_id])
    groups: Mapped[list[CommunityGroup]] = relationship(
        secondary=AnnouncementGroup.__table__, lazy="raise", viewonly=True
    )


class Acknowledgement(Base):
    """That a person has said "I understood" to an announcement."""

    __tablename__ = "acknowledgement"

    announcement_id: Mapped[int] = mapped_column(
        ForeignKey("announcement.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    at: Mapped[datetime]


class Opinion(Base):
    """What an invited person wants said or asked at a meeting, in words or as a recording.

    Without `is_named` nobody is shown who said it; the person stands here so that it goes when
    they are erased.
    """

    __tablename__ = "opinion"

    id: Mapped[Id]
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    text: Mapped[str | None]
    media_id: Mapped[int | None] = mapped_column(
        ForeignKey("media.id", ondelete="SET NULL"), index=True
    )
    is_named: Mapped[bool]
    created_at: Mapped[datetime]

    person: Mapped[Person] = relationship(lazy="raise")
    media: Mapped[Media | None] = relationship(lazy="raise")
