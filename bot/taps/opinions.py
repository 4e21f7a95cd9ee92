"""What somebody taps who has a question or an opinion for a meeting, and who reads them."""

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import AgainTap, MenuTap, Number, Page


class OpinionTap(CallbackData, prefix="op"):
    """Begin to write a question or an opinion for a meeting."""

    meeting: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class MyOpinionTap(CallbackData, prefix="oi"):
    """An opinion of one's own, and whether it is said with one's name."""

    opinion: Number


class NameOpinionTap(CallbackData, prefix="on"):
    """Let my name be said with it, or not."""

    opinion: Number
    is_named: bool

    def again(self) -> CallbackData:
        """How it stands."""
        return MyOpinionTap(opinion=self.opinion)


class TakeBackOpinionTap(CallbackData, prefix="ot"):
    """Let it not be said."""

    opinion: Number

    def again(self) -> CallbackData:
        """It is gone: the menu."""
        return MenuTap()


class HearOpinionTap(CallbackData, prefix="oh"):
    """Hear an opinion that was recorded, as an organiser."""

    opinion: Number


class OpinionsTap(CallbackData, prefix="os"):
    """Everything that people want said at a meeting, for its organisers."""

    meeting: Number
    page: Page = 0
