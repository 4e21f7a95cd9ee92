"""Needs: what they are about, whom they concern and how far they are."""

from enum import StrEnum


class NeedArea(StrEnum):
    """The topic of a need, as municipal plans divide them (reference/domain.md, 2.5)."""

    INFRASTRUCTURE = "infrastructure"
    HOUSING = "housing"
    EDUCATION = "education"
    HEALTH = "health"
    EMPLOYMENT = "employment"
    DOCUMENTS = "documents"
    SOCIAL = "social"
    SAFETY = "safety"
    RIGHTS = "rights"
    CULTURE = "culture"
    OTHER = "other"


class NeedReach(StrEnum):
    """Whom a need concerns (reference/domain.md, 4, E5)."""

    MYSELF = "myself"
    STREET = "street"
    NEIGHBOURHOOD = "neighbourhood"


class NeedState(StrEnum):
    """How far a need is (reference/domain.md, 2.4)."""

    RECEIVED = "received"
    IN_REVIEW = "in_review"
    NEEDS_INFO = "needs_info"
    ACCEPTED = "accepted"
    IN_POLL = "in_poll"
    PRIORITISED = "prioritised"
    IN_PLAN = "in_plan"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    MERGED = "merged"
    REFERRED = "referred"
    DECLINED = "declined"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


class NeedEventKind(StrEnum):
    """One line of a need's story: the first two are public, the rest is for organisers only."""

    STATE = "state"
    QUESTION = "question"
    ANSWER = "answer"
    NOTE = "note"
    WORDING = "wording"
    OWNER = "owner"
    MEDIA = "media"


class EnquiryState(StrEnum):
    """How far a message to a human is."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"
