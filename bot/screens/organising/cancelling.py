"""Cancelling a meeting for a reason of one's own."""

from dataclasses import replace

from bot.screens.common import say
from bot.screens.forms import choice, way_back
from bot.texts import gettext as _
from messengers.screen import Screen


def reason(nonce: str) -> Screen:
    """Please write the reason."""
    return say(
        _("✏️ Please write the reason."),
        _("People will see it as you write it."),
        way_back(nonce, "reason"),
    )


def reason_unclear(nonce: str, letters: int) -> Screen:
    """The reason is too long."""
    return replace(
        reason(nonce),
        body=_("Please write it in at most {letters} letters.").format(letters=letters),
    )


def sure(nonce: str, question: tuple[str, str], words: str) -> Screen:
    """Is it really cancelled, for this reason?"""
    title, told = question
    body = _("Reason: {reason}").format(reason=words) + "\n" + told
    yes = choice(_("❌ I cancel it"), nonce, "sure", "yes")
    return say(title, body, (yes,), way_back(nonce, "sure"))
