"""Reading something aloud: what is asked, and what can not be taken."""

from dataclasses import replace
from datetime import timedelta

from bot.screens.common import say
from bot.screens.forms import way_back
from bot.texts import gettext as _
from community.announcing.media import LARGEST_FILE, LONGEST_VOICE, Unfit
from messengers.screen import Screen

MEGABYTE = 1024 * 1024


def voice(nonce: str, step: str) -> Screen:
    """Please record it."""
    return say(
        _("🔊 Please record a voice message."),
        _("Read the text aloud, with day, hour and place. People hear it as you record it."),
        way_back(nonce, step),
    )


def only_voice(question: Screen) -> Screen:
    """Something else came where a recording is asked."""
    return replace(question, body=_("Here we take only a voice message: hold the 🎤 and speak."))


def unfit(question: Screen, why: Unfit, longest: timedelta = LONGEST_VOICE) -> Screen:
    """Something came that can not be taken: why, and the question again."""
    reasons = {
        Unfit.TOO_BIG: _("⚠️ This file is too large: we take up to {megabytes} MB.").format(
            megabytes=LARGEST_FILE // MEGABYTE
        ),
        Unfit.SILENT: _("⚠️ Nothing can be heard in this recording. Please record it again."),
        Unfit.TOO_LONG: _("⚠️ This recording is too long: we take up to {minutes} min.").format(
            minutes=int(longest.total_seconds()) // 60
        ),
    }
    return replace(question, body="\n".join((reasons[why], question.body)))
