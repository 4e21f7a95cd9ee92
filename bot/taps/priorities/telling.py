"""What organisers tap before they publish a version of the list of priorities."""

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import Number
from bot.taps.priorities import PreviewPrioritiesTap


class PrioritiesTelegramOnlyTap(CallbackData, prefix="YT"):
    """Tell of it in Telegram alone, or in Viber too."""

    priorities: Number
    revision: Number
    is_wanted: bool

    def again(self) -> CallbackData:
        """What is new in it."""
        return PreviewPrioritiesTap(priorities=self.priorities)
