"""What the bot says on its own: to those who are invited, to organisers, to those who join."""

from bot.screens.notices.changes import change, change_title, changed_mark, is_moved
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
    Told,
    asked_again_line,
    digest,
    join_approved,
    join_declined,
    join_waiting,
    report,
    resume_joining,
)

__all__ = [
    "Joiner",
    "Told",
    "answer_label",
    "answer_rows",
    "asked_again_line",
    "cancellation",
    "cancelled_mark",
    "change",
    "change_title",
    "changed_mark",
    "day_and_hour",
    "day_and_hour_parts",
    "digest",
    "invitation",
    "is_moved",
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
