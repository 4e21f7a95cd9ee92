"""Having something said at a meeting, by somebody who was invited."""

from bot.forms.engine import Asking, Form, Step, register
from bot.screens import meetings
from bot.screens import opinions as screens
from community import doors, opinions
from messengers.screen import Screen
from storage.queries import meetings as queries


async def _ask_words(asking: Asking) -> Screen:
    return screens.words(asking.nonce)


async def _no_tap(asking: Asking, value: str) -> Screen | None:
    return screens.words(asking.nonce)


async def _take_words(asking: Asking, words: str) -> Screen | None:
    text = words.strip()
    if not text or len(text) > screens.LONGEST:
        return screens.words_unclear(asking.nonce)
    asking.filled["words"] = text
    return None


async def _leave(asking: Asking) -> Screen:
    number = int(asking.filled["meeting"])
    found = await doors.invitation(asking.session, asking.person, number)
    meeting = await queries.load(asking.session, number) or found.meeting
    return meetings.invitation(meeting, found.answer, asking.now)


async def _finish(asking: Asking) -> Screen:
    filled = asking.filled
    opinion = await opinions.give(
        asking.session, asking.person, int(filled["meeting"]), filled["words"], asking.now
    )
    return screens.given(opinion)


OPINION = register(
    Form("opinion", (Step("words", _ask_words, _no_tap, _take_words),), _finish, _leave)
)
