"""The whole demo as a visitor meets it: everything by taps on the page, the real bot behind."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect
from playwright.async_api import Page as Window

from simulator.demo.running import free_port
from tests.demo.visitor import visiting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.timeout(300),
]

DAY_BUTTON = re.compile(r"^.. \d\d\.\d\d$")
ELENA, MARIA, SEVDA, GOSHO, LILI = 101, 102, 104, 900, 202


@pytest_asyncio.fixture(loop_scope="session")
async def window(tmp_path: Path, browser: Browser) -> AsyncIterator[Window]:
    """The page of a new demo."""
    async with visiting(tmp_path, free_port()) as visitor:
        window = await browser.new_page(viewport={"width": 1600, "height": 1000})
        await window.goto(visitor.address)
        yield window
        await window.close()


def phone(window: Window, user_id: int) -> Locator:
    """One person's phone."""
    return window.locator(f"#phone-{user_id}")


async def taps(window: Window, user_id: int, *labels: str) -> None:
    """Tap the newest button with these words, one after the other."""
    for label in labels:
        said = phone(window, user_id).locator(".message")
        await said.get_by_role("button", name=label).last.click()


async def test_a_visitor_holds_the_first_conversation_by_taps(window: Window) -> None:
    await phone(window, GOSHO).get_by_role("button", name="групата в Антоново").click()
    await taps(window, GOSHO, "Български", "✅ Приемам", "Гошо", "с. Изворово")
    await expect(phone(window, GOSHO)).to_contain_text("Готово, Гошо")
    await expect(phone(window, GOSHO)).to_contain_text("Покана за заседание")
    await phone(window, ELENA).get_by_role("button", name="Нова среща").click()
    await taps(window, ELENA, "Обучение", "Двете групи")
    await expect(phone(window, ELENA)).to_contain_text("На коя дата?")
    await phone(window, ELENA).get_by_role("button", name=DAY_BUTTON).first.click()
    await taps(window, ELENA, "10:00", "Общински съвет", "Без дневен ред")
    await expect(phone(window, ELENA)).to_contain_text("Така ще изглежда")
    await taps(window, ELENA, "Изпращам")
    await expect(phone(window, ELENA)).to_contain_text("след половин минута")
    await window.locator("#to-next").click()
    for person in (MARIA, SEVDA, GOSHO):
        await expect(phone(window, person)).to_contain_text("Покана за обучение")
    await taps(window, MARIA, "Ще дойда")
    await expect(phone(window, MARIA)).to_contain_text("Записахме: ще дойдете")
    next_thing = window.locator("#to-next")
    for _ in range(8):
        await next_thing.click()
        await expect(window.locator("#clock.moving")).to_have_count(0)
        if "🔔" in await phone(window, MARIA).inner_text():
            break
    await expect(phone(window, MARIA)).to_contain_text("🔔")
    await expect(phone(window, LILI)).not_to_contain_text("Покана")
