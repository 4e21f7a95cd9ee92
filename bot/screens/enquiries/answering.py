"""Messages to a human, as those who answer them see them: notice, card, list, answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.screens.common import Row, button, pages, say
from bot.screens.enquiries.common import ON_A_PAGE, about, hear_rows, said, story
from bot.screens.own_data import place_of
from bot.taps.enquiries import (
    AnswerEnquiryTap,
    CloseEnquiryNowTap,
    CloseEnquiryTap,
    EnquiriesTap,
    EnquiryCardTap,
    GiveBackEnquiryTap,
    MuteTap,
    TakeEnquiryTap,
    UnmuteTap,
)
from bot.texts import day_and_month
from bot.texts import gettext as _
from messengers.screen import Button, Followed, Screen
from storage.kinds import EnquiryState
from storage.models import Enquiry, EnquiryMessage, Muting, Person

# What a live card of a message follows.
ENQUIRY = "enquiry"


@dataclass(frozen=True)
class Looked:
    """A message as one organiser looks at it: a page of what was said in it, and what holds.

    `is_reached` says whether our messages come to the one who asked.
    """

    enquiry: Enquiry
    viewer: Person
    messages: Sequence[EnquiryMessage]
    count: int
    page: int
    muting: Muting | None
    is_reached: bool
    now: datetime

    @property
    def first(self) -> int:
        """The number of the oldest thing on this page."""
        return max(0, self.count - (self.page + 1) * ON_A_PAGE) + 1


def asked(enquiry: Enquiry, message: EnquiryMessage) -> Screen:
    """Somebody asks; neither their name nor their words stand on a lock screen.

    Once it is taken, nobody but who has taken it is shown this.
    """
    lines = [_("Somebody asks for an answer from a human:"), _asker(enquiry), about(enquiry)]
    top = "\n".join(line for line in lines if line)
    return say(
        _("✉️ A message waits for your answer"),
        f"{top}\n\n{said(message)}",
        *hear_rows(enquiry, [message], 1),
        (
            button(_("✍️ I answer"), AnswerEnquiryTap(enquiry=enquiry.id)),
            _take(enquiry) if enquiry.taken_by is None else _give_back(enquiry),
        ),
        _open(enquiry),
    )


def overdue(enquiry: Enquiry) -> Screen:
    """Nobody has answered in time."""
    day = day_and_month(enquiry.answer_by, enquiry.municipality.zone)
    lines = [
        _("An answer was promised by {day}. We have said so to the one who asked.").format(
            day=day
        ),
        _asker(enquiry),
        _taken_by(enquiry),
    ]
    return say(
        _("⚠️ A message to a human still has no answer"),
        "\n".join(line for line in lines if line),
        _open(enquiry),
    )


def noted(enquiry: Enquiry) -> Screen:
    """What stands in place of an older notice, whoever reads it; names stay below its line."""
    titles = {
        EnquiryState.OPEN: _("👤 A message has somebody who answers it"),
        EnquiryState.ANSWERED: _("✅ A message has its answer"),
        EnquiryState.CLOSED: _("☑️ A message is closed"),
    }
    lines = [_asker(enquiry), _taken_by(enquiry)]
    body = "\n".join(line for line in lines if line)
    return say(titles[enquiry.state], body, _open(enquiry))


def no_more() -> Screen:
    """What stands in place of a message whose author was erased."""
    return say(_("🗑️ This message is not kept any more."), _("Nothing is to be done."))


def card(looked: Looked) -> Screen:
    """How it stands, what was said, and what this organiser may do."""
    enquiry = looked.enquiry
    top = [_asker(enquiry), about(enquiry), _answer_line(looked), *_warnings(looked)]
    screen = say(
        _title(looked),
        "\n".join(line for line in top if line)
        + "\n\n"
        + story(enquiry, looked.messages, looked.first),
        *hear_rows(enquiry, looked.messages, looked.first),
        *_doings(looked),
        pages(
            looked.count,
            looked.page,
            ON_A_PAGE,
            lambda to: EnquiryCardTap(enquiry=enquiry.id, page=to),
            is_newest_first=True,
        ),
        (button(_("↩️ All messages"), EnquiriesTap()),),
    )
    return replace(screen, follows=Followed(ENQUIRY, enquiry.id)) if not looked.page else screen


def _title(looked: Looked) -> str:
    enquiry = looked.enquiry
    if enquiry.state == EnquiryState.CLOSED:
        return _("☑️ This message is closed")
    if enquiry.state == EnquiryState.ANSWERED:
        return _("✅ This message has an answer")
    if enquiry.taken_by is None:
        return _("✉️ This message waits for somebody to answer it")
    if enquiry.taken_by_id == looked.viewer.id:
        return _("👤 You answer this message")
    return _("👤 {name} answers this message").format(name=enquiry.taken_by.name)


def _asker(enquiry: Enquiry) -> str:
    return f"👤 {enquiry.person.name}, {place_of(enquiry.person)}"


def _taken_by(enquiry: Enquiry) -> str:
    if enquiry.taken_by is None:
        return ""
    return _("Answers it: {name}").format(name=enquiry.taken_by.name)


def _answer_line(looked: Looked) -> str:
    enquiry = looked.enquiry
    if enquiry.state != EnquiryState.OPEN:
        return ""
    late, early = _("⚠️ Was promised by {day}"), _("📆 Answer by {day}")
    line = late if enquiry.answer_by <= looked.now else early
    return line.format(day=day_and_month(enquiry.answer_by, enquiry.municipality.zone))


def _warnings(looked: Looked) -> list[str]:
    lines = []
    if not looked.is_reached:
        lines.append(_("🔕 Our messages do not reach this person now."))
    if looked.muting is not None:
        lines.append(_muting_line(looked.muting, looked.enquiry.municipality.zone))
    return lines


def _muting_line(muting: Muting, zone: str) -> str:
    day = day_and_month(muting.until, zone)
    name = muting.muted_by.name if muting.muted_by is not None else _("the team")
    words = _("⛔ We take none of their messages until {day}. {name}: {reason}")
    return words.format(day=day, name=name, reason=muting.reason)


def _doings(looked: Looked) -> list[Row]:
    enquiry = looked.enquiry
    if enquiry.state == EnquiryState.CLOSED:
        return [_mute(looked)]
    answer = button(_("✍️ I answer"), AnswerEnquiryTap(enquiry=enquiry.id))
    first: Row = (answer, _take(enquiry))
    if enquiry.taken_by_id == looked.viewer.id:
        first = (answer, _give_back(enquiry))
    elif enquiry.taken_by is not None:
        first = (_take(enquiry),)
    close = button(_("☑️ I close it"), CloseEnquiryTap(enquiry=enquiry.id))
    return [first, (close,), _mute(looked)]


def _mute(looked: Looked) -> Row:
    if looked.muting is not None:
        return (button(_("▶️ I take their messages"), UnmuteTap(muting=looked.muting.id)),)
    return (button(_("⛔ I mute them for 7 days"), MuteTap(enquiry=looked.enquiry.id)),)


def _take(enquiry: Enquiry) -> Button:
    instead = enquiry.taken_by_id or 0
    label = _("👤 I take it over") if instead else _("👤 I take it")
    return button(label, TakeEnquiryTap(enquiry=enquiry.id, instead=instead))


def _give_back(enquiry: Enquiry) -> Button:
    return button(_("↪️ I give it back"), GiveBackEnquiryTap(enquiry=enquiry.id))


def _open(enquiry: Enquiry) -> Row:
    return (button(_("✉️ The whole message"), EnquiryCardTap(enquiry=enquiry.id)),)


def taken(enquiry: Enquiry) -> Screen:
    """Somebody was faster, or it was closed: nothing was changed."""
    if enquiry.state == EnquiryState.CLOSED:
        title = _("☑️ This message is closed")
    elif enquiry.taken_by is None:
        title = _("✉️ This message waits for somebody to answer it")
    else:
        title = _("👤 {name} answers this message").format(name=enquiry.taken_by.name)
    return say(title, _("Nothing was changed or sent."), _open(enquiry))


def close(enquiry: Enquiry) -> Screen:
    """Shall it be closed? Who got no answer here hears of it."""
    no_answer = enquiry.state == EnquiryState.OPEN
    body = (
        _("It has no answer yet. We tell {name} that it was closed, and give the phone.")
        if no_answer
        else _("{name} can still write in it: then it is open again.")
    )
    return say(
        _("☑️ Shall we close this message?"),
        body.format(name=enquiry.person.name),
        (button(_("☑️ Yes, I close it"), CloseEnquiryNowTap(enquiry=enquiry.id)),),
        (button(_("↩️ No"), EnquiryCardTap(enquiry=enquiry.id)),),
    )
