"""What a coordinator is asked when scheduling a meeting."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, time

from bot.reading.unclear import Unclear
from bot.screens.common import Row, button, say
from bot.screens.forms import choice, rows_of, way_back
from bot.screens.joining import group_name
from bot.screens.organising.unclear import why_no_date, why_no_hour
from bot.taps import FixStepTap, PreviewTap
from bot.texts import gettext as _
from bot.texts import numeric_date, pgettext, short_day, short_day_and_year
from messengers.screen import Screen
from storage.kinds import GroupKind, MeetingKind
from storage.models import CommunityGroup, Meeting, Municipality, Place

BOTH = "both"
SKIP = "skip"
LIKE_PREVIOUS = "previous"
NO_SECOND = "none"


def municipality(nonce: str, offered: Sequence[Municipality]) -> Screen:
    """Which of my municipalities?"""
    buttons = [choice(town.name, nonce, "municipality", str(town.id)) for town in offered]
    return say(
        _("🏛️ In which municipality?"), "", *rows_of(buttons, 2), way_back(nonce, "municipality")
    )


def kind(nonce: str, *, has_previous: bool) -> Screen:
    """What kind of meeting? Or one like the last, on another day."""
    buttons = [choice(kind_name(one), nonce, "kind", one.value) for one in MeetingKind]
    again = choice(_("🔁 Like the previous one"), nonce, "kind", LIKE_PREVIOUS)
    return say(
        _("📅 What are you scheduling?"),
        _(
            "You may also paste the text of an official notice here, or write two kinds:"
            " “training and session”."
        ),
        (again,) if has_previous else (),
        *rows_of(buttons, 2 if has_previous else 1),
        way_back(nonce, "kind"),
    )


def second_kind(nonce: str, offered: Sequence[MeetingKind]) -> Screen:
    """What is it besides?"""
    buttons = [choice(kind_name(one), nonce, "second_kind", one.value) for one in offered]
    return say(
        _("📅 What is this meeting besides?"),
        _("People will read both kinds in the invitation."),
        *rows_of(buttons, 1),
        (choice(_("▶️ Without a second kind"), nonce, "second_kind", NO_SECOND),),
        way_back(nonce, "second_kind"),
    )


def kind_name(kind: MeetingKind) -> str:
    """A kind of meeting on a button."""
    return {
        MeetingKind.GROUP_MEETING: _("👥 Meeting of the group"),
        MeetingKind.WORKING_SESSION: _("🏛️ Working session"),
        MeetingKind.TRAINING: _("🎓 Training"),
        MeetingKind.ROUND_TABLE: _("💬 Round table"),
        MeetingKind.PUBLIC_DISCUSSION: _("📢 Public discussion"),
        MeetingKind.OTHER: pgettext("kind", "📅 Another meeting"),
    }[kind]


def groups(nonce: str, sizes: Sequence[tuple[CommunityGroup, int]], everybody: int) -> Screen:
    """Who is invited?"""
    rows = group_rows(nonce, sizes, everybody)
    if not rows:
        return say(
            _("👥 Nobody has joined yet."),
            _("First send people the invitation link; then there is somebody to invite."),
            way_back(nonce, "groups"),
        )
    hint = _("Somebody who sits in both groups gets one notice.") if len(rows) > 1 else ""
    return say(
        _("👥 Whom do we invite?"),
        hint,
        *rows,
        way_back(nonce, "groups"),
    )


def group_rows(
    nonce: str, sizes: Sequence[tuple[CommunityGroup, int]], everybody: int
) -> list[Row]:
    """The groups in which somebody sits, as choices of the step "groups"."""
    buttons = [
        choice(f"{_short_group(group.kind)} ({size})", nonce, "groups", str(group.id))
        for group, size in sizes
        if size
    ]
    if len(buttons) > 1:
        both = _("Both groups ({count})").format(count=everybody)
        buttons.append(choice(both, nonce, "groups", BOTH))
    return rows_of(buttons, 1)


def _short_group(kind: GroupKind) -> str:
    name = group_name(kind)
    return name[:1].upper() + name[1:]


def day(nonce: str, offered: Sequence[date]) -> Screen:
    """On which date?"""
    return say(
        _("📆 On which date?"),
        _("Choose one, or write it: “{date}”, “21 March, 10:00”, “tomorrow”.").format(
            date=numeric_date(offered[-1])
        ),
        *_days(nonce, offered, short_day),
        way_back(nonce, "day"),
    )


def day_unclear(nonce: str, unclear: Unclear[date], offered: Sequence[date]) -> Screen:
    """The date could not be taken as it was written."""
    return say(
        why_no_date(unclear.reason),
        _("Which date shall we write down?"),
        *(
            _days(nonce, unclear.candidates, short_day_and_year)
            if unclear.candidates
            else _days(nonce, offered, short_day)
        ),
        way_back(nonce, "day"),
    )


def _days(nonce: str, offered: Iterable[date], written: Callable[[date], str]) -> list[Row]:
    buttons = [choice(written(one), nonce, "day", one.isoformat()) for one in offered]
    return rows_of(buttons, 2)


def hour(nonce: str, offered: Sequence[time]) -> Screen:
    """At what time?"""
    return say(
        _("🕙 At what time?"),
        _("Choose one, or write it: “10:00”, “10.00”."),
        *_hours(nonce, offered),
        way_back(nonce, "hour"),
    )


def hour_unclear(nonce: str, unclear: Unclear[time], offered: Sequence[time]) -> Screen:
    """The hour could not be taken as it was written."""
    return say(
        why_no_hour(unclear.reason),
        _("Which hour shall we write down?"),
        *_hours(nonce, unclear.candidates or offered),
        way_back(nonce, "hour"),
    )


def _hours(nonce: str, offered: Iterable[time]) -> list[Row]:
    # A colon would part the tap's own fields.
    buttons = [choice(f"{one:%H:%M}", nonce, "hour", f"{one:%H%M}") for one in offered]
    return rows_of(buttons, 2)


def place(nonce: str, known: Sequence[Place]) -> Screen:
    """Where? What was used once is a button."""
    buttons = [choice(f"📍 {one.name}", nonce, "place", str(one.id)) for one in known]
    hint = _("Choose a place, or write a new one.") if known else _("Please write the place.")
    return say(_("📍 Where?"), hint, *rows_of(buttons, 1), way_back(nonce, "place"))


def place_unclear(nonce: str, known: Sequence[Place]) -> Screen:
    """The place could not be taken."""
    return replace(
        place(nonce, known),
        body=_("We could not read the place. Please write it in 1 to 100 letters."),
    )


def agenda(nonce: str) -> Screen:
    """What will be discussed?"""
    return say(
        _("📋 Agenda"),
        _("Write the points, each on a new line."),
        (choice(_("▶️ Without an agenda"), nonce, "agenda", SKIP),),
        way_back(nonce, "agenda"),
    )


def agenda_unclear(nonce: str, items: int, letters: int, together: int) -> Screen:
    """Too many points, or too long ones."""
    return replace(
        agenda(nonce),
        body=_(
            "Please write at most {items} points, each of at most {letters} letters, together at"
            " most {together}."
        ).format(items=items, letters=letters, together=together),
    )


def fix(meeting: Meeting) -> Screen:
    """Which part of the draft shall change?"""
    parts = {
        "kind": _("📅 Kind"),
        "groups": _("👥 Who is invited"),
        "day": _("📆 Date"),
        "hour": _("🕙 Hour"),
        "place": _("📍 Place"),
        "agenda": _("📋 Agenda"),
        "second_kind": _("📅 One more kind"),
    }
    buttons = [
        button(label, FixStepTap(meeting=meeting.id, version=meeting.version, step=step))
        for step, label in parts.items()
    ]
    back = (button(_("↩️ Back"), PreviewTap(meeting=meeting.id)),)
    return say(_("✏️ What do we change?"), "", *rows_of(buttons, 2), back)
