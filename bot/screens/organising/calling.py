"""Calling those whom no message reaches: the list, one of them, what they said."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.screens import notices
from bot.screens.common import Row, button, pages, say
from bot.taps import CallAnswerTap, CallListTap, CallTap, CardTap, Said
from bot.texts import gettext as _
from bot.texts import pgettext
from messengers.screen import Screen
from storage.kinds import RsvpAnswer
from storage.models import Meeting
from storage.queries.outbox.calls import Callee, ToCall

CALLS_ON_A_PAGE = 5


def call_list(
    meeting: Meeting, found: Sequence[ToCall], total: int, page: int, *, may_answer: bool
) -> Screen:
    """Who must be called, with the number where one is written down."""
    lines = [_line(one) for one in found]
    rows: list[Row] = []
    if may_answer:
        rows = [
            (button(label, CallTap(meeting=meeting.id, person=one.person_id)),)
            for one, label in zip(found, _labels(found), strict=True)
        ]
        hint = _("After the call tap the name and record the answer.")
        lines += [hint] if found else []
    turn = pages(
        total,
        page,
        CALLS_ON_A_PAGE,
        lambda number: CallListTap(meeting=meeting.id, page=number),
    )
    return say(
        _("☎️ Whom to call: {count}").format(count=total),
        "\n".join(lines) or _("Nobody: our messages reach everyone."),
        *rows,
        turn,
        _card(meeting),
    )


def _line(one: ToCall) -> str:
    phone = one.phone or _("we have no number")
    if one.is_unconfirmed:
        return _("• {name}, {phone}: not confirmed since the change").format(
            name=one.name, phone=phone
        )
    return f"• {one.name}, {phone}"


def _labels(found: Sequence[ToCall]) -> list[str]:
    """Their names; of two with the same name the numbers, too."""
    names = Counter(one.name for one in found)
    return [
        f"☎️ {one.name}, {one.phone}" if names[one.name] > 1 and one.phone else f"☎️ {one.name}"
        for one in found
    ]


def missed(shown: Screen) -> Screen:
    """The list again, after a call in vain."""
    return replace(shown, toast=_("Recorded. The name stays on the list."))


def callee(meeting: Meeting, one: Callee) -> Screen:
    """Somebody to call, and what they may say."""
    return say(
        _("☎️ Answer by telephone: {name}").format(name=one.name),
        "\n".join(filter(None, (one.phone, notices.day_and_hour(meeting), _so_far(one)))),
        *_answers(meeting, one),
        _to_list(meeting),
    )


def answered_meanwhile(meeting: Meeting, one: Callee) -> Screen:
    """Another answer stands than the organiser saw before the call."""
    title = _("🔄 {name} has answered meanwhile.").format(name=one.name)
    rows = _answers(meeting, one) if one.may_be_called else []
    body = "\n".join(filter(None, (_so_far(one), _("Your record was not taken."))))
    return say(title, body, *rows, _to_list(meeting))


def recorded(meeting: Meeting, one: Callee) -> Screen:
    """What was recorded just now, and the way to the next call."""
    correct = button(_("✏️ I correct it"), CallTap(meeting=meeting.id, person=one.person_id))
    shown = say(
        _("✅ Recorded by telephone: {name}").format(name=one.name),
        "" if one.answer is None else _label(one.answer),
        (correct, *_to_list(meeting)),
        _card(meeting),
        toast=_("The answer is recorded"),
    )
    return replace(shown, says_toast=True)


def _label(answer: RsvpAnswer) -> str:
    return {
        RsvpAnswer.COMING: pgettext("somebody on the telephone", "✅ Will come"),
        RsvpAnswer.NOT_COMING: pgettext("somebody on the telephone", "❌ Will not come"),
        RsvpAnswer.UNSURE: pgettext("somebody on the telephone", "❓ Does not know yet"),
    }[answer]


def _so_far(one: Callee) -> str:
    if one.answer is None:
        return ""
    said = _("Answer so far: {answer}").format(answer=_label(one.answer))
    if not one.is_by_phone:
        return said
    by = (
        _("Recorded by telephone by {name}.").format(name=one.recorded_by)
        if one.recorded_by
        else _("Recorded by telephone.")
    )
    return f"{said}\n{by}"


def _answers(meeting: Meeting, one: Callee) -> list[Row]:
    labels = {Said[answer.name]: _label(answer) for answer in RsvpAnswer if answer != one.answer}
    missed = {Said.MISSED: pgettext("somebody on the telephone", "📵 Does not pick up")}
    buttons = [
        button(
            label,
            CallAnswerTap(
                meeting=meeting.id,
                version=meeting.version,
                person=one.person_id,
                said=said,
                seen=Said.of(one.answer),
            ),
        )
        for said, label in (labels | missed).items()
    ]
    return [tuple(buttons[:2]), tuple(buttons[2:])]


def _to_list(meeting: Meeting) -> Row:
    return (button(_("☎️ Whom to call"), CallListTap(meeting=meeting.id)),)


def _card(meeting: Meeting) -> Row:
    return (button(_("📊 Answers"), CardTap(meeting=meeting.id)),)
