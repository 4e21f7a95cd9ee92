"""What organisers tap who write the minutes of an open vote."""

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import Number, Page


class OpenVotesTap(CallbackData, prefix="Ph"):
    """Who chose what, in an open vote that is over?"""

    poll: Number
    page: Page = 0
