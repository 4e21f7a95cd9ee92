"""Puts the rooms together; with the commands the only place that knows every room."""

import asyncio
from dataclasses import dataclass
from functools import partial

from aiogram import Bot

from bot.house import House
from bot.live_cards import LiveCards
from bot.looks.again import draw_from_outbox
from bot.looks.profile import profiles
from bot.polling import Polling
from bot.screens import menu
from bot.texts import LANGUAGES, language_for, speaking
from community.clock import Clock
from messengers.pace import Pace
from messengers.telegram.client import telegram_bot
from messengers.telegram.messenger import TelegramMessenger
from messengers.telegram.profile import set_profile
from messengers.turns import Turns
from scheduler.office import Office
from scheduler.rounds import Rounds
from storage.database import Database, is_transaction_open
from storage.kinds import MessengerName


@dataclass
class Application:
    """One running bot: its rooms, its poll loop and its rounds."""

    bot: Bot
    house: House
    polling: Polling
    rounds: Rounds

    async def start(self) -> None:
        """Take up what was left, and begin to listen."""
        await self.bot.delete_webhook(drop_pending_updates=False)
        await set_profile(self.bot, profiles())
        # Kept by aiogram: posters carry the bot's name.
        await self.bot.me()
        await self.rounds.start()

    async def run(self) -> None:
        """Poll until `polling.stop()`."""
        await self.polling.run()

    async def close(self) -> None:
        """Drain what is in hand, give the lease back, close every connection."""
        await self.rounds.stop()
        await self.bot.session.close()
        await self.house.database.close()


def application(
    database: Database, token: str, api: str, clock: Clock, pace: Pace | None = None
) -> Application:
    """The whole bot over one database; nothing speaks before `start`."""
    bot = telegram_bot(token, api, lambda: not is_transaction_open())
    pace, turns = pace or Pace(), Turns()
    messenger = TelegramMessenger(bot, pace)
    messengers = {MessengerName.TELEGRAM: messenger}
    draw_again = partial(draw_from_outbox, bot_id=bot.id)
    office = Office(bot.id, database, clock, messengers, pace, draw_again, turns)
    rounds = Rounds(office)
    live_cards = LiveCards()
    house = House(bot.id, database, clock, messengers, turns, rounds.poke, live_cards.shown)
    rounds.also(partial(live_cards.refresh, house))

    async def leave(chat: str, language: str | None) -> None:
        with speaking(language_for(language, LANGUAGES)):
            await messenger.leave(chat, menu.in_group_chat())

    polling = Polling(bot, house, leave, lambda: rounds.lease.is_leading)
    return Application(bot, house, polling, rounds)


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
