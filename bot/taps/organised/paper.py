"""What organisers tap about what they counted on paper."""

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import Number
from bot.taps.organised.polls import PollCardTap


class TakeBackCountTap(CallbackData, prefix="PU"):
    """Forget what I counted."""

    poll: Number

    def again(self) -> CallbackData:
        """The card of the vote."""
        return PollCardTap(poll=self.poll)
