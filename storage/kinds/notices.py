"""What the bot says on its own, and what becomes of it."""

from enum import StrEnum


class NoticeKind(StrEnum):
    """Everything that the bot says on its own."""

    INVITATION = "invitation"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    APOLOGY = "apology"
    ANNOUNCEMENT = "announcement"
    REMINDER_WEEK = "reminder_week"
    REMINDER_DAY = "reminder_day"
    REMINDER_HOUR = "reminder_hour"
    REMINDER_OWN = "reminder_own"
    NUDGE = "nudge"
    DIGEST = "digest"
    REPORT = "report"
    OPINION = "opinion"
    JOIN_WAITING = "join_waiting"
    JOIN_APPROVED = "join_approved"
    JOIN_DECLINED = "join_declined"
    RESUME_JOINING = "resume_joining"
    CHAT_LINKED = "chat_linked"
    STANDS_IN = "stands_in"
    STANDS_IN_NO_MORE = "stands_in_no_more"
    ROLE_ENDED = "role_ended"
    DRAW_AGAIN = "draw_again"
    LIMIT_REACHED = "limit_reached"
    POLL_OPENED = "poll_opened"
    POLL_LAST_DAY = "poll_last_day"
    POLL_NUDGE = "poll_nudge"
    POLL_PROLONGED = "poll_prolonged"
    POLL_PAPER_COUNTED = "poll_paper_counted"
    POLL_PAPER_AGREED = "poll_paper_agreed"
    POLL_PAPER_DIFFERS = "poll_paper_differs"
    POLL_CANCELLED = "poll_cancelled"
    POLL_CLOSED = "poll_closed"
    POLL_RESULTS = "poll_results"
    POLL_UNANSWERED = "poll_unanswered"
    NEED_NEWS = "need_news"
    NEED_LATE = "need_late"
    NEED_NEW = "need_new"
    NEED_ANSWER = "need_answer"
    NEED_OVERDUE = "need_overdue"
    NEED_WEEKLY = "need_weekly"
    ENQUIRY_ASKED = "enquiry_asked"
    ENQUIRY_OVERDUE = "enquiry_overdue"
    ENQUIRY_ANSWERED = "enquiry_answered"
    ENQUIRY_UNANSWERED = "enquiry_unanswered"
    ENQUIRY_CLOSED = "enquiry_closed"
    PRIORITIES_PUBLISHED = "priorities_published"


class DeliveryState(StrEnum):
    """What became of one notice for one person.

    QUEUED and IN_FLIGHT are open; the others are final. TO_CALL has no chat to write to (or it
    was stopped or blocked): the coordinator calls. UNCERTAIN timed out twice.
    """

    QUEUED = "queued"
    IN_FLIGHT = "in_flight"
    SENT = "sent"
    TO_CALL = "to_call"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Marking(StrEnum):
    """Whether a message that was sent is still to be changed where it stands."""

    WANTED = "wanted"
    DONE = "done"
    FAILED = "failed"


class Priority:
    """Order of the outbox, lowest first (design, 3.3)."""

    AGAIN = 0
    CHANGE = 1
    REMINDER = 2
    SINGLE = 3
    BULK = 4
