"""What waits for an organiser: people who would like to join, and messages to a human."""

from collections.abc import Sequence
from datetime import datetime

from bot.screens.common import Row, button, pages, say
from bot.taps import WaitingTap
from bot.taps.enquiries import EnquiriesTap, EnquiryCardTap, MutedTap
from bot.texts import gettext as _
from bot.texts import short_day, time_line
from messengers.screen import Screen
from storage.models import Enquiry

LISTED = 4


def inbox(joins: int, messages: int) -> Screen:
    """Everything that waits for this organiser."""
    joining = _("🙋 Waiting to join: {count}").format(count=joins)
    asking = _("✉️ Messages: {count}").format(count=messages)
    return say(
        _("📥 This waits for you"),
        "",
        (button(joining, WaitingTap()),) if joins else (),
        (button(asking, EnquiriesTap()),),
    )


def waiting(found: Sequence[Enquiry], count: int, page: int, muted: int, now: datetime) -> Screen:
    """What waits for an answer, the oldest first; what is late is marked."""
    muted_row = button(_("⛔ Muted: {count}").format(count=muted), MutedTap())
    return say(
        _("✉️ Messages that wait for an answer: {count}").format(count=count),
        "" if count else _("Everything has been answered."),
        *(
            _line(number, enquiry, now)
            for number, enquiry in enumerate(found, start=page * LISTED + 1)
        ),
        pages(count, page, LISTED, lambda to: EnquiriesTap(page=to)),
        (muted_row,) if muted else (),
    )


def _line(number: int, enquiry: Enquiry, now: datetime) -> Row:
    zone = enquiry.municipality.zone
    late = "⚠️ " if enquiry.answer_by <= now else ""
    at = f"{short_day(enquiry.created_at, zone)}, {time_line(enquiry.created_at, zone)}"
    taken_by = f" → {enquiry.taken_by.name}" if enquiry.taken_by is not None else ""
    label = f"✉️ {number}. {late}{at}, {enquiry.person.name}{taken_by}"
    return (button(label, EnquiryCardTap(enquiry=enquiry.id)),)
