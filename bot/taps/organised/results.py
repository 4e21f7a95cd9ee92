"""What organisers tap before they tell the results of a vote."""

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import Number
from bot.taps.organised.polls import PollCardTap


class ResultsTelegramOnlyTap(CallbackData, prefix="PT"):
    """Tell what came out in Telegram alone, or in Viber too."""

    poll: Number
    version: Number
    is_wanted: bool

    def again(self) -> CallbackData:
        """Its card."""
        return PollCardTap(poll=self.poll)
