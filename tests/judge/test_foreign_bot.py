"""(d) A bot of another make holds a conversation with the simulator over HTTP, by polling."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from tests.judge.foreign_bot import foreign_bot


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[None]:
    """The foreign bot, polling."""
    application = foreign_bot(server.token, server.address)
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(timeout=5)
        yield
        await application.updater.stop()
        await application.stop()


async def until(server: TelegramServer, is_shown: Callable[[], bool]) -> None:
    """Wait until the phones show something, five seconds at most."""
    async with server.subscribe() as changes, asyncio.timeout(5):
        while not is_shown():
            await changes.get()


@pytest.mark.usefixtures("bot")
async def test_join_and_answer(server: TelegramServer) -> None:
    maria = server.phone(101, "Мария")
    maria.opens_link("invite_1")
    await until(server, lambda: len(maria.heard()) == 1)
    maria.sees("Добре дошли, Мария!", "invite_1", "21 март")
    maria.taps("Ще дойда")
    await until(server, lambda: maria.last_screen.edited)
    maria.sees("Вашият отговор: Ще дойда")
    maria.sees_no_button("Ще дойда")
    await server.settled()
    assert maria.toasts == ["Записано"]
    assert len(maria.heard()) == 1


@pytest.mark.usefixtures("bot")
async def test_two_people_do_not_hear_each_other(server: TelegramServer) -> None:
    maria, ivan = server.phone(101, "Мария"), server.phone(102, "Иван")
    maria.opens_link()
    ivan.opens_link()
    await until(server, lambda: bool(maria.heard() and ivan.heard()))
    ivan.taps("Няма да дойда")
    await until(server, lambda: ivan.last_screen.edited)
    ivan.sees("Няма да дойда")
    maria.sees("Добре дошли, Мария!")
    assert maria.toasts == []


@pytest.mark.usefixtures("bot")
async def test_a_conversation_that_is_not_held_is_noticed(server: TelegramServer) -> None:
    maria: Phone = server.phone(101, "Мария")
    maria.opens_link()
    await until(server, lambda: bool(maria.heard()))
    with pytest.raises(AssertionError, match="Може би"):
        maria.taps("Може би")
    with pytest.raises(AssertionError, match="Not on the last screen"):
        maria.sees("Вашият отговор")
