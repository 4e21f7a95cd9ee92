"""What else can be done with one meeting, behind "More" on its live card."""

from datetime import datetime

from bot.screens import notices
from bot.screens.common import Row, button, say
from bot.taps import CardTap, DecisionsTap, OfficialTap, OpinionsTap, PlanTap, TakeBackTap
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.kinds import MeetingState
from storage.models import Meeting


def more(meeting: Meeting, now: datetime, *, opinions: int = 0) -> Screen:
    """Everything that the live card has no room for."""
    rows: list[Row] = []
    if meeting.state != MeetingState.TAKEN_BACK:
        rows.append((button(_("📄 Notice for the site"), OfficialTap(meeting=meeting.id)),))
    if opinions:
        label = _("💬 Opinions: {count}").format(count=opinions)
        rows.append((button(label, OpinionsTap(meeting=meeting.id)),))
    if meeting.state == MeetingState.SENT and meeting.starts_at > now:
        rows.append((button(_("🔔 Reminders"), PlanTap(meeting=meeting.id)),))
        rows.append((button(_("🗑️ It was a mistake"), TakeBackTap(meeting=meeting.id)),))
    if meeting.state == MeetingState.SENT and meeting.starts_at <= now:
        rows.append((button(_("📝 Decisions"), DecisionsTap(meeting=meeting.id)),))
    return say(
        _("⋯ More about the meeting on {day} at {hour}").format(
            **notices.day_and_hour_parts(meeting)
        ),
        "",
        *rows,
        (button(_("↩️ Back"), CardTap(meeting=meeting.id)),),
    )
