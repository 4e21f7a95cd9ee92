"""What organisers tap before they tell the results of a vote, and when they answer them."""

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import AgainTap, Number
from bot.taps.organised.polls import PollCardTap


class ResultsTelegramOnlyTap(CallbackData, prefix="PT"):
    """Tell what came out in Telegram alone, or in Viber too."""

    poll: Number
    version: Number
    is_wanted: bool

    def again(self) -> CallbackData:
        """Its card."""
        return PollCardTap(poll=self.poll)


class AnswerPollTap(CallbackData, prefix="PA"):
    """Begin to write what the municipality answers."""

    poll: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class PollAnsweredTap(CallbackData, prefix="PM"):
    """The municipality has answered at a meeting."""

    poll: Number

    def again(self) -> CallbackData:
        """Its card."""
        return PollCardTap(poll=self.poll)


class PollUnansweredTap(CallbackData, prefix="PN"):
    """That was noted by mistake."""

    poll: Number

    def again(self) -> CallbackData:
        """Its card."""
        return PollCardTap(poll=self.poll)
