"""A chat on the page: what is typed and tapped reaches the bot, and its answers are shown."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.town import (
    ELENA,
    IVAN,
    MARIA,
    NAUGHTY,
    NOTICE,
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


async def test_what_is_typed_reaches_the_bot_and_its_answer_appears(
    opens: Open, town: Town
) -> None:
    window = await opens()
    await writes(window, MARIA, "утре в 10")
    maria = phone(window, MARIA)
    await expect(maria.locator(".message.own .said").last).to_have_text("утре в 10")
    await expect(maria.locator(".message:not(.own) .said").last).to_have_text("Чухме: утре в 10")
    await expect(maria.get_by_role("textbox")).to_have_value("")
    assert "утре в 10" in town.bot.heard
    await expect(phone(window, IVAN)).not_to_contain_text("утре в 10")


async def test_shift_and_enter_begins_a_new_line(opens: Open, town: Town) -> None:
    window = await opens()
    field = phone(window, ELENA).get_by_role("textbox")
    await field.type("Отчет")
    await field.press("Shift+Enter")
    await field.type("Въпроси")
    await field.press("Enter")
    await expect(phone(window, ELENA).locator(".message").last).to_contain_text("Чухме")
    assert town.bot.heard[-1] == "Отчет\nВъпроси"


async def test_a_tap_reaches_the_bot_and_the_edit_is_shown(opens: Open, town: Town) -> None:
    window = await opens()
    maria = phone(window, MARIA)
    await maria.get_by_role("button", name="✅ Ще дойда").click()
    await expect(maria.locator(".said").last).to_have_text("Записахме: ще дойдете.")
    await expect(maria.locator(".edited")).to_have_text("редактирано")
    await expect(maria.get_by_role("button", name="Ще дойда")).to_have_count(0)
    assert town.bot.taps == ["yes"]
    await expect(phone(window, IVAN).get_by_role("button", name="✅ Ще дойда")).to_be_visible()


async def test_the_answer_of_a_tap_is_a_toast_and_the_button_rests(opens: Open) -> None:
    window = await opens()
    maria = phone(window, MARIA)
    await maria.get_by_role("button", name="Дневен ред").click()
    await expect(maria.locator(".toast")).to_have_text("Три точки")
    await expect(maria.locator(".key.busy")).to_have_count(0)
    await expect(phone(window, IVAN).locator(".toast")).to_be_hidden()


async def test_a_name_that_looks_like_markup_is_shown_as_written(opens: Open) -> None:
    window = await opens()
    stranger = phone(window, STRANGE)
    await expect(stranger.locator(".caption")).to_contain_text(NAUGHTY)
    await stranger.get_by_role("button", name="СТАРТ").click()
    await expect(stranger.locator(".said").last).to_contain_text(f"Здравейте, {NAUGHTY}!")
    await writes(window, STRANGE, "<script>alert(2)</script>")
    await expect(stranger.locator(".said").last).to_have_text("Чухме: <script>alert(2)</script>")
    assert await window.locator("#square img[src=x], #square script").count() == 0


async def test_entities_are_drawn_and_a_dangerous_link_is_not_one(opens: Open, town: Town) -> None:
    window = await opens()
    entities = [
        {"type": "bold", "offset": 0, "length": 7},
        {"type": "text_link", "offset": 8, "length": 4, "url": "javascript:alert(3)"},
        {"type": "url", "offset": 13, "length": 19},
    ]
    message = town.server.world.add(
        town.server.phones[MARIA].chat,
        town.server.world.bot,
        text="🔔 Утре тук: https://example.org",
        entities=entities,
    )
    shown = phone(window, MARIA).locator(f"[data-message='{message.message_id}']")
    await expect(shown.locator("strong")).to_have_text("🔔 Утре")
    await expect(shown.locator("a")).to_have_count(1)
    await expect(shown.locator("a")).to_have_attribute("href", "https://example.org")
    await expect(shown.locator("a")).to_have_attribute("rel", re.compile("noopener"))


async def test_a_file_of_the_bot_can_be_saved(opens: Open) -> None:
    window = await opens()
    maria = phone(window, MARIA)
    await maria.get_by_role("button", name="В календара").click()
    async with window.expect_download() as saving:
        await maria.locator("a.file").click()
    saved = await (await saving.value).path()
    assert saved.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    ("entry", "kind", "look"),
    [
        ("Стикер", "sticker", ".sticker"),
        ("Гласово", "voice", ".voice"),
        ("Снимка", "photo", "img"),
        ("Файл", "document", "a.file"),
    ],
)
async def test_attachments_are_sent_and_shown(
    opens: Open, town: Town, entry: str, kind: str, look: str
) -> None:
    window = await opens()
    ivan = phone(window, IVAN)
    await ivan.get_by_role("button", name="Прикачване").click()
    await ivan.get_by_role("menuitem", name=entry).click()
    await expect(ivan.locator(f".message.own {look}")).to_be_visible()
    await expect(ivan.locator(".said").last).to_have_text(f"Чухме: {kind}")
    assert town.bot.heard[-1] == kind


@pytest.mark.parametrize(("entry", "look"), [("Снимка", "img"), ("Файл", "a.file")])
async def test_what_was_typed_goes_below_a_photo_or_a_file(
    opens: Open, entry: str, look: str
) -> None:
    window = await opens()
    ivan = phone(window, IVAN)
    field = ivan.get_by_role("textbox")
    await field.fill("Елате в събота")
    await ivan.get_by_role("button", name="Прикачване").click()
    await ivan.get_by_role("menuitem", name=entry).click()
    sent = ivan.locator(".message.own", has_text="Елате в събота")
    await expect(sent.locator(look)).to_be_visible()
    await expect(field).to_have_value("")


async def test_what_was_typed_waits_while_a_recording_is_sent(opens: Open) -> None:
    window = await opens()
    ivan = phone(window, IVAN)
    field = ivan.get_by_role("textbox")
    await field.fill("Елате в събота")
    await ivan.get_by_role("button", name="Прикачване").click()
    await ivan.get_by_role("menuitem", name="Гласово").click()
    await expect(ivan.locator(".message.own .voice")).to_be_visible()
    await expect(field).to_have_value("Елате в събота")


async def test_a_coordinator_pastes_a_notice_and_sends_it(opens: Open, town: Town) -> None:
    window = await opens()
    elena = phone(window, ELENA)
    await elena.get_by_role("button", name="Прикачване").click()
    await elena.get_by_role("menuitem", name="Обява от 2021").click()
    field = elena.get_by_role("textbox")
    await expect(field).to_have_value(NOTICE)
    await expect(field).to_be_focused()
    await field.press("Enter")
    await expect(elena.locator(".message.own .said").last).to_have_text(NOTICE)


async def test_nobody_else_has_notices_to_paste(opens: Open) -> None:
    window = await opens()
    ivan = phone(window, IVAN)
    await ivan.get_by_role("button", name="Прикачване").click()
    await expect(ivan.get_by_role("menuitem", name="Стикер")).to_be_visible()
    await expect(ivan.get_by_text("Обява от 2021")).to_have_count(0)


async def test_a_deleted_message_is_hidden(opens: Open, town: Town) -> None:
    window = await opens()
    shown = phone(window, MARIA).locator(".said", has_text="Чухме")
    gone = await town.bot.says(MARIA, "Чухме ли се?")
    await expect(shown).to_be_attached()
    await town.bot.call("deleteMessage", chat_id=MARIA, message_id=gone["message_id"])
    await expect(shown).to_have_count(0)


async def test_who_has_scrolled_up_stays_there_and_sees_a_mark(opens: Open, town: Town) -> None:
    window = await opens()
    maria = phone(window, MARIA)
    for number in range(20):
        await town.bot.says(MARIA, f"Съобщение {number}")
    await expect(maria.locator(".said", has_text="Съобщение 19")).to_be_in_viewport()
    scroller = maria.locator(".scroller")
    await scroller.evaluate("list => { list.scrollTop = 0; }")
    mark = maria.get_by_role("button", name="Към най-новото")
    await expect(mark).to_be_visible()
    await town.bot.says(MARIA, "Най-новото")
    await expect(mark).to_have_text("1")
    assert await scroller.evaluate("list => list.scrollTop") == 0
    await maria.locator(".lock-screen").click()
    await mark.click()
    await expect(maria.locator(".said", has_text="Най-новото")).to_be_in_viewport()
    await expect(mark).to_be_hidden()
