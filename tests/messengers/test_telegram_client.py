"""The client keeps the token to itself and is silent while a transaction is open."""

import asyncio
import contextlib
import logging
import traceback
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from messengers.messenger import Sent, Tapped, TransactionOpen
from messengers.pace import Pace
from messengers.screen import Screen
from messengers.telegram import client
from messengers.telegram.client import DownloadFailed, telegram_bot
from messengers.telegram.messenger import TelegramMessenger
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from storage.database import Database, is_transaction_open
from tests.messengers.scripted_server import TOKEN, Answer, broken_off, raw, refused, running

HELLO = Screen("Здравейте")
SECRET = TOKEN.partition(":")[2]


@contextlib.asynccontextmanager
async def _bot(address: str) -> AsyncIterator[Bot]:
    bot = telegram_bot(TOKEN, address, lambda: True)
    try:
        yield bot
    finally:
        await bot.session.close()


def _everything_about(error: BaseException) -> str:
    """The traceback as a log would hold it, and every cause even if it is not shown."""
    parts = ["".join(traceback.format_exception(error))]
    cause: BaseException | None = error
    while cause is not None:
        parts += [repr(cause), str(cause), repr(cause.args)]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(parts)


@pytest.mark.parametrize(
    "answer",
    [
        broken_off,
        raw(200, "<html>"),
        raw(502, "<html>"),
        refused(401, "Unauthorized"),
        refused(404, "Not Found"),
        refused(429, "Too Many Requests: retry after 5", retry_after=5),
    ],
    ids=["broken", "unreadable", "gateway", "unauthorized", "not found", "too many"],
)
async def test_the_token_is_in_no_error_and_no_log(
    answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with running(answer) as server, _bot(server.address) as bot:
        with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever it is, it is silent
            await bot.get_me()

    assert SECRET not in _everything_about(caught.value)
    assert SECRET not in caplog.text


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://:bad:", "gopher://127.0.0.1"])
async def test_the_token_is_in_no_error_of_an_address_that_does_not_answer(address: str) -> None:
    async with _bot(address) as bot:
        with pytest.raises(client.NotConnected) as caught:
            await bot.get_me()

    assert SECRET not in _everything_about(caught.value)


async def test_the_token_is_in_no_error_of_a_connection_that_takes_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(client, "CONNECTIONS", 1)
    monkeypatch.setattr(client, "CONNECT_SECONDS", 0.05)
    asked = asyncio.Event()
    done = asyncio.Event()

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await done.wait()
        writer.close()

    silent = await asyncio.start_server(listen, "127.0.0.1", 0)
    async with _bot(f"http://127.0.0.1:{silent.sockets[0].getsockname()[1]}") as bot:
        first = asyncio.create_task(bot.get_me())
        await asked.wait()
        # The only connection is taken, so this call never gets one.
        with pytest.raises(client.NotConnected) as caught:
            await bot.get_me()
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
    done.set()
    silent.close()

    assert SECRET not in _everything_about(caught.value)


@pytest.mark.parametrize(
    ("answer", "status"), [(raw(404, "gone"), 404), (broken_off, None)], ids=["gone", "broken"]
)
async def test_the_token_is_in_no_error_of_a_file_that_can_not_be_fetched(
    answer: Answer, status: int | None
) -> None:
    async with running(answer) as server, _bot(server.address) as bot:
        with pytest.raises(DownloadFailed) as caught:
            await bot.download_file("photos/file_1.jpg")

    assert caught.value.status == status
    assert SECRET not in _everything_about(caught.value)


async def test_a_file_is_fetched(bot: Bot, maria: Phone) -> None:
    photo = maria.sends_photo(b"\x89PNG-and-more").photo
    assert photo is not None

    content = await bot.download(photo.file_id)

    assert content is not None
    assert content.read() == b"\x89PNG-and-more"


async def test_nobody_speaks_while_a_transaction_is_open(
    server: TelegramServer, maria: Phone, pace: Pace, sqlite_database: Database
) -> None:
    bot = telegram_bot(server.token, server.address, lambda: not is_transaction_open())
    messenger = TelegramMessenger(bot, pace)

    async with sqlite_database.read():
        for call in (
            messenger.send("700", HELLO),
            messenger.show("700", HELLO, Tapped("tap", "1")),
            messenger.mark("700", "1", HELLO),
            messenger.acknowledge(Tapped("tap", "1"), ""),
            bot.download_file("photos/file_1.jpg"),
        ):
            with pytest.raises(TransactionOpen):
                await call
    assert server.calls == []

    assert isinstance(await messenger.send("700", HELLO), Sent)
    await bot.session.close()


async def test_closing_a_bot_that_never_spoke_does_nothing() -> None:
    bot = telegram_bot(TOKEN, "http://127.0.0.1:1", lambda: True)

    await bot.session.close()
