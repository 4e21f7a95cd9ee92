"""What an invited person taps."""

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import Number, Page
from storage.kinds import RsvpAnswer


class MeetingsTap(CallbackData, prefix="l"):
    """The coming meetings of the one who taps."""

    page: Page = 0


class MeetingTap(CallbackData, prefix="v"):
    """One invitation with the answer that stands."""

    meeting: Number


class AgendaTap(CallbackData, prefix="d"):
    """A meeting's numbered agenda."""

    meeting: Number


class CalendarTap(CallbackData, prefix="i"):
    """A meeting as a calendar file."""

    meeting: Number


class AnswerTap(CallbackData, prefix="a"):
    """Coming, not coming, or not known yet."""

    meeting: Number
    answer: RsvpAnswer

    def again(self) -> CallbackData:
        """The invitation with its standing answer."""
        return MeetingTap(meeting=self.meeting)
