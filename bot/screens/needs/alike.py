"""A need that says the same as what is told: is it that one, and what comes of a yes."""

from bot.screens.common import button, say
from bot.screens.forms import choice
from bot.screens.needs.saying import NO, leave_row
from bot.taps.needs import MyNeedsTap, NeedTap, SayNeedTap
from bot.texts import gettext as _
from community.needs.supporting import Tie
from messengers.screen import Screen
from storage.models import Need

YES = "yes"


def similar(nonce: str, need: Need, tie: Tie) -> Screen:
    """Something like it was said, and an organiser has worded that."""
    known = {
        Tie.NONE: "",
        Tie.SAID: _("You have said this already, and get its news."),
        Tie.SUPPORTED: _("You support this already, and get its news."),
    }[tie]
    yes = _("👍 Yes, I support it") if tie == Tie.NONE else _("👍 Yes, it is the same")
    return say(
        _("📌 Is it the same as № {number}?").format(number=need.number),
        "\n".join(line for line in (need.wording, known) if line),
        (choice(yes, nonce, "similar", YES),),
        (choice(_("❌ No, another thing"), nonce, "similar", NO),),
        leave_row(nonce, "similar"),
    )


def supported(need: Need, tie: Tie) -> Screen:
    """They say so, too, or did before; what was told now goes nowhere."""
    title, news = {
        Tie.NONE: (
            _("👍 You support № {number} now."),
            _("You get its news as the one who said it first does."),
        ),
        Tie.SAID: (_("📌 You have said this already: № {number}."), _("You get its news.")),
        Tie.SUPPORTED: (_("👍 You support this already: № {number}."), _("You get its news.")),
    }[tie]
    return say(
        title.format(number=need.number),
        "\n".join([news, _("What you told us now was not sent.")]),
        (button(_("👁️ I look at it"), NeedTap(need=need.id)),),
        (button(_("📌 My needs"), MyNeedsTap()), button(_("✍️ One more"), SayNeedTap())),
    )
