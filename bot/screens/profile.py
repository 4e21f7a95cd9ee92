"""How the bot introduces itself; the lock screen shows the name, so it names no group."""

from bot.texts import gettext as _
from messengers.telegram.profile import Profile


def profile() -> Profile:
    """Name, descriptions and commands in the language that is spoken."""
    return Profile(
        name=_("Megdan"),
        short_description=_("Invitations and answers, one to one. By invitation only."),
        description=_(
            "This chat brings invitations to meetings and takes your answers. It is automatic;"
            " a human answers the telephone. To join, open the link or the QR code that you got."
        ),
        commands=(
            ("menu", _("Menu")),
            ("help", _("A human to call")),
            ("stop", _("No more messages")),
            ("start", _("Messages again")),
        ),
    )
