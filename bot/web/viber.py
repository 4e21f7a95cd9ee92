"""Takes what Viber posts: confirmed after the commit, answered on the phone after that."""

import asyncio
import json
import logging
from collections import OrderedDict
from dataclasses import replace
from datetime import timedelta
from functools import partial
from hashlib import sha256

from aiogram import Bot
from aiohttp import web

from bot.dispatcher import dispatcher
from bot.house import Arrival, House
from bot.web.receipts import Receipts
from bot.web.welcome import Welcome
from messengers.viber import inbound
from messengers.viber.events import (
    BadEvent,
    Delivered,
    Failed,
    Heard,
    Ignored,
    Opened,
    Seen,
    Subscribed,
    Unsubscribed,
)
from messengers.viber.messenger import ViberMessenger
from messengers.viber.signature import is_signed
from storage.kinds import MessengerName

log = logging.getLogger(__name__)

SIGNATURE = "X-Viber-Content-Signature"
# The updates whose repeats are known without asking the database: those of some minutes.
REMEMBERED = 2000
# Viber repeats for two hours at the most (reference/viber.md, 3.2). After three days an update is
# forgotten (scheduler/housekeeping.py): whoever has kept a signed body must not be heard then.
BELIEVED_FOR = timedelta(days=1)

FromPerson = Heard | Subscribed | Unsubscribed


class InHand:
    """One update on its way; it is `stored` before it is shown."""

    def __init__(self) -> None:
        self.stored = asyncio.Event()
        self.work: asyncio.Task[None] | None = None


class ViberEvents:
    """The webhook of one bot; nobody who lacks its token can make it listen.

    Viber repeats what is not answered within some five seconds (reference/viber.md, 3.2): a
    repeat of what is in hand, or was shown, is confirmed with it and shows nothing again.
    """

    def __init__(self, bot: Bot, house: House, messenger: ViberMessenger, token: str) -> None:
        self._key = sha256(token.encode()).hexdigest()[:16]
        self.path = f"/viber/{self._key}"
        self._bot = bot
        self._house = house
        self._messenger = messenger
        self._token = token
        self.receipts = Receipts(house, messenger)
        self._in_hand: OrderedDict[int, InHand] = OrderedDict()

    async def take(self, request: web.Request) -> web.Response:
        """Answer one post: 403 without Viber's signature, 500 if it could not be stored."""
        body = await request.read()
        signature = request.headers.get(SIGNATURE) or request.query.get("sig", "")
        if not is_signed(self._token, body, signature):
            return web.Response(status=403)
        event = inbound.parse(self._key, body)
        match event:
            case Opened() | Heard() | Subscribed() | Unsubscribed() if self._is_old(event):
                log.warning("An old event of Viber's was not heard again")
            case Opened():
                return await self._welcome(event)
            case Heard() | Subscribed() | Unsubscribed():
                await self._hear(event)
            case Delivered() | Seen() | Failed():
                await self.receipts.note(event)
            case Ignored(what) | BadEvent(what):
                log.info("Nothing was done about an event of Viber's: %s", what)
        return web.Response()

    async def drain(self) -> None:
        """Return when everything that was confirmed has been shown."""
        works = [each.work for each in self._in_hand.values() if each.work is not None]
        await asyncio.gather(*works, return_exceptions=True)

    def _is_old(self, event: FromPerson | Opened) -> bool:
        oldest = self._house.clock.unmoved() - BELIEVED_FOR
        return event.sent_at is not None and event.sent_at < oldest

    async def _hear(self, event: FromPerson) -> None:
        known = self._in_hand.get(event.update.update_id)
        if known is None:
            known = self._in_hand[event.update.update_id] = InHand()
            known.work = asyncio.create_task(self._feed(event, known))
            known.work.add_done_callback(partial(self._forget, event.update.update_id))
        assert known.work is not None
        stored = asyncio.ensure_future(known.stored.wait())
        try:
            await asyncio.wait({known.work, stored}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stored.cancel()
        if not known.stored.is_set():
            await known.work

    async def _feed(self, event: FromPerson, hand: InHand) -> None:
        arrival = Arrival(
            messenger=MessengerName.VIBER,
            address=event.sender.address,
            language_code=event.sender.language_code,
            profile_name=event.sender.profile_name,
            is_said=isinstance(event, Heard),
            stored=hand.stored,
        )
        await dispatcher().feed_update(self._bot, event.update, house=self._house, arrival=arrival)

    def _forget(self, update_id: int, work: asyncio.Task[None]) -> None:
        if work.cancelled() or work.exception() is not None:
            # Not confirmed: it comes again, and is heard then.
            self._in_hand.pop(update_id, None)
            log.error("An update of Viber's was not stored", exc_info=_error_of(work))
        while len(self._in_hand) > REMEMBERED:
            self._in_hand.popitem(last=False)

    async def _welcome(self, event: Opened) -> web.Response:
        """Answer the opening of a chat in the response itself: who only looks hears no other."""
        welcome = Welcome()
        messengers = {**self._house.messengers, MessengerName.VIBER: welcome}
        arrival = Arrival(
            messenger=MessengerName.VIBER,
            address=event.sender.address,
            language_code=event.sender.language_code,
            profile_name=event.sender.profile_name,
            is_said=False,
            may_be_told=event.is_subscribed is True,
        )
        house = replace(self._house, messengers=messengers)
        await dispatcher().feed_update(self._bot, event.update, house=house, arrival=arrival)
        said = json.dumps(self._messenger.welcome(welcome.screens), ensure_ascii=False)
        return web.Response(text=said, content_type="application/json")


def _error_of(work: asyncio.Task[None]) -> BaseException | None:
    return None if work.cancelled() else work.exception()
