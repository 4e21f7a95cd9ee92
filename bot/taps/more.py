"""What an organiser taps behind "More": what the live card of a meeting has no room for."""

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import Number


class MoreTap(CallbackData, prefix="mo"):
    """What else can be done with one meeting."""

    meeting: Number


class OfficialTap(CallbackData, prefix="of"):
    """The notice of a meeting for the municipality's site, to be copied."""

    meeting: Number


class PosterTap(CallbackData, prefix="po"):
    """A poster of a meeting with a QR code by which people join."""

    meeting: Number

    def again(self) -> CallbackData:
        """The notice, from which the poster is made."""
        return OfficialTap(meeting=self.meeting)
