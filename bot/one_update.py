"""Around each update: its transaction, person and language; commit; only then show."""

import logging
from collections.abc import Iterable
from secrets import token_hex
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from bot.conversation_state import Standing, current
from bot.forms.engine import Asking
from bot.house import Arrival, House
from bot.looks.again import draw_again, matter_of, only_showing
from bot.looks.enquiries.loose_words import note_left
from bot.screens import menu, refusals
from bot.showing import Handler, Hearing, show
from bot.texts import LANGUAGES, language_for, speaking
from community import outbox, reach
from community.chats import charges, promises
from community.refusals import Refused
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import ContactState
from storage.models import Contact
from storage.queries import conversations

log = logging.getLogger(__name__)


class OneUpdate(BaseMiddleware):
    """The frame of design, 2: nothing is shown before it is stored, nothing stored twice.

    Raises whatever the database raises when it is gone: then the update is not confirmed.
    """

    async def __call__(
        self, handler: Handler, event: TelegramObject, data: dict[str, Any]
    ) -> None:
        """Take one person's update when it is their turn."""
        assert isinstance(event, Update)
        house: House = data["house"]
        arrival: Arrival = data["arrival"]
        hearing = Hearing(house, arrival, event, handler, data, house.clock.now())
        async with house.turns.of(arrival.address):
            with house.turns.serving():
                screens = await _stored_or_sorry(hearing)
            await show(hearing, screens)


async def _stored_or_sorry(hearing: Hearing) -> list[Screen]:
    try:
        return await _stored(hearing)
    except Exception:
        number = token_hex(4)
        log.exception("mistake %s in update %s", number, hearing.update.update_id)
    async with hearing.house.database.write() as session:
        await conversations.note_update(
            session, hearing.house.bot_id, hearing.update.update_id, hearing.now
        )
    callback = hearing.update.callback_query
    with speaking(language_for(hearing.arrival.language_code, LANGUAGES)):
        return [menu.our_mistake(number, callback.data if callback else None)]


async def _stored(hearing: Hearing) -> list[Screen]:
    house = hearing.house
    async with house.database.write(is_awaited=True) as session:
        screens = await _heard(hearing, session)
        await house.keeping.take_along(house.database, session)
        is_erased = session.info.get("is_erased", False)
        is_counted = session.info.get("is_counted", False)
        has_voted = session.info.get("has_voted", False)
        erased_files = session.info.get("erased_files", [])
        is_touched = outbox.is_touched(session)
    if hearing.arrival.stored is not None:
        hearing.arrival.stored.set()
    if is_touched:
        house.poke()
    if is_erased:
        if house.folder is not None:
            house.folder.remove(erased_files)
        await house.database.empty_write_ahead_log()
    if is_counted:
        await house.database.forget_counted()
    elif has_voted:
        house.database.note_vote()
    return screens


async def _heard(hearing: Hearing, session: Session) -> list[Screen]:
    speaker = await _speaker(hearing, session)
    is_first = await conversations.note_update(
        session, hearing.house.bot_id, hearing.update.update_id, hearing.now
    )
    if is_first and hearing.arrival.is_said:
        charges.note_words(speaker.contact, hearing.now)
    standing = Standing(speaker.state, dict(speaker.data or {}), speaker.updated_at)
    before = standing.copy()
    mark = current.set(standing)
    try:
        heard = hearing.house.messengers[hearing.arrival.messenger]
        can = {"hears_voice": heard.hears_voice, "edits": heard.edits}
        with speaking(speaker.contact.language, **can):
            result = await _handled(hearing, session, speaker.contact, is_first)
        if result:
            note_left(standing, before)
    finally:
        current.reset(mark)
    if speaker.contact.person is None and standing.state is None and not standing.data:
        # Nothing is kept of somebody who has not consented and stands nowhere (design, 5).
        await conversations.forget_stranger(session, speaker.contact.id)
    elif hearing.arrival.stored is not None and result and not session.info.get("is_erased"):
        await promises.make(session, speaker.contact, hearing.now, matter_of(hearing.update))
        hearing.promised_to = speaker.contact.id
    if (standing.state, standing.data) != (before.state, before.data):
        await conversations.keep_state(
            session,
            hearing.key,
            standing.state,
            standing.data,
            hearing.now,
            before.updated_at is not None,
        )
    return result


async def _speaker(hearing: Hearing, session: Session) -> conversations.Speaker:
    arrival = hearing.arrival
    keys = (hearing.house.bot_id, arrival.messenger, arrival.address)
    speaker = await conversations.find_speaker(session, *keys)
    if speaker is None:
        language = language_for(arrival.language_code, LANGUAGES)
        await conversations.add_contact(
            session, arrival.messenger, arrival.address, language, hearing.now
        )
        speaker = await conversations.find_speaker(session, *keys)
    assert speaker is not None
    return speaker


async def _handled(
    hearing: Hearing, session: Session, contact: Contact, is_first: bool
) -> list[Screen]:
    hearing.data.update(session=session, now=hearing.now, contact=contact, person=contact.person)
    standing = current.get()
    spoken = frozenset(hearing.house.messengers)
    asking = Asking(session, contact, hearing.arrival, hearing.now, standing, spoken=spoken)
    hearing.data["asking"] = asking
    before = standing.copy()
    savepoint = await session.begin_nested()
    try:
        result = await _dispatched(hearing, asking, is_first)
        await savepoint.commit()
    except Refused as refused:
        await savepoint.rollback()
        standing.state, standing.data = before.state, before.data
        result = refusals.draw(refused, contact.person)
    return _listed(result)


async def _dispatched(hearing: Hearing, asking: Asking, is_first: bool) -> Any:
    if is_first:
        await _let_speak_again(asking, hearing.update)
        return await hearing.handler(hearing.update, hearing.data)
    update = only_showing(hearing.update)
    if update is None:
        return await draw_again(asking)
    return await hearing.handler(update, hearing.data)


async def _let_speak_again(asking: Asking, update: Update) -> None:
    # Who writes has not blocked us any more, even if the word of it never came.
    is_blocked = asking.contact.state == ContactState.BLOCKED
    if is_blocked and update.my_chat_member is None and asking.arrival.may_be_told:
        await reach.start(asking.session, asking.contact, asking.now)


def _listed(result: Any) -> list[Screen]:
    if isinstance(result, Screen):
        return [result]
    if isinstance(result, Iterable) and not isinstance(result, str):
        return [screen for screen in result if isinstance(screen, Screen)]
    return []
