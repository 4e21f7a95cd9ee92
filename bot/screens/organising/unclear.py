"""Why a day or an hour that somebody wrote was not taken, for every form that asks for one."""

from bot.reading.unclear import Reason
from bot.texts import gettext as _


def why_no_date(reason: Reason) -> str:
    """Why a date could not be taken."""
    return {
        Reason.PAST: _("📆 That day has already passed."),
        Reason.AMBIGUOUS: _("📆 This could be more than one day."),
        Reason.IMPOSSIBLE: _("📆 There is no such day in the calendar."),
        Reason.TOO_FAR: _("📆 That is more than a year ahead."),
    }.get(reason, _("📆 We could not read the date."))


def why_no_hour(reason: Reason) -> str:
    """Why an hour could not be taken."""
    return {
        Reason.PAST: _("🕙 That hour has already passed today."),
        Reason.AMBIGUOUS: _("🕙 In the morning or in the evening?"),
        Reason.IMPOSSIBLE: _("🕙 There is no such hour on that day."),
    }.get(reason, _("🕙 We could not read the hour."))
