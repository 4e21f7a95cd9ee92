"""Votes: what is asked, who may vote, who took part, and what came out.

The roll says who has voted and the ballot box how; nothing joins them: no person, no number in
a row, no time (design, 5; reference/storage.md, 7).
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.columns import Base, Id, word
from storage.kinds import PollMethod, PollState, TieBreak, VotingWay
from storage.models.towns import CommunityGroup, Municipality


class PollOption(Base):
    """One numbered choice, counted from 1; `short_name` has at most 30 characters."""

    __tablename__ = "poll_option"

    poll_id: Mapped[int] = mapped_column(
        ForeignKey("poll.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    short_name: Mapped[str]
    need_id: Mapped[int | None] = mapped_column(
        ForeignKey("need.id", ondelete="SET NULL"), index=True
    )


class PollGroup(Base):
    """That a group may vote; a person in two of them votes once."""

    __tablename__ = "poll_group"

    poll_id: Mapped[int] = mapped_column(
        ForeignKey("poll.id", ondelete="CASCADE"), primary_key=True
    )
    group_id: Mapped[int] = mapped_column(
        ForeignKey("community_group.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Poll(Base):
    """A vote on 2 to 12 options until a moment; its number is never reused: old buttons carry it.

    `marks` is how many options may be chosen, how many points everybody spreads, or how many
    places an order has. `electorate` counts the roll as it was frozen at opening, whoever is
    erased later. With `is_for_all` every member of the municipality may vote. The voters by chat
    and on paper are known after the close; `answer_by` is when the municipality promised to
    answer, and `answered_at` when it did, in a message or elsewhere. Whose ballot lies among the
    paper but who was erased is counted in `erased_on_paper`, without a name.
    `repeats_id` is the vote whose equal places are voted on again. It runs longer than was
    said at most once (`is_prolonged`).
    """

    __tablename__ = "poll"
    __table_args__ = (
        Index("ix_poll_municipality_state", "municipality_id", "state"),
        Index("ix_poll_state_closes", "state", "closes_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Id]
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id", ondelete="CASCADE"))
    question: Mapped[str]
    is_secret: Mapped[bool]
    method: Mapped[PollMethod] = mapped_column(word(PollMethod))
    marks: Mapped[int]
    is_for_all: Mapped[bool] = mapped_column(default=False, server_default=false())
    quorum: Mapped[int | None]
    closes_at: Mapped[datetime]
    answer_by: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    state: Mapped[PollState] = mapped_column(word(PollState))
    version: Mapped[int] = mapped_column(default=1)
    is_telegram_only: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_prolonged: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_looked_at: Mapped[bool] = mapped_column(default=False, server_default=false())
    repeats_id: Mapped[int | None] = mapped_column(
        ForeignKey("poll.id", ondelete="SET NULL"), index=True
    )
    created_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    electorate: Mapped[int | None]
    voters_by_chat: Mapped[int | None]
    voters_on_paper: Mapped[int | None]
    erased_on_paper: Mapped[int] = mapped_column(default=0, server_default="0")
    tie_break: Mapped[TieBreak | None] = mapped_column(word(TieBreak))

    municipality: Mapped[Municipality] = relationship(lazy="raise")
    options: Mapped[list[PollOption]] = relationship(
        lazy="raise", order_by=PollOption.position, passive_deletes=True
    )
    groups: Mapped[list[CommunityGroup]] = relationship(
        secondary=PollGroup.__table__, lazy="raise", viewonly=True
    )


class RollEntry(Base):
    """That a person may vote, written at opening; `way` says that they took part, never when.

    Thirty days after the results were told it is forgotten again.
    """

    __tablename__ = "roll_entry"

    poll_id: Mapped[int] = mapped_column(
        ForeignKey("poll.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    way: Mapped[VotingWay | None] = mapped_column(word(VotingWay))


class Ballot(Base):
    """One secret ballot: 16 random bytes and its marks, one character per option.

    Nothing else, and no row number on SQLite, so that it leads to nobody. All are gone once the
    poll is counted.
    """

    __tablename__ = "ballot"
    __table_args__ = ({"sqlite_with_rowid": False},)

    poll_id: Mapped[int] = mapped_column(
        ForeignKey("poll.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    marks: Mapped[str] = mapped_column(String(12))


class MarkedMessage(Base):
    """That a message in a chat shows a secret vote's options to mark; what is marked, never.

    It is dropped once the message shows something else, as it does when its reader has taken part
    or declined, or the vote is over.
    """

    __tablename__ = "marked_message"

    contact_id: Mapped[int] = mapped_column(
        ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    message_id: Mapped[str] = mapped_column(primary_key=True)
    poll_id: Mapped[int] = mapped_column(ForeignKey("poll.id", ondelete="CASCADE"), index=True)


class OpenVote(Base):
    """How a person votes in an open poll, named; it may be changed until the close."""

    __tablename__ = "open_vote"

    poll_id: Mapped[int] = mapped_column(
        ForeignKey("poll.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    marks: Mapped[str] = mapped_column(String(12))


class PaperCount(Base):
    """What one of two people counted on paper for an option; position 0 is how many ballots."""

    __tablename__ = "paper_count"

    poll_id: Mapped[int] = mapped_column(
        ForeignKey("poll.id", ondelete="CASCADE"), primary_key=True
    )
    counter_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    votes: Mapped[int]


class PollResult(Base):
    """What came out for an option: its place, and the counts as far as they may be shown.

    The place counts from 1; equal ones share it. Below five voters no count is kept.
    """

    __tablename__ = "poll_result"

    poll_id: Mapped[int] = mapped_column(
        ForeignKey("poll.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    place: Mapped[int]
    votes_by_chat: Mapped[int | None]
    votes_on_paper: Mapped[int | None]
    votes: Mapped[int | None]
