"""Answering a message to a human, and muting the one who wrote it."""

from bot.forms.engine import Asking, Form, Step, is_missing, register
from bot.forms.enquiries import saying
from bot.looks.enquiries.cards import card_of
from bot.screens.enquiries import muting as muting_screens
from bot.screens.enquiries import replying as screens
from bot.screens.enquiries.common import with_first
from bot.texts import speaking
from community.announcing.media import Attachment
from community.enquiries import answering, doors, muting
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.models import Enquiry
from storage.queries.enquiries import threads


async def _enquiry(asking: Asking) -> Enquiry:
    number = int(asking.filled["enquiry"])
    return await doors.organised_enquiry(
        asking.session, asking.person, number, Permission.ANSWER_ENQUIRIES
    )


async def _ask_words(asking: Asking) -> Screen:
    enquiry = await _enquiry(asking)
    asked = await threads.newest_said(asking.session, enquiry.id, asking.now, is_answer=False)
    # What is looked at is what will be answered.
    asking.filled["seen"] = asked.id if asked is not None else 0
    return screens.words(asking.nonce, enquiry, asked)


async def _take_choice(asking: Asking, value: str) -> Screen | None:
    question = await _ask_words(asking)
    if value != screens.SORRY:
        return question
    # The one who asked reads it in their own language.
    with speaking((await _enquiry(asking)).person.language):
        words = screens.sorry()
    return saying.take_words(asking, words, question)


async def _take_words(asking: Asking, words: str) -> Screen | None:
    return saying.take_words(asking, words, await _ask_words(asking))


async def _take_media(asking: Asking, sent: Attachment | None) -> Screen | None:
    return saying.take_media(asking, sent, await _ask_words(asking))


async def _ask_sure(asking: Asking) -> Screen:
    text, kind = saying.text_and_kind(asking)
    sure = screens.sure(asking.nonce, await _enquiry(asking), text, kind)
    return with_first(sure) if saying.is_of_album(asking) else sure


async def _take_sure(asking: Asking, value: str) -> Screen | None:
    return None if value == screens.SEND else await _ask_sure(asking)


async def _card(asking: Asking) -> Screen:
    return await card_of(asking.session, asking.person, await _enquiry(asking), asking.now)


async def _finish(asking: Asking) -> Screen:
    number, seen = int(asking.filled["enquiry"]), int(asking.filled["seen"])
    await answering.answer(
        asking.session, asking.person, number, seen, saying.said(asking), asking.now
    )
    return await _card(asking)


REPLYING = register(
    Form(
        "replying",
        (
            Step(
                saying.WORDS,
                _ask_words,
                _take_choice,
                _take_words,
                is_missing(saying.WORDS),
                take_media=_take_media,
            ),
            Step("sure", _ask_sure, _take_sure),
        ),
        _finish,
        _card,
    )
)


async def _ask_reason(asking: Asking) -> Screen:
    return muting_screens.reason(asking.nonce, await _enquiry(asking))


async def _no_tap(asking: Asking, value: str) -> Screen | None:
    return await _ask_reason(asking)


async def _take_reason(asking: Asking, words: str) -> Screen | None:
    reason = " ".join(words.split())
    if not reason or len(reason) > muting_screens.LONGEST_REASON:
        return muting_screens.reason_unclear(await _ask_reason(asking))
    asking.filled["reason"] = reason
    return None


async def _mute(asking: Asking) -> Screen:
    number, reason = int(asking.filled["enquiry"]), str(asking.filled["reason"])
    await muting.mute(asking.session, asking.person, number, reason, asking.now)
    return await _card(asking)


MUTING = register(
    Form("muting", (Step("reason", _ask_reason, _no_tap, _take_reason),), _mute, _card)
)
