"""The closed vocabularies of the stored nouns: kinds, states and answers, as plain values."""

from enum import StrEnum


class GroupKind(StrEnum):
    """Which body of the municipality a group is (reference/domain.md, 2.3)."""

    COMMUNITY_ACTION = "community_action"
    WORKING = "working"
    STEERING = "steering"


class Role(StrEnum):
    """What a person is in a municipality (reference/domain.md, 2.2)."""

    MEMBER = "member"
    CONTACT_PERSON = "contact_person"
    COORDINATOR = "coordinator"
    FACILITATOR = "facilitator"


class MessengerName(StrEnum):
    """Where a contact's address lives; PHONE is a number written down for calls only."""

    TELEGRAM = "telegram"
    VIBER = "viber"
    PHONE = "phone"


class ContactState(StrEnum):
    """Whether we may write: STOPPED by the person's word, BLOCKED by the messenger's answer."""

    ACTIVE = "active"
    STOPPED = "stopped"
    BLOCKED = "blocked"


class MembershipState(StrEnum):
    """Whether a join still waits for the coordinator's yes."""

    WAITING = "waiting"
    ACTIVE = "active"


class MeetingKind(StrEnum):
    """What kind of meeting people are invited to (reference/domain.md, 4, G2)."""

    GROUP_MEETING = "group_meeting"
    WORKING_SESSION = "working_session"
    TRAINING = "training"
    ROUND_TABLE = "round_table"
    PUBLIC_DISCUSSION = "public_discussion"
    OTHER = "other"


class MeetingState(StrEnum):
    """A draft is seen by its municipality's organisers only; a sent one by its invitees too.

    TAKEN_BACK was sent by mistake: there never was such a meeting.
    """

    DRAFT = "draft"
    SENT = "sent"
    CANCELLED = "cancelled"
    TAKEN_BACK = "taken_back"


class AnnouncementState(StrEnum):
    """A draft is seen by organisers only; TAKEN_BACK was sent by mistake."""

    DRAFT = "draft"
    SENT = "sent"
    TAKEN_BACK = "taken_back"


class MediaKind(StrEnum):
    """What somebody can send us beside words."""

    PHOTO = "photo"
    FILE = "file"
    VOICE = "voice"


class RsvpAnswer(StrEnum):
    """What an invited person says to an invitation."""

    COMING = "coming"
    NOT_COMING = "not_coming"
    UNSURE = "unsure"


class ReminderKind(StrEnum):
    """The moments of the standard plan (design, 4); OWN is an organiser's, as many as wished."""

    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    NUDGE = "nudge"
    DIGEST = "digest"
    OWN = "own"


class ReminderState(StrEnum):
    """A reminder fires once, is skipped when it is too late, or dies with its meeting.

    OFF was switched off by an organiser: it stays so when the meeting moves.
    """

    PENDING = "pending"
    FIRED = "fired"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"
    OFF = "off"


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
