"""After the commit: what was answered is shown, and what could not be shown is not forgotten."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from aiogram.types import TelegramObject, Update

from bot.house import Arrival, House
from bot.looks.again import matter_of
from community import reach
from community.chats import promises
from messengers.messenger import Sent, Stopped
from messengers.screen import Screen, StoredMedia
from storage.kinds import MessengerName
from storage.queries import conversations

log = logging.getLogger(__name__)

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass
class Hearing:
    """One update on its way through the transaction.

    `promised_to` is the contact whose answer is promised until it has been shown.
    """

    house: House
    arrival: Arrival
    update: Update
    handler: Handler
    data: dict[str, Any]
    now: datetime
    promised_to: int | None = None

    @property
    def key(self) -> tuple[int, str]:
        """Under which the conversation's standing is stored."""
        return self.house.bot_id, self.arrival.address


async def show(hearing: Hearing, screens: list[Screen]) -> None:
    """Show the answer; until it is on the phone, the outbox keeps it."""
    arrival = hearing.arrival
    messenger = hearing.house.messengers[arrival.messenger]
    tapped = arrival.tapped
    if not screens and tapped is not None:
        await messenger.acknowledge(tapped, "")
    for screen in screens:
        try:
            ready = await _with_link(hearing.house, await _with_words_gone(hearing, screen))
            ready = await _with_file(hearing.house, ready)
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
    if hearing.promised_to is not None:
        house = hearing.house
        await house.keeping.note_shown(house.database, hearing.promised_to, hearing.now)


async def _with_file(house: House, screen: Screen) -> Screen:
    """What takes long to draw or fetch is made ready here: no transaction waits for it."""
    if isinstance(screen.media, StoredMedia) and screen.media.file is None:
        return replace(screen, media=await house.at_hand(screen.media))
    drawing = screen.drawing
    if drawing is None:
        return screen
    token, links = drawing.token, []
    if token is not None:
        links = [await messenger.link(token) for messenger in house.messengers.values()]
    media = await asyncio.to_thread(drawing.make, *filter(None, links))
    return replace(screen, media=media, drawing=None)


async def _with_link(house: House, screen: Screen) -> Screen:
    link = screen.link
    if link is None:
        return screen
    try:
        address = await house.messengers[MessengerName(link.messenger)].link(link.token)
    except Exception:
        # What the screen says holds without it.
        log.exception("a link into %s is left away", link.messenger)
        return replace(screen, link=None)
    if not address:
        return replace(screen, link=None)
    body = "\n".join((screen.body, link.line.replace("{link}", address)))
    return replace(screen, body=body, link=None)


async def _with_words_gone(hearing: Hearing, screen: Screen) -> Screen:
    removal, arrival = screen.removal, hearing.arrival
    if removal is None:
        return screen
    messenger = hearing.house.messengers[arrival.messenger]
    said_in = arrival.said_in
    is_gone = said_in is not None and await messenger.remove(arrival.address, said_in)
    line = removal.gone if is_gone else removal.stays
    return replace(screen, body=f"{screen.body}\n{line}", removal=None)


async def _not_shown(hearing: Hearing, is_stopped: bool) -> None:
    """Keep the promise of the commit: what could not be shown now is drawn from the outbox."""
    async with hearing.house.database.write() as session:
        speaker = await conversations.find_speaker(
            session, hearing.house.bot_id, hearing.arrival.messenger, hearing.arrival.address
        )
        if speaker is None:
            return
        if hearing.promised_to is not None:
            await promises.keep(session, [(hearing.promised_to, hearing.now)])
        if is_stopped:
            await reach.lose(session, speaker.contact, hearing.now)
            return
        matter = matter_of(hearing.update)
        await promises.draw_again(session, speaker.contact, matter, hearing.now)
    hearing.house.poke()
