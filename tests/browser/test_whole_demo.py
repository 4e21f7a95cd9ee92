"""The whole demo as a visitor meets it: everything by taps on the page, the real bot behind."""

from __future__ import annotations

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

ELENA, MARIA, SEVDA, GOSHO, LILI = 101, 102, 104, 900, 202


@pytest_asyncio.fixture(loop_scope="session")
async def window(tmp_path: Path, browser: Browser) -> AsyncIterator[Window]:
    """The page of a new demo."""
    async with visiting(tmp_path, free_port()) as visitor:
        window = await browser.new_page(viewport={"width": 1600, "height": 1000})
        await window.goto(visitor.address)
        yield window
        await window.close()


def newest(window: Window, user_id: int) -> Locator:
    """The last message of the bot on a phone, with its buttons."""
    return window.locator(f"#phone-{user_id} .message:not(.own)").last


async def taps(window: Window, user_id: int, *labels: str) -> None:
    """Tap one button of the newest message after the other."""
    for label in labels:
        await newest(window, user_id).get_by_role("button", name=label).click()


async def test_a_visitor_holds_the_first_conversation_by_taps(window: Window) -> None:
    await (
        window.locator(f"#phone-{GOSHO}").get_by_role("button", name="групата в Антоново").click()
    )
    await taps(window, GOSHO, "Български", "✅ Приемам", "Гошо", "с. Изворово")
    await expect(window.locator(f"#phone-{GOSHO}")).to_contain_text("Готово, Гошо")
    await expect(newest(window, GOSHO)).to_contain_text("Покана за заседание")
    await window.locator(f"#phone-{ELENA}").get_by_role("button", name="Нова среща").click()
    await taps(window, ELENA, "Обучение", "Двете групи")
    day = newest(window, ELENA).get_by_role("button").first
    await expect(newest(window, ELENA)).to_contain_text("На коя дата?")
    await day.click()
    await taps(window, ELENA, "10:00", "Общински съвет", "Без дневен ред")
    await expect(newest(window, ELENA)).to_contain_text("Така ще изглежда")
    await taps(window, ELENA, "Изпращам")
    for person in (MARIA, SEVDA, GOSHO):
        await expect(newest(window, person)).to_contain_text("Покана за обучение")
    await taps(window, MARIA, "Ще дойда")
    await expect(newest(window, MARIA)).to_contain_text("Записахме: ще дойдете")
    next_thing = window.locator("#to-next")
    for _ in range(8):
        await next_thing.click()
        await expect(window.locator("#clock.moving")).to_have_count(0)
        if "🔔" in await window.locator(f"#phone-{MARIA}").inner_text():
            break
    await expect(window.locator(f"#phone-{MARIA}")).to_contain_text("🔔")
    await expect(window.locator(f"#phone-{LILI}")).not_to_contain_text("Покана")
