"""When the mistake is ours."""

from bot.screens.common import ways_out
from bot.taps import AgainTap
from bot.texts import gettext as _
from messengers.screen import Button, Screen


def our_mistake(number: str, tapped: str | None) -> Screen:
    """Something broke: nothing was recorded, and the same button may be tried again."""
    again = Button(_("🔁 I try again"), tapped or AgainTap().pack())
    return Screen(
        _("😔 We made a mistake and did not record your last answer."),
        _("Please try again. If it does not help, tell us this number: {number}").format(
            number=number
        ),
        ((again,), ways_out()),
    )
