"""A screen goes in, and exactly this goes over the wire."""

import pytest
import telegram

from messengers.messenger import Sent, Tapped
from messengers.pace import Pace
from messengers.screen import Button, Media, Screen
from messengers.telegram.messenger import TelegramMessenger
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from tests.messengers.scripted_server import raw, running, sent, speaking_to

INVITATION = Screen(
    title="📅 Среща на групата",
    body="сряда, 4 март, 18:00\nЧиталище „Просвета“",
    rows=((Button("✅ Ще дойда", "a:7:1"), Button("❌ Няма", "a:7:0")), (Button("☰ Меню", "m"),)),
    toast="Записано",
)
KEYBOARD = {
    "inline_keyboard": [
        [
            {"text": "✅ Ще дойда", "callback_data": "a:7:1"},
            {"text": "❌ Няма", "callback_data": "a:7:0"},
        ],
        [{"text": "☰ Меню", "callback_data": "m"}],
    ]
}
WORDS = {
    "text": "📅 Среща на групата\nсряда, 4 март, 18:00\nЧиталище „Просвета“",
    # The calendar takes two units in UTF-16, so the title is 19 long and not 18.
    "entities": [{"type": "bold", "offset": 0, "length": 19}],
    "link_preview_options": {"is_disabled": True},
}


async def test_a_notice_is_one_send_message(pace: Pace) -> None:
    async with running(sent(5)) as server, speaking_to(server.address, pace) as messenger:
        outcome = await messenger.send("700", INVITATION)

    assert outcome == Sent("5")
    assert server.calls == [("sendMessage", {"chat_id": 700, **WORDS, "reply_markup": KEYBOARD})]


async def test_an_answer_to_a_tap_edits_its_message_and_shows_the_toast(pace: Pace) -> None:
    async with running(sent(5)) as server, speaking_to(server.address, pace) as messenger:
        outcome = await messenger.show("700", INVITATION, Tapped("tap-1", "5"))

    assert outcome == Sent("5")
    assert sorted(server.calls, key=lambda call: call[0]) == [
        ("answerCallbackQuery", {"callback_query_id": "tap-1", "text": "Записано"}),
        (
            "editMessageText",
            {"chat_id": 700, "message_id": 5, **WORDS, "reply_markup": KEYBOARD},
        ),
    ]


async def test_a_tap_without_a_toast_is_answered_without_words(pace: Pace) -> None:
    async with running(sent(5)) as server, speaking_to(server.address, pace) as messenger:
        await messenger.acknowledge(Tapped("tap-1", "5"), "")

    assert server.calls == [("answerCallbackQuery", {"callback_query_id": "tap-1"})]


async def test_a_screen_without_buttons_takes_the_old_ones_away(pace: Pace) -> None:
    async with running(sent(5)) as server, speaking_to(server.address, pace) as messenger:
        await messenger.mark("700", "5", Screen(body="Срещата мина."))

    assert server.calls == [
        (
            "editMessageText",
            {
                "chat_id": 700,
                "message_id": 5,
                "text": "Срещата мина.",
                "link_preview_options": {"is_disabled": True},
            },
        )
    ]


async def test_a_calendar_file_is_a_document_with_caption_and_buttons(
    server: TelegramServer, messenger: TelegramMessenger, maria: Phone
) -> None:
    calendar = Media('сре"ща\r\n7.ics', "text/calendar", b"BEGIN:VCALENDAR")

    await messenger.send("700", Screen("📅 Среща", rows=INVITATION.rows, media=calendar))

    (call,) = server.calls
    assert call.method == "sendDocument"
    parameters = call.parameters
    assert parameters["caption"] == "📅 Среща"
    assert parameters["caption_entities"] == [{"type": "bold", "offset": 0, "length": 8}]
    assert parameters["reply_markup"] == KEYBOARD
    document = maria.last_screen.document
    assert document is not None
    assert document.name == "сре_ща__7.ics"
    assert document.content == b"BEGIN:VCALENDAR"


async def test_a_picture_is_a_photo_and_a_picture_that_is_too_large_a_document(
    server: TelegramServer, messenger: TelegramMessenger, maria: Phone
) -> None:
    png = b"\x89PNG\r\n\x1a\n"

    await messenger.send("700", Screen("Покана", media=Media("qr.png", "image/png", png)))
    large = png + bytes(10 * 1024 * 1024)
    await messenger.send("700", Screen("Карта", media=Media("map.png", "image/png", large)))

    assert [call.method for call in server.calls] == ["sendPhoto", "sendDocument"]


async def test_words_too_long_for_a_caption_follow_the_file_with_the_buttons(
    server: TelegramServer, messenger: TelegramMessenger, maria: Phone
) -> None:
    file = Media("protocol.pdf", "application/pdf", b"%PDF-1.7")
    fits = Screen("Протокол", "а" * 1015, INVITATION.rows, file)
    too_long = Screen("Протокол", "а" * 1016, INVITATION.rows, file)

    await messenger.send("700", fits)
    outcome = await messenger.send("700", too_long)

    assert [call.method for call in server.calls] == [
        "sendDocument",
        "sendDocument",
        "sendMessage",
    ]
    assert "caption" not in server.calls[1].parameters
    assert "reply_markup" not in server.calls[1].parameters
    assert server.calls[2].parameters["reply_markup"] == KEYBOARD
    assert outcome == Sent(str(maria.last_screen.message_id))


@pytest.mark.parametrize(
    "name",
    [
        "<b>Иван</b>",
        "&amp;",
        "*_`[",
        "\u200fأحمد\u200e",
        "👩‍🌾👨‍👩‍👧",
        "A\\nB",
        "{name}",
        "я" * 64,
    ],
)
async def test_a_name_is_shown_as_it_is_written_and_the_title_alone_is_bold(
    name: str, messenger: TelegramMessenger, maria: Phone
) -> None:
    await messenger.send("700", Screen(f"👋 {name}", f"Здравейте, {name}!"))

    shown = telegram.Message.de_json(maria.last_screen.wire(), None)
    assert shown.text == f"👋 {name}\nЗдравейте, {name}!"
    # python-telegram-bot counts the units by itself: an independent judge of ours.
    assert list(shown.parse_entities([telegram.MessageEntity.BOLD]).values()) == [f"👋 {name}"]


async def test_marks_that_telegram_takes_out_of_a_name_leave_the_title_alone_bold(
    messenger: TelegramMessenger, maria: Phone
) -> None:
    await messenger.send("700", Screen("\u202eИван\u202c 👋", "Здравейте!"))

    shown = telegram.Message.de_json(maria.last_screen.wire(), None)
    assert shown.text == "Иван 👋\nЗдравейте!"
    assert list(shown.parse_entities().values()) == ["Иван 👋"]


async def test_nothing_is_escaped_or_parsed_on_the_way(pace: Pace) -> None:
    async with running(sent(5)) as server, speaking_to(server.address, pace) as messenger:
        await messenger.send("700", Screen(body='<b>&lt;"'))

    ((_, parameters),) = server.calls
    assert "parse_mode" not in parameters
    assert parameters["text"] == '<b>&lt;"'
    assert parameters["link_preview_options"] == {"is_disabled": True}


async def test_of_an_edit_only_whether_it_worked_is_read(pace: Pace) -> None:
    answer = raw(200, '{"ok":true,"result":"a message as we do not know it"}')
    async with running(answer) as server, speaking_to(server.address, pace) as messenger:
        assert await messenger.mark("700", "5", INVITATION) == Sent("5")
