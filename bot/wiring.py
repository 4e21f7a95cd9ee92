"""Puts the rooms together; with the commands the only place that knows every room."""

import asyncio
import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from aiogram import Bot

from bot.house import House, as_it_is
from bot.looks.again import draw_from_outbox
from bot.looks.polls.picture import draw as draw_chart
from bot.looks.profile import profiles
from bot.phones.on_phones import OnPhones
from bot.polling import Polling
from bot.screens import menu
from bot.settings import Address
from bot.texts import LANGUAGES, language_for, speaking
from bot.web.public_files import PublicFiles
from bot.web.registration import Registration
from bot.web.server import WebServer
from bot.web.viber import ViberEvents
from community.clock import Clock
from messengers.messenger import Messenger
from messengers.pace import Pace
from messengers.screen import Media, Shape, StoredMedia
from messengers.telegram.client import telegram_bot
from messengers.telegram.messenger import TelegramMessenger
from messengers.telegram.profile import set_profile
from messengers.turns import Turns
from messengers.viber.client import ViberClient
from messengers.viber.messenger import ViberMessenger
from scheduler.files.fetching import at_hand, fetch_due
from scheduler.lease import Lease
from scheduler.office import Office
from scheduler.rounds import Rounds
from storage.database import Database, is_transaction_open
from storage.kinds import MessengerName
from storage.media_folder import MediaFolder

# Whether Viber still posts to us is asked so often, also after a failure at the start.
SECONDS_BETWEEN_CHECKS = 60.0


class CannotListen(Exception):
    """Another program has the port on which Viber's events should come; says why."""


@dataclass(frozen=True)
class ViberAccess:
    """What is needed to speak Viber; `api` ends in /pa, `public_url` is how we are reached."""

    token: str
    api: str
    name: str
    avatar: str
    public_url: str
    listen: Address


@dataclass(frozen=True)
class Access:
    """What the bot is let in with: Telegram's token and API, its own folder, perhaps Viber."""

    token: str
    api: str
    media_folder: Path
    viber: ViberAccess | None = None


@dataclass
class SpokenViber:
    """Viber's side of a running bot."""

    client: ViberClient
    web: WebServer
    events: ViberEvents
    registration: Registration

    async def listen(self) -> None:
        """Listen before Viber is told where: it calls back before it answers.

        Raises CannotListen.
        """
        try:
            await self.web.start()
        except OSError as error:
            raise CannotListen(error.strerror) from None

    async def start(self) -> None:
        """Tell Viber where to post. Raises CannotListen."""
        await self.listen()
        await self.registration.check()

    async def stop(self) -> None:
        """Take no more; show what was confirmed, and note what was told."""
        await self.web.stop()
        await self.events.drain()
        await self.events.receipts.tend()


@dataclass
class Application:
    """One running bot: its rooms, its poll loop and its rounds."""

    bot: Bot
    house: House
    polling: Polling
    rounds: Rounds
    viber: SpokenViber | None = None

    async def start(self) -> None:
        """Take up what was left, and begin to listen. Raises CannotListen before all else."""
        if self.viber is not None:
            await self.viber.listen()
        await self.bot.delete_webhook(drop_pending_updates=False)
        await set_profile(self.bot, profiles())
        # Kept by aiogram: posters carry the bot's name.
        await self.bot.me()
        await self.rounds.start()
        if self.viber is not None:
            await self.viber.start()

    async def run(self) -> None:
        """Poll until `polling.stop()`."""
        await self.polling.run()

    async def close(self) -> None:
        """Drain what is in hand, give the lease back, close every connection."""
        if self.viber is not None:
            await self.viber.stop()
        await self.rounds.stop()
        await self.hang_up()

    async def hang_up(self) -> None:
        """Close every connection, also of a bot that never began; may be done twice."""
        if self.viber is not None:
            await self.viber.web.stop()
            await self.viber.client.close()
        await self.bot.session.close()
        await self.house.database.close()


def application(
    database: Database,
    access: Access,
    clock: Clock,
    pace: Pace | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> Application:
    """The whole bot over one database; nothing speaks before `start`.

    `monotonic` counts the seconds for which it may lead without a beat.
    """
    bot = telegram_bot(access.token, access.api, _may_speak)
    pace, turns, folder = pace or Pace(), Turns(), MediaFolder(access.media_folder)
    messenger = TelegramMessenger(bot, pace, partial(kept_media, folder))
    messengers: dict[MessengerName, Messenger] = {MessengerName.TELEGRAM: messenger}
    again = partial(draw_from_outbox, bot_id=bot.id)
    office = Office(bot.id, database, clock, messengers, pace, again, draw_chart, turns, folder)
    rounds = Rounds(office, Lease(office, monotonic=monotonic))
    on_phones = OnPhones(messengers)
    house = House(
        bot.id,
        database,
        clock,
        messengers,
        turns,
        folder,
        poke=rounds.poke,
        at_hand=as_it_is if access.viber is None else partial(at_hand, office, folder),
        shown=on_phones.shown,
    )
    rounds.also(partial(on_phones.refresh, house))
    polling = Polling(bot, house, partial(_leave, messenger), lambda: rounds.lease.is_leading)
    app = Application(bot, house, polling, rounds)
    if access.viber is not None:
        app.viber = spoken_viber(app, access.viber, folder, messengers)
        rounds.also(partial(fetch_due, office, folder))
        rounds.beside(app.viber.registration.check, SECONDS_BETWEEN_CHECKS)
    return app


async def _leave(messenger: TelegramMessenger, chat: str, language: str | None) -> None:
    with speaking(language_for(language, LANGUAGES)):
        await messenger.leave(chat, menu.in_group_chat())


def spoken_viber(
    app: Application,
    access: ViberAccess,
    folder: MediaFolder,
    messengers: dict[MessengerName, Messenger],
) -> SpokenViber:
    """Viber beside Telegram: the same rooms, its own messenger and web server."""
    client = ViberClient(access.token, access.api, _may_speak)
    secret = hmac.digest(access.token.encode(), b"addresses of files", "sha256")
    now = app.house.clock.now
    files = PublicFiles(folder, access.public_url, secret, now)
    messenger = ViberMessenger(client, access.name, access.avatar, files.address_of, now)
    messengers[MessengerName.VIBER] = messenger
    events = ViberEvents(app.bot, app.house, messenger, access.token)
    app.rounds.also(events.receipts.tend)
    registration = Registration(client, f"{access.public_url}{events.path}")
    web = WebServer(access.listen, events, files)
    return SpokenViber(client, web, events, registration)


def kept_media(folder: MediaFolder, media: StoredMedia) -> Media | None:
    """What was sent through another messenger, as a file to send anew; None if it is not there."""
    path = folder.find(media.file) if media.file else None
    if path is None:
        return None
    name = media.file_name or path.name
    if media.shape == Shape.PHOTO:
        return Media(path.name, "image/jpeg", path.read_bytes())
    if media.shape == Shape.VOICE:
        return Media(name, media.mime_type or "audio/ogg", path.read_bytes())
    mime_type = media.mime_type or "application/octet-stream"
    return Media(name, mime_type, path.read_bytes(), is_document=True)


def _may_speak() -> bool:
    return not is_transaction_open()


async def run(app: Application, stopping: asyncio.Event) -> None:
    """Run until `stopping` is set, then drain."""
    await app.start()
    polling = asyncio.create_task(app.run())
    waiting = asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait({polling, waiting}, return_when=asyncio.FIRST_COMPLETED)
        app.polling.stop()
        await polling
    finally:
        waiting.cancel()
        await app.close()
