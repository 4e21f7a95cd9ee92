"""What a conversation needs between two updates, and which updates were already handled."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base


class ConversationState(Base):
    """The step at which somebody stands in a form, and what they have filled in so far."""

    __tablename__ = "conversation_state"

    bot_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    address: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str | None]
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    updated_at: Mapped[datetime]


class SeenUpdate(Base):
    """That an update was handled and committed; a second copy only draws again."""

    __tablename__ = "seen_update"

    bot_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    update_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seen_at: Mapped[datetime] = mapped_column(index=True)


class PromisedAnswer(Base):
    """An answer that is stored and perhaps not shown, where the messenger forgets updates first.

    `meeting_id` is the meeting whose button was tapped, `poll_id` the vote; a forged tap names one
    that is none.
    """

    __tablename__ = "promised_answer"

    contact_id: Mapped[int] = mapped_column(
        ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    promised_at: Mapped[datetime]
    meeting_id: Mapped[int | None]
    poll_id: Mapped[int | None]


class SenderLease(Base):
    """Which process leads a bot: it alone polls and sends.

    `beat` grows while the leader lives; a candidate watches it by its own monotonic clock.
    `epoch` grows with every leader and fences the deposed one; `paused_until` carries a 429 to
    every process (design, 3.5).
    """

    __tablename__ = "sender_lease"

    bot_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    owner: Mapped[str]
    epoch: Mapped[int]
    beat: Mapped[int]
    paused_until: Mapped[datetime | None]
