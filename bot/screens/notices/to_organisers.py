"""What the bot says on its own to organisers, and to those who are joining."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.screens.common import Row, button, say
from bot.screens.costs import limit_line
from bot.screens.joining import group_name
from bot.screens.notices.to_invitees import day_and_hour_parts, kinds_in_words
from bot.taps import CallListTap, CardTap, JoinDecisionTap, MeetingsTap, ResumeTap
from bot.texts import gettext as _
from bot.texts import ngettext, remaining, sentence_start
from messengers.screen import Screen
from storage.kinds import GroupKind, MeetingState
from storage.models import Meeting, Municipality
from storage.queries.meetings import Answers
from storage.queries.notices import DeliveryCounts
from storage.queries.outbox.calls import Calls


@dataclass(frozen=True, slots=True)
class Joiner:
    """Somebody who waits to be let into a group."""

    person_id: int
    name: str
    settlement: str
    group_id: int
    group: GroupKind


def digest(meeting: Meeting, answers: Answers, to_call: Calls, now: datetime) -> Screen:
    """The evening before: who comes to a meeting, without having to ask."""
    title = _("📊 {when}: {meeting} on {day} at {hour}").format(
        when=sentence_start(remaining(meeting.starts_at, now, meeting.municipality.zone)),
        meeting=kinds_in_words(meeting),
        **day_and_hour_parts(meeting),
    )
    lines = [
        _("✅ Coming: {count}").format(count=answers.coming),
        _("❓ Do not know yet: {count}").format(count=answers.unsure),
        _("❌ Not coming: {count}").format(count=answers.not_coming),
        _("💤 No answer: {count}").format(count=answers.silent),
    ]
    if answers.asked_again:
        lines.insert(0, asked_again_line(answers))
    lines += _to_call(to_call)
    return say(title, "\n".join(lines), _card(meeting, may_call=to_call.total > 0))


def asked_again_line(answers: Answers) -> str:
    """How many answers are from before a change."""
    return _("🔄 Not confirmed since the change: {count}").format(count=answers.asked_again)


class Told(StrEnum):
    """What a report is about."""

    INVITATION = "invitation"
    CHANGE = "change"
    CANCELLATION = "cancellation"

    @classmethod
    def of(cls, meeting: Meeting, *, is_change: bool) -> "Told":
        """What was told last of a meeting."""
        if is_change:
            return cls.CHANGE
        is_cancelled = meeting.state == MeetingState.CANCELLED
        return cls.CANCELLATION if is_cancelled else cls.INVITATION


def report(
    meeting: Meeting, told: Told, counts: DeliveryCounts, to_call: Calls, *, may_call: bool = True
) -> Screen:
    """What became of a broadcast, once nothing of it is open."""
    title = _report_title(told, counts).format(**day_and_hour_parts(meeting))
    lines = [
        ngettext(
            "✅ Sent: {sent} of {count} person",
            "✅ Sent: {sent} of {count} people",
            counts.invited,
        ).format(sent=counts.sent, count=counts.invited)
    ]
    if counts.failed:
        lines.append(_("⚠️ Did not arrive for certain: {count}").format(count=counts.failed))
    if counts.withdrawn:
        lines.append(_("✋ Stopped before sending: {count}").format(count=counts.withdrawn))
    lines += _to_call(to_call)
    lines += limit_line(counts.over_limit)
    return say(title, "\n".join(lines), _card(meeting, may_call=may_call and to_call.total > 0))


def _report_title(told: Told, counts: DeliveryCounts) -> str:
    if told == Told.CANCELLATION:
        return _("📨 The cancellation for {day} at {hour} is sent")
    if told == Told.CHANGE:
        return _("📨 The change for {day} at {hour} is sent")
    if counts.withdrawn:
        return _("✋ The sending of the invitation for {day} at {hour} was stopped")
    return _("📨 The invitation for {day} at {hour} is sent")


def join_waiting(joiner: Joiner) -> Screen:
    """Somebody waits for an organiser's yes; the name stands below the lock screen's line."""
    lines = [
        _("Please see who would like to join."),
        ", ".join(part for part in (joiner.name, joiner.settlement) if part),
        f"👥 {group_name(joiner.group)}",
    ]
    return say(
        _("🙋 A registration waits for your answer"),
        "\n".join(lines),
        (
            button(_("✅ I let them in"), _decision(joiner, is_approved=True)),
            button(_("❌ I do not let them in"), _decision(joiner, is_approved=False)),
        ),
    )


def join_approved(
    municipality: Municipality, group: GroupKind, next_meeting: Meeting | None
) -> Screen:
    """You are in; and the next meeting, if there is one."""
    lines = [
        _("You are now in: {group}, {municipality}.").format(
            group=group_name(group), municipality=municipality.name
        )
    ]
    if next_meeting is not None:
        lines.append(_("Next meeting: {day} at {hour}").format(**day_and_hour_parts(next_meeting)))
    return say(
        _("✅ We have an answer for you"),
        "\n".join(lines),
        (button(_("📅 Meetings"), MeetingsTap()),),
    )


def join_declined(municipality: Municipality, group: GroupKind, *, is_kept: bool) -> Screen:
    """Not now; a human says more. `is_kept` says that they sit in another group."""
    lines = [
        _("For now we have not let you into: {group}, {municipality}."),
        _("If you have a question, please call: ☎️ {phone}"),
    ]
    if not is_kept:
        lines.append(_("Within 7 days we erase your data."))
    facts = {"municipality": municipality.name, "phone": municipality.help_phone}
    return say(
        _("✉️ We have an answer for you"),
        "\n".join(lines).format(group=group_name(group), **facts),
    )


def resume_joining(nonce: str) -> Screen:
    """One question to somebody who began to join and did not finish."""
    return say(
        _("▶️ Only a little is missing to let you in"),
        _("Shall we go on?"),
        (
            button(_("▶️ I go on"), ResumeTap(nonce=nonce, is_wanted=True)),
            button(_("❌ Not now"), ResumeTap(nonce=nonce, is_wanted=False)),
        ),
    )


def _to_call(calls: Calls) -> list[str]:
    lines = []
    if calls.unreached:
        words = ngettext(
            "☎️ {count} person to call: our messages do not reach them",
            "☎️ {count} people to call: our messages do not reach them",
            calls.unreached,
        )
        lines.append(words.format(count=calls.unreached))
    if calls.unconfirmed:
        words = ngettext(
            "☎️ {count} person to call: they have not confirmed since the change",
            "☎️ {count} people to call: they have not confirmed since the change",
            calls.unconfirmed,
        )
        lines.append(words.format(count=calls.unconfirmed))
    return lines


def _card(meeting: Meeting, *, may_call: bool) -> Row:
    card = button(_("📊 Answers"), CardTap(meeting=meeting.id))
    calls = button(_("☎️ Whom to call"), CallListTap(meeting=meeting.id))
    return (card, calls) if may_call else (card,)


def _decision(joiner: Joiner, *, is_approved: bool) -> JoinDecisionTap:
    return JoinDecisionTap(person=joiner.person_id, group=joiner.group_id, is_approved=is_approved)
