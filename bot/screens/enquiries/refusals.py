"""Why a message to a human is not taken, or is somebody else's to answer."""

from collections.abc import Callable
from typing import Any

from bot.screens.enquiries import answering, news
from community.refusals import Reason
from messengers.screen import Screen

SCREENS: dict[Reason, Callable[[dict[str, Any]], Screen]] = {
    Reason.TAKEN: lambda facts: answering.taken(facts["enquiry"]),
    Reason.MUTED: lambda facts: news.muted(facts["municipality"], facts["until"]),
    Reason.NOBODY_THERE: lambda facts: news.nobody_there(facts["municipality"]),
    Reason.ENOUGH_ASKED: lambda facts: news.enough_asked(facts["municipality"], facts["most"]),
}
