"""Meetings, announcements and what is said to them: kinds, states and answers."""

from enum import StrEnum


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
