"""What an organiser taps: a draft, its sending, the live card."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import AgainTap, MenuTap, Number, Page
from storage.kinds import RsvpAnswer


class CancelReason(StrEnum):
    """The usual reasons, offered as buttons (reference/domain.md, H7 and 9)."""

    WEATHER = "weather"
    ROOM = "room"
    LEADER = "leader"
    POSTPONED = "postponed"


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


class FixTap(CallbackData, prefix="u"):
    """Which part of a draft is to be changed?"""

    meeting: Number


class ScheduleTap(CallbackData, prefix="s"):
    """Begin to schedule a meeting."""

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class FixStepTap(CallbackData, prefix="t"):
    """Ask again for one step of a draft."""

    meeting: Number
    version: Number
    step: str

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class ChangeTap(CallbackData, prefix="ch"):
    """What of a sent meeting is changed?"""

    meeting: Number
    version: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class ReplaceTap(CallbackData, prefix="rp"):
    """Let a draft come in the place of the meeting before it, or beside it."""

    meeting: Number
    version: Number
    is_wanted: bool

    def again(self) -> CallbackData:
        """The preview."""
        return PreviewTap(meeting=self.meeting)


class TelegramOnlyTap(CallbackData, prefix="to"):
    """Tell a draft in Telegram alone, or in Viber too."""

    meeting: Number
    version: Number
    is_wanted: bool

    def again(self) -> CallbackData:
        """The preview."""
        return PreviewTap(meeting=self.meeting)


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


class SendSureTap(CallbackData, prefix="se"):
    """Yes, send it to so many people."""

    meeting: Number
    version: Number

    def again(self) -> CallbackData:
        """The live card."""
        return CardTap(meeting=self.meeting)


class TakeBackTap(CallbackData, prefix="tb"):
    """Was it sent by mistake?"""

    meeting: Number


class TakeBackNowTap(CallbackData, prefix="tn"):
    """Take back what was sent by mistake."""

    meeting: Number
    version: Number

    def again(self) -> CallbackData:
        """The card, which says how far that has come."""
        return CardTap(meeting=self.meeting)


class DropDraftTap(CallbackData, prefix="D"):
    """Throw a draft away."""

    meeting: Number
    version: Number

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


class CancelAloudTap(CallbackData, prefix="xv"):
    """Record the cancellation before it is told, for the chosen reason."""

    meeting: Number
    version: Number
    reason: CancelReason

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class CancelNowTap(CallbackData, prefix="X"):
    """Cancel the meeting for the chosen reason."""

    meeting: Number
    version: Number
    reason: CancelReason

    def again(self) -> CallbackData:
        """The live card, which says that it is cancelled."""
        return CardTap(meeting=self.meeting)
