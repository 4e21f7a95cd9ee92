"""Writing to a human: what the one who asks sees, from the first words to the answer."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens.common import button, pages, say
from bot.screens.enquiries.common import (
    LONGEST,
    ON_A_PAGE,
    about,
    hear_rows,
    help_name,
    hours_of,
    quoted,
    read_by,
    story,
)
from bot.screens.forms import choice, way_back
from bot.taps.enquiries import (
    OwnEnquiryTap,
    WriteOnTap,
)
from bot.texts import day_and_month, may_record
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.kinds import EnquiryState, MediaKind
from storage.models import Enquiry, EnquiryMessage, Municipality, Need

SEND = "send"


def not_taken(town: Municipality) -> Screen:
    """It can not be passed on at all."""
    return say(
        _("🤖 Thank you! This is an automatic chat."),
        _("We have not kept it or passed it on. You can call: ☎️ {phone}").format(
            phone=town.help_phone
        ),
    )


def words(nonce: str, readers: Sequence[str], subject: str = "") -> Screen:
    """What shall a human read?"""
    lines = [
        subject,
        _("Please write it in one message, record it or send a photo.")
        if may_record()
        else _("Please write it in one message, or send a photo."),
        read_by(readers),
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
    lines = [quoted(text, kind), "", read_by(readers)]
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
