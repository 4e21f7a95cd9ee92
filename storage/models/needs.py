"""What people say is needed: how far it is, who supports it, and what became of it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.columns import Base, Id, word
from storage.kinds import NeedArea, NeedEventKind, NeedReach, NeedState
from storage.models.announcements import Media
from storage.models.people import Person
from storage.models.towns import Municipality, Settlement


class Need(Base):
    """Something that a person says is needed; organisers alone see the author's own words.

    `number` counts in the municipality: people know it as "No 14". `text` is stored with personal
    numbers masked already (`has_masked_number`), `search_words` is the same, normalised, to find
    similar ones. Members read the `wording` that an organiser gave it, and `short_name` (at most
    30 characters) where it is voted on. An answer is promised by `answer_by`; `is_answer_overdue`
    once that was told. Its id is never reused: old buttons carry it.
    """

    __tablename__ = "need"
    __table_args__ = (
        UniqueConstraint("municipality_id", "number"),
        Index("ix_need_municipality_state", "municipality_id", "state"),
        Index(
            "ix_need_alike",
            "municipality_id",
            "area",
            "settlement_id",
            sqlite_where=text("wording IS NOT NULL"),
            postgresql_where=text("wording IS NOT NULL"),
        ),
        Index(
            "ix_need_unanswered",
            "answer_by",
            sqlite_where=text("answered_at IS NULL"),
            postgresql_where=text("answered_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Id]
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id", ondelete="CASCADE"))
    number: Mapped[int]
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    is_named: Mapped[bool]
    area: Mapped[NeedArea] = mapped_column(word(NeedArea))
    reach: Mapped[NeedReach] = mapped_column(word(NeedReach))
    settlement_id: Mapped[int | None] = mapped_column(
        ForeignKey("settlement.id", ondelete="SET NULL"), index=True
    )
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    text: Mapped[str | None]
    has_masked_number: Mapped[bool] = mapped_column(default=False, server_default=false())
    search_words: Mapped[str | None]
    wording: Mapped[str | None]
    short_name: Mapped[str | None]
    state: Mapped[NeedState] = mapped_column(word(NeedState))
    version: Mapped[int] = mapped_column(default=1)
    owner: Mapped[str | None]
    done_by: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("need.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]
    answer_by: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    is_answer_overdue: Mapped[bool] = mapped_column(default=False, server_default=false())

    municipality: Mapped[Municipality] = relationship(lazy="raise")
    author: Mapped[Person | None] = relationship(lazy="raise")
    settlement: Mapped[Settlement | None] = relationship(lazy="raise")


class NeedMedia(Base):
    """A photo, file or recording that belongs to a need."""

    __tablename__ = "need_media"

    need_id: Mapped[int] = mapped_column(
        ForeignKey("need.id", ondelete="CASCADE"), primary_key=True
    )
    media_id: Mapped[int] = mapped_column(
        ForeignKey("media.id", ondelete="CASCADE"), primary_key=True, index=True
    )

    media: Mapped[Media] = relationship(lazy="raise")


class NeedSupport(Base):
    """That a person says "me too" to a need, and hears its news as its author does."""

    __tablename__ = "need_support"

    need_id: Mapped[int] = mapped_column(
        ForeignKey("need.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    at: Mapped[datetime]


class NeedEvent(Base):
    """One line of a need's story: a new state, a question, its answer, or something internal.

    `words` of a STATE and of a QUESTION are read by author and supporters, all others by
    organisers alone.
    """

    __tablename__ = "need_event"

    id: Mapped[Id]
    need_id: Mapped[int] = mapped_column(ForeignKey("need.id", ondelete="CASCADE"), index=True)
    kind: Mapped[NeedEventKind] = mapped_column(word(NeedEventKind))
    state: Mapped[NeedState | None] = mapped_column(word(NeedState))
    words: Mapped[str | None]
    media_id: Mapped[int | None] = mapped_column(
        ForeignKey("media.id", ondelete="SET NULL"), index=True
    )
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime]


class NeedNews(Base):
    """That an event is told by a delivery; several of them share one message."""

    __tablename__ = "need_news"

    delivery_id: Mapped[int] = mapped_column(
        ForeignKey("delivery.id", ondelete="CASCADE"), primary_key=True
    )
    event_id: Mapped[int] = mapped_column(
        ForeignKey("need_event.id", ondelete="CASCADE"), primary_key=True, index=True
    )
