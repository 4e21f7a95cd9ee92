"""A draft before it is sent: what was read of it, how it will look and travel, what can change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.reading.unclear import Reason
from bot.screens import costs, notices
from bot.screens.common import Row, button, say, within_quotes
from bot.screens.costs import Cost
from bot.screens.forms import DROP, choice
from bot.screens.joining import group_name
from bot.screens.organising.scheduling import kind_name
from bot.taps import (
    DropDraftTap,
    FixTap,
    HearMeetingTap,
    OfficialTap,
    PreviewTap,
    ReadMeetingAloudTap,
    ReplaceTap,
    SendTap,
    TrialTap,
)
from bot.texts import date_line, may_record, ngettext, short_day, time_line
from bot.texts import gettext as _
from messengers.screen import Button, Screen
from storage.kinds import GroupKind, MeetingKind, MessengerName
from storage.models import Meeting
from storage.queries.audiences import Reached

# What others can read of a message on a locked phone (reference/domain.md, 4: lock-screen rule).
LOCK_SCREEN_LETTERS = 60
LONGEST_PLACE_SHOWN = 60


def preview(
    meeting: Meeting,
    notice: Screen,
    reached: Reached,
    cost: Cost,
    sending_at: datetime,
    now: datetime,
) -> Screen:
    """The invitation exactly as members will see it, and how it will travel."""
    lines = [notice.text, "", *locked_line(notice, cost), audience_line(reached)]
    body = "\n".join((*lines, *costs.lines(cost)))
    rows = _preview_rows(meeting, cost, sending_at, now)
    return say(_("👁️ This is how it will look:"), body, *rows)


def locked_line(notice: Screen, cost: Cost) -> list[str]:
    """What a locked phone shows; where people would be left out, that is the thing to read."""
    if cost.over:
        return []
    words = notice.text.replace("\n", " ")
    locked = words if len(words) <= LOCK_SCREEN_LETTERS else f"{words[:LOCK_SCREEN_LETTERS]}…"
    return [_("🔒 On a locked phone: “{words}”").format(words=within_quotes(locked))]


def _preview_rows(meeting: Meeting, cost: Cost, sending_at: datetime, now: datetime) -> list[Row]:
    cost_row = costs.choice(meeting, cost)
    official = button(_("📄 Notice for the site"), OfficialTap(meeting=meeting.id))
    # At most seven choices: the notice for the site can be had from the card, too.
    last_row = (_drop_button(meeting),) if cost_row else (official, _drop_button(meeting))
    return [
        (_send_button(meeting, sending_at, now),),
        cost_row,
        (
            button(_("✏️ I change something"), FixTap(meeting=meeting.id)),
            button(_("🧪 Try it on me"), TrialTap(meeting=meeting.id)),
        ),
        _voice_row(meeting),
        last_row,
    ]


def may_replace(screen: Screen, meeting: Meeting, before: Meeting) -> Screen:
    """The preview, with the choice to put the meeting in the place of the one before it."""
    is_wanted = meeting.supersedes_id is None
    day = short_day(before.starts_at, meeting.municipality.zone)
    label = (
        _("🔁 In place of {day}").format(day=day)
        if is_wanted
        else _("↩️ Not in place of {day}").format(day=day)
    )
    tap = ReplaceTap(meeting=meeting.id, version=meeting.version, is_wanted=is_wanted)
    return replace(screen, rows=(*screen.rows[:-1], (button(label, tap),), screen.rows[-1]))


def _drop_button(meeting: Meeting) -> Button:
    tap = DropDraftTap(meeting=meeting.id, version=meeting.version)
    return button(_("🗑️ I throw it away"), tap)


def _voice_row(meeting: Meeting) -> Row:
    if meeting.voice_id is not None:
        return (button(_("🔊 I listen"), HearMeetingTap(meeting=meeting.id)),)
    tap = ReadMeetingAloudTap(meeting=meeting.id, version=meeting.version)
    return (button(_("🔊 I add my voice"), tap),) if may_record() else ()


def _send_button(meeting: Meeting, sending_at: datetime, now: datetime) -> Button:
    tap = SendTap(meeting=meeting.id, version=meeting.version)
    if sending_at <= now:
        return button(_("✅ I send it"), tap)
    zone = meeting.municipality.zone
    day_and_hour = f"{short_day(sending_at, zone)}, {time_line(sending_at, zone)}"
    return button(_("🌅 I send it: {when}").format(when=day_and_hour), tap)


def audience_line(reached: Reached) -> str:
    """How many people, by which way."""
    people = ngettext("{count} person", "{count} people", reached.everybody)
    parts = [
        f"{_messenger_name(name)} {count}" for name, count in sorted(reached.by_messenger.items())
    ]
    if reached.to_call:
        parts.append(_("to call: {count}").format(count=reached.to_call))
    return f"👥 {people.format(count=reached.everybody)}: {', '.join(parts)}"


def _messenger_name(name: MessengerName) -> str:
    return {MessengerName.TELEGRAM: "Telegram", MessengerName.VIBER: "Viber"}.get(name, str(name))


def trial(notice: Screen) -> Screen:
    """The invitation with its real buttons, sent to its author alone."""
    return replace(notice, title=_("🧪 Only for you: ") + notice.title, is_new=True)


def trial_answered(meeting: Meeting) -> Screen:
    """A tap on a trial counts nowhere."""
    return say(
        _("🧪 The buttons work."),
        _("This was only a trial: your answer is counted nowhere."),
        (button(_("↩️ Back to the preview"), PreviewTap(meeting=meeting.id)),),
        toast=_("Only a trial"),
    )


def draft_dropped() -> Screen:
    """The draft is thrown away."""
    return say(_("🗑️ We have thrown the draft away."), _("Nobody was written to."))


def stopped(meeting: Meeting) -> Screen:
    """The sending was stopped before anybody heard of it."""
    return say(
        _("✋ We have stopped it: nobody was written to."),
        _("The meeting is a draft again."),
        (button(_("👁️ To the preview"), PreviewTap(meeting=meeting.id)),),
        (_drop_button(meeting),),
    )


def sent_already(card: Screen) -> Screen:
    """A second tap on the sending: the card, and that nothing goes out twice."""
    return replace(card, toast=_("Nothing goes out twice"))


def past(meeting: Meeting) -> Screen:
    """The meeting would begin before the invitation may arrive."""
    return say(
        _("🕰️ It is too late to invite people to this meeting."),
        _("It begins on {day} at {hour}. Choose another time, or call people.").format(
            **notices.day_and_hour_parts(meeting)
        ),
        (button(_("✏️ I change something"), FixTap(meeting=meeting.id)),),
    )


def understood(nonce: str, filled: Mapping[str, Any], groups: Sequence[GroupKind]) -> Screen:
    """A notice was read: this was found, and that is still to be asked."""
    return say(
        _("📋 We have read the notice"),
        "\n".join([*_found(filled, groups), *_missing(filled)]),
        (
            choice(_("▶️ Go on"), nonce, "notice", "go"),
            choice(_("✖️ Leave it"), nonce, "notice", DROP),
        ),
    )


def _found(filled: Mapping[str, Any], groups: Sequence[GroupKind]) -> list[str]:
    lines = []
    if "kind" in filled:
        kinds = filter(None, (filled["kind"], filled.get("second_kind")))
        lines.append(" + ".join(kind_name(MeetingKind(kind)) for kind in kinds))
    if groups:
        lines.append("👥 " + ", ".join(group_name(kind) for kind in groups))
    day = date_line(date.fromisoformat(filled["day"])) if "day" in filled else ""
    hour = str(filled.get("hour", ""))
    if day or hour:
        lines.append("📆 " + ", ".join(part for part in (day, hour) if part))
    if "place" in filled:
        lines.append("📍 " + str(filled["place"])[:LONGEST_PLACE_SHOWN])
    if "agenda" in filled:
        count = len(filled["agenda"])
        points = ngettext("{count} point", "{count} points", count).format(count=count)
        lines.append(f"📋 {points}")
    return lines


def _missing(filled: Mapping[str, Any]) -> list[str]:
    names = {
        "kind": _("kind"),
        "groups": _("who is invited"),
        "day": _("date"),
        "hour": _("hour"),
        "place": _("place"),
        "agenda": _("agenda"),
    }
    missing = [name for step, name in names.items() if step not in filled]
    if not missing:
        return [_("Next you see how it will look.")]
    doubts = {
        Reason.PAST: _("⚠️ The date in it has already passed."),
        Reason.AMBIGUOUS: _("⚠️ Its date and weekday do not agree."),
        Reason.IMPOSSIBLE: _("⚠️ There is no such date in the calendar."),
        Reason.TOO_FAR: _("⚠️ Its date is more than a year ahead."),
    }
    asked = _("We will ask for: {what}.").format(what=", ".join(missing))
    return [doubts[Reason(filled["doubt"])], asked] if "doubt" in filled else [asked]
