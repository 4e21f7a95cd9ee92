"""How urgent each kind of notice is, and for how long it is worth hearing."""

from datetime import timedelta

from storage.kinds import NoticeKind, Priority

# Design, 3.3: an answer that could not be shown, a change, a reminder, a single notice, bulk.
PRIORITIES = {
    NoticeKind.DRAW_AGAIN: Priority.AGAIN,
    # Whoever did not do it has to know at once.
    NoticeKind.CHAT_LINKED: Priority.AGAIN,
    NoticeKind.CHANGE: Priority.CHANGE,
    NoticeKind.CANCELLATION: Priority.CHANGE,
    NoticeKind.POLL_CANCELLED: Priority.CHANGE,
    NoticeKind.REMINDER_WEEK: Priority.REMINDER,
    NoticeKind.REMINDER_DAY: Priority.REMINDER,
    NoticeKind.REMINDER_HOUR: Priority.REMINDER,
    NoticeKind.REMINDER_OWN: Priority.REMINDER,
    NoticeKind.NUDGE: Priority.REMINDER,
    NoticeKind.DIGEST: Priority.REMINDER,
    NoticeKind.POLL_LAST_DAY: Priority.REMINDER,
    NoticeKind.POLL_NUDGE: Priority.REMINDER,
    NoticeKind.POLL_PROLONGED: Priority.REMINDER,
    NoticeKind.INVITATION: Priority.BULK,
    NoticeKind.ANNOUNCEMENT: Priority.BULK,
    NoticeKind.POLL_OPENED: Priority.BULK,
    NoticeKind.POLL_RESULTS: Priority.BULK,
    NoticeKind.PRIORITIES_PUBLISHED: Priority.BULK,
}
# Ours: a single notice is worth hearing for a week, a report for two days, and a lost screen for
# one: later it would only puzzle.
LIFETIME = timedelta(days=7)
LIFETIMES = {NoticeKind.REPORT: timedelta(days=2), NoticeKind.DRAW_AGAIN: timedelta(days=1)}
