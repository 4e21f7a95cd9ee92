"""People, how to reach them, what they belong to and what they agreed to."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.columns import Base, Id, word
from storage.kinds import ContactState, MembershipState, MessengerName, Role
from storage.models.towns import Municipality, Settlement


class Person(Base):
    """Somebody who gave consent; `joined_at` is empty until the registration is finished.

    Who has several chats is written to in the `preferred_messenger`. The number of an erased
    person is never given to another one: old buttons carry it.
    """

    __tablename__ = "person"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[Id]
    municipality_id: Mapped[int] = mapped_column(
        ForeignKey("municipality.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str | None]
    settlement_id: Mapped[int | None] = mapped_column(
        ForeignKey("settlement.id", ondelete="SET NULL"), index=True
    )
    other_settlement: Mapped[str | None]
    language: Mapped[str]
    created_at: Mapped[datetime]
    joined_at: Mapped[datetime | None]
    resumed_at: Mapped[datetime | None]
    preferred_messenger: Mapped[MessengerName | None] = mapped_column(word(MessengerName))

    municipality: Mapped[Municipality] = relationship(lazy="raise")
    settlement: Mapped[Settlement | None] = relationship(lazy="raise")


class Contact(Base):
    """One address in one messenger, or a phone number written down for calls.

    A contact without a person is somebody who has not consented: it lives for 24 hours.
    `session_at` is when the running 24 hours began in which Viber lets us answer free of charge.
    """

    __tablename__ = "contact"
    __table_args__ = (UniqueConstraint("messenger", "address"),)

    id: Mapped[Id]
    messenger: Mapped[MessengerName] = mapped_column(word(MessengerName))
    address: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    language: Mapped[str]
    state: Mapped[ContactState] = mapped_column(word(ContactState))
    state_at: Mapped[datetime]
    created_at: Mapped[datetime]
    session_at: Mapped[datetime | None]

    person: Mapped[Person | None] = relationship(lazy="raise")


class LinkCode(Base):
    """A short code with which a person joins a second messenger to the first; it works once."""

    __tablename__ = "link_code"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), unique=True
    )
    code: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class Membership(Base):
    """That a person sits in a group, or waits to."""

    __tablename__ = "membership"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    group_id: Mapped[int] = mapped_column(
        ForeignKey("community_group.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    state: Mapped[MembershipState] = mapped_column(word(MembershipState))
    created_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]


class RoleGrant(Base):
    """A role of a person in a municipality, from a moment until it ends."""

    __tablename__ = "role_grant"
    __table_args__ = (
        Index(
            "uq_role_grant_standing",
            "person_id",
            "municipality_id",
            "role",
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
    role: Mapped[Role] = mapped_column(word(Role))
    granted_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Absence(Base):
    """That an organiser is away until a moment, and who answers meanwhile in that municipality."""

    __tablename__ = "absence"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    municipality_id: Mapped[int] = mapped_column(
        ForeignKey("municipality.id", ondelete="CASCADE"), index=True
    )
    deputy_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    until: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Invite(Base):
    """A link or QR into one municipality, with an end and a number of uses."""

    __tablename__ = "invite"

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(unique=True)
    municipality_id: Mapped[int] = mapped_column(
        ForeignKey("municipality.id", ondelete="CASCADE"), index=True
    )
    role: Mapped[Role] = mapped_column(word(Role))
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("community_group.id", ondelete="CASCADE"), index=True
    )
    settlement_id: Mapped[int | None] = mapped_column(
        ForeignKey("settlement.id", ondelete="SET NULL"), index=True
    )
    needs_approval: Mapped[bool]
    max_uses: Mapped[int]
    uses: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]

    municipality: Mapped[Municipality] = relationship(lazy="raise")


class Consent(Base):
    """The proof that a person agreed: which text, in which language, where and when."""

    __tablename__ = "consent"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    text_version: Mapped[str]
    language: Mapped[str]
    messenger: Mapped[MessengerName] = mapped_column(word(MessengerName))
    given_at: Mapped[datetime]


class Erasure(Base):
    """That somebody was erased, with the number told to them; nothing leads back to whom."""

    __tablename__ = "erasure"

    id: Mapped[Id]
    erased_at: Mapped[datetime]
