"""`run`: the bot itself, until it is told to stop."""

import asyncio
import gc
import logging
import os
import signal
import sys
import threading
from contextlib import AsyncExitStack, suppress
from datetime import timedelta

import click
from sqlalchemy import select

from bot import demo, wiring
from bot.commands.account import patiently, reached
from bot.commands.databases import prepare, shown
from bot.commands.endings import NotBegun, Sentence, secrets
from bot.commands.migrate import told
from bot.logs import configure_logs, reason, redact
from bot.settings import Address, Settings, read_settings
from community.clock import Clock
from storage.database import Database
from storage.migrate import DatabaseRefused
from storage.models import Municipality

log = logging.getLogger(__name__)

# What a shell reports of a process that was killed by signal 9.
KILLED = 137


@click.command()
@click.option(
    "--ends-with-input",
    is_flag=True,
    help="Also end when standard input is closed, as by the end of the program that holds it.",
)
def run(ends_with_input: bool) -> None:
    """Run the bot until it is told to stop (Ctrl-C or SIGTERM).

    An empty or older SQLite database is migrated first, after a copy beside it.
    """
    settings = read_settings()
    configure_logs(settings.log_level, settings.log_format, secrets(settings))
    try:
        asyncio.run(serve(settings, ends_with_input=ends_with_input))
    except (Sentence, DatabaseRefused):
        raise
    except Exception as error:
        log.critical("The bot ends", exc_info=error)
        what = redact(reason(error), secrets(settings))
        raise Sentence(f"The bot ends ({what}): the lines above say where.") from None


async def serve(settings: Settings, *, ends_with_input: bool) -> None:
    """Everything between the settings and the exit code."""
    stopping = stop_signals()
    if ends_with_input:
        stop_with_input(stopping)
    outcome = await prepare(settings.database_url, may_upgrade=True)
    for line in told(settings.database_url, outcome) if outcome else []:
        log.info("%s", line)
    user = await reached(settings, stopping)
    if user is None:
        return
    log.info(
        "This is @%s; people's answers lie in %s", user.username, shown(settings.database_url)
    )
    spare_the_collector()
    await until_stopped(settings, stopping)
    log.info("Everything in hand is done; the bot ends")


async def until_stopped(settings: Settings, stopping: asyncio.Event) -> None:
    """The bot, and the demo's control beside it where that is wanted."""
    clock = Clock(timedelta(seconds=settings.demo_moved_seconds))
    database = Database(settings.database_url)
    app = wiring.application(database, access_of(settings), clock)
    try:
        async with AsyncExitStack() as stack:
            if settings.demo_control:
                await _open_demo(stack, controls(app, database, clock), settings.demo_control)
            # Only its start lets Telegram's errors out, before anything else has begun.
            await patiently(lambda: wiring.run(app, stopping), stopping)
    except wiring.CannotListen as error:
        host, port = settings.listen
        raise NotBegun(f"LISTEN can not use port {port} of {host}: {error}") from None
    finally:
        # The demo may have asked for the time once more after the bot had closed everything.
        await app.hang_up()


def access_of(settings: Settings) -> wiring.Access:
    """What the settings let the bot in with."""
    viber = None
    if settings.has_viber:
        viber = wiring.ViberAccess(
            token=settings.viber_token.get_secret_value(),
            api=settings.viber_api,
            name=settings.viber_name,
            avatar=settings.viber_avatar,
            public_url=settings.public_url,
            listen=settings.listen,
        )
    token = settings.telegram_token.get_secret_value()
    return wiring.Access(token, settings.telegram_api, settings.media_folder, viber)


def controls(app: wiring.Application, database: Database, clock: Clock) -> demo.Controls:
    """What the demo's page may do with this bot."""

    async def first_town() -> Municipality | None:
        async with database.read() as session:
            return await session.scalar(select(Municipality).order_by(Municipality.id).limit(1))

    return demo.Controls(
        clock=clock,
        run_due=app.rounds.run_due,
        next_due=app.rounds.next_due,
        town=first_town,
        end=lambda: os._exit(KILLED),
    )


async def _open_demo(stack: AsyncExitStack, may: demo.Controls, address: Address) -> None:
    try:
        port = await stack.enter_async_context(demo.listening(may, address))
    except OSError as error:
        words = f"DEMO_CONTROL can not use port {address.port} of {address.host}: {error.strerror}"
        raise NotBegun(words) from None
    log.info("The demo's clock is at http://%s:%s/clock", address.host, port)


def stop_signals() -> asyncio.Event:
    """An event that Ctrl-C and SIGTERM set."""
    stopping, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stopping.set)
        except NotImplementedError:  # on Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stopping.set))
    return stopping


def stop_with_input(stopping: asyncio.Event) -> None:
    """Set the event when nobody holds the other end of standard input any more."""
    loop = asyncio.get_running_loop()

    def wait() -> None:
        # Not through sys.stdin: its lock, held by a waiting thread, would crash the exit.
        with suppress(OSError):
            while os.read(number, 1024):
                pass
        with suppress(RuntimeError):  # the loop has ended first
            loop.call_soon_threadsafe(stopping.set)

    number = sys.stdin.fileno()
    threading.Thread(target=wait, daemon=True).start()


def spare_the_collector() -> None:
    """Let the garbage collector leave what was imported alone, and come less often.

    Twice as many updates per second (reference/telegram.md, 0.6 and 7).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
