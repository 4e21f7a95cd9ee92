"""What an invited person sees of a meeting."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.screens import notices, opinions
from bot.screens.common import Row, button, pages, say
from bot.taps import AgendaTap, AnswerTap, CalendarTap, MeetingsTap, MeetingTap, PastTap
from bot.texts import gettext as _
from bot.texts import pgettext, short_day, short_day_and_year, time_line
from messengers.screen import Media, Screen
from storage.kinds import MeetingState, RsvpAnswer
from storage.models import Meeting
from storage.queries.meetings import Invitation

MEETINGS_ON_A_PAGE = 5


def other_answers(meeting: Meeting, standing: RsvpAnswer) -> Row:
    """The answers that somebody may change to."""
    return tuple(
        button(notices.answer_label(answer), AnswerTap(meeting=meeting.id, answer=answer))
        for answer in RsvpAnswer
        if answer != standing
    )


def extra_row(meeting: Meeting, *, has_agenda: bool) -> Row:
    """Agenda, where there is one, and the calendar file."""
    calendar = button(_("📆 To my calendar"), CalendarTap(meeting=meeting.id))
    if not has_agenda:
        return (calendar,)
    return (button(_("📋 Agenda"), AgendaTap(meeting=meeting.id)), calendar)


def answered(invitation: Invitation, answer: RsvpAnswer, *, is_changed: bool = False) -> Screen:
    """What was recorded just now, and how to change it."""
    meeting = invitation.meeting
    title, body = _recorded(meeting, answer)
    if is_changed:
        title = _("🔄 We have changed your answer.") + "\n" + title
    rows = [
        other_answers(meeting, answer),
        extra_row(meeting, has_agenda=invitation.has_agenda),
        opinions.offer(meeting) if answer == RsvpAnswer.NOT_COMING else (),
    ]
    shown = say(title, body, *rows, toast=_("Recorded"))
    return replace(shown, says_toast=True)


def offer(meeting: Meeting, said: RsvpAnswer, *, has_others: bool = False) -> Screen:
    """Somebody wrote what sounds like an answer: it counts only if they tap."""
    question = {
        RsvpAnswer.COMING: _("🤔 Shall we record that you will come on {day} at {hour}?"),
        RsvpAnswer.NOT_COMING: _("🤔 Shall we record that you will not come on {day} at {hour}?"),
        RsvpAnswer.UNSURE: _("🤔 Shall we record that you do not know yet about {day} at {hour}?"),
    }[said]
    label = notices.answer_label(said)
    return say(
        question.format(**notices.day_and_hour_parts(meeting)),
        _("Nothing is recorded yet and your message was not passed on. Please choose."),
        (button(label, AnswerTap(meeting=meeting.id, answer=said)),),
        other_answers(meeting, said),
        (button(_("📅 Another meeting"), MeetingsTap()),) if has_others else (),
    )


def _recorded(meeting: Meeting, answer: RsvpAnswer) -> tuple[str, str]:
    moment = notices.day_and_hour_parts(meeting)
    place = f"📍 {meeting.place}"
    if answer == RsvpAnswer.COMING:
        title = _("✅ Recorded: you will come on {day} at {hour}").format(**moment)
        return title, place + "\n" + _("You can change your answer until the meeting begins.")
    if answer == RsvpAnswer.NOT_COMING:
        title = _("❌ Recorded: you will not come on {day} at {hour}").format(**moment)
        return title, _("Thank you for telling us. You can change your answer.")
    title = _("❓ Recorded: you do not know yet about {day} at {hour}").format(**moment)
    return title, place + "\n" + _("Please tell us when you know.")


def invitation(meeting: Meeting, answer: RsvpAnswer | None, now: datetime) -> Screen:
    """One meeting with the answer that stands."""
    if meeting.state == MeetingState.CANCELLED:
        return notices.cancellation(meeting)
    if meeting.state == MeetingState.TAKEN_BACK:
        return notices.taken_back(meeting)
    if meeting.starts_at <= now:
        return held(meeting, answer)
    return notices.invitation(meeting, meeting.agenda, answer)


def held(meeting: Meeting, answer: RsvpAnswer | None) -> Screen:
    """A meeting that has begun or is over: where it was, what was said, the agenda."""
    lines = [f"📍 {meeting.place}"]
    if answer is not None:
        lines.append(_("Your answer: {answer}").format(answer=notices.answer_label(answer)))
    agenda = (button(_("📋 Agenda"), AgendaTap(meeting=meeting.id)),) if meeting.agenda else ()
    return say(
        _("🕰️ The meeting on {day} at {hour} has already begun").format(
            **notices.day_and_hour_parts(meeting)
        ),
        "\n".join(lines),
        agenda,
        (button(_("📅 Meetings"), MeetingsTap()),),
    )


def over(meeting: Meeting) -> Screen:
    """The meeting has begun: answers are not taken any more."""
    return say(
        _("🕰️ The meeting on {day} at {hour} has already begun").format(
            **notices.day_and_hour_parts(meeting)
        ),
        _("Answers are taken until it begins. Nothing was changed."),
        (button(_("📅 Meetings"), MeetingsTap()),),
    )


def agenda(meeting: Meeting, answer: RsvpAnswer | None, *, may_answer: bool) -> Screen:
    """The numbered agenda."""
    lines = [f"{item.position}. {item.text}" for item in meeting.agenda]
    answers: tuple[Row, ...] = ()
    if may_answer:
        answers = (
            notices.answer_rows(meeting.id)
            if answer is None
            else (other_answers(meeting, answer),)
        )
    back = (button(_("↩️ To the meeting"), MeetingTap(meeting=meeting.id)),)
    return say(_("📋 Agenda"), "\n".join(lines) or _("There is no agenda yet."), *answers, back)


def calendar(meeting: Meeting, content: bytes) -> Screen:
    """The calendar file of a meeting."""
    day = meeting.starts_at.astimezone(ZoneInfo(meeting.municipality.zone)).date()
    name = f"{day.isoformat()}.ics"
    title = _("📆 Open the file and the meeting is in your calendar.")
    back = (button(_("↩️ To the meeting"), MeetingTap(meeting=meeting.id)),)
    file = Media(name, "text/calendar", content)
    return replace(say(title, notices.day_and_hour(meeting), back), media=file, is_new=True)


def calendar_summary(meeting: Meeting) -> str:
    """The line that a calendar shows: others may see it, so it names no group."""
    return pgettext("line in a calendar", "Meeting")


def coming(meetings: Sequence[Invitation], page: int) -> Screen:
    """The meetings ahead of an invited person."""
    over = (button(_("🗂️ Past meetings"), PastTap()),)
    if not meetings:
        return say(
            _("📅 There are no invitations for you at the moment."),
            _("When there is one, you will get it here."),
            over,
        )
    marks = {
        RsvpAnswer.COMING: "✅",
        RsvpAnswer.NOT_COMING: "❌",
        RsvpAnswer.UNSURE: "❓",
        None: "📅",
    }
    rows: list[Row] = [
        (
            button(
                f"{marks[found.answer]} {_brief_button(found.meeting)}",
                MeetingTap(meeting=found.meeting.id),
            ),
        )
        for found in _page_of(meetings, page)
    ]
    turn = pages(len(meetings), page, MEETINGS_ON_A_PAGE, lambda number: MeetingsTap(page=number))
    return say(_("📅 Your meetings"), "", *rows, turn, over)


def past(found: Sequence[Meeting], total: int, page: int) -> Screen:
    """The meetings that are over, to which this person was invited, the newest first."""
    back = (button(_("↩️ Back"), MeetingsTap()),)
    if not total:
        return say(_("🗂️ There are no past meetings yet."), "", back)
    rows: list[Row] = [(button(_past_button(one), MeetingTap(meeting=one.id)),) for one in found]
    turn = pages(
        total,
        page,
        MEETINGS_ON_A_PAGE,
        lambda number: PastTap(page=number),
        is_newest_first=True,
    )
    return say(_("🗂️ Past meetings: {count}").format(count=total), "", *rows, turn, back)


def _past_button(meeting: Meeting) -> str:
    zone = meeting.municipality.zone
    mark = "❌" if meeting.state == MeetingState.CANCELLED else "🗂️"
    day = short_day_and_year(meeting.starts_at, zone)
    return f"{mark} {day}, {time_line(meeting.starts_at, zone)}"


def _page_of(meetings: Sequence[Invitation], page: int) -> Sequence[Invitation]:
    return meetings[page * MEETINGS_ON_A_PAGE : (page + 1) * MEETINGS_ON_A_PAGE]


def _brief_button(meeting: Meeting) -> str:
    zone = meeting.municipality.zone
    return f"{short_day(meeting.starts_at, zone)}, {time_line(meeting.starts_at, zone)}"
