"""Whose messages to a human are not taken for a while: why, until when, by whom."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens.common import button, pages, say
from bot.screens.forms import back_row
from bot.taps.enquiries import EnquiriesTap, MutedTap, UnmuteTap
from bot.texts import day_and_month
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.models import Enquiry, Muting

LONGEST_REASON = 200
LISTED = 4


def reason(nonce: str, enquiry: Enquiry) -> Screen:
    """Why?"""
    return say(
        _("⛔ Why shall we take no messages from {name} for 7 days?").format(
            name=enquiry.person.name
        ),
        _(
            "Write the reason in a few words: the other organisers see it. Invitations still"
            " come, votes and needs count. Who is muted hears until when, and the phone."
        ),
        back_row(nonce, "reason"),
    )


def reason_unclear(question: Screen) -> Screen:
    """It is empty or too long."""
    hint = _("Please write at most {letters} letters.").format(letters=LONGEST_REASON)
    return replace(question, body=f"{hint}\n{question.body}")


def muted(found: Sequence[Muting], count: int, page: int, zone: str) -> Screen:
    """Everybody of whom no messages are taken now."""
    numbered = list(enumerate(found, start=page * LISTED + 1))
    lines = [_line(number, muting, zone) for number, muting in numbered]
    again = _("▶️ {number}. {name}")
    return say(
        _("⛔ Muted: {count}").format(count=count),
        "\n".join(lines) or _("We take everybody's messages."),
        *(
            (
                button(
                    again.format(number=number, name=muting.person.name),
                    UnmuteTap(muting=muting.id),
                ),
            )
            for number, muting in numbered
        ),
        pages(count, page, LISTED, lambda to: MutedTap(page=to)),
        (button(_("↩️ All messages"), EnquiriesTap()),),
    )


def _line(number: int, muting: Muting, zone: str) -> str:
    by = muting.muted_by.name if muting.muted_by is not None else _("the team")
    return _("{number}. {name}, until {day}. {by}: {reason}").format(
        number=number,
        name=muting.person.name,
        day=day_and_month(muting.until, zone),
        by=by,
        reason=muting.reason,
    )
