"""What else can be done with one meeting, behind "More" on its live card."""

from bot.screens import notices
from bot.screens.common import Row, button, say
from bot.taps import CardTap, OfficialTap
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.kinds import MeetingState
from storage.models import Meeting


def more(meeting: Meeting) -> Screen:
    """Everything that the live card has no room for."""
    rows: list[Row] = []
    if meeting.state != MeetingState.TAKEN_BACK:
        rows.append((button(_("📄 Notice for the site"), OfficialTap(meeting=meeting.id)),))
    return say(
        _("⋯ More about the meeting on {day} at {hour}").format(
            **notices.day_and_hour_parts(meeting)
        ),
        "",
        *rows,
        (button(_("↩️ Back"), CardTap(meeting=meeting.id)),),
    )
