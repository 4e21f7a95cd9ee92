"""The demo's clock on the page moves the bot's own clock, and the phones show its time."""

import pytest
from playwright.async_api import expect

from tests.browser.town import MARIA, Open, Town, phone

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="session"),
]
HOUR, DAY = 3600, 86400


@pytest.mark.parametrize(
    ("button", "wish"),
    [("+1 час", {"advance_seconds": HOUR}), ("+1 ден", {"advance_seconds": DAY})],
)
async def test_a_step_moves_the_bots_clock(
    opens: Open, town: Town, button: str, wish: dict[str, int]
) -> None:
    window = await opens()
    await window.get_by_role("button", name=button).click()
    await expect(window.locator("#now")).to_contain_text(
        "11:00" if wish["advance_seconds"] == HOUR else "вторник, 21 март 2023"
    )
    assert town.clock.wishes == [wish]


async def test_the_phones_show_the_demos_time_and_not_the_machines(opens: Open) -> None:
    window = await opens()
    await expect(window.locator("#now")).to_have_text("понеделник, 20 март 2023 г., 10:00")
    await expect(phone(window, MARIA).locator(".status-time")).to_have_text("10:00")
    await expect(phone(window, MARIA).locator(".day")).to_have_text("понеделник, 20 март")
    await expect(window.locator("#moved")).to_be_visible()


async def test_the_next_thing_is_named_and_its_messages_bear_the_new_time(
    opens: Open, town: Town
) -> None:
    async def remind() -> None:
        await town.bot.says(MARIA, "🔔 Утре в 10:00 ч.")

    town.clock.on_move = remind
    window = await opens()
    following = window.get_by_role("button", name="До следващото")
    await expect(following).to_contain_text("пн, 20.03, 17:00 · Напомняне")
    await following.click()
    await expect(phone(window, MARIA).locator(".meta time").last).to_have_text("17:00")
    await expect(phone(window, MARIA).locator(".meta time").first).to_have_text("10:00")
    await expect(phone(window, MARIA).locator(".lock-time")).to_have_text("17:00")
    assert town.clock.wishes == [{"to": "next"}]


async def test_beginning_again_is_asked_back_and_only_where_it_can_be_done(
    opens: Open, town: Town
) -> None:
    window = await opens()
    await expect(window.get_by_role("button", name="Отначало")).to_be_hidden()
    wishes: list[bool] = []
    town.page.begin_anew = lambda: wishes.append(True)
    town.page.streams.hang_up()
    for answer in ("Отказ", "Отначало"):
        await window.locator("#anew").click()
        await window.locator("#beginning").get_by_role("button", name=answer).click()
        await expect(window.locator("#beginning")).to_be_hidden()
    await expect(window.locator("#notice")).to_have_text("Започваме отначало…")
    assert wishes == [True]
