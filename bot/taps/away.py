"""What an organiser taps who goes away, and comes back."""

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import AgainTap
from bot.taps.people import MyDataTap


class AwayTap(CallbackData, prefix="aw"):
    """Be away for a while; somebody else answers meanwhile."""

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class BackTap(CallbackData, prefix="ba"):
    """I am back: everything comes to me again."""

    def again(self) -> CallbackData:
        """What is kept, and whether somebody stands in."""
        return MyDataTap()
