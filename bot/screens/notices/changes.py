"""What invitees hear when a meeting changes: what is new, and what it was."""

from collections.abc import Sequence
from datetime import datetime

from bot.screens.common import say
from bot.screens.notices.to_invitees import (
    answer_rows,
    day_and_hour_parts,
    hear_row,
    more_row,
)
from bot.texts import day_and_month, time_line
from bot.texts import gettext as _
from community.rules.local_time import local
from messengers.screen import Screen
from storage.kinds import RsvpAnswer
from storage.models import AgendaItem, Meeting
from storage.queries.outbox.changes import Before

# Ours: beside the new place the old one need only be recognised.
LONGEST_OLD_PLACE = 60


def change(
    meeting: Meeting, before: Before, agenda: Sequence[AgendaItem], said: RsvpAnswer | None
) -> Screen:
    """A changed meeting; `said` is the answer to how it was, if there is one."""
    lines = [*_places(meeting, before), *_agenda_line(meeting, before), _question(said)]
    return say(
        change_title(before, meeting.starts_at, meeting.place, meeting.municipality.zone),
        "\n".join(lines),
        *answer_rows(meeting.id),
        more_row(meeting.id, agenda),
        hear_row(meeting),
    )


def changed_mark(meeting: Meeting) -> Screen:
    """What stands in place of an older message about a meeting that was changed."""
    return say(
        _("⚠️ CHANGED: the meeting is on {day} at {hour}").format(**day_and_hour_parts(meeting)),
        _("⚠️ This message is out of date. See the newer one below."),
    )


def taken_back(meeting: Meeting) -> Screen:
    """A meeting was sent by mistake: what stands in place of its messages, or an apology."""
    return say(
        _("🗑️ SENT BY MISTAKE: the invitation for {day} at {hour}").format(
            **day_and_hour_parts(meeting)
        ),
        _("There is no such meeting. We are sorry."),
    )


def is_moved(meeting: Meeting, before: Before) -> bool:
    """Whether the moment is another."""
    return meeting.starts_at != before.starts_at


def change_title(before: Before, starts_at: datetime, place: str, zone: str) -> str:
    """What is the first thing that is new; `starts_at` is aware, `zone` an IANA name."""
    was, is_now = local(before.starts_at, zone), local(starts_at, zone)
    moment = {"day": day_and_month(starts_at, zone), "hour": time_line(starts_at, zone)}
    if was.date() != is_now.date():
        title = (
            _("⏭️ POSTPONED: the meeting of {was} is on {day} at {hour}")
            if was < is_now
            else _("⚠️ EARLIER: the meeting of {was} is on {day} at {hour}")
        )
        return title.format(was=day_and_month(before.starts_at, zone), **moment)
    if was != is_now:
        return _("⚠️ CHANGE: the meeting on {day} is at {hour} (it was at {was})").format(
            was=time_line(before.starts_at, zone), **moment
        )
    title = (
        _("⚠️ CHANGE: the meeting on {day} at {hour} is in a NEW PLACE")
        if place != before.place
        else _("📋 CHANGE: the meeting on {day} at {hour} has a new agenda")
    )
    return title.format(**moment)


def _places(meeting: Meeting, before: Before) -> list[str]:
    place = f"📍 {meeting.place}"
    if meeting.place != before.place:
        return [place, _("It was: {place}").format(place=before.place[:LONGEST_OLD_PLACE])]
    return [place, _("The place is the same.")] if is_moved(meeting, before) else [place]


def _agenda_line(meeting: Meeting, before: Before) -> list[str]:
    is_in_title = meeting.place == before.place and not is_moved(meeting, before)
    return [_("📋 The agenda is new, too.")] if before.is_agenda_new and not is_in_title else []


def _question(said: RsvpAnswer | None) -> str:
    if said == RsvpAnswer.COMING:
        return _("You had said that you will come. Will you come now, too?")
    if said == RsvpAnswer.NOT_COMING:
        return _("You had said that you will not come. Will you come now?")
    return _("Will you come?")
