"""What the demo's clock says about the next thing that happens by itself."""

from bot.texts import gettext as _


def next_thing(what: str) -> str:
    """Name it for the people who look at the demo; `what` is the rounds' word for it."""
    names = {
        "answer": _("an answer that may not have been shown"),
        "delivery": _("messages that wait for their hour"),
        "enquiry": _("a message to a human that nobody has answered"),
        "mark": _("old buttons that are taken away"),
        "need": _("a promised answer about a need"),
        "poll": _("a vote"),
        "reminder": _("a reminder"),
        "registration": _("a question about an unfinished registration"),
    }
    return names.get(what, what)
