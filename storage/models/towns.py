"""Municipalities and what belongs to the place itself: settlements, meeting places, groups."""

from datetime import datetime, time

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base, Id, word
from storage.kinds import GroupKind

# Ours: four notices a month to a hundred and twenty-five people who have not written that day.
USUAL_LIMIT = 500


class Municipality(Base):
    """A local authority of the programme; nobody is invited until controller and phone stand.

    The help phone is answered on working days, between two hours of the local clock. At most
    `viber_limit` messages a month (UTC) may go out that Viber may charge for. `last_need` is the
    number that a need got last: no other one gets it, even when that is erased; at
    `needs_reminded_at` its coordinator was reminded of late answers.
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
    viber_limit: Mapped[int] = mapped_column(default=USUAL_LIMIT, server_default=str(USUAL_LIMIT))
    last_need: Mapped[int] = mapped_column(default=0, server_default="0")
    needs_reminded_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class ChargedMonth(Base):
    """How many messages that Viber may charge for went out for a municipality in a month.

    `month` is a calendar month in UTC, as Viber counts it (reference/viber.md, 13): "2026-11".
    """

    __tablename__ = "charged_month"

    municipality_id: Mapped[int] = mapped_column(
        ForeignKey("municipality.id", ondelete="CASCADE"), primary_key=True
    )
    month: Mapped[str] = mapped_column(primary_key=True)
    messages: Mapped[int]


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
