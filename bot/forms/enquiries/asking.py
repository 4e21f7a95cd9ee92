"""Writing to a human: anew, about a meeting, or more in a message of one's own."""

from bot.forms.engine import Asking, Form, Step, register
from bot.forms.enquiries import saying
from bot.looks.enquiries.cards import readers_of
from bot.looks.menus import menu_of
from bot.screens.enquiries import asking as screens
from bot.screens.enquiries.common import about_meeting, about_need, with_first
from community import doors
from community.announcing.media import Attachment
from community.enquiries import asking as verbs
from community.enquiries import doors as enquiry_doors
from community.enquiries.asking import About
from messengers.screen import Screen


def about(asking: Asking) -> About:
    """What it is about, if it is about something."""
    meeting, need = asking.filled.get("meeting"), asking.filled.get("need")
    return About(
        meeting_id=None if meeting is None else int(meeting),
        need_id=None if need is None else int(need),
    )


async def _readers(asking: Asking) -> list[str]:
    town = asking.person.municipality_id
    if "enquiry" in asking.filled:
        number = int(asking.filled["enquiry"])
        town = (
            await enquiry_doors.own_enquiry(asking.session, asking.person, number)
        ).municipality_id
    if "meeting" in asking.filled:
        number = int(asking.filled["meeting"])
        found = await doors.invitation(asking.session, asking.person, number)
        town = found.meeting.municipality_id
    if "need" in asking.filled:
        number = int(asking.filled["need"])
        need = await doors.followed_need(asking.session, asking.person, number)
        town = need.municipality_id
    return await readers_of(asking.session, town, asking.person.id, asking.now)


async def _ask_words(asking: Asking) -> Screen:
    subject = ""
    if "meeting" in asking.filled:
        number = int(asking.filled["meeting"])
        found = await doors.invitation(asking.session, asking.person, number)
        subject = about_meeting(found.meeting)
    if "need" in asking.filled:
        number = int(asking.filled["need"])
        need = await doors.followed_need(asking.session, asking.person, number)
        is_hidden = await verbs.hides_need(asking.session, asking.person, about(asking))
        subject = screens.about_hidden(need) if is_hidden else about_need(need)
    return screens.words(asking.nonce, await _readers(asking), subject)


async def _no_tap(asking: Asking, value: str) -> Screen | None:
    return await _ask_words(asking)


async def _take_words(asking: Asking, words: str) -> Screen | None:
    return saying.take_words(asking, words, await _ask_words(asking))


async def _take_media(asking: Asking, sent: Attachment | None) -> Screen | None:
    return saying.take_media(asking, sent, await _ask_words(asking))


async def _ask_sure(asking: Asking) -> Screen:
    text, kind = saying.text_and_kind(asking)
    sure = screens.sure(asking.nonce, await _readers(asking), text, kind)
    return with_first(sure) if saying.is_of_album(asking) else sure


async def _take_sure(asking: Asking, value: str) -> Screen | None:
    return None if value == screens.SEND else await _ask_sure(asking)


async def _leave(asking: Asking) -> Screen:
    return await menu_of(asking.session, asking.contact)


async def _finish(asking: Asking) -> Screen:
    session, person, now = asking.session, asking.person, asking.now
    if "enquiry" in asking.filled:
        number = int(asking.filled["enquiry"])
        return screens.sent(
            await verbs.write_on(session, person, number, saying.said(asking), now)
        )
    return screens.sent(await verbs.ask(session, person, about(asking), saying.said(asking), now))


ENQUIRING = register(
    Form(
        "enquiring",
        (
            Step(saying.WORDS, _ask_words, _no_tap, _take_words, take_media=_take_media),
            Step("sure", _ask_sure, _take_sure),
        ),
        _finish,
    )
)
