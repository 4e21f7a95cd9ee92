"""The nouns, one file per family."""

from storage.columns import Base
from storage.models.announcements import (
    Acknowledgement,
    Announcement,
    AnnouncementGroup,
    Media,
    Opinion,
)
from storage.models.conversations import ConversationState, SeenUpdate, SenderLease
from storage.models.journal import JournalEntry
from storage.models.meetings import (
    AgendaItem,
    Invitee,
    Meeting,
    MeetingChange,
    MeetingGroup,
    Reminder,
    Rsvp,
)
from storage.models.notices import Delivery, Notice
from storage.models.people import (
    Absence,
    Consent,
    Contact,
    Erasure,
    Invite,
    LinkCode,
    Membership,
    Person,
    RoleGrant,
)
from storage.models.towns import (
    ChargedMonth,
    CommunityGroup,
    Municipality,
    Place,
    Settlement,
)

__all__ = [
    "Absence",
    "Acknowledgement",
    "AgendaItem",
    "Announcement",
    "AnnouncementGroup",
    "Base",
    "ChargedMonth",
    "CommunityGroup",
    "Consent",
    "Contact",
    "ConversationState",
    "Delivery",
    "Erasure",
    "Invite",
    "Invitee",
    "JournalEntry",
    "LinkCode",
    "Media",
    "Meeting",
    "MeetingChange",
    "MeetingGroup",
    "Membership",
    "Municipality",
    "Notice",
    "Opinion",
    "Person",
    "Place",
    "Reminder",
    "RoleGrant",
    "Rsvp",
    "SeenUpdate",
    "SenderLease",
    "Settlement",
]
