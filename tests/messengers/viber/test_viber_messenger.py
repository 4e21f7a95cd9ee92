"""What a call comes to, and in whose name it is made."""

import logging
from datetime import datetime
from typing import Any

import pytest

from messengers.messenger import (
    Fetched,
    Messenger,
    Outcome,
    Refused,
    Sent,
    Stopped,
    Tapped,
    TryLater,
    Uncertain,
)
from messengers.screen import Button, Media, Screen, Shape, StoredMedia
from messengers.viber.client import ViberClient
from messengers.viber.messenger import ViberMessenger
from tests.messengers.scripted_server import Answer, broken_off, raw, running
from tests.messengers.viber.answers import (
    ACCOUNT,
    MARIA,
    MESSAGE_TOKEN,
    NOON,
    TAKEN,
    TOKEN,
    address_of,
    answered,
    speaking_to,
)

NOTICE = Screen("Среща", "в сряда", ((Button("✅ Ще дойда", "a:7:1"),),))
TAKEN_OUTCOME = Sent(str(MESSAGE_TOKEN), 1)


def now() -> datetime:
    return NOON


OUTCOMES: list[tuple[str, Answer, Outcome]] = [
    ("taken", TAKEN, TAKEN_OUTCOME),
    ("taken without a token", answered(0), Sent("")),
    *((f"status {n}", answered(n), Stopped()) for n in (5, 6)),
    ("bad data", answered(3, status_message="в сряда"), Refused("3 badData")),
    ("missing data", answered(4), Refused("4 missingData")),
    ("no device", answered(11), Refused("11 receiverNoSuitableDevice")),
    ("too old", answered(13), Refused("13 apiVersionNotSupported")),
    ("higher level", answered(14), Refused("14 incompatibleWithVersion")),
    ("country", answered(21), Refused("21 unsupportedCountry")),
    ("webhook", answered(10), TryLater(60.0)),
    ("a hundred unanswered", answered(12, message_token=1), TryLater(3600.0)),
    *((f"status {n}", answered(n), TryLater(0.0)) for n in (1, 2, 7, 8, 9, 15, 23, 24, 99)),
    ("gateway", raw(502, "<html>"), TryLater(0.0)),
    ("not found", raw(404, "<html>"), TryLater(0.0)),
    ("broken off", broken_off, Uncertain()),
    ("unreadable", raw(200, "<html>"), Uncertain()),
]


@pytest.mark.parametrize(
    ("answer", "outcome"), [case[1:] for case in OUTCOMES], ids=[case[0] for case in OUTCOMES]
)
async def test_what_an_answer_means(answer: Answer, outcome: Outcome) -> None:
    async with running(answer) as server, speaking_to(server.address) as messenger:
        assert await messenger.show(MARIA, NOTICE, None) == outcome
        assert await messenger.send(MARIA, NOTICE) == outcome


async def test_it_knows_its_latest_answers() -> None:
    async with running(TAKEN) as server, speaking_to(server.address) as messenger:
        await messenger.send(MARIA, NOTICE)
        assert messenger.answered_at(str(MESSAGE_TOKEN)) is None
        await messenger.show(MARIA, NOTICE, None)
        assert messenger.answered_at(str(MESSAGE_TOKEN)) == NOON


async def test_a_server_that_is_not_there_is_asked_again() -> None:
    async with speaking_to("http://127.0.0.1:1") as messenger:
        assert await messenger.send(MARIA, NOTICE) == TryLater(0.0)


@pytest.mark.parametrize("status", [2, 7, 8, 9, 15, 23, 24, 99])
async def test_the_operator_hears_of_what_only_they_can_mend(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(answered(status)) as server, speaking_to(server.address) as messenger:
        await messenger.send(MARIA, NOTICE)

    assert f" {status} " in caplog.text
    assert TOKEN not in caplog.text


async def test_no_word_and_no_address_of_a_person_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    for answer in (answered(3, status_message="Среща"), answered(24), raw(502, "Среща")):
        async with running(answer) as server, speaking_to(server.address) as messenger:
            await messenger.send(MARIA, NOTICE)

    assert "Среща" not in caplog.text
    assert MARIA not in caplog.text


async def test_a_message_is_said_to_one_person_in_the_bots_name() -> None:
    async with running(TAKEN) as server:
        client = ViberClient(TOKEN, server.address, lambda: True)
        avatar = "https://town.example/avatar.png"
        messenger: Messenger = ViberMessenger(client, "Мегдан", avatar, address_of, now)
        await messenger.show(MARIA, Screen(body="Здравейте"), None)
        await client.close()

    assert server.calls == [
        (
            "send_message",
            {
                "receiver": MARIA,
                "sender": {"name": "Мегдан", "avatar": avatar},
                "type": "text",
                "text": "Здравейте",
            },
        )
    ]


async def test_an_old_phone_gets_a_notice_as_a_text_once() -> None:
    async with running(answered(13), TAKEN) as server, speaking_to(server.address) as messenger:
        assert await messenger.send(MARIA, NOTICE) == TAKEN_OUTCOME

    first, second = (body for _, body in server.calls)
    assert first["type"] == "rich_media"
    assert (second["type"], second["text"]) == ("text", "Среща\nв сряда")
    assert second["keyboard"]["Buttons"][0]["ActionBody"] == "megdan:a:7:1"
    assert "min_api_version" not in second


async def test_after_a_message_that_was_not_taken_no_other_follows() -> None:
    notice = Screen("Плакат", rows=NOTICE.rows, media=Media("a.pdf", "application/pdf", b"%"))
    async with running(answered(6)) as server, speaking_to(server.address) as messenger:
        assert await messenger.send(MARIA, notice) == Stopped()

    assert [body["type"] for _, body in server.calls] == ["file"]


async def test_nothing_is_said_of_an_empty_screen() -> None:
    async with running(TAKEN) as server, speaking_to(server.address) as messenger:
        assert await messenger.show(MARIA, Screen(), None) == Refused("An empty screen")

    assert server.calls == []


async def test_a_message_can_not_be_changed_and_a_tap_needs_no_sign() -> None:
    async with running(TAKEN) as server, speaking_to(server.address) as messenger:
        assert isinstance(await messenger.mark(MARIA, "1", NOTICE), Refused)
        await messenger.acknowledge(Tapped("1", None), "Записано")

    assert server.calls == []


async def test_a_link_opens_the_bot_and_its_name_is_asked_once() -> None:
    async with running(ACCOUNT) as server, speaking_to(server.address) as messenger:
        assert await messenger.link("a-b_c&d") == (
            "viber://pa?chatURI=megdan%20town&context=a-b_c%26d"
        )
        await messenger.link("another")

    assert server.methods == ["get_account_info"]


@pytest.mark.parametrize("answer", [answered(2), broken_off, raw(500, "")])
async def test_without_an_account_there_is_no_link(
    answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(answer) as server, speaking_to(server.address) as messenger:
        assert await messenger.link("a") == ""

    assert "Viber did not say who the bot is" in caplog.text
    assert TOKEN not in caplog.text


async def test_a_welcome_is_said_in_the_bots_name_without_a_receiver() -> None:
    async with speaking_to("http://127.0.0.1:1") as messenger:
        welcome: dict[str, Any] = messenger.welcome([Screen(body="Добре дошли")])

        assert welcome == {"sender": {"name": "Мегдан"}, "type": "text", "text": "Добре дошли"}
        assert messenger.welcome([]) == {}


@pytest.mark.parametrize("name", ["", "М" * 29])
def test_a_name_that_viber_would_not_take_is_refused_at_once(name: str) -> None:
    client = ViberClient(TOKEN, "http://127.0.0.1:1", lambda: True)

    with pytest.raises(ValueError, match="1 to 28 characters"):
        ViberMessenger(client, name, "", address_of, now)


async def test_what_is_not_fetched_yet_is_shown_later() -> None:
    client = ViberClient(TOKEN, "http://127.0.0.1:1", lambda: True)
    messenger = ViberMessenger(client, "Мегдан", "", lambda media: None, now)
    photo = Screen(media=StoredMedia(Shape.PHOTO, "telegram", "x"))

    assert await messenger.send(MARIA, photo) == TryLater(0.0)
    assert await messenger.show(MARIA, photo, None) == TryLater(0.0)
    assert messenger.welcome([photo]) == {}


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (raw(200, "снимка"), Fetched("снимка".encode())),
        (raw(404, ""), Refused("HTTP 404")),
        (raw(500, ""), TryLater(0.0)),
        (broken_off, TryLater(0.0)),
    ],
    ids=["there", "gone", "error", "broken"],
)
async def test_what_somebody_sent_is_fetched(answer: Answer, outcome: object) -> None:
    async with running(answer) as server, speaking_to(server.address) as messenger:
        assert await messenger.fetch(f"{server.address}/photo.jpg") == outcome


async def test_what_lies_elsewhere_is_never_fetched() -> None:
    async with speaking_to("https://chatapi.viber.com/pa") as messenger:
        assert isinstance(await messenger.fetch("http://127.0.0.1:1/photo.jpg"), Refused)
