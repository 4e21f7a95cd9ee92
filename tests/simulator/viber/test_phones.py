"""What a phone shows, what its person can do, and how that reaches the bot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from simulator.viber.chats.styles import styled
from simulator.viber.gestures import PICTURE
from simulator.viber.people import Device
from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer
from tests.simulator.conftest import Clock
from tests.simulator.viber.conftest import Caller, ListeningBot
from tests.simulator.viber.refusals import BUTTON, board, rich

BLOCK = {"ActionType": "none", "ActionBody": "none"}
YES = BUTTON | {"Columns": 3, "Silent": True}
NO = YES | {"Text": "Няма да дойда", "ActionBody": "no"}


async def message(server: ViberServer, bot: ListeningBot) -> dict[str, Any]:
    """What the bot heard last."""
    await server.settled()
    content: dict[str, Any] = bot.last("message")["message"]
    return content


async def test_rich_media_is_text_above_its_buttons(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    title = BLOCK | {"Text": "<b>📣 Покана</b>"}
    body = BLOCK | {"Text": "Среща &lt;днес&gt; &amp; утре<br>в <font color='#fff'>10</font>"}
    assert (await call.tells(maria, alt_text="Тайна", **rich(title, body, YES, NO)))["status"] == 0
    shown = maria.last_screen
    assert shown.text == "📣 Покана\nСреща <днес> & утре\nв 10"
    assert [[one.label for one in row] for row in shown.rows] == [["Ще дойда", "Няма да дойда"]]
    assert [one.data for one in shown.buttons] == ["yes", "no"]
    assert maria.keyboard == []
    assert "Тайна" not in maria.transcript()


async def test_a_silent_tap_does_not_stand_in_the_chat(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    await call.tells(maria, **board(YES, NO | {"Silent": False}))
    assert maria.taps("Ще").data == "yes"
    assert await message(server, webhook) == {"type": "text", "text": "yes"}
    assert webhook.last("message")["silent"] is True
    assert len(maria.messages) == 1
    maria.taps("Няма")
    assert (await message(server, webhook))["text"] == "no"
    assert webhook.last("message")["silent"] is False
    assert (maria.messages[-1].text, maria.messages[-1].from_bot) == ("no", False)
    assert maria.toasts == []


async def test_old_buttons_can_be_tapped(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    await call.tells(maria, **board(YES))
    await call.tells(maria, **board(NO))
    assert [[one.data for one in row] for row in maria.keyboard] == [["no"]]
    maria.taps("Ще дойда")
    assert (await message(server, webhook))["text"] == "yes"
    maria.presses("Няма")
    assert (await message(server, webhook))["text"] == "no"
    with pytest.raises(AssertionError, match="below the chat"):
        maria.presses("Ще дойда")
    with pytest.raises(AssertionError, match="to tap"):
        maria.taps("Може би")
    maria.taps_on(1, "forged")
    assert (await message(server, webhook))["text"] == "forged"


@pytest.mark.parametrize("stays", [True, False])
async def test_whether_a_keyboard_stays(
    stays: bool, call: Caller, server: ViberServer, maria: ViberPhone
) -> None:
    server.world.bot.keyboards_stay = stays
    await call.tells(maria, **board(YES))
    await call.tells(maria)
    assert bool(maria.keyboard) is stays
    maria.taps("Ще дойда")


async def test_rows_fill_six_columns(call: Caller, maria: ViberPhone) -> None:
    thirds = [BUTTON | {"Columns": 2}] * 4
    await call.tells(maria, **board(*thirds, BUTTON, YES, NO, YES))
    assert [len(row) for row in maria.keyboard] == [3, 1, 1, 2, 1]


async def test_long_labels_are_cropped(call: Caller, maria: ViberPhone) -> None:
    await call.tells(maria, **board(BUTTON | {"Text": "я" * 251}))
    assert maria.last_screen.buttons[0].label == "я" * 250 + "…"


@pytest.mark.parametrize(
    ("written", "seen", "styles"),
    [
        ("*важно* утре", "важно утре", [("bold", "важно")]),
        ("_едно_ ~две~ ```три```", "едно две три", ["italic", "strike", "mono"]),
        ("*a*b и * c *", "*a*b и * c *", []),
        ("*\u200bважно* утре", "*важно* утре", []),
        ("име_на_файл 2*3*4", "име_на_файл 2*3*4", []),
        ("*ред\nдруг* ред", "*ред\nдруг* ред", []),
    ],
)
def test_marks_in_texts(written: str, seen: str, styles: list[Any]) -> None:
    text, found = styled(written)
    assert text == seen
    assert found == styles or [style for style, _ in found] == styles


async def test_media_is_fetched_by_its_address(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    webhook.files["a.jpg"] = (PICTURE, "image/jpeg")
    webhook.files["plan.pdf"] = (b"%PDF-", "application/pdf")
    webhook.files["voice.ogg"] = (b"OggS", "audio/ogg")
    place = f"{webhook.url}/media"
    await call.tells(maria, type="picture", media=f"{place}/a.jpg", text="Площадът")
    named = {"file_name": "план.pdf", "size": 5}
    await call.tells(maria, type="file", media=f"{place}/plan.pdf", **named)
    await call.tells(maria, type="file", media=f"{place}/voice.ogg", file_name="глас.ogg", size=4)
    await server.settled()
    picture, plan, voice = maria.heard()
    assert picture.photo is not None
    assert (picture.photo.content, picture.text) == (PICTURE, "Площадът")
    assert plan.document is not None
    assert (plan.document.name, plan.document.mime_type) == ("план.pdf", "application/pdf")
    assert (plan.voice, voice.document) == (None, None)
    assert voice.voice is not None
    assert "application/pdf план.pdf" in maria.transcript()


async def test_what_can_not_be_fetched_is_told(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    webhook.files["large.png"] = (bytes(1024 * 1024 + 1), "image/png")
    webhook.files["page.png"] = (b"<html>", "text/html")
    for address in (
        *(f"{webhook.url}/media/{name}.png" for name in ("large", "page")),
        f"{webhook.url}/gone/a.png",
        "http://127.0.0.1:1/a.png",
    ):
        await call.tells(maria, type="picture", media=address)
    await server.settled()
    assert [one.file for one in maria.heard()] == [None] * 4
    for words in ("a picture of 1048577 bytes", "no picture but text/html", "HTTP 404"):
        assert f"could not be fetched: {words}" in maria.transcript()
    assert "could not be fetched: ClientConnectorError" in maria.transcript()


async def test_what_people_send_can_be_fetched_for_a_while(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone, clock: Clock
) -> None:
    maria.sends_photo(b"\xff\xd8\xffone", "Дупка")
    content = await message(server, webhook)
    assert (content["type"], content["text"], content["size"]) == ("picture", "Дупка", 6)
    async with call.http.get(content["media"]) as answer:
        assert (answer.content_type, await answer.read()) == ("image/jpeg", b"\xff\xd8\xffone")
    clock.time += 7 * 86_400
    for address in (content["media"], f"{server.world.address}/download_photo?dlid=x"):
        async with call.http.get(address) as answer:
            assert answer.status == 404


async def test_every_other_kind_of_message(server: ViberServer, webhook: ListeningBot) -> None:
    maria = server.phone(101, "Мария")
    deeds: list[tuple[Callable[[], object], dict[str, Any]]] = [
        (lambda: maria.sends_voice(7), {"type": "file", "file_name": "voice-7s.m4a", "size": 28}),
        (maria.sends_document, {"type": "file", "file_name": "file.pdf", "size": 5}),
        (lambda: maria.sends_big_file(21), {"type": "file", "size": 21 * 1024 * 1024}),
        (maria.sends_video, {"type": "video", "duration": 1}),
        (maria.sends_sticker, {"type": "sticker", "sticker_id": 40125}),
        (
            maria.sends_contact,
            {"contact": {"name": "Мария", "phone_number": "+359888123456"}},
        ),
        (maria.sends_location, {"location": {"lat": 43.1567, "lon": 26.1667}}),
        (lambda: maria.sends_url("https://antonovo.bg"), {"media": "https://antonovo.bg"}),
        (lambda: maria.sends_voice(caption="Едно"), {"type": "text", "text": "Едно"}),
        (lambda: maria.sends_document(caption="Две"), {"type": "text", "text": "Две"}),
        (lambda: maria.sends_album("Три", "Четири"), {"type": "picture", "text": "Четири"}),
    ]
    for deed, expected in deeds:
        deed()
        assert (await message(server, webhook)).items() >= expected.items()


async def test_buttons_that_do_more_than_reply(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    site = {"ActionType": "open-url", "ActionBody": "https://antonovo.bg", "Text": "Сайт"}
    share = {"ActionType": "share-phone", "ActionBody": "phone", "Text": "Номерът ми"}
    pick = {"ActionType": "location-picker", "ActionBody": "place", "Text": "Къде"}
    quiet = site | {"Silent": True, "Text": "Тихо"}
    await call.tells(maria, **board(site, share, pick, quiet), min_api_version=3)
    assert maria.taps("Сайт").url == "https://antonovo.bg"
    assert (await message(server, webhook))["text"] == "https://antonovo.bg"
    maria.taps("Номерът")
    assert (await message(server, webhook))["contact"]["phone_number"] == "+359888123456"
    maria.taps("Къде")
    assert (await message(server, webhook))["type"] == "location"
    heard = len(webhook.heard)
    maria.taps("Тихо")
    await server.settled()
    assert len(webhook.heard) == heard
    maria.person.devices = [Device(kind="desktop")]
    maria.taps("Номерът")
    assert (await message(server, webhook))["contact"] == {}


async def test_the_transcript_and_what_a_test_says(
    call: Caller, server: ViberServer, maria: ViberPhone, stranger: ViberPhone
) -> None:
    maria.writes("я" * 7001)
    since = maria.latest
    await call.tells(maria, **board(YES, NO))
    assert maria.transcript().endswith("я\n#3 BOT: Среща\nkeyboard: [Ще дойда] [Няма да дойда]")
    assert "--- Viber of Непознат (202) not subscribed ---" in server.transcripts()
    assert [one.message_id for one in maria.heard(since)] == [3]
    maria.sees("Среща")
    maria.does_not_see("Гласуване")
    maria.sees_no_button("Може би")
    for wrong in (
        lambda: maria.sees("Гласуване"),
        lambda: maria.does_not_see("Среща"),
        lambda: maria.sees_button("Може би"),
        lambda: maria.sees_no_button("Ще дойда"),
        lambda: maria.hears_nothing(since),
        lambda: stranger.sees("Среща"),
    ):
        with pytest.raises(AssertionError, match="--- Viber of"):
            wrong()
    maria.clears_history()
    maria.hears_nothing()


async def test_whoever_watches_is_told(
    call: Caller, server: ViberServer, maria: ViberPhone
) -> None:
    async with server.subscribe() as changes:
        await call.tells(maria)
        maria.writes("Ще дойда")
        assert [changes.get_nowait() for _ in range(3)] == [101, 101, 101]
    await call.tells(maria)
    assert changes.empty()
