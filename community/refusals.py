"""Why something can not be done: reasons as values; the screens find the words."""

from enum import StrEnum
from typing import Any


class Reason(StrEnum):
    """The reasons that people can meet."""

    NOT_FOUND = "not_found"
    NOT_ALLOWED = "not_allowed"
    NOT_REGISTERED = "not_registered"
    TOO_LATE = "too_late"
    CANCELLED = "cancelled"
    TAKEN_BACK = "taken_back"
    NOT_INVITED = "not_invited"
    ENOUGH_SAID = "enough_said"
    ENOUGH_NEEDS = "enough_needs"
    ONLY_A_TRIAL = "only_a_trial"
    ANSWERED = "answered"
    ALREADY_SENT = "already_sent"
    ALREADY_DECIDED = "already_decided"
    OUT_OF_DATE = "out_of_date"
    UNCHANGED = "unchanged"
    INVITE_UNKNOWN = "invite_unknown"
    INVITE_EXPIRED = "invite_expired"
    INVITE_USED_UP = "invite_used_up"
    INVITE_FOREIGN = "invite_foreign"
    ALREADY_JOINED = "already_joined"
    STILL_WAITING = "still_waiting"
    MUNICIPALITY_NOT_READY = "municipality_not_ready"
    NOBODY_INVITED = "nobody_invited"
    VERY_MANY = "very_many"
    PAST = "past"
    NOT_YET = "not_yet"
    NO_RECORDING = "no_recording"
    NOBODY_TO_ASK = "nobody_to_ask"
    NEED_GONE = "need_gone"
    NEED_ANSWERED = "need_answered"
    ANSWER_TOO_LONG = "answer_too_long"
    CODE_WRONG = "code_wrong"
    CODES_ENOUGH = "codes_enough"
    CHAT_TAKEN = "chat_taken"
    POLL_UNFIT = "poll_unfit"
    POLL_NOT_OPEN = "poll_not_open"
    VOTED = "voted"
    MUTED = "muted"
    NOBODY_THERE = "nobody_there"
    ENOUGH_ASKED = "enough_asked"
    TAKEN = "taken"
    POLL_KNOWN = "poll_known"
    POLL_STILL_OPEN = "poll_still_open"
    NEED_NOT_FREE = "need_not_free"
    PAPER_NONE = "paper_none"
    PAPER_COUNTED = "paper_counted"
    PAPER_MISSING = "paper_missing"
    PAPER_UNFIT = "paper_unfit"
    NOTHING_NEW = "nothing_new"
    VOTED_OTHERWISE = "voted_otherwise"


class Refused(Exception):
    """A verb says no; `facts` carries nouns for the screen, never sentences."""

    def __init__(self, reason: Reason, **facts: Any) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.facts = facts
