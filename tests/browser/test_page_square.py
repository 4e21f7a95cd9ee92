"""The square: lock screens, tabs, strangers, transcripts, language, a line that drops."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.town import (
    ALIEN,
    BABA,
    ELENA,
    IVAN,
    MARIA,
    NARROW,
    STRANGE,
    Open,
    Town,
    phone,
    writes,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="session"),
]
LONG = "🔔 Утре, 21 март (вторник), 10:00 ч. – среща. 📍 Заседателна зала на Общински съвет"


async def test_only_a_phone_that_did_not_ask_lights_up(opens: Open, town: Town) -> None:
    window = await opens()
    await writes(window, MARIA, "здравейте")
    await expect(phone(window, MARIA).locator(".said").last).to_have_text("Чухме: здравейте")
    await town.bot.says(IVAN, LONG)
    locked = phone(window, IVAN).locator(".lock-screen")
    await expect(locked.locator(".notification-text")).to_have_text(f"{LONG[:60].rstrip()}…")
    await expect(phone(window, IVAN).locator(".caption .unread")).to_have_text("1")
    for other in (ELENA, MARIA):
        await expect(phone(window, other).locator(".lock-screen")).to_be_hidden()
        await expect(phone(window, other).locator(".banner")).to_be_hidden()
    await locked.click()
    await expect(locked).to_be_hidden()
    await expect(phone(window, IVAN).locator(".caption .unread")).to_be_hidden()
    await expect(phone(window, IVAN).locator(".said").last).to_have_text(LONG)


async def test_a_narrow_window_shows_one_phone_and_where_something_is_unread(
    opens: Open, town: Town
) -> None:
    window = await opens(NARROW)
    await expect(phone(window, ELENA)).to_be_visible()
    await expect(phone(window, IVAN)).to_be_hidden()
    await town.bot.says(IVAN, LONG)
    tab = window.get_by_role("tab", name="Иван")
    await expect(tab.locator(".unread")).to_have_text("1")
    await expect(window.get_by_role("button", name="Иван: 🔔")).to_be_visible()
    await tab.click()
    await expect(tab).to_have_attribute("aria-selected", "true")
    await expect(tab.locator(".unread")).to_have_count(0)
    await expect(phone(window, IVAN)).to_be_visible()
    await expect(phone(window, ELENA)).to_be_hidden()
    assert await window.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


@pytest.mark.parametrize("size", [(320, 568), NARROW, (1366, 657)])
async def test_a_whole_phone_is_seen_in_every_window(opens: Open, size: tuple[int, int]) -> None:
    window = await opens(size)
    await expect(phone(window, ELENA).get_by_role("textbox")).to_be_in_viewport(ratio=1)
    assert await window.evaluate("document.documentElement.scrollWidth") <= size[0]


async def test_a_narrow_window_says_whose_phone_it_is_and_covers_no_open_chat(
    opens: Open, town: Town
) -> None:
    window = await opens(NARROW)
    await expect(phone(window, ELENA).locator(".caption")).to_have_text("Елена – координатор")
    await expect(phone(window, ELENA).locator(".caption")).to_be_in_viewport()
    await town.bot.says(ELENA, LONG)
    await expect(phone(window, ELENA).locator(".said").last).to_have_text(LONG)
    await expect(phone(window, ELENA).locator(".banner")).to_be_hidden()


async def test_a_new_phone_is_shown_in_a_narrow_window(opens: Open) -> None:
    window = await opens(NARROW)
    await window.get_by_role("button", name="Нов телефон").click()
    await window.get_by_label("Как се казва човекът?").fill("Христо")
    await window.keyboard.press("Enter")
    await expect(
        window.get_by_role("region", name="Христо – непознат човек", exact=True)
    ).to_be_visible()
    tab = window.get_by_role("tab", name="Христо")
    await expect(tab).to_have_attribute("aria-selected", "true")
    await expect(tab).to_be_in_viewport()
    await expect(phone(window, ELENA)).to_be_hidden()


async def test_another_town_leaves_nothing_of_the_old_one(opens: Open, town: Town) -> None:
    window, narrow = await opens(), await opens(NARROW)
    await town.bot.says(IVAN, LONG)
    unread = phone(window, IVAN).locator(".caption .unread")
    await expect(unread).to_have_text("1")
    await expect(narrow.locator("#heads-up")).to_be_visible()
    town.page.streams.hang_up()
    await expect(window.locator("body[data-connected=yes]")).to_be_attached()
    await expect(unread).to_have_text("1")
    town.server.phones[IVAN].clears_history()
    town.page.began_at += 1
    town.page.streams.hang_up()
    await expect(unread).to_be_hidden()
    await expect(phone(window, IVAN).locator(".lock-screen")).to_be_hidden()
    await expect(narrow.locator("#heads-up")).to_be_hidden()
    await expect(narrow.locator(".tab .unread")).to_have_count(0)
    await expect(phone(narrow, ELENA)).to_be_visible()


async def test_who_has_just_pressed_start_is_answered_and_not_called(
    opens: Open, town: Town
) -> None:
    window = await opens()
    town.server.phones[ALIEN].opens_link()
    await expect(phone(window, ALIEN).locator(".said").last).to_contain_text("Здравейте, Петя!")
    await expect(phone(window, ALIEN).locator(".lock-screen")).to_be_hidden()
    await expect(phone(window, ALIEN).locator(".caption .unread")).to_be_hidden()


async def test_the_bot_has_no_name_until_it_gives_one(opens: Open, town: Town) -> None:
    town.server.bot_profile.names[""] = str(town.server.world.bot["username"])
    window = await opens()
    for user_id in (MARIA, STRANGE):
        await expect(phone(window, user_id).locator(".chat-name strong")).to_have_text(
            "Свързване…"
        )
    await town.bot.call("setMyName", name="Мегдан")
    await expect(phone(window, MARIA).locator(".chat-name strong")).to_have_text("Мегдан")
    await town.bot.call("setMyDescription", description="Този чат носи покани.")
    await expect(phone(window, STRANGE).locator(".welcome strong")).to_have_text("Мегдан")
    await expect(phone(window, STRANGE).locator(".welcome")).to_contain_text("носи покани")
    await expect(window.locator("body")).not_to_contain_text("megdan_demo_bot")


async def test_tabs_are_walked_with_the_arrow_keys(opens: Open) -> None:
    window = await opens(NARROW)
    await window.get_by_role("tab", name="Елена").press("ArrowRight")
    tab = window.get_by_role("tab", name="Мария")
    await expect(tab).to_be_focused()
    await tab.press("ArrowLeft")
    await window.get_by_role("tab", name="Елена").press("ArrowLeft")
    await expect(phone(window, BABA)).to_be_visible()


async def test_a_stranger_opens_an_invite_link(opens: Open, town: Town) -> None:
    window = await opens()
    await window.get_by_role("button", name="Нов телефон").click()
    await window.get_by_label("Как се казва човекът?").fill("Христо")
    await window.keyboard.press("Enter")
    newcomer = window.get_by_role("region", name="Христо – непознат човек")
    await newcomer.get_by_role("button", name="Плакат на групата").click()
    await expect(newcomer.locator(".said").last).to_contain_text("Здравейте, Христо!")
    await expect(newcomer.locator(".message.own .said")).to_have_text("/start")
    assert town.bot.heard[-1] == "/start poster"


async def test_a_link_to_this_bot_opens_on_the_phone_itself(opens: Open, town: Town) -> None:
    window = await opens()
    url = "https://t.me/megdan_demo_bot?start=from-maria"
    await town.bot.says(MARIA, f"Покана: {url}")
    await phone(window, MARIA).locator(".lock-screen").click()
    await phone(window, MARIA).get_by_role("link", name=url).click()
    await expect(phone(window, MARIA).locator(".said").last).to_contain_text("Здравейте, Мария")
    assert town.bot.heard[-1] == "/start from-maria"


async def test_a_link_that_one_phone_got_can_be_opened_on_another(opens: Open, town: Town) -> None:
    window = await opens()
    await town.bot.says(ELENA, "Покана: https://t.me/megdan_demo_bot?start=from-elena")
    await expect(phone(window, ELENA).locator(".said").last).to_contain_text("Покана")
    stranger = phone(window, STRANGE)
    await stranger.get_by_role("button", name="Още").click()
    await stranger.get_by_role("menuitem", name="Връзка от Елена").click()
    await expect(stranger.locator(".said").last).to_contain_text("Здравейте")
    assert town.bot.heard[-1] == "/start from-elena"


async def test_a_blocked_bot_is_let_back_in(opens: Open, town: Town) -> None:
    window = await opens()
    maria = phone(window, MARIA)
    await maria.get_by_role("button", name="Още").click()
    await maria.get_by_role("menuitem", name="Блокиране").click()
    await expect(maria.get_by_role("textbox")).to_be_hidden()
    assert town.server.phones[MARIA].chat.is_blocked
    await maria.get_by_role("button", name="Отблокиране").click()
    await expect(maria.get_by_role("textbox")).to_be_visible()
    assert not town.server.phones[MARIA].chat.is_blocked


async def test_the_transcript_can_be_read_and_copied(opens: Open) -> None:
    window = await opens()
    await window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await phone(window, MARIA).get_by_role("button", name="Още").click()
    await phone(window, MARIA).get_by_role("menuitem", name="Препис").click()
    sheet = window.get_by_role("dialog", name="Препис: Мария")
    await expect(sheet.locator("pre")).to_contain_text("BOT: Здравейте, Мария!")
    await sheet.get_by_role("button", name="Копиране").click()
    await expect(sheet).to_be_hidden()
    assert "Здравейте, Мария!" in await window.evaluate("navigator.clipboard.readText()")


async def test_a_menu_is_used_without_a_mouse(opens: Open) -> None:
    window = await opens()
    more = phone(window, ELENA).get_by_role("button", name="Още")
    await more.press("Enter")
    first = phone(window, ELENA).get_by_role("menuitem").first
    await expect(first).to_be_focused()
    await first.press("ArrowDown")
    await expect(phone(window, ELENA).get_by_role("menuitem").nth(1)).to_be_focused()
    await window.keyboard.press("Escape")
    await expect(first).to_be_hidden()
    await expect(more).to_be_focused()


async def test_a_locked_phone_is_used_without_a_mouse(opens: Open, town: Town) -> None:
    window = await opens()
    ivan, locked = phone(window, IVAN), phone(window, IVAN).locator(".lock-screen")
    await town.bot.says(IVAN, LONG)
    await expect(locked).to_be_visible()
    await locked.press("Enter")
    await expect(locked).to_be_hidden()
    await expect(ivan.locator(".scroller")).to_be_focused()
    await phone(window, MARIA).get_by_role("textbox").focus()
    await town.bot.says(IVAN, LONG)
    await expect(locked).to_be_visible()
    await ivan.locator(".key").last.focus()
    await expect(locked).to_be_hidden()
    town.server.phones[IVAN].clears_history()
    town.page.streams.note(IVAN)
    await expect(ivan.locator(".scroller")).to_be_focused()


async def test_the_page_speaks_english_and_the_bot_keeps_its_words(opens: Open) -> None:
    window = await opens()
    await phone(window, MARIA).get_by_role("textbox").fill("недописано")
    await window.get_by_role("button", name="EN").click()
    await expect(window.get_by_role("button", name="New phone")).to_be_visible()
    await expect(phone(window, STRANGE).get_by_role("button", name="START")).to_be_visible()
    await expect(phone(window, MARIA).get_by_role("textbox")).to_have_value("недописано")
    await expect(phone(window, MARIA).locator(".said").last).to_contain_text("Здравейте, Мария!")
    await window.reload()
    await expect(window.locator("html")).to_have_attribute("lang", "en")
    await expect(window.locator(".brand p")).to_have_text(re.compile("^[^а-яА-Я]+$"))
    await expect(
        window.get_by_role("region", name="Elena – coordinator", exact=True)
    ).to_be_visible()
    await expect(window.locator("#next-what")).to_contain_text("A reminder")
    await expect(phone(window, STRANGE).get_by_role("button", name="Poster")).to_be_visible()


async def test_a_dropped_line_comes_back_with_all_that_was_missed(opens: Open, town: Town) -> None:
    window = await opens()
    dropped = window.wait_for_selector("body[data-connected=no]", state="attached")
    town.page.streams.hang_up()
    await town.bot.says(MARIA, "Докато ни нямаше")
    await dropped
    await expect(window.locator("body[data-connected=yes]")).to_be_attached()
    await expect(phone(window, MARIA).locator(".said").last).to_have_text("Докато ни нямаше")
    await expect(phone(window, MARIA).locator(".said", has_text="Докато")).to_have_count(1)
    await expect(window.locator("#notice")).to_be_hidden()


async def test_everything_that_can_be_pressed_has_a_name(opens: Open) -> None:
    window = await opens()
    nameless = await window.evaluate(
        """() => [...document.querySelectorAll('button, a, input, textarea')].filter(each =>
            each.checkVisibility() && !each.getAttribute('aria-label') && !each.textContent.trim()
            && !each.labels?.length).map(each => each.outerHTML)"""
    )
    assert nameless == []
