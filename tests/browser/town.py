"""The people of the square, what stands behind the page, and how a test finds a phone on it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import ClientSession
from playwright.async_api import Locator
from playwright.async_api import Page as Window

from simulator.page_api import Page
from simulator.telegram.server import TelegramServer
from simulator.viber.server import ViberServer
from tests.browser.scripted_bot import ScriptedBot, ScriptedClock
from tests.browser.scripted_viber_bot import ScriptedViberBot

ELENA, MARIA, IVAN, STRANGE, ALIEN = 101, 102, 103, 104, 105
BABA = 301
"""She has Viber."""

NAUGHTY = '<img src=x onerror="alert(1)">'
PEOPLE = {
    ELENA: ("Елена", {"bg": "Елена – координатор", "en": "Elena – coordinator"}),
    MARIA: ("Мария", {"bg": "Мария – член на групата", "en": "Maria – in the group"}),
    IVAN: ("Иван", {"bg": "Иван – член на групата", "en": "Ivan – in the group"}),
    STRANGE: (NAUGHTY, {}),
    ALIEN: ("Петя", {"bg": "Петя – община Сопот", "en": "Petya – municipality of Sopot"}),
}
NOTICE = "ОБЯВА\nНа 01.09.2021 г. /сряда/ от 10:00 часа"
POSTER = {"bg": "Плакат на групата", "en": "Poster of the group"}
WIDE = (1600, 900)
NARROW = (390, 844)

Open = Callable[..., Awaitable[Window]]


@dataclass(slots=True)
class Town:
    """What stands behind the page."""

    server: TelegramServer
    page: Page
    bot: ScriptedBot
    clock: ScriptedClock
    http: ClientSession
    viber: ViberServer
    viber_bot: ScriptedViberBot

    @property
    def address(self) -> str:
        """Where the page is."""
        return self.server.address


def phone(window: Window, user_id: int) -> Locator:
    """One person's phone on the page."""
    return window.locator(f"#phone-{user_id}")


async def writes(window: Window, user_id: int, text: str) -> None:
    """Type into a phone and press Enter."""
    field = phone(window, user_id).get_by_role("textbox")
    await field.fill(text)
    await field.press("Enter")
