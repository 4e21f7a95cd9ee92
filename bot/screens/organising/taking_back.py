"""Taking back what was sent by mistake, and how far that has come."""

from collections import Counter
from dataclasses import replace

from bot.screens import notices
from bot.screens.common import button, say
from bot.screens.organising.cards import MEETING
from bot.taps import CardTap, TakeBackNowTap
from bot.texts import gettext as _
from bot.texts import ngettext
from messengers.screen import Followed, Screen
from storage.kinds import Marking
from storage.models import Meeting


def confirm(meeting: Meeting, people: int) -> Screen:
    """Was it really a mistake?"""
    told = ngettext(
        "{count} person will read that there is no such meeting.",
        "{count} people will read that there is no such meeting.",
        people,
    ).format(count=people)
    tap = TakeBackNowTap(meeting=meeting.id, version=meeting.version)
    return say(
        _("🗑️ Was the meeting on {day} at {hour} sent by mistake?").format(
            **notices.day_and_hour_parts(meeting)
        ),
        "\n".join(
            (
                told,
                _("Whoever has answered gets a new message, too."),
                _("Its answers and reminders are deleted. If it was a real one, cancel it."),
            )
        ),
        (button(_("🗑️ Yes, by mistake"), tap),),
        (button(_("↩️ Back"), CardTap(meeting=meeting.id)),),
    )


def card(meeting: Meeting, marks: Counter[Marking]) -> Screen:
    """How far the messages are changed; who could not be shown that gets an apology."""
    screen = say(
        _("🗑️ SENT BY MISTAKE: the meeting on {day} at {hour}").format(
            **notices.day_and_hour_parts(meeting)
        ),
        progress(marks),
        (button(_("🔄 I refresh it"), CardTap(meeting=meeting.id)),),
    )
    followed = Followed(MEETING, meeting.id) if marks[Marking.WANTED] else None
    return replace(screen, follows=followed)


def progress(marks: Counter[Marking]) -> str:
    """How many messages are changed, are still to change, and could not be changed."""
    lines = [_("✏️ Changed messages: {count}").format(count=marks[Marking.DONE])]
    if marks[Marking.WANTED]:
        lines.append(_("⏳ Still to change: {count}").format(count=marks[Marking.WANTED]))
    if marks[Marking.FAILED]:
        lines.append(
            _("✉️ Could not be changed, so we apologise: {count}").format(
                count=marks[Marking.FAILED]
            )
        )
    lines.append(_("If you have called somebody about it, please call them again."))
    return "\n".join(lines)
