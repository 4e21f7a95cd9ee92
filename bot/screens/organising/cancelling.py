"""Cancelling a meeting: for a usual reason, or for one of one's own."""

from dataclasses import replace

from bot.screens import notices
from bot.screens.common import Row, button, say
from bot.screens.forms import choice, way_back
from bot.taps import (
    CancelNowTap,
    CancelReason,
    CancelReasonTap,
    CancelTap,
    CardTap,
    OtherReasonTap,
)
from bot.texts import gettext as _
from bot.texts import ngettext
from messengers.screen import Screen
from storage.models import Meeting


def reason(nonce: str) -> Screen:
    """Please write the reason."""
    return say(
        _("✏️ Please write the reason."),
        _("People will see it as you write it."),
        way_back(nonce, "reason"),
    )


def reason_unclear(nonce: str, letters: int) -> Screen:
    """The reason is too long."""
    return replace(
        reason(nonce),
        body=_("Please write it in at most {letters} letters.").format(letters=letters),
    )


def sure(nonce: str, question: tuple[str, str], words: str) -> Screen:
    """Is it really cancelled, for this reason?"""
    title, told = question
    body = _("Reason: {reason}").format(reason=words) + "\n" + told
    yes = choice(_("❌ I cancel it"), nonce, "sure", "yes")
    return say(title, body, (yes,), way_back(nonce, "sure"))


def _back_to_card(meeting: Meeting) -> Row:
    return (button(_("↩️ Back"), CardTap(meeting=meeting.id)),)


def cancel_reasons(meeting: Meeting) -> Screen:
    """Why is it cancelled? People will see the reason."""
    labels = {
        CancelReason.WEATHER: _("🌧️ Bad weather"),
        CancelReason.ROOM: _("🚪 The room is taken"),
        CancelReason.LEADER: _("🙋 The leader can not come"),
        CancelReason.POSTPONED: _("⏭️ Postponed, no date yet"),
    }
    rows = [
        (button(label, CancelReasonTap(meeting=meeting.id, reason=reason)),)
        for reason, label in labels.items()
    ]
    return say(
        _("❌ Why do we cancel the meeting?"),
        _("People will see the reason."),
        *rows,
        (button(_("✏️ Another reason"), OtherReasonTap(meeting=meeting.id)),),
        _back_to_card(meeting),
    )


def confirm_cancel(meeting: Meeting, reason: CancelReason, people: int) -> Screen:
    """Is it really cancelled?"""
    yes = button(
        _("❌ I cancel it"),
        CancelNowTap(meeting=meeting.id, version=meeting.version, reason=reason),
    )
    title, told = cancel_question(meeting, people)
    body = notices.reason_in_words(reason) + "\n" + told
    back = (button(_("↩️ Back"), CancelTap(meeting=meeting.id)),)
    return say(title, body, (yes,), back)


def cancel_question(meeting: Meeting, people: int) -> tuple[str, str]:
    """The question before a meeting is cancelled, and who will hear it."""
    title = _("❌ Do we cancel the meeting on {day} at {hour}?").format(
        **notices.day_and_hour_parts(meeting)
    )
    told = ngettext(
        "{count} person who got the invitation will hear it. This can not be taken back.",
        "{count} people who got the invitation will hear it. This can not be taken back.",
        people,
    )
    return title, told.format(count=people)
