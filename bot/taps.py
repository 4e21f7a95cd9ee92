"""What each button means, all in one readable list.

A tap carries numbers and an intent, never a promise: its handler loads and checks everything
afresh. Buttons live for ever, so a prefix is never given to another meaning. A tap that changes
something names in `again` the tap that only shows what came of it: that is what a second copy of
the same update is answered with (design, 2.7). A packed tap has at most 64 bytes (Bot API).
"""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from storage.kinds import RsvpAnswer

# A number beyond these is nobody's, and no engine takes it (SQLite: 64 bits; JSON: 2**53).
Number = Annotated[int, Field(ge=1, le=2**53)]
Page = Annotated[int, Field(ge=0, le=9_999)]


class CancelReason(StrEnum):
    """The usual reasons, offered as buttons (reference/domain.md, H7 and 9)."""

    WEATHER = "weather"
    ROOM = "room"
    LEADER = "leader"


class MyDataField(StrEnum):
    """What a person may correct about themselves."""

    NAME = "name"
    SETTLEMENT = "settlement"
    LANGUAGE = "language"


# Taps that only show.


class MenuTap(CallbackData, prefix="m"):
    """The menu."""


class HelpTap(CallbackData, prefix="h"):
    """The human behind the chat."""


class MenuBelowTap(CallbackData, prefix="M"):
    """The menu as a new message: a notice must not vanish under it."""


class HelpBelowTap(CallbackData, prefix="H"):
    """The human behind the chat, as a new message."""


class MeetingsTap(CallbackData, prefix="l"):
    """The coming meetings of the one who taps."""

    page: Page = 0


class MeetingTap(CallbackData, prefix="v"):
    """One invitation with the answer that stands."""

    meeting: Number


class AgendaTap(CallbackData, prefix="d"):
    """A meeting's numbered agenda."""

    meeting: Number


class CalendarTap(CallbackData, prefix="i"):
    """A meeting as a calendar file."""

    meeting: Number


class PreviewTap(CallbackData, prefix="p"):
    """A draft exactly as its readers will see it."""

    meeting: Number


class CardTap(CallbackData, prefix="k"):
    """The live card of a sent meeting."""

    meeting: Number


class NamesTap(CallbackData, prefix="w"):
    """Who said what to an invitation; an empty answer means those who are silent."""

    meeting: Number
    answer: RsvpAnswer | None = None
    page: Page = 0


class CallListTap(CallbackData, prefix="c"):
    """Who must be called, because no message reaches them."""

    meeting: Number
    page: Page = 0


class CancelTap(CallbackData, prefix="x"):
    """Why is the meeting cancelled?"""

    meeting: Number


class CancelReasonTap(CallbackData, prefix="q"):
    """The reason is chosen; is it really cancelled?"""

    meeting: Number
    reason: CancelReason


class JoinCardTap(CallbackData, prefix="g"):
    """Somebody waits to be let into a group."""

    person: Number
    group: Number


class WaitingTap(CallbackData, prefix="b"):
    """Everybody who waits to be let in."""


class MyDataTap(CallbackData, prefix="y"):
    """Everything that is kept about the one who taps."""


class EraseTap(CallbackData, prefix="e"):
    """Shall everything be erased?"""


class CorrectTap(CallbackData, prefix="o"):
    """Ask for one field of one's own data anew."""

    field: MyDataField


class FixTap(CallbackData, prefix="u"):
    """Which part of a draft is to be changed?"""

    meeting: Number


# Taps that change something.


class AnswerTap(CallbackData, prefix="a"):
    """Coming, not coming, or not known yet."""

    meeting: Number
    answer: RsvpAnswer

    def again(self) -> CallbackData:
        """The invitation with its standing answer."""
        return MeetingTap(meeting=self.meeting)


class ScheduleTap(CallbackData, prefix="s"):
    """Begin to schedule a meeting."""

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class FixStepTap(CallbackData, prefix="t"):
    """Ask again for one step of a draft."""

    meeting: Number
    step: str

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class TrialTap(CallbackData, prefix="z"):
    """Send the draft to me alone, to try it."""

    meeting: Number

    def again(self) -> CallbackData:
        """The preview."""
        return PreviewTap(meeting=self.meeting)


class SendTap(CallbackData, prefix="S"):
    """Send the invitation to everybody who is meant."""

    meeting: Number
    version: Number

    def again(self) -> CallbackData:
        """The live card."""
        return CardTap(meeting=self.meeting)


class DropDraftTap(CallbackData, prefix="D"):
    """Throw a draft away."""

    meeting: Number

    def again(self) -> CallbackData:
        """The menu."""
        return MenuTap()


class StopSendingTap(CallbackData, prefix="Z"):
    """Withdraw what has not gone out yet."""

    meeting: Number

    def again(self) -> CallbackData:
        """The live card."""
        return CardTap(meeting=self.meeting)


class NudgeTap(CallbackData, prefix="N"):
    """Remind those who are silent, once."""

    meeting: Number

    def again(self) -> CallbackData:
        """The live card."""
        return CardTap(meeting=self.meeting)


class OtherReasonTap(CallbackData, prefix="O"):
    """Write an own reason for cancelling."""

    meeting: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class CancelNowTap(CallbackData, prefix="X"):
    """Cancel the meeting for the chosen reason."""

    meeting: Number
    reason: CancelReason

    def again(self) -> CallbackData:
        """The live card, which says that it is cancelled."""
        return CardTap(meeting=self.meeting)


class JoinDecisionTap(CallbackData, prefix="j"):
    """Let a waiting person in, or not."""

    person: Number
    group: Number
    is_approved: bool

    def again(self) -> CallbackData:
        """The card of the waiting person."""
        return JoinCardTap(person=self.person, group=self.group)


class LetInTap(CallbackData, prefix="J"):
    """Let somebody in after all who was turned away."""

    person: Number
    group: Number

    def again(self) -> CallbackData:
        """The card of this person."""
        return JoinCardTap(person=self.person, group=self.group)


class StopTap(CallbackData, prefix="Q"):
    """No more messages."""

    def again(self) -> CallbackData:
        """What is kept, and whether messages come."""
        return MyDataTap()


class StartTap(CallbackData, prefix="R"):
    """Messages again."""

    def again(self) -> CallbackData:
        """What is kept, and whether messages come."""
        return MyDataTap()


class EraseNowTap(CallbackData, prefix="E"):
    """Erase everything, everywhere, at once."""

    def again(self) -> CallbackData:
        """Nobody is known any more: the welcome of a stranger."""
        return MenuTap()


class FormTap(CallbackData, prefix="f"):
    """A choice in a form; the nonce tells this form from an earlier one."""

    nonce: str
    step: str
    value: str

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class ResumeTap(CallbackData, prefix="r"):
    """Go on with an interrupted form, or drop it."""

    nonce: str
    is_wanted: bool

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class AgainTap(CallbackData, prefix="G"):
    """Draw the current step again; the menu, if there is none."""
