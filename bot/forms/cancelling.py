"""Cancelling a meeting for a reason of one's own."""

from bot.forms.engine import Asking, Form, Step, register
from bot.looks.cards import card_of
from bot.screens.organising import cancelling as screens
from community import doors
from community.meetings import cancelling
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.models import Meeting
from storage.queries import notices

LONGEST_REASON = 100


async def _meeting(asking: Asking) -> Meeting:
    number = int(asking.filled["meeting"])
    return await doors.organised_meeting(
        asking.session, asking.person, number, Permission.CANCEL_MEETING
    )


async def _ask_reason(asking: Asking) -> Screen:
    return screens.reason(asking.nonce)


async def _take_reason(asking: Asking, words: str) -> Screen | None:
    reason = " ".join(words.split())
    if not reason or len(reason) > LONGEST_REASON:
        return screens.reason_unclear(asking.nonce, LONGEST_REASON)
    asking.filled["reason"] = reason
    return None


async def _no_tap(asking: Asking, value: str) -> Screen | None:
    return screens.reason(asking.nonce)


async def _ask_sure(asking: Asking) -> Screen:
    meeting = await _meeting(asking)
    counts = await notices.delivery_counts(asking.session, meeting.id)
    question = screens.cancel_question(meeting, counts.sent)
    return screens.sure(asking.nonce, question, str(asking.filled["reason"]))


async def _take_sure(asking: Asking, value: str) -> Screen | None:
    return None


async def _leave(asking: Asking) -> Screen:
    return await card_of(asking.session, asking.person, await _meeting(asking), asking.now)


async def _finish(asking: Asking) -> Screen:
    meeting = await cancelling.cancel(
        asking.session,
        asking.person,
        int(asking.filled["meeting"]),
        int(asking.filled["version"]),
        str(asking.filled["reason"]),
        asking.now,
    )
    return await card_of(asking.session, asking.person, meeting, asking.now)


CANCELLING = register(
    Form(
        "cancelling",
        (
            Step("reason", _ask_reason, _no_tap, _take_reason),
            Step("sure", _ask_sure, _take_sure),
        ),
        _finish,
        _leave,
    )
)
