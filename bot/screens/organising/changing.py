"""Changing a meeting that was sent: which part, and how people will hear it."""

from dataclasses import dataclass

from bot.screens import costs, notices
from bot.screens.common import Row, say
from bot.screens.costs import Cost
from bot.screens.forms import choice, rows_of, way_back
from bot.texts import gettext as _
from bot.texts import may_record, ngettext
from community.meetings.changing import Wish
from messengers.screen import Screen
from storage.models import Meeting
from storage.queries.outbox.changes import Before

SEND = "send"
MORE = "more"
ALOUD = "voice"


@dataclass(frozen=True, slots=True)
class Changed:
    """A meeting, how it shall be, how many hear it, whether who said yes is asked again.

    `is_read_aloud` says that a recording of it goes along, `cost` what Viber may charge for.
    """

    meeting: Meeting
    wish: Wish
    before: Before
    told: int
    is_asked: bool
    is_read_aloud: bool
    cost: Cost


def what(nonce: str, meeting: Meeting) -> Screen:
    """Which part of the meeting changes?"""
    parts = {
        "hour": _("🕙 Hour"),
        "day": _("📆 Date"),
        "place": _("📍 Place"),
        "agenda": _("📋 Agenda"),
    }
    buttons = [choice(label, nonce, "what", value) for value, label in parts.items()]
    return say(
        _("✏️ What do we change in the meeting on {day} at {hour}?").format(
            **notices.day_and_hour_parts(meeting)
        ),
        _("Nobody hears of it before you send it."),
        *rows_of(buttons, 2),
        way_back(nonce, "what"),
    )


def unchanged(nonce: str) -> Screen:
    """All would stay as it is."""
    return say(
        _("🤔 That is how it is already."),
        _("There is nothing to tell people."),
        (choice(_("✏️ I change something"), nonce, "sure", MORE),),
        way_back(nonce, "sure"),
    )


def sure(nonce: str, changed: Changed) -> Screen:
    """How people will hear the change; is it sent?"""
    told = ngettext(
        "👥 {count} person who got the invitation will hear it.",
        "👥 {count} people who got the invitation will hear it.",
        changed.told,
    ).format(count=changed.told)
    wish, zone = changed.wish, changed.meeting.municipality.zone
    lines = [notices.change_title(changed.before, wish.starts_at, wish.place, zone)]
    if wish.place != changed.before.place:
        lines.append(f"📍 {wish.place}")
    lines += [told, *costs.lines(changed.cost)]
    if changed.is_asked and wish.starts_at != changed.before.starts_at:
        lines.append(_("Whoever has answered is asked again."))
    elif changed.is_asked:
        lines.append(_("Whoever said “I will come” is asked again."))
    if changed.is_read_aloud:
        lines.append(_("🔊 Your recording goes along."))
    elif changed.meeting.voice_id is not None:
        lines.append(_("🔇 The old recording is not heard any more."))
    return say(
        _("👁️ Do we send this change?"),
        "\n".join(lines),
        (choice(_("✅ I send the change"), nonce, "sure", SEND),),
        (choice(_("✏️ Something else, too"), nonce, "sure", MORE), *_voice(nonce)),
        way_back(nonce, "sure"),
    )


def _voice(nonce: str) -> Row:
    return (choice(_("🔊 I add a voice"), nonce, "sure", ALOUD),) if may_record() else ()
