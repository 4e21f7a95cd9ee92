"""Answering what was asked about a need, in words, with a photo or a recording."""

from dataclasses import asdict

from bot.forms.engine import Asking, Form, Step, begin, register
from bot.screens.announcing import recording
from bot.screens.needs import deeds, news
from community.announcing.media import Attachment, unfit
from community.needs import answering, telling
from community.needs.answering import LONGEST_ANSWER
from community.needs.saying import LONGEST_VOICE
from community.opinions import Spoken
from messengers.screen import Screen
from storage.kinds import MediaKind

TAKEN = (MediaKind.PHOTO, MediaKind.VOICE)


async def begin_answer(asking: Asking, need_id: int) -> Screen | list[Screen]:
    """Ask. Raises Refused NOT_FOUND or NEED_ANSWERED."""
    await answering.asked(asking.session, asking.person, need_id)
    return await begin(NEED_ANSWER, asking, need=need_id)


def _number(asking: Asking) -> int:
    return int(asking.filled["need"])


async def _ask(asking: Asking) -> Screen:
    need, question = await answering.asked(asking.session, asking.person, _number(asking))
    return deeds.answer(need, question.words or "", asking.nonce)


async def _no_tap(asking: Asking, value: str) -> Screen | None:
    return await _ask(asking)


async def _unclear(asking: Asking) -> Screen:
    return deeds.answer_unclear(await _ask(asking), LONGEST_ANSWER)


async def _take_words(asking: Asking, words: str) -> Screen | None:
    said = words.strip()
    if not said or len(said) > LONGEST_ANSWER:
        return await _unclear(asking)
    asking.filled["said"] = said
    return None


async def _take_media(asking: Asking, sent: Attachment | None) -> Screen | None:
    if sent is None or sent.kind not in TAKEN or len(sent.caption) > LONGEST_ANSWER:
        return await _unclear(asking)
    why = unfit(sent, LONGEST_VOICE)
    if why is not None:
        return recording.unfit(await _ask(asking), why, LONGEST_VOICE)
    asking.filled["sent"] = asdict(sent)
    return None


async def _finish(asking: Asking) -> Screen:
    filled = asking.filled
    said = filled.get("said") or Spoken(asking.contact.messenger, Attachment(**filled["sent"]))
    need = await answering.answer(asking.session, asking.person, _number(asking), said, asking.now)
    album = filled["sent"]["album"] if "sent" in filled else None
    if album is not None:
        # The rest of the album is quietly left (bot/handlers/lost.py).
        asking.standing.state, asking.standing.data = None, {"album": album}
    return news.answered(need, is_of_album=album is not None)


async def _leave(asking: Asking) -> Screen:
    told = await telling.standing(asking.session, asking.person, _number(asking))
    return news.standing(told, asking.now)


NEED_ANSWER = register(
    Form(
        "need_answer",
        (Step("answer", _ask, _no_tap, _take_words, take_media=_take_media),),
        _finish,
        _leave,
    )
)
