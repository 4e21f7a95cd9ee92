"""What the demo's clock says about the next thing that happens by itself."""

from bot.texts import gettext as _


def next_thing(what: str) -> str:
    """Name it for the people who look at the demo; `what` is the rounds' word for it."""
    names = {
        "delivery": _("messages that wait for their hour"),
        "reminder": _("a reminder"),
        "registration": _("a question about an unfinished registration"),
    }
    return names.get(what, what)
