"""The nouns, one file per family."""

from storage.columns import Base
from storage.models.conversations import ConversationState, SeenUpdate, SenderLease
from storage.models.journal import JournalEntry
from storage.models.meetings import (
    AgendaItem,
    Invitee,
    Meeting,
    MeetingGroup,
    Reminder,
    Rsvp,
)
from storage.models.notices import Delivery, Notice
from storage.models.people import (
    Consent,
    Contact,
    Erasure,
    Invite,
    Membership,
    Person,
    RoleGrant,
)
from storage.models.towns import CommunityGroup, Municipality, Place, Settlement

__all__ = [
    "AgendaItem",
    "Base",
    "CommunityGroup",
    "Consent",
    "Contact",
    "ConversationState",
    "Delivery",
    "Erasure",
    "Invite",
    "Invitee",
    "JournalEntry",
    "Meeting",
    "MeetingGroup",
    "Membership",
    "Municipality",
    "Notice",
    "Person",
    "Place",
    "Reminder",
    "RoleGrant",
    "Rsvp",
    "SeenUpdate",
    "SenderLease",
    "Settlement",
]
