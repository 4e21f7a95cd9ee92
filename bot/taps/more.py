"""What an organiser taps behind "More": what the live card of a meeting has no room for."""

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import AgainTap, Number, Page


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


class PlanTap(CallbackData, prefix="pl"):
    """When people are reminded of one meeting."""

    meeting: Number
    page: Page = 0


class ReminderTap(CallbackData, prefix="rm"):
    """One moment of that plan."""

    meeting: Number
    reminder: Number


class SwitchTap(CallbackData, prefix="rs"):
    """Switch a reminder off, or on again."""

    meeting: Number
    reminder: Number
    is_on: bool

    def again(self) -> CallbackData:
        """The reminder as it stands."""
        return ReminderTap(meeting=self.meeting, reminder=self.reminder)


class AddReminderTap(CallbackData, prefix="ra"):
    """Begin a reminder of one's own."""

    meeting: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class RemoveReminderTap(CallbackData, prefix="rx"):
    """Take a reminder of one's own back."""

    meeting: Number
    reminder: Number

    def again(self) -> CallbackData:
        """The plan without it."""
        return PlanTap(meeting=self.meeting)
