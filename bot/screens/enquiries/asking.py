"""Writing to a human: what the one who asks sees, from the first words to the answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.screens.announcing.writing import first_of_album
from bot.screens.common import Row, button, pages, say
from bot.screens.enquiries.common import (
    LONGEST,
    ON_A_PAGE,
    about,
    hear_rows,
    help_name,
    hours_of,
    quoted,
    story,
)
from bot.screens.forms import choice, way_back
from bot.taps import MeetingsTap
from bot.taps.enquiries import (
    OwnEnquiryTap,
    PassOnNeedTap,
    PassOnOpinionTap,
    PassOnTap,
    WriteOnTap,
)
from bot.texts import day_and_month, may_record, short_day
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.kinds import EnquiryState, MediaKind
from storage.models import Enquiry, EnquiryMessage, Meeting, Municipality, Need

SEND = "send"
# Ours: by these letters people know again what they have written.
BEGINNING = 120


@dataclass(frozen=True)
class Offered:
    """What can become of words that we did not understand.

    `readers` would read them as a message, if there are any; `meeting` is one at which they could
    be said; `may_need` says whether they could be told as needed.
    """

    nonce: str
    town: Municipality
    readers: Sequence[str]
    meeting: Meeting | None
    may_need: bool
    has_meetings: bool
    is_of_album: bool
    is_too_long: bool


def offer(offered: Offered) -> Screen:
    """We did not understand: shall a human read it? Nothing goes on before (domain.md X1)."""
    lines = [first_of_album() if offered.is_of_album else ""]
    if offered.readers:
        shall = _("We have not passed this on to anybody yet. Shall we pass it on to {name}?")
        lines += [shall.format(name=help_name(offered.town)), _read_by(offered.readers)]
    else:
        lines.append(_("We have not passed this on to anybody yet. What is it?"))
    if offered.is_too_long:
        lines.append(_("A human gets up to {letters} letters at once.").format(letters=LONGEST))
    lines.append(_("Or call: ☎️ {phone}").format(phone=offered.town.help_phone))
    passing = button(_("✉️ Yes, I pass it on"), PassOnTap(nonce=offered.nonce))
    needed = button(_("📌 This is needed"), PassOnNeedTap(nonce=offered.nonce))
    return say(
        _("🤖 Thank you! This is an automatic chat."),
        "\n".join(line for line in lines if line),
        (passing,) if offered.readers else (),
        (needed,) if offered.may_need else (),
        _for_meeting(offered),
        (button(_("📅 Meetings"), MeetingsTap()),) if offered.has_meetings else (),
    )


def with_words(offered: Screen, words: str) -> Screen:
    """The same with the words that it is about, where they are not what was just written."""
    begun = " / ".join(words.split("\n"))
    shown = begun if len(begun) <= BEGINNING else begun[: BEGINNING - 1].rstrip() + "…"
    return replace(offered, body=f"✉️ {shown}\n{offered.body}" if shown else offered.body)


def _for_meeting(offered: Offered) -> Row:
    if offered.meeting is None:
        return ()
    day = short_day(offered.meeting.starts_at, offered.meeting.municipality.zone)
    tap = PassOnOpinionTap(nonce=offered.nonce, meeting=offered.meeting.id)
    return (button(_("💬 For {day}").format(day=day), tap),)


def not_taken(town: Municipality) -> Screen:
    """It can not be passed on at all."""
    return say(
        _("🤖 Thank you! This is an automatic chat."),
        _("We have not kept it or passed it on. You can call: ☎️ {phone}").format(
            phone=town.help_phone
        ),
    )


def _read_by(readers: Sequence[str]) -> str:
    return _("It will be read by: {names}.").format(names=", ".join(readers))


def words(nonce: str, readers: Sequence[str], subject: str = "") -> Screen:
    """What shall a human read?"""
    lines = [
        subject,
        _("Please write it in one message, record it or send a photo.")
        if may_record()
        else _("Please write it in one message, or send a photo."),
        _read_by(readers),
    ]
    return say(
        _("✍️ What would you like to ask or say?"),
        "\n".join(line for line in lines if line),
        way_back(nonce, "words"),
    )


def about_hidden(need: Need) -> str:
    """That a message is not tied to a need that was said without a name."""
    return _(
        "🔒 You have told it without your name, and a message shows your name. So it does not say"
        " that it is about № {number}. If you mention that, they will know."
    ).format(number=need.number)


def unclear(question: Screen) -> Screen:
    """It is empty, too long, or nothing that can be passed on."""
    hint = (
        _("⚠️ Here we take up to {letters} letters, a recording or a photo.")
        if may_record()
        else _("⚠️ Here we take up to {letters} letters or a photo.")
    )
    return replace(question, body=f"{hint.format(letters=LONGEST)}\n{question.body}")


def sure(nonce: str, readers: Sequence[str], text: str | None, kind: MediaKind | None) -> Screen:
    """This is what will be passed on, and who reads it."""
    lines = [quoted(text, kind), "", _read_by(readers)]
    if kind == MediaKind.VOICE:
        lines.append(_("They hear the recording as it is: a voice can be recognised."))
    elif text:
        lines.append(_("What you have written stays as it is, with all numbers in it."))
    return say(
        _("👁️ Shall we pass on your message?"),
        "\n".join(lines),
        (choice(_("📨 I send it"), nonce, "sure", SEND),),
        way_back(nonce, "sure"),
    )


def sent(enquiry: Enquiry) -> Screen:
    """It is passed on: when it is read (domain.md X5), and what happens if nobody answers."""
    town = enquiry.municipality
    lines = [
        _("{name} will see your message on a working day, {start} to {end}.").format(
            name=help_name(town), **hours_of(town)
        ),
        _("If there is no answer by {day}, we tell you.").format(
            day=day_and_month(enquiry.answer_by, town.zone)
        ),
    ]
    return say(
        _("✅ We have passed it on."),
        "\n".join(lines),
        (button(_("✍️ I add something"), WriteOnTap(enquiry=enquiry.id)),),
    )


def own(enquiry: Enquiry, messages: Sequence[EnquiryMessage], count: int, page: int) -> Screen:
    """A message of one's own: how it stands, and what was said, a page at a time."""
    first = max(0, count - (page + 1) * ON_A_PAGE) + 1
    parts = [_standing(enquiry), about(enquiry)]
    top = "\n".join(part for part in parts if part)
    return say(
        _("✉️ Your message"),
        f"{top}\n\n{story(enquiry, messages, first)}",
        *hear_rows(enquiry, messages, first),
        pages(
            count,
            page,
            ON_A_PAGE,
            lambda to: OwnEnquiryTap(enquiry=enquiry.id, page=to),
            is_newest_first=True,
        ),
        (button(_("✍️ I add something"), WriteOnTap(enquiry=enquiry.id)),),
    )


def _standing(enquiry: Enquiry) -> str:
    if enquiry.state == EnquiryState.CLOSED:
        return _("☑️ It is closed. Whatever you add opens it again.")
    if enquiry.state == EnquiryState.ANSWERED:
        return _("✅ It has an answer.")
    if enquiry.taken_by is not None:
        return _("👤 {name} will answer you.").format(name=enquiry.taken_by.name)
    return _("⏳ It waits for an answer.")
