"""Viber phones on the square, beside those of Telegram."""

import pytest
from playwright.async_api import expect

from tests.browser.town import BABA, ELENA, MARIA, NARROW, Open, Town, phone, writes

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="session"),
]


async def test_a_link_is_opened_and_answered_on_the_keyboard(opens: Open, town: Town) -> None:
    window = await opens()
    baba = phone(window, BABA)
    await expect(baba.locator(".chat-head small")).to_have_text("Viber")
    await baba.get_by_role("button", name="Плакат на групата").click()
    await expect(baba.locator(".said")).to_have_text("Здравейте! Покана: poster")
    assert not town.viber.phones[BABA].person.is_subscribed
    await baba.locator(".below-keys").get_by_role("button", name="Ще дойда").click()
    await expect(baba.locator(".said").last).to_have_text("Чухме: yes")
    await expect(baba.locator(".message.own")).to_have_count(0)
    assert town.viber_bot.heard[-1]["event"] in {"message", "delivered", "seen"}
    assert town.viber.phones[BABA].person.is_subscribed


async def test_buttons_stand_in_what_the_bot_says_by_itself(opens: Open, town: Town) -> None:
    person = town.viber.phones[BABA]
    person.writes("Добър ден")
    await town.viber.settled()
    window = await opens()
    baba = phone(window, BABA)
    await writes(window, MARIA, "здравейте")
    await town.viber_bot.says(person.viber_id, "Среща утре &amp; после")
    await expect(baba.locator(".lock-screen")).to_be_visible()
    await expect(baba.locator(".said").last).to_have_text("Среща утре & после")
    assert not person.last_screen.is_seen
    await baba.locator(".lock-screen").click()
    await baba.locator(".message .key").first.click()
    await expect(baba.locator(".said").last).to_have_text("Чухме: yes")
    await town.viber.settled()
    assert "seen" in town.viber_bot.events()
    await expect(baba.locator(".below-keys .key")).to_have_count(3)


async def test_a_tap_that_is_the_first_look_at_a_message_is_not_lost(
    opens: Open, town: Town
) -> None:
    person = town.viber.phones[BABA]
    person.writes("Добър ден")
    await town.viber.settled()
    window = await opens()
    baba = phone(window, BABA)
    await town.viber_bot.says(person.viber_id, "Среща утре")
    key = await baba.locator(".message .key").first.element_handle()
    await baba.locator(".lock-screen").click()
    await town.viber.settled()
    await town.viber_bot.says(person.viber_id, "И още нещо")
    await expect(baba.locator(".said").last).to_have_text("И още нещо")
    # A finger that lies on a button while its message is drawn anew taps nothing.
    assert key is not None
    assert await key.evaluate("key => key.isConnected")


async def test_who_is_at_the_end_stays_there_when_the_keys_grow(opens: Open, town: Town) -> None:
    person = town.viber.phones[BABA]
    person.writes("Добър ден")
    await town.viber.settled()
    window = await opens()
    baba = phone(window, BABA)
    for number in range(12):
        await town.viber_bot.says(person.viber_id, f"Новина {number}")
    await baba.locator(".lock-screen").click()
    await expect(baba.locator(".said").last).to_have_text("Новина 11")
    await writes(window, BABA, "Покажи")
    await expect(baba.locator(".below-keys .key")).to_have_count(3)
    await expect(baba.locator(".said").last).to_have_text("Чухме: Покажи")
    await expect(baba.locator(".said").last).to_be_in_viewport()
    await expect(baba.locator(".to-newest")).to_be_hidden()


async def test_own_words_get_their_ticks(opens: Open, town: Town) -> None:
    window = await opens()
    town.viber.phones[BABA].unblocks()
    baba = phone(window, BABA)
    await writes(window, BABA, "Добър ден")
    await expect(baba.locator(".message.own .said")).to_have_text("Добър ден")
    await expect(baba.locator(".message.own .ticks.seen")).to_have_count(1)
    await expect(baba.locator(".said").last).to_have_text("Чухме: Добър ден")
    await expect(phone(window, ELENA).locator(".ticks.seen")).to_have_count(0)


async def test_messages_are_turned_off_and_on(opens: Open, town: Town) -> None:
    window = await opens()
    person = town.viber.phones[BABA]
    person.writes("Добър ден")
    more = phone(window, BABA).locator(".more")
    head = phone(window, BABA).locator(".chat-head small")
    await expect(phone(window, BABA).locator(".said").last).to_have_text("Чухме: Добър ден")
    for words, event, shown in (
        ("Спиране на съобщенията", "unsubscribed", "Viber · съобщенията са спрени"),
        ("Включване на съобщенията", "subscribed", "Viber"),
    ):
        await more.click()
        await window.get_by_role("menuitem", name=words).click()
        await expect(head).to_have_text(shown)
        await town.viber.settled()
        assert event in town.viber_bot.events()


async def test_files_and_transcripts(opens: Open, town: Town) -> None:
    window = await opens()
    town.viber.phones[BABA].unblocks()
    baba = phone(window, BABA)
    for kind, shown in (("Снимка", ".photo"), ("Файл", ".file"), ("Гласово съобщение", ".voice")):
        await baba.locator(".attach").click()
        await baba.get_by_role("menuitem", name=kind).click()
        await expect(baba.locator(f".message.own {shown}")).to_have_count(1)
    await baba.locator(".more").click()
    await window.get_by_role("menuitem", name="Препис").click()
    await expect(window.locator("#transcript-text")).to_contain_text("--- Viber of Станка (301)")


async def test_a_newcomer_chooses_viber(opens: Open, town: Town) -> None:
    window = await opens(NARROW)
    await window.locator("#add-phone").click()
    await window.locator("#newcomer-name").fill("Киро")
    await window.locator("#newcomer-viber").click()
    newest = phone(window, BABA + 1)
    await expect(newest).to_be_visible()
    await expect(newest.locator(".chat-head small")).to_have_text("Viber")
    assert town.viber.phones[BABA + 1].first_name == "Киро"


@pytest.mark.parametrize(
    ("deed", "body", "status"),
    [
        ("tap", {"message_id": 99, "data": "yes"}, 409),
        ("tap", {"message_id": 1, "data": "forged"}, 409),
        ("press", {"data": "forged"}, 409),
        ("write", {"text": " "}, 400),
        ("dance", {}, 404),
    ],
)
async def test_what_no_app_would_let_anybody_do(
    deed: str, body: dict[str, object], status: int, town: Town
) -> None:
    person = town.viber.phones[BABA]
    person.unblocks()
    await town.viber_bot.says(person.viber_id, "Среща")
    address = f"{town.address}/demo/phones/{BABA}/{deed}"
    async with town.http.post(address, json=body) as answer:
        assert answer.status == status
