"""What somebody taps about people: who joins, their own data, stopping, being away."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import AgainTap, MenuTap, Number


class MyDataField(StrEnum):
    """What a person may correct about themselves."""

    NAME = "name"
    SETTLEMENT = "settlement"
    LANGUAGE = "language"


class JoinCardTap(CallbackData, prefix="g"):
    """Somebody waits to be let into a group."""

    person: Number
    group: Number


class WaitingTap(CallbackData, prefix="b"):
    """Everybody who waits to be let in."""


class MyDataTap(CallbackData, prefix="y"):
    """Everything that is kept about the one who taps."""


class EraseTap(CallbackData, prefix="e"):
    """Shall everything be erased?"""


class CorrectTap(CallbackData, prefix="o"):
    """Ask for one field of one's own data anew."""

    field: MyDataField


class JoinDecisionTap(CallbackData, prefix="j"):
    """Let a waiting person in, or not."""

    person: Number
    group: Number
    is_approved: bool

    def again(self) -> CallbackData:
        """The card of the waiting person."""
        return JoinCardTap(person=self.person, group=self.group)


class LetInTap(CallbackData, prefix="J"):
    """Let somebody in after all who was turned away."""

    person: Number
    group: Number

    def again(self) -> CallbackData:
        """The card of this person."""
        return JoinCardTap(person=self.person, group=self.group)


class StopTap(CallbackData, prefix="Q"):
    """No more messages."""

    def again(self) -> CallbackData:
        """What is kept, and whether messages come."""
        return MyDataTap()


class StartTap(CallbackData, prefix="R"):
    """Messages again."""

    def again(self) -> CallbackData:
        """What is kept, and whether messages come."""
        return MyDataTap()


class EraseNowTap(CallbackData, prefix="E"):
    """Erase everything, everywhere, at once."""

    def again(self) -> CallbackData:
        """Nobody is known any more: the welcome of a stranger."""
        return MenuTap()


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
