"""Having something said at a meeting, by somebody who was invited."""

from dataclasses import asdict

from bot.forms.engine import Asking, Form, Step, register
from bot.screens import meetings
from bot.screens import opinions as screens
from bot.screens.announcing import recording
from community import doors, opinions
from community.announcing.media import Attachment, unfit
from community.opinions import Spoken
from messengers.screen import Screen
from storage.kinds import MediaKind
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


async def _take_media(asking: Asking, sent: Attachment | None) -> Screen | None:
    question = screens.words(asking.nonce)
    if sent is None or sent.kind != MediaKind.VOICE:
        return screens.words_unclear(asking.nonce)
    why = unfit(sent)
    if why is not None:
        return recording.unfit(question, why)
    asking.filled["voice"] = asdict(sent)
    return None


async def _leave(asking: Asking) -> Screen:
    number = int(asking.filled["meeting"])
    found = await doors.invitation(asking.session, asking.person, number)
    meeting = await queries.load(asking.session, number) or found.meeting
    return meetings.invitation(meeting, found.answer, asking.now)


async def _finish(asking: Asking) -> Screen:
    filled, now = asking.filled, asking.now
    said = filled.get("words") or Spoken(asking.contact.messenger, Attachment(**filled["voice"]))
    number = int(filled["meeting"])
    return screens.given(await opinions.give(asking.session, asking.person, number, said, now))


OPINION = register(
    Form(
        "opinion",
        (Step("words", _ask_words, _no_tap, _take_words, take_media=_take_media),),
        _finish,
        _leave,
    )
)
