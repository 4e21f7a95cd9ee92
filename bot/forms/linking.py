"""Joining this chat to a registration in another messenger: one question."""

from bot.forms.engine import Asking, Form, Step, drop, register
from bot.looks.kept import chats_of
from bot.screens import linking as screens
from bot.texts import speaking
from community.chats import linking
from community.refusals import Reason, Refused
from messengers.screen import Screen


async def _ask(asking: Asking) -> Screen:
    contact = asking.contact
    try:
        person = await linking.look(
            asking.session, contact, str(asking.filled["code"]), asking.now
        )
    except Refused as refused:
        return _over(asking, refused)
    return screens.sure(contact.messenger, person.municipality, asking.nonce)


async def _take(asking: Asking, value: str) -> Screen | None:
    if value == screens.NO:
        drop(asking.standing)
        return screens.not_linked()
    return None if value == screens.YES else await _ask(asking)


async def _finish(asking: Asking) -> Screen:
    contact, code = asking.contact, str(asking.filled["code"])
    try:
        person = await linking.link(asking.session, contact, code, asking.now)
    except Refused as refused:
        return _over(asking, refused)
    with speaking(person.language):
        found = await chats_of(asking.session, person)
        return screens.linked(contact.messenger, found.messengers, found.written_in)


def _over(asking: Asking, refused: Refused) -> Screen:
    """The code has ended while the question stood: nobody is left waiting at it."""
    drop(asking.standing)
    taken = refused.reason == Reason.CHAT_TAKEN
    return screens.chat_taken() if taken else screens.wrong_code()


async def _leave(asking: Asking) -> Screen:
    return screens.not_linked()


LINKING = register(Form("linking", (Step("sure", _ask, _take),), _finish, leave=_leave))
