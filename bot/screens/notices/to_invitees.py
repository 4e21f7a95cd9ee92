"""What the bot says on its own to those who are invited.

The first 60 characters stand on a lock screen: icon, kind and date, nobody's name.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.screens.common import Row, button, say
from bot.taps import AgendaTap, AnswerTap, CalendarTap, CancelReason, HearMeetingTap
from bot.texts import (
    date_line,
    day_and_month,
    ngettext,
    pgettext,
    remaining,
    sentence_start,
    time_line,
)
from bot.texts import gettext as _
from messengers.screen import Button, Screen
from storage.kinds import MeetingKind, RsvpAnswer
from storage.models import AgendaItem, Meeting
from storage.queries.notices import REPLACED

# Ours: three short points fit a notice of 300 characters beside date and place; more are counted.
LONGEST_SUMMARY = 100


def invitation(
    meeting: Meeting,
    agenda: Sequence[AgendaItem],
    answer: RsvpAnswer | None = None,
    replaced: Meeting | None = None,
) -> Screen:
    """An invitation as its readers see it, with the answer that stands, if any.

    `replaced` is the meeting in whose place this one comes.
    """
    summary = _summary(agenda)
    lines = [
        day_and_hour(meeting),
        f"📍 {meeting.place}",
        f"📋 {summary}" if summary else "",
        in_place_of(meeting, replaced) if replaced else "",
        _standing(answer),
    ]
    return say(
        _invitation_title(meeting),
        "\n".join(line for line in lines if line),
        *answer_rows(meeting.id),
        more_row(meeting.id, agenda),
        hear_row(meeting),
    )


def in_place_of(meeting: Meeting, replaced: Meeting) -> str:
    """That a meeting comes in the place of another one."""
    day = day_and_month(replaced.starts_at, meeting.municipality.zone)
    return _("🔁 In place of the meeting on {day}").format(day=day)


def hear_row(meeting: Meeting) -> Row:
    """How a meeting is, read aloud, where it was."""
    if meeting.voice_id is None:
        return ()
    return (button(_("🔊 I listen"), HearMeetingTap(meeting=meeting.id)),)


def reminder(
    meeting: Meeting, answer: RsvpAnswer | None, now: datetime, words: str | None = None
) -> Screen:
    """How long it still is to a meeting, and where it is; perhaps in an organiser's words."""
    title = _("🔔 {when}: {meeting} on {day} at {hour}").format(
        when=sentence_start(remaining(meeting.starts_at, now, meeting.municipality.zone)),
        meeting=kinds_in_words(meeting),
        **day_and_hour_parts(meeting),
    )
    coming, not_coming, unsure = _answers(meeting.id)
    place, heard = f"📍 {meeting.place}\n", hear_row(meeting)
    if answer == RsvpAnswer.COMING:
        return say(title, place + (words or _("We look forward to you!")), (not_coming,), heard)
    question = "\n".join(filter(None, (words, _("Will you come?"))))
    return say(title, place + question, (coming, not_coming), (unsure,), heard)


def nudge(meeting: Meeting) -> Screen:
    """One question to those who have not answered."""
    title = _("📅 {meeting} on {day} at {hour}").format(
        meeting=sentence_start(kinds_in_words(meeting)), **day_and_hour_parts(meeting)
    )
    body = _("We do not have your answer yet. Will you come?")
    return say(title, f"📍 {meeting.place}\n{body}", *answer_rows(meeting.id), hear_row(meeting))


def cancellation(meeting: Meeting) -> Screen:
    """A meeting will not take place, and why."""
    # What another meeting replaced may have been read aloud as it was.
    heard = () if meeting.cancel_reason == REPLACED else hear_row(meeting)
    return say(_cancelled(meeting), reason_line(meeting), heard)


def cancelled_mark(meeting: Meeting) -> Screen:
    """What stands in place of an older message about a cancelled meeting."""
    return say(_cancelled(meeting), _("⚠️ This message is out of date. See the newer one below."))


def reason_line(meeting: Meeting) -> str:
    """Why a meeting is cancelled: a usual reason, or the coordinator's own words."""
    return reason_in_words(meeting.cancel_reason or "")


def reason_in_words(words: str) -> str:
    """One of the usual reasons, or a coordinator's own, as people read it."""
    usual = {
        CancelReason.WEATHER: pgettext("reason", "bad weather"),
        CancelReason.ROOM: pgettext("reason", "the room is taken"),
        CancelReason.LEADER: pgettext("reason", "whoever leads it can not come"),
        CancelReason.POSTPONED: pgettext("reason", "postponed; we will tell you the new date"),
    }
    if words == REPLACED:
        return _("Another meeting comes in its place.")
    reason = usual[CancelReason(words)] if words in set(CancelReason) else words
    return _("Reason: {reason}").format(reason=reason) if reason else ""


def answer_rows(meeting_id: int) -> tuple[Row, Row]:
    """The three answers to an invitation."""
    coming, not_coming, unsure = _answers(meeting_id)
    return (coming, not_coming), (unsure,)


def day_and_hour(meeting: Meeting) -> str:
    """When a meeting is, in full, in the zone of its municipality."""
    zone = meeting.municipality.zone
    return _("{day}, {hour}").format(
        day=date_line(meeting.starts_at, zone), hour=time_line(meeting.starts_at, zone)
    )


def answer_label(answer: RsvpAnswer) -> str:
    """An answer in the words of the one who gives it."""
    return {
        RsvpAnswer.COMING: _("✅ I will come"),
        RsvpAnswer.NOT_COMING: _("❌ I will not come"),
        RsvpAnswer.UNSURE: _("❓ I do not know yet"),
    }[answer]


def _answers(meeting_id: int) -> tuple[Button, Button, Button]:
    coming, not_coming, unsure = (
        button(answer_label(answer), AnswerTap(meeting=meeting_id, answer=answer))
        for answer in (RsvpAnswer.COMING, RsvpAnswer.NOT_COMING, RsvpAnswer.UNSURE)
    )
    return coming, not_coming, unsure


def _invitation_title(meeting: Meeting) -> str:
    if meeting.second_kind is not None:
        return _("📅 Invitation to {kinds}").format(kinds=kinds_in_words(meeting))
    titles = {
        MeetingKind.WORKING_SESSION: _("📅 Invitation to a working session"),
        MeetingKind.TRAINING: _("📅 Invitation to a training"),
        MeetingKind.ROUND_TABLE: _("📅 Invitation to a round table"),
        MeetingKind.PUBLIC_DISCUSSION: _("📅 Invitation to a public discussion"),
    }
    return titles.get(meeting.kind) or _("📅 Invitation to a meeting")


def kinds_in_words(meeting: Meeting) -> str:
    """What a meeting is, for the inside of a sentence; it may be two kinds at once."""
    first = kind_in_words(meeting.kind)
    if meeting.second_kind is None:
        return first
    second = kind_in_words(meeting.second_kind)
    return _("{first} and {second}").format(first=first, second=second)


def kind_in_words(kind: MeetingKind) -> str:
    """What a meeting is, for the inside of a sentence: "in 2 hours: a training on …"."""
    words = {
        MeetingKind.WORKING_SESSION: pgettext("in a sentence", "a working session"),
        MeetingKind.TRAINING: pgettext("in a sentence", "a training"),
        MeetingKind.ROUND_TABLE: pgettext("in a sentence", "a round table"),
        MeetingKind.PUBLIC_DISCUSSION: pgettext("in a sentence", "a public discussion"),
    }
    return words.get(kind) or pgettext("in a sentence", "a meeting")


def _summary(agenda: Sequence[AgendaItem]) -> str:
    together = "; ".join(item.text for item in agenda)
    if len(together) <= LONGEST_SUMMARY:
        return together
    return ngettext("{count} point", "{count} points", len(agenda)).format(count=len(agenda))


def _standing(answer: RsvpAnswer | None) -> str:
    if answer is None:
        return _("Will you come?")
    return _("Your answer: {answer}. You can change it.").format(answer=answer_label(answer))


def more_row(meeting_id: int, agenda: Sequence[AgendaItem]) -> Row:
    """The agenda, where there is one, and the calendar file."""
    calendar = button(_("📆 To my calendar"), CalendarTap(meeting=meeting_id))
    return (
        (button(_("📋 Agenda"), AgendaTap(meeting=meeting_id)), calendar)
        if agenda
        else (calendar,)
    )


def _cancelled(meeting: Meeting) -> str:
    return _("❌ CANCELLED: the meeting on {day} at {hour}").format(**day_and_hour_parts(meeting))


def day_and_hour_parts(meeting: Meeting) -> dict[str, str]:
    """Day and hour for the inside of a sentence: "on {day} at {hour}"."""
    zone = meeting.municipality.zone
    return {
        "day": day_and_month(meeting.starts_at, zone),
        "hour": time_line(meeting.starts_at, zone),
    }
