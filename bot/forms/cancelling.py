"""Cancelling a meeting for a reason of one's own, or in one's own voice."""

from dataclasses import replace

from bot.forms.announcing.recording import VOICE, recorded
from bot.forms.engine import Asking, Form, Step, question, register
from bot.looks.cards import card_of
from bot.looks.costs import cost_of_news
from bot.screens.organising import cancelling as screens
from community import doors
from community.announcing import media
from community.meetings import cancelling
from community.meetings.cancelling import Cancellation
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.models import Media, Meeting
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
    # Who came back from the recording has thought better of it.
    asking.filled.pop("is_aloud", None)
    return None


async def _no_tap(asking: Asking, value: str) -> Screen | None:
    return screens.reason(asking.nonce)


async def _is_in_own_words(asking: Asking) -> bool:
    """A usual reason was chosen before the form, and is not asked for again."""
    return "is_usual" not in asking.filled


async def _is_read_aloud(asking: Asking) -> bool:
    return bool(asking.filled.get("is_aloud"))


async def _ask_sure(asking: Asking) -> Screen:
    meeting = await _meeting(asking)
    counts = await notices.delivery_counts(asking.session, meeting.id)
    reason, is_read_aloud = str(asking.filled["reason"]), recorded(asking) is not None
    cost = await cost_of_news(asking.session, meeting, asking.now)
    told = screens.Told(reason, counts.sent, cost, is_read_aloud)
    return screens.sure(asking.nonce, meeting, told)


async def _take_sure(asking: Asking, value: str) -> Screen | None:
    if value != screens.ALOUD:
        return None
    asking.filled["is_aloud"] = True
    asking.standing.state = f"{CANCELLING.name}:{VOICE.name}"
    return await question(asking)


async def _leave(asking: Asking) -> Screen:
    return await card_of(asking.session, asking.person, await _meeting(asking), asking.now)


async def _finish(asking: Asking) -> Screen:
    cancellation = Cancellation(str(asking.filled["reason"]), await _voice(asking))
    meeting = await cancelling.cancel(
        asking.session,
        asking.person,
        int(asking.filled["meeting"]),
        int(asking.filled["version"]),
        cancellation,
        asking.now,
    )
    return await card_of(asking.session, asking.person, meeting, asking.now)


async def _voice(asking: Asking) -> Media | None:
    recording = recorded(asking)
    if recording is None:
        return None
    town, messenger = (await _meeting(asking)).municipality_id, asking.contact.messenger
    return await media.keep(asking.session, asking.person, town, messenger, recording, asking.now)


CANCELLING = register(
    Form(
        "cancelling",
        (
            Step("reason", _ask_reason, _no_tap, _take_reason, _is_in_own_words),
            replace(VOICE, is_needed=_is_read_aloud),
            Step("sure", _ask_sure, _take_sure),
        ),
        _finish,
        _leave,
    )
)
