"""What somebody taps who has, or wants, chats in two messengers."""

from aiogram.filters.callback_data import CallbackData

from bot.taps.people import MyDataTap
from storage.kinds import MessengerName


class ChatsTap(CallbackData, prefix="cw"):
    """Where shall we write?"""


class LinkTap(CallbackData, prefix="li"):
    """A code with which a chat in this messenger is joined."""

    messenger: MessengerName

    def again(self) -> CallbackData:
        """What is kept; a new code is one tap away."""
        return MyDataTap()


class PreferTap(CallbackData, prefix="pm"):
    """Be written to in this messenger."""

    messenger: MessengerName

    def again(self) -> CallbackData:
        """Where we write now."""
        return ChatsTap()


class UnlinkTap(CallbackData, prefix="ul"):
    """Shall the chat in this messenger be forgotten?"""

    messenger: MessengerName


class UnlinkNowTap(CallbackData, prefix="un"):
    """Forget the chat in this messenger."""

    messenger: MessengerName

    def again(self) -> CallbackData:
        """What is kept."""
        return MyDataTap()
