"""When people are reminded of one meeting, and an organiser's own reminders."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.reading.moments import DayAndHour
from bot.reading.unclear import Unclear
from bot.screens import notices
from bot.screens.common import Row, button, pages, say
from bot.screens.forms import choice, way_back
from bot.screens.organising.unclear import why_no_date, why_no_hour
from bot.taps import (
    AddReminderTap,
    MoreTap,
    PlanTap,
    ReminderTap,
    RemoveReminderTap,
    SwitchTap,
)
from bot.texts import day_and_month, short_day, time_line
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.kinds import ReminderKind, ReminderState
from storage.models import Meeting, Reminder

REMINDERS_ON_A_PAGE = 4


def plan(meeting: Meeting, found: Sequence[Reminder], page: int, *, may_add: bool) -> Screen:
    """What is still to come; each can be looked at and switched off."""
    shown = found[page * REMINDERS_ON_A_PAGE : (page + 1) * REMINDERS_ON_A_PAGE]
    rows: list[Row] = [
        (button(_label(meeting, one), ReminderTap(meeting=meeting.id, reminder=one.id)),)
        for one in shown
    ]
    turn = pages(
        len(found),
        page,
        REMINDERS_ON_A_PAGE,
        lambda number: PlanTap(meeting=meeting.id, page=number),
    )
    add = (button(_("🔔 I add one"), AddReminderTap(meeting=meeting.id)),) if may_add else ()
    body = (
        _("🔔 is on, 🔕 is off. When the meeting moves, they move, too.")
        if found
        else _("No reminder is to come any more.")
    )
    title = _("🔔 Reminders for {day} at {hour}").format(**notices.day_and_hour_parts(meeting))
    back = (button(_("↩️ Back"), MoreTap(meeting=meeting.id)),)
    return say(title, body, *rows, turn, add, back)


def _label(meeting: Meeting, reminder: Reminder) -> str:
    return f"{_mark(reminder)} {_short(reminder.due_at, meeting.municipality.zone)}"


def _mark(reminder: Reminder) -> str:
    return "🔕" if reminder.state == ReminderState.OFF else "🔔"


def _short(at: datetime, zone: str) -> str:
    return f"{short_day(at, zone)}, {time_line(at, zone)}"


def reminder(meeting: Meeting, found: Reminder) -> Screen:
    """When one fires, who hears it, and whether it is on."""
    is_off = found.state == ReminderState.OFF
    keys = {"meeting": meeting.id, "reminder": found.id}
    label = _("🔔 I switch it on") if is_off else _("🔕 I switch it off")
    remove: Row = ()
    if found.kind == ReminderKind.OWN:
        remove = (button(_("🗑️ I remove it"), RemoveReminderTap(**keys)),)
    title = _("{mark} Reminder on {day} at {hour}").format(
        mark=_mark(found), **_moment(found.due_at, meeting.municipality.zone)
    )
    return say(
        title,
        "\n".join(filter(None, (_whom(found), found.words))),
        (button(label, SwitchTap(**keys, is_on=is_off)),),
        remove,
        (button(_("↩️ Back"), PlanTap(meeting=meeting.id)),),
    )


def _moment(at: datetime, zone: str) -> dict[str, str]:
    return {"day": day_and_month(at, zone), "hour": time_line(at, zone)}


def _whom(found: Reminder) -> str:
    whom = {
        ReminderKind.NUDGE: _("Those hear it who have not answered yet."),
        ReminderKind.DIGEST: _("The organisers hear who will come."),
    }
    return whom.get(found.kind) or _("Everybody hears it who has not said no.")


def moment(nonce: str, offered: Mapping[str, datetime]) -> Screen:
    """When shall people be reminded?"""
    rows = [(choice(f"🔔 {_wall(at)}", nonce, "moment", name),) for name, at in offered.items()]
    return say(
        _("🔔 When do we remind people?"),
        _("Choose, or write day and hour: “20 March, 10:00”."),
        *rows,
        way_back(nonce, "moment"),
    )


def _wall(at: datetime) -> str:
    return _short(at, str(at.tzinfo))


def moment_unclear(nonce: str, read: DayAndHour, offered: Mapping[str, datetime]) -> Screen:
    """Day or hour could not be taken as they were written: why, and what to choose from."""
    return replace(moment(nonce, offered), title=_why_no_moment(read))


def _why_no_moment(read: DayAndHour) -> str:
    if isinstance(read.day, Unclear):
        return why_no_date(read.day.reason)
    if isinstance(read.hour, Unclear):
        return why_no_hour(read.hour.reason)
    return _("🕙 The hour is missing.")


def moment_refused(nonce: str, offered: Mapping[str, datetime]) -> Screen:
    """A moment at which nobody may be reminded, or already is."""
    hint = _(
        "At that moment we can not. It must be ahead, before the meeting, from 9:00 to 20:00, not"
        " on a Sunday, and not be taken."
    )
    return replace(moment(nonce, offered), body=hint)


def words(nonce: str) -> Screen:
    """In whose words?"""
    return say(
        _("✏️ What shall it say?"),
        _("Write it in your words, or take the usual ones. Day, hour and place are added."),
        (choice(_("▶️ The usual words"), nonce, "words", "usual"),),
        way_back(nonce, "words"),
    )


def words_unclear(nonce: str, letters: int) -> Screen:
    """The words are too many."""
    hint = _("Please write it in at most {letters} letters.").format(letters=letters)
    return replace(words(nonce), body=hint)


def sure(nonce: str, meeting: Meeting, at: datetime, said: str | None) -> Screen:
    """How it will look, and when."""
    title = _("👁️ On {day} at {hour} people will read:").format(
        **_moment(at, meeting.municipality.zone)
    )
    looks = notices.reminder(meeting, None, at, said).text
    add = choice(_("✅ I add it"), nonce, "sure", "yes")
    return say(title, looks, (add,), way_back(nonce, "sure"))
