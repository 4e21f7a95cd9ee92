"""What the bot says on its own: to those who are invited, to organisers, to those who join."""

from bot.screens.notices.to_invitees import (
    answer_label,
    answer_rows,
    cancellation,
    cancelled_mark,
    day_and_hour,
    day_and_hour_parts,
    invitation,
    nudge,
    reason_in_words,
    reason_line,
    reminder,
)
from bot.screens.notices.to_organisers import (
    Joiner,
    digest,
    join_approved,
    join_declined,
    join_waiting,
    report,
    resume_joining,
)

__all__ = [
    "Joiner",
    "answer_label",
    "answer_rows",
    "cancellation",
    "cancelled_mark",
    "day_and_hour",
    "day_and_hour_parts",
    "digest",
    "invitation",
    "join_approved",
    "join_declined",
    "join_waiting",
    "nudge",
    "reason_in_words",
    "reason_line",
    "reminder",
    "report",
    "resume_joining",
]
