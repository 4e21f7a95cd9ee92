"""The municipality's list of priorities: its versions and items, and where each came from."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.columns import Base, Id, word
from storage.kinds import NeedArea
from storage.models.meetings import Meeting
from storage.models.needs import Need
from storage.models.polls import Poll
from storage.models.towns import Municipality


class PriorityItem(Base):
    """One priority: its area, its place within the area, and what it came from.

    `short_name` (at most 30 characters) is what chat shows, `wording` what documents say.
    `option` is which one of the poll's options it was, `copied_from` the number of the same
    priority in the version that was published before.
    """

    __tablename__ = "priority_item"

    id: Mapped[Id]
    list_id: Mapped[int] = mapped_column(
        ForeignKey("priority_list.id", ondelete="CASCADE"), index=True
    )
    area: Mapped[NeedArea] = mapped_column(word(NeedArea))
    position: Mapped[int]
    short_name: Mapped[str]
    wording: Mapped[str | None]
    need_id: Mapped[int | None] = mapped_column(
        ForeignKey("need.id", ondelete="SET NULL"), index=True
    )
    poll_id: Mapped[int | None] = mapped_column(
        ForeignKey("poll.id", ondelete="SET NULL"), index=True
    )
    option: Mapped[int | None]
    copied_from: Mapped[int | None]
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="SET NULL"), index=True
    )

    need: Mapped[Need | None] = relationship(lazy="raise")
    poll: Mapped[Poll | None] = relationship(lazy="raise")
    meeting: Mapped[Meeting | None] = relationship(lazy="raise")


class PriorityList(Base):
    """One version of a municipality's list; the one without `published_at` is being worked on.

    `revision` counts the changes of a version that is being worked on.
    """

    __tablename__ = "priority_list"
    __table_args__ = (
        UniqueConstraint("municipality_id", "version"),
        Index(
            "uq_priority_list_draft",
            "municipality_id",
            unique=True,
            sqlite_where=text("published_at IS NULL"),
            postgresql_where=text("published_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Id]
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id", ondelete="CASCADE"))
    version: Mapped[int]
    revision: Mapped[int] = mapped_column(default=1)
    created_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    is_telegram_only: Mapped[bool] = mapped_column(default=False, server_default=false())

    municipality: Mapped[Municipality] = relationship(lazy="raise")
    items: Mapped[list[PriorityItem]] = relationship(
        lazy="raise", order_by=(PriorityItem.area, PriorityItem.position), passive_deletes=True
    )
