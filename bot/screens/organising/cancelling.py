"""Cancelling a meeting: for a usual reason, or for one of one's own."""

from dataclasses import dataclass, replace

from bot.screens import costs, notices
from bot.screens.common import Row, button, say
from bot.screens.costs import Cost
from bot.screens.forms import choice, way_back
from bot.taps import (
    CancelAloudTap,
    CancelNowTap,
    CancelReason,
    CancelReasonTap,
    CancelTap,
    CardTap,
    OtherReasonTap,
)
from bot.texts import gettext as _
from bot.texts import may_record, ngettext
from messengers.screen import Screen
from storage.models import Meeting

ALOUD = "voice"


@dataclass(frozen=True, slots=True)
class Told:
    """What a cancellation says: a usual reason or own words, to how many, whether read aloud.

    `cost` is what Viber may charge for.
    """

    reason: str
    people: int
    cost: Cost
    is_read_aloud: bool = False


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


def sure(nonce: str, meeting: Meeting, told: Told) -> Screen:
    """Is it really cancelled, for this reason, with this recording?"""
    return say(
        *_question(meeting, told),
        (choice(_("❌ I cancel it"), nonce, "sure", "yes"),),
        (choice(_("🔊 I add a voice"), nonce, "sure", ALOUD),) if may_record() else (),
        way_back(nonce, "sure"),
    )


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


def confirm_cancel(meeting: Meeting, reason: CancelReason, people: int, cost: Cost) -> Screen:
    """Is it really cancelled?"""
    number, version = meeting.id, meeting.version
    yes = CancelNowTap(meeting=number, version=version, reason=reason)
    aloud = CancelAloudTap(meeting=number, version=version, reason=reason)
    return say(
        *_question(meeting, Told(reason, people, cost)),
        (button(_("❌ I cancel it"), yes),),
        (button(_("🔊 I add a voice"), aloud),) if may_record() else (),
        (button(_("↩️ Back"), CancelTap(meeting=meeting.id)),),
    )


def _question(meeting: Meeting, told: Told) -> tuple[str, str]:
    """The question before a meeting is cancelled, and what people will hear."""
    title = _("❌ Do we cancel the meeting on {day} at {hour}?").format(
        **notices.day_and_hour_parts(meeting)
    )
    heard = ngettext(
        "{count} person who got the invitation will hear it. This can not be taken back.",
        "{count} people who got the invitation will hear it. This can not be taken back.",
        told.people,
    ).format(count=told.people)
    lines = [notices.reason_in_words(told.reason), heard, *costs.lines(told.cost)]
    if told.is_read_aloud:
        lines.append(_("🔊 Your recording goes along."))
    elif meeting.voice_id is not None:
        lines.append(_("🔇 The old recording is not heard any more."))
    return title, "\n".join(lines)
