"""The live card of a meeting: who was invited, what arrived, who answers what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.screens import notices
from bot.screens.common import Row, button, pages, say
from bot.screens.costs import limit_line
from bot.taps import (
    CallListTap,
    CancelTap,
    CardTap,
    ChangeTap,
    MoreTap,
    NamesTap,
    NudgeTap,
    StopSendingTap,
)
from bot.texts import day_and_month, ngettext, pgettext, time_line
from bot.texts import gettext as _
from community.outbox import WAIT_BEFORE_SENDING
from messengers.screen import Followed, Screen
from storage.kinds import MeetingState, RsvpAnswer
from storage.models import Meeting
from storage.queries.meetings import Answers
from storage.queries.notices import DeliveryCounts
from storage.queries.outbox.calls import Calls

NAMES_ON_A_PAGE = 20
MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Offered:
    """What an organiser can do now from a card, as far as that is not seen from the counts.

    `over_limit` are those to call whom Viber's limit left out.
    """

    changes: bool
    nudge: bool
    calls: bool
    to_call: Calls
    over_limit: int = 0


def card(
    meeting: Meeting,
    counts: DeliveryCounts,
    changed: DeliveryCounts | None,
    answers: Answers,
    offered: Offered,
    now: datetime,
) -> Screen:
    """How an invitation stands at this moment; `changed` counts who was told its last change."""
    moment = notices.day_and_hour_parts(meeting)
    if meeting.state == MeetingState.CANCELLED:
        title = _("❌ CANCELLED: the meeting on {day} at {hour}").format(**moment)
    else:
        title = _("📊 Meeting on {day} at {hour}").format(**moment)
    zone = meeting.municipality.zone
    lines = [
        _invited(counts),
        *travelled(counts, offered.to_call.unreached, offered.over_limit),
        *still_to_go(counts, zone, now),
        *_told(changed),
        *_answers_lines(answers),
    ]
    body = "\n".join(lines)
    rows = [_look_rows(meeting, may_call=offered.calls and offered.to_call.total > 0)]
    if offered.changes:
        may_nudge = offered.nudge and answers.silent > 0 and not counts.queued
        rows += _change_rows(meeting, counts, may_nudge=may_nudge)
    refresh = (
        button(_("⋯ More"), MoreTap(meeting=meeting.id)),
        button(_("🔄 I refresh it"), CardTap(meeting=meeting.id)),
    )
    followed = Followed(MEETING, meeting.id) if offered.changes or counts.queued else None
    return replace(say(title, body, *rows, refresh), follows=followed)


def _invited(counts: DeliveryCounts) -> str:
    invited = ngettext("👥 Invited: {count} person", "👥 Invited: {count} people", counts.invited)
    return invited.format(count=counts.invited)


def travelled(counts: DeliveryCounts, to_call: int, over_limit: int) -> list[str]:
    """What became of a broadcast so far, line by line."""
    lines = [_("📨 Delivered: {count}").format(count=counts.sent), *opened_line(counts)]
    if counts.failed:
        lines.append(_("⚠️ Did not arrive for certain: {count}").format(count=counts.failed))
    if counts.withdrawn:
        lines.append(_("✋ Stopped before sending: {count}").format(count=counts.withdrawn))
    if to_call:
        lines.append(_("☎️ To call: {count}").format(count=to_call))
    return lines + limit_line(over_limit)


def opened_line(counts: DeliveryCounts) -> list[str]:
    """How many have opened it, of those of whom it would be told; Telegram tells nothing."""
    if not counts.sent_in_viber:
        return []
    words = _("👁️ Opened (Viber): {opened} of {count}")
    return [words.format(opened=counts.opened, count=counts.sent_in_viber)]


def _told(changed: DeliveryCounts | None) -> list[str]:
    if changed is None:
        return []
    return [
        _("🔄 Told of the change: {sent} of {count}").format(
            sent=changed.sent, count=changed.invited
        )
    ]


def still_to_go(counts: DeliveryCounts, zone: str, now: datetime) -> list[str]:
    """How many have not got it yet, and when they will."""
    if not counts.queued:
        return []
    moment = counts.goes_out_at
    if moment is None or moment <= now:
        return [_("⏳ Still going out: {count}").format(count=counts.queued)]
    if moment - now <= WAIT_BEFORE_SENDING:
        return [_("⏳ It goes out in half a minute. Until then you can stop it.")]
    return [
        _("⏳ It goes out on {day} at {hour}. Until then you can stop it.").format(
            day=day_and_month(moment, zone), hour=time_line(moment, zone)
        )
    ]


def _answers_lines(answers: Answers) -> list[str]:
    line = _("✅ {coming} · ❌ {not_coming} · ❓ {unsure} · no answer: {silent}").format(
        coming=answers.coming,
        not_coming=answers.not_coming,
        unsure=answers.unsure,
        silent=answers.silent,
    )
    return [line, notices.asked_again_line(answers)] if answers.asked_again else [line]


def _look_rows(meeting: Meeting, *, may_call: bool) -> Row:
    names_button = button(_("👥 Names"), NamesTap(meeting=meeting.id, answer=RsvpAnswer.COMING))
    if not may_call:
        return (names_button,)
    return (names_button, button(_("☎️ Whom to call"), CallListTap(meeting=meeting.id)))


def _change_rows(meeting: Meeting, counts: DeliveryCounts, *, may_nudge: bool) -> list[Row]:
    rows: list[Row] = []
    if counts.queued:
        rows.append((button(_("⏹ I stop the sending"), StopSendingTap(meeting=meeting.id)),))
    if may_nudge:
        rows.append((button(_("🔔 I remind the silent now"), NudgeTap(meeting=meeting.id)),))
    change = ChangeTap(meeting=meeting.id, version=meeting.version)
    rows.append(
        (
            button(_("✏️ I change it"), change),
            button(_("❌ I cancel the meeting"), CancelTap(meeting=meeting.id)),
        )
    )
    return rows


def names(
    meeting: Meeting, answer: RsvpAnswer | None, found: Sequence[str], total: int, page: int
) -> Screen:
    """Who gave one answer."""
    listed = "\n".join(f"• {name}" for name in found) or _("Nobody so far.")
    return say(
        _("👥 {answer}: {count}").format(answer=_group_of(answer), count=total),
        listed,
        *_other_groups(meeting, answer),
        pages(
            total,
            page,
            NAMES_ON_A_PAGE,
            lambda number: NamesTap(meeting=meeting.id, answer=answer, page=number),
        ),
        _to_card(meeting),
    )


def _group_of(answer: RsvpAnswer | None) -> str:
    if answer is None:
        return pgettext("people who", "No answer")
    return {
        RsvpAnswer.COMING: pgettext("people who", "Coming"),
        RsvpAnswer.NOT_COMING: pgettext("people who", "Not coming"),
        RsvpAnswer.UNSURE: pgettext("people who", "Do not know yet"),
    }[answer]


def _other_groups(meeting: Meeting, shown: RsvpAnswer | None) -> list[Row]:
    marks = {
        RsvpAnswer.COMING: "✅",
        RsvpAnswer.NOT_COMING: "❌",
        RsvpAnswer.UNSURE: "❓",
        None: "💤",
    }
    others = [answer for answer in marks if answer != shown]
    return [
        tuple(
            button(
                f"{marks[answer]} {_group_of(answer)}", NamesTap(meeting=meeting.id, answer=answer)
            )
            for answer in others
        )
    ]


def _to_card(meeting: Meeting) -> Row:
    return (button(_("📊 Answers"), CardTap(meeting=meeting.id)),)
