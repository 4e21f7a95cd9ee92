"""Why something about a need can not be said, in words, with a way on."""

from collections.abc import Callable
from typing import Any

from bot.screens.needs import cards, news, saying, stories
from community.refusals import Reason
from messengers.screen import Screen

SCREENS: dict[Reason, Callable[[dict[str, Any]], Screen]] = {
    Reason.ENOUGH_NEEDS: lambda facts: saying.enough(facts["most"], facts["municipality"]),
    Reason.NEED_GONE: lambda facts: cards.no_more(),
    Reason.NOBODY_TO_ASK: lambda facts: stories.nobody_to_ask(facts["need"]),
    Reason.NEED_ANSWERED: lambda facts: news.no_more_asked(facts["need"]),
    Reason.ANSWER_TOO_LONG: lambda facts: news.answer_too_long(facts["need"], facts["most"]),
}
