"""What somebody taps who writes to a human, and who answers."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.taps.common import AgainTap, Number, Page


class EnquiryTap(CallbackData, prefix="Eq"):
    """Begin to write to a human."""

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class MeetingEnquiryTap(CallbackData, prefix="Em"):
    """The same about a meeting."""

    meeting: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class NeedEnquiryTap(CallbackData, prefix="Ed"):
    """The same about a need that one follows."""

    need: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class PassOnTap(CallbackData, prefix="Ep"):
    """Let what we did not understand be passed on; the nonce says which words those were."""

    nonce: str

    def again(self) -> CallbackData:
        """It is passed on: the menu."""
        return AgainTap()


class PassOnOpinionTap(CallbackData, prefix="Eo"):
    """Let the same be said at a meeting."""

    nonce: str
    meeting: Number

    def again(self) -> CallbackData:
        """It is written down: the menu."""
        return AgainTap()


class PassOnNeedTap(CallbackData, prefix="En"):
    """The same is needed: go on from there."""

    nonce: str

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class PassOnAnswerTap(CallbackData, prefix="Ek"):
    """The same answers what was asked about a need of one's own."""

    nonce: str
    need: Number

    def again(self) -> CallbackData:
        """It is written down: the menu."""
        return AgainTap()


class PassOnNotDoneTap(CallbackData, prefix="Eb"):
    """The same says what is missing in a need of one's own that is not really done."""

    nonce: str
    need: Number

    def again(self) -> CallbackData:
        """It is written down: the menu."""
        return AgainTap()


class PassOnReplyTap(CallbackData, prefix="Ez"):
    """The same goes on in a message that a human has answered."""

    nonce: str
    enquiry: Number

    def again(self) -> CallbackData:
        """It is passed on: the menu."""
        return AgainTap()


class OwnEnquiryTap(CallbackData, prefix="Ev"):
    """A message of one's own, and what was answered."""

    enquiry: Number
    page: Page = 0


class WriteOnTap(CallbackData, prefix="Ew"):
    """Say more in a message of one's own."""

    enquiry: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class HearEnquiryTap(CallbackData, prefix="Eh"):
    """Hear or see what was sent in a message."""

    enquiry: Number
    message: Number


class InboxTap(CallbackData, prefix="Ei"):
    """Everything that waits for an organiser: joins, and messages."""


class EnquiriesTap(CallbackData, prefix="El"):
    """Messages that wait for an answer, for who answers them."""

    page: Page = 0


class EnquiryCardTap(CallbackData, prefix="Ec"):
    """One message, for who answers it."""

    enquiry: Number
    page: Page = 0


class TakeEnquiryTap(CallbackData, prefix="Et"):
    """I answer it; perhaps instead of the one who had taken it, else 0."""

    enquiry: Number
    instead: Annotated[int, Field(ge=0, le=2**53)] = 0

    def again(self) -> CallbackData:
        """How it stands."""
        return EnquiryCardTap(enquiry=self.enquiry)


class GiveBackEnquiryTap(CallbackData, prefix="Eg"):
    """Let others answer it."""

    enquiry: Number

    def again(self) -> CallbackData:
        """How it stands."""
        return EnquiryCardTap(enquiry=self.enquiry)


class AnswerEnquiryTap(CallbackData, prefix="Ea"):
    """Begin to answer; whoever does so has taken it."""

    enquiry: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class CloseEnquiryTap(CallbackData, prefix="Ex"):
    """Shall it be closed?"""

    enquiry: Number


class CloseEnquiryNowTap(CallbackData, prefix="Ey"):
    """Close it."""

    enquiry: Number

    def again(self) -> CallbackData:
        """How it stands."""
        return EnquiryCardTap(enquiry=self.enquiry)


class MuteTap(CallbackData, prefix="Eu"):
    """Begin to mute the one who wrote this: the reason is asked."""

    enquiry: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class MutedTap(CallbackData, prefix="Es"):
    """Whose messages are not taken now."""

    page: Page = 0


class UnmuteTap(CallbackData, prefix="Er"):
    """Take somebody's messages again."""

    muting: Number

    def again(self) -> CallbackData:
        """Whose are still not taken."""
        return MutedTap()
