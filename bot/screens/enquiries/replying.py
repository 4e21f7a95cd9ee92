"""Answering a message to a human: what an organiser is asked."""

from bot.screens.common import say
from bot.screens.enquiries.common import quoted, said
from bot.screens.forms import choice, way_back
from bot.texts import gettext as _
from bot.texts import may_record
from messengers.screen import Screen
from storage.kinds import MediaKind
from storage.models import Enquiry, EnquiryMessage

SEND, SORRY = "send", "sorry"


def words(nonce: str, enquiry: Enquiry, question: EnquiryMessage | None) -> Screen:
    """What do we answer?"""
    name = enquiry.person.name
    hint = (
        _("Write it, record it or send a photo. They see your name, but no number.")
        if may_record()
        else _("Write it, or send a photo. They see your name, but no number.")
    )
    return say(
        _("✍️ Your answer to {name}").format(name=name),
        f"{said(question)}\n\n{hint}" if question is not None else hint,
        (choice(_("🙏 Sorry, what happened?"), nonce, "words", SORRY),),
        way_back(nonce, "words"),
    )


def sorry() -> str:
    """What a person answers to somebody who is angry (reference/domain.md, X6)."""
    return _("We are sorry that we have made you angry. What happened?")


def sure(nonce: str, enquiry: Enquiry, text: str | None, kind: MediaKind | None) -> Screen:
    """This is what the one who asked will read."""
    return say(
        _("👁️ Shall we send this to {name}?").format(name=enquiry.person.name),
        quoted(text, kind),
        (choice(_("📨 I send it"), nonce, "sure", SEND),),
        way_back(nonce, "sure"),
    )
