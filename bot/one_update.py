"""Around each update: its transaction, person and language; commit; only then show."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from bot.conversation_state import Standing, current
from bot.forms.engine import Asking
from bot.house import Arrival, House
from bot.looks.again import draw_again, meeting_of, only_showing
from bot.screens import menu, refusals
from bot.texts import LANGUAGES, language_for, speaking
from community import outbox, reach
from community.refusals import Refused
from messengers.messenger import Messenger, Sent, Stopped
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import ContactState, NoticeKind
from storage.models import Contact
from storage.queries import conversations, meetings

log = logging.getLogger(__name__)

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass
class Hearing:
    """One update on its way through the transaction."""

    house: House
    arrival: Arrival
    update: Update
    handler: Handler
    data: dict[str, Any]
    now: datetime

    @property
    def key(self) -> tuple[int, str]:
        """Under which the conversation's standing is stored."""
        return self.house.bot_id, self.arrival.address


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
            screens = await _stored_or_sorry(hearing)
            await _show(hearing, screens)


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
    async with house.database.write() as session:
        screens = await _heard(hearing, session)
        is_erased = session.info.get("is_erased", False)
        is_touched = outbox.is_touched(session)
    if is_touched:
        house.poke()
    if is_erased:
        await house.database.empty_write_ahead_log()
    return screens


async def _heard(hearing: Hearing, session: Session) -> list[Screen]:
    speaker = await _speaker(hearing, session)
    is_first = await conversations.note_update(
        session, hearing.house.bot_id, hearing.update.update_id, hearing.now
    )
    standing = Standing(speaker.state, dict(speaker.data or {}), speaker.updated_at)
    before = standing.copy()
    mark = current.set(standing)
    try:
        with speaking(speaker.contact.language):
            result = await _handled(hearing, session, speaker.contact, is_first)
    finally:
        current.reset(mark)
    if speaker.contact.person is None and standing.state is None and not standing.data:
        # Nothing is kept of somebody who has not consented and stands nowhere (design, 5).
        await conversations.forget_stranger(session, speaker.contact.id)
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
    asking = Asking(session, contact, hearing.arrival, hearing.now, standing)
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
    if asking.contact.state == ContactState.BLOCKED and update.my_chat_member is None:
        await reach.start(asking.session, asking.contact, asking.now)


def _listed(result: Any) -> list[Screen]:
    if isinstance(result, Screen):
        return [result]
    if isinstance(result, Iterable) and not isinstance(result, str):
        return [screen for screen in result if isinstance(screen, Screen)]
    return []


async def _show(hearing: Hearing, screens: list[Screen]) -> None:
    arrival = hearing.arrival
    messenger = hearing.house.messengers[arrival.messenger]
    tapped = arrival.tapped
    if not screens and tapped is not None:
        await messenger.acknowledge(tapped, "")
    for screen in screens:
        try:
            ready = await _with_file(messenger, screen)
            outcome = await messenger.show(arrival.address, ready, tapped)
        except Exception:
            # A screen that can not be drawn must not come back with the update for ever.
            log.exception("update %s is stored but not shown", hearing.update.update_id)
            return
        tapped = None
        if not isinstance(outcome, Sent):
            await _not_shown(hearing, isinstance(outcome, Stopped))
            return
        hearing.house.shown(arrival, outcome.message_id, screen)


async def _with_file(messenger: Messenger, screen: Screen) -> Screen:
    """What takes long to draw is drawn here: no transaction waits for it, and nobody else."""
    drawing = screen.drawing
    if drawing is None:
        return screen
    link = await messenger.link(drawing.token)
    media = await asyncio.to_thread(drawing.make, link)
    return replace(screen, media=media, drawing=None)


async def _not_shown(hearing: Hearing, is_stopped: bool) -> None:
    """Keep the promise of the commit: what could not be shown now is drawn from the outbox."""
    async with hearing.house.database.write() as session:
        speaker = await conversations.find_speaker(
            session, hearing.house.bot_id, hearing.arrival.messenger, hearing.arrival.address
        )
        if speaker is None:
            return
        if is_stopped:
            await reach.lose(session, speaker.contact, ContactState.BLOCKED, hearing.now)
            return
        await outbox.tell_contact(
            session,
            NoticeKind.DRAW_AGAIN,
            speaker.contact,
            now=hearing.now,
            meeting_id=await _known_meeting(session, hearing.update),
        )
    hearing.house.poke()


async def _known_meeting(session: Session, update: Update) -> int | None:
    # A forged tap may carry a number that no meeting has.
    number = meeting_of(update)
    return None if number is None else await meetings.known(session, number)
