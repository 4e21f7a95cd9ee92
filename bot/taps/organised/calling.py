"""What organisers tap to see whom a message about a vote does not reach."""

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import Number, Page


class PollCallsTap(CallbackData, prefix="PC"):
    """Who must be called about it."""

    poll: Number
    page: Page = 0
