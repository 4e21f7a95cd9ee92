"""What each button means: one readable list for each family, and here all of them.

A tap carries numbers and an intent, never a promise: its handler loads and checks everything
afresh. Buttons live for ever, so a prefix is never given to another meaning. A tap that changes
something names in `again` the tap that only shows what came of it: that is what a second copy of
the same update is answered with (design, 2.7). A packed tap has at most 64 bytes (Bot API).
"""

from bot.taps.common import (
    AgainTap,
    FormTap,
    HelpBelowTap,
    HelpTap,
    MenuBelowTap,
    MenuTap,
    ResumeTap,
)
from bot.taps.invitations import (
    AgendaTap,
    AnswerTap,
    CalendarTap,
    MeetingsTap,
    MeetingTap,
)
from bot.taps.more import MoreTap, OfficialTap, PosterTap
from bot.taps.organising import (
    CallListTap,
    CancelNowTap,
    CancelReason,
    CancelReasonTap,
    CancelTap,
    CardTap,
    DropDraftTap,
    FixStepTap,
    FixTap,
    NamesTap,
    NudgeTap,
    OtherReasonTap,
    PreviewTap,
    ScheduleTap,
    SendTap,
    StopSendingTap,
    TrialTap,
)
from bot.taps.people import (
    CorrectTap,
    EraseNowTap,
    EraseTap,
    JoinCardTap,
    JoinDecisionTap,
    LetInTap,
    MyDataField,
    MyDataTap,
    StartTap,
    StopTap,
    WaitingTap,
)

__all__ = [
    "AgainTap",
    "AgendaTap",
    "AnswerTap",
    "CalendarTap",
    "CallListTap",
    "CancelNowTap",
    "CancelReason",
    "CancelReasonTap",
    "CancelTap",
    "CardTap",
    "CorrectTap",
    "DropDraftTap",
    "EraseNowTap",
    "EraseTap",
    "FixStepTap",
    "FixTap",
    "FormTap",
    "HelpBelowTap",
    "HelpTap",
    "JoinCardTap",
    "JoinDecisionTap",
    "LetInTap",
    "MeetingTap",
    "MeetingsTap",
    "MenuBelowTap",
    "MenuTap",
    "MoreTap",
    "MyDataField",
    "MyDataTap",
    "NamesTap",
    "NudgeTap",
    "OfficialTap",
    "OtherReasonTap",
    "PosterTap",
    "PreviewTap",
    "ResumeTap",
    "ScheduleTap",
    "SendTap",
    "StartTap",
    "StopSendingTap",
    "StopTap",
    "TrialTap",
    "WaitingTap",
]
