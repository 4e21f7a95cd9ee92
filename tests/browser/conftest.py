"""A square with five phones, a scripted bot behind it, and real Chromium windows before it."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import AsyncIterator

import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Browser, ConsoleMessage, async_playwright, expect
from playwright.async_api import Page as Window

from simulator.page_api import InviteLink, PagePerson, PasteText, add_page
from simulator.telegram.server import TelegramServer
from simulator.viber.server import ViberServer
from tests.browser.scripted_bot import ScriptedBot, ScriptedClock, running
from tests.browser.scripted_viber_bot import ScriptedViberBot
from tests.browser.town import BABA, ELENA, IVAN, MARIA, NOTICE, PEOPLE, POSTER, WIDE, Open, Town

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


PATIENCE = 15_000
"""Milliseconds: a loaded machine is slow, and a passing test never waits so long."""

expect.set_options(timeout=PATIENCE)

# One Chromium for all tests lives in one event loop, and so must whatever speaks with it.
per_test = pytest_asyncio.fixture(loop_scope="session")


@per_test
async def town() -> AsyncIterator[Town]:
    """A running demo in which Elena, Maria and Ivan have already said hello."""
    async with contextlib.AsyncExitStack() as stack:
        clock = await stack.enter_async_context(ScriptedClock().listening())
        server = TelegramServer("42:TEST", "megdan_demo_bot")
        server.bot_profile.names[""] = "Мегдан"
        for user_id, (name, _) in PEOPLE.items():
            server.phone(user_id, name)
        page = add_page(
            server,
            control_address=clock.address,
            people=[PagePerson(each, words) for each, (_, words) in PEOPLE.items() if words],
            links=[InviteLink(POSTER, "poster")],
            texts=[PasteText({"bg": "Обява от 2021", "en": "Notice"}, NOTICE, (ELENA,))],
        )
        page.viber = viber = ViberServer(name="Мегдан")
        viber.phone(BABA, "Станка")
        await viber.start()
        stack.push_async_callback(viber.stop)
        await server.start()
        stack.push_async_callback(server.stop)
        http = await stack.enter_async_context(ClientSession())
        viber_bot = await stack.enter_async_context(ScriptedViberBot(viber, http).listening())
        bot = await stack.enter_async_context(
            running(ScriptedBot(server.address, "42:TEST", http))
        )
        for user_id in (ELENA, MARIA, IVAN):
            server.phones[user_id].opens_link()
        await server.settled()
        yield Town(server, page, bot, clock, http, viber, viber_bot)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium without windows; every window is opened with an empty profile."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "These tests need Chromium; leave them out with -m 'not browser'."
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        await browser.close()


@per_test
async def complaints() -> AsyncIterator[list[str]]:
    """What the browser's console complained of; nothing, unless the test clears it."""
    heard: list[str] = []
    yield heard
    assert heard == []


@per_test
async def opens(town: Town, browser: Browser, complaints: list[str]) -> AsyncIterator[Open]:
    """Open the page in a window of a given size."""
    opened: list[Window] = []

    def complain(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            complaints.append(said.text)

    async def open_window(size: tuple[int, int] = WIDE) -> Window:
        window = await browser.new_page(viewport={"width": size[0], "height": size[1]})
        opened.append(window)
        window.set_default_timeout(PATIENCE)
        window.on("pageerror", lambda error: complaints.append(str(error)))
        window.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        window.on("console", complain)
        await window.goto(town.address)
        await window.wait_for_selector(f"#phone-{ELENA} .message")
        return window

    yield open_window
    for window in opened:
        await window.close()
