"""What Viber tells is an update as from anywhere else; whatever comes, nothing breaks."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram.types import Message, Update

from messengers.telegram.inbound import address_of, chat_kind, is_blocked, is_unblocked, tapped_of
from messengers.viber.events import (
    Delivered,
    Failed,
    Heard,
    Ignored,
    Opened,
    Seen,
    Sender,
    Subscribed,
    Unsubscribed,
)
from messengers.viber.inbound import parse, update_number, user_number
from tests.messengers.viber.answers import MARIA

BOT = "a bot"
SENT_AT = datetime(2026, 3, 4, 16, 0, tzinfo=UTC)
USER = {"id": MARIA, "name": "Мария", "language": "bg", "country": "BG", "api_version": 10}
FRAME: dict[str, Any] = {
    "timestamp": int(SENT_AT.timestamp() * 1000),
    "chat_hostname": "SN-CHAT-01_",
    "message_token": 4912661846655238145,
}
FROM_MARIA = Sender(MARIA, "Мария", "bg")


def _parsed(event: str, **content: Any) -> Any:
    return parse(BOT, json.dumps(FRAME | {"event": event} | content).encode())


def _sent(**message: Any) -> Message:
    heard = _parsed("message", sender=USER, message=message, silent=False)
    assert isinstance(heard, Heard), heard
    assert heard.sender == FROM_MARIA
    assert heard.update.message is not None
    return heard.update.message


def test_words_are_a_message_in_a_private_chat() -> None:
    heard = _parsed("message", sender=USER, message={"type": "text", "text": "Здравейте"})

    update: Update = heard.update
    message = update.message
    assert message is not None
    assert message.from_user is not None
    number = user_number(BOT, MARIA)
    assert (message.text, message.chat.id, message.from_user.id) == ("Здравейте", number, number)
    assert (message.from_user.first_name, message.from_user.language_code) == ("Мария", "bg")
    assert (chat_kind(update), address_of(update)) == ("private", str(number))
    assert heard.sent_at == message.date == SENT_AT


def test_a_tap_is_a_callback_query_without_a_message_to_change() -> None:
    heard = _parsed("message", sender=USER, message={"type": "text", "text": "megdan:a:7:1"})

    update: Update = heard.update
    assert update.message is None
    assert update.callback_query is not None
    assert update.callback_query.data == "a:7:1"
    assert chat_kind(update) == "private"
    tapped = tapped_of(update)
    assert tapped is not None
    assert tapped.message_id is None


def test_the_numbers_tell_bots_people_and_events_apart() -> None:
    numbers = {
        user_number(BOT, MARIA),
        user_number(BOT, MARIA[:-1]),
        user_number("another", MARIA),
        update_number(BOT, "message", 1, MARIA),
        update_number(BOT, "seen", 1, MARIA),
        update_number(BOT, "message", 2, MARIA),
        update_number("another", "message", 1, MARIA),
    }

    assert len(numbers) == 7
    assert all(0 < number < 2**62 for number in numbers)
    assert _parsed("subscribed", user=USER).update.update_id == update_number(
        BOT, "subscribed", FRAME["message_token"], MARIA
    )


def test_what_viber_says_again_has_the_same_number() -> None:
    words = {"type": "text", "text": "Здравейте"}
    first = _parsed("message", sender=USER, message=words)
    again = _parsed("message", sender=USER | {"name": "Мими"}, message=words)

    assert first.update.update_id == again.update.update_id


@pytest.mark.parametrize(
    ("context", "text"),
    [
        ({"context": "Qm9n_-12"}, "/start Qm9n_-12"),
        ({}, "/start"),
        ({"context": ""}, "/start"),
        ({"context": "two words"}, "/start"),
        ({"context": "а" * 8}, "/start"),
        ({"context": "a" * 65}, "/start"),
        ({"context": "abc\n"}, "/start"),
        ({"context": 7}, "/start"),
    ],
)
def test_an_opened_chat_starts_as_a_link_does(context: dict[str, Any], text: str) -> None:
    opened = _parsed("conversation_started", type="open", user=USER, subscribed=False, **context)

    assert isinstance(opened, Opened)
    assert opened.sender == FROM_MARIA
    assert opened.update.message is not None
    assert opened.update.message.text == text


@pytest.mark.parametrize(
    ("subscribed", "expected"),
    [({"subscribed": True}, True), ({"subscribed": False}, False), ({}, None)],
)
def test_it_is_told_whether_one_may_be_written_to(
    subscribed: dict[str, Any], expected: bool | None
) -> None:
    assert _parsed("conversation_started", user=USER, **subscribed).is_subscribed is expected


def test_who_leaves_has_blocked_the_bot_and_who_comes_back_has_not() -> None:
    left, came = _parsed("unsubscribed", user_id=MARIA), _parsed("subscribed", user=USER)

    assert isinstance(left, Unsubscribed)
    assert left.sender == Sender(MARIA)
    assert is_blocked(left.update)
    assert isinstance(came, Subscribed)
    assert came.sender == FROM_MARIA
    assert is_unblocked(came.update)


def test_what_became_of_our_messages_is_told() -> None:
    token = str(FRAME["message_token"])

    assert _parsed("delivered", user_id=MARIA) == Delivered(token, MARIA)
    assert _parsed("seen", user_id=MARIA) == Seen(token, MARIA, SENT_AT)
    assert _parsed("failed", user_id=MARIA, desc="not\nvalid") == Failed(token, MARIA, "not valid")
    assert len(_parsed("failed", user_id=MARIA, desc="x" * 900).reason) == 200


@pytest.mark.parametrize("event", ["webhook", "client_status", "action", "", "нещо"])
def test_what_nobody_waits_for_is_left(event: str) -> None:
    assert isinstance(_parsed(event), Ignored)


def test_a_message_of_our_own_kind_that_comes_back_is_left() -> None:
    assert isinstance(_parsed("message", sender=USER, message={"type": "rich_media"}), Ignored)


def test_a_picture_has_its_address_and_its_words() -> None:
    message = _sent(type="picture", media="https://dl.viber.com/1.jpg", text="Дупка", size=5)

    assert message.photo is not None
    assert (message.photo[-1].file_id, message.photo[-1].file_size, message.caption) == (
        "https://dl.viber.com/1.jpg",
        5,
        "Дупка",
    )
    assert _sent(type="picture", media="https://dl.viber.com/1.jpg", text="").caption is None


def test_a_file_has_its_name_and_its_kind() -> None:
    message = _sent(type="file", media="https://dl.viber.com/1", file_name="Протокол.PDF", size=9)

    assert message.document is not None
    assert message.document.file_id == "https://dl.viber.com/1"
    assert message.document.file_name == "Протокол.PDF"
    assert message.document.mime_type == "application/pdf"
    assert message.document.file_size == 9


@pytest.mark.parametrize("name", ["1.ogg", "1.opus", "1.M4A", "1.mp3", "1.aac", "1.amr"])
def test_a_file_of_sound_is_a_recording(name: str) -> None:
    voice = _sent(type="file", media="https://dl.viber.com/1", file_name=name, size=9).voice

    assert voice is not None
    assert (voice.file_id, voice.file_size) == ("https://dl.viber.com/1", 9)
    assert (voice.mime_type or "").startswith("audio/")
    # A recording without a length would be taken for an empty one.
    assert voice.duration > 0


def test_newer_phones_may_send_recordings() -> None:
    voice = _sent(type="voice", media="https://dl.viber.com/1", duration=7).voice

    assert voice is not None
    assert voice.duration == 7


def test_a_video_a_place_a_contact_and_a_sticker_arrive() -> None:
    video = _sent(type="video", media="https://dl.viber.com/1.mp4", duration=12, size=7).video
    assert video is not None
    assert video.duration == 12
    place = _sent(type="location", location={"lat": "42.5", "lon": 25}, text="тук")
    assert place.location is not None
    assert (place.location.latitude, place.location.longitude, place.caption) == (42.5, 25, "тук")
    contact = _sent(type="contact", contact={"name": "Иван", "phone_number": "+359"}).contact
    assert contact is not None
    assert (contact.first_name, contact.phone_number) == ("Иван", "+359")
    for number in (46105, "46105"):
        sticker = _sent(type="sticker", sticker_id=number).sticker
        assert sticker is not None
        assert sticker.file_id == "46105"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ({}, "https://town.example"),
        ({"text": "вижте"}, "вижте\nhttps://town.example"),
        ({"text": "https://town.example"}, "https://town.example"),
    ],
)
def test_an_address_is_words(text: dict[str, str], expected: str) -> None:
    assert _sent(type="url", media="https://town.example", **text).text == expected


@pytest.mark.parametrize(
    "message",
    [
        {"type": "hologram", "text": "?"},
        {"type": "text", "text": ""},
        {"type": "text", "text": 5},
        {"type": ["text"]},
        {},
        {"type": "picture"},
        {"type": "picture", "media": "x" * 2001},
        {"type": "contact", "contact": {"name": "Иван"}},
        {"type": "location", "location": {"lat": "NaN", "lon": 200}},
    ],
)
def test_who_sends_what_we_do_not_know_is_not_left_in_silence(message: dict[str, Any]) -> None:
    heard = _sent(**message)

    assert [heard.text, heard.photo, heard.contact, heard.location] == [None] * 4


def test_what_no_database_takes_is_taken_out() -> None:
    assert _sent(type="text", text="а\0б\ud83d").text == "аб\ufffd"


@pytest.mark.parametrize("code", ["bg", "en-CA", "zh-Hans-CN"])
def test_a_language_is_taken(code: str) -> None:
    assert _parsed("subscribed", user=USER | {"language": code}).sender.language_code == code


@pytest.mark.parametrize("code", ["", "български", "x", 5, None, "bg; drop"])
def test_what_is_no_language_is_none(code: object) -> None:
    assert _parsed("subscribed", user=USER | {"language": code}).sender.language_code is None


def test_a_time_that_can_not_be_is_not_believed() -> None:
    words = {"type": "text", "text": "Здравейте"}
    for moment in (4977069964384421269, None, "вчера"):
        heard = _parsed("message", sender=USER, message=words, timestamp=moment)
        assert isinstance(heard, Heard)
        assert heard.sent_at is None
