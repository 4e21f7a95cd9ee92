"""Municipalities and what belongs to the place itself: settlements, meeting places, groups."""

from datetime import datetime, time

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base, Id, word
from storage.kinds import GroupKind


class Municipality(Base):
    """A local authority of the programme; nobody is invited until controller and phone stand.

    The help phone is answered on working days, between two hours of the local clock.
    """

    __tablename__ = "municipality"

    id: Mapped[Id]
    name: Mapped[str]
    country: Mapped[str]
    language: Mapped[str]
    zone: Mapped[str]
    controller: Mapped[str | None]
    help_name: Mapped[str | None]
    help_phone: Mapped[str | None]
    help_from: Mapped[time] = mapped_column(default=time(9), server_default="09:00:00")
    help_until: Mapped[time] = mapped_column(default=time(17), server_default="17:00:00")
    created_at: Mapped[datetime]


class Settlement(Base):
    """A town or village of a municipality, offered as a button when people join."""

    __tablename__ = "settlement"
    __table_args__ = (UniqueConstraint("municipality_id", "name"),)

    id: Mapped[Id]
    municipality_id: Mapped[int] = mapped_column(
        ForeignKey("municipality.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]


class Place(Base):
    """A room where the municipality meets, offered as a button when a meeting is scheduled."""

    __tablename__ = "place"
    __table_args__ = (UniqueConstraint("municipality_id", "name"),)

    id: Mapped[Id]
    municipality_id: Mapped[int] = mapped_column(
        ForeignKey("municipality.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    used_at: Mapped[datetime]


class CommunityGroup(Base):
    """A community action group, working group or steering group of one municipality."""

    __tablename__ = "community_group"
    __table_args__ = (UniqueConstraint("municipality_id", "kind"),)

    id: Mapped[Id]
    municipality_id: Mapped[int] = mapped_column(
        ForeignKey("municipality.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[GroupKind] = mapped_column(word(GroupKind))
