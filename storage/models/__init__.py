"""The nouns, one file per family."""

from storage.columns import Base
from storage.models.announcements import (
    Acknowledgement,
    Announcement,
    AnnouncementGroup,
    Media,
    Opinion,
)
from storage.models.conversations import (
    ConversationState,
    PromisedAnswer,
    SeenUpdate,
    SenderLease,
)
from storage.models.enquiries import Enquiry, EnquiryMessage, Muting
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
from storage.models.needs import Need, NeedEvent, NeedMedia, NeedNews, NeedSupport
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
from storage.models.polls import (
    Ballot,
    MarkedMessage,
    OpenVote,
    PaperCount,
    Poll,
    PollGroup,
    PollOption,
    PollResult,
    RollEntry,
)
from storage.models.priorities import PriorityItem, PriorityList
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
    "Ballot",
    "Base",
    "ChargedMonth",
    "CommunityGroup",
    "Consent",
    "Contact",
    "ConversationState",
    "Delivery",
    "Enquiry",
    "EnquiryMessage",
    "Erasure",
    "Invite",
    "Invitee",
    "JournalEntry",
    "LinkCode",
    "MarkedMessage",
    "Media",
    "Meeting",
    "MeetingChange",
    "MeetingGroup",
    "Membership",
    "Municipality",
    "Muting",
    "Need",
    "NeedEvent",
    "NeedMedia",
    "NeedNews",
    "NeedSupport",
    "Notice",
    "OpenVote",
    "Opinion",
    "PaperCount",
    "Person",
    "Place",
    "Poll",
    "PollGroup",
    "PollOption",
    "PollResult",
    "PriorityItem",
    "PriorityList",
    "PromisedAnswer",
    "Reminder",
    "RoleGrant",
    "RollEntry",
    "Rsvp",
    "SeenUpdate",
    "SenderLease",
    "Settlement",
]
