"""The closed vocabularies of the stored nouns: kinds, states and answers, as plain values."""

from storage.kinds.meetings import (
    AnnouncementState,
    MediaKind,
    MeetingKind,
    MeetingState,
    ReminderKind,
    ReminderState,
    RsvpAnswer,
)
from storage.kinds.needs import EnquiryState, NeedArea, NeedEventKind, NeedReach, NeedState
from storage.kinds.notices import DeliveryState, Marking, NoticeKind, Priority
from storage.kinds.people import ContactState, GroupKind, MembershipState, MessengerName, Role
from storage.kinds.polls import PollMethod, PollState, TieBreak, VotingWay

__all__ = [
    "AnnouncementState",
    "ContactState",
    "DeliveryState",
    "EnquiryState",
    "GroupKind",
    "Marking",
    "MediaKind",
    "MeetingKind",
    "MeetingState",
    "MembershipState",
    "MessengerName",
    "NeedArea",
    "NeedEventKind",
    "NeedReach",
    "NeedState",
    "NoticeKind",
    "PollMethod",
    "PollState",
    "Priority",
    "ReminderKind",
    "ReminderState",
    "Role",
    "RsvpAnswer",
    "TieBreak",
    "VotingWay",
]
