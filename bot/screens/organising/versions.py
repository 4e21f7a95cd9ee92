"""An organiser tapped at an older picture of a meeting: who changed what since then."""

from bot.screens.common import Row, button, say
from bot.taps import CardTap, PreviewTap
from bot.texts import gettext as _
from bot.texts import pgettext, time_line
from messengers.screen import Screen
from storage.kinds import MeetingState
from storage.models import Meeting
from storage.queries.organising.journal import Change


def changed_meanwhile(meeting: Meeting, change: Change | None, *, is_own: bool) -> Screen:
    """Somebody changed it: who, what, when; nothing else was changed now."""
    return say(
        _("🔄 This was changed in the meantime."),
        "\n".join([*_who(meeting, change, is_own=is_own), _("Please look and decide again.")]),
        _way_on(meeting),
    )


def _who(meeting: Meeting, change: Change | None, *, is_own: bool) -> list[str]:
    if change is None:
        return []
    parts = ", ".join(part_in_words(field) for field in change.fields)
    hour = time_line(change.at, meeting.municipality.zone)
    if is_own:
        return [_("At {hour} you changed: {what}.").format(hour=hour, what=parts)]
    who = change.by or _("somebody")
    return [_("At {hour} {name} changed: {what}.").format(hour=hour, name=who, what=parts)]


def part_in_words(field: str) -> str:
    """A part of a meeting, for the inside of a sentence."""
    return {
        "kind": pgettext("part of a meeting", "the kind"),
        "groups": pgettext("part of a meeting", "who is invited"),
        "day": pgettext("part of a meeting", "the date"),
        "hour": pgettext("part of a meeting", "the hour"),
        "place": pgettext("part of a meeting", "the place"),
        "agenda": pgettext("part of a meeting", "the agenda"),
        "voice": pgettext("part of a meeting", "the recording"),
        "messengers": pgettext("part of a meeting", "in which messengers it is told"),
        "replaces": pgettext("part of a meeting", "which meeting it replaces"),
    }.get(field, field)


def unchanged(meeting: Meeting) -> Screen:
    """A change that changes nothing."""
    return say(
        _("🤔 That is how it is already."),
        _("There is nothing to tell people."),
        _way_on(meeting),
    )


def _way_on(meeting: Meeting) -> Row:
    if meeting.state == MeetingState.DRAFT:
        return (button(_("👁️ To the preview"), PreviewTap(meeting=meeting.id)),)
    return (button(_("📊 To the meeting"), CardTap(meeting=meeting.id)),)
