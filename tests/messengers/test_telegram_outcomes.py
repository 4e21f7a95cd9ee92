"""What each answer of a server means, over real HTTP."""

import asyncio
import socket

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import GetMe

from messengers.messenger import Outcome, Refused, Sent, Stopped, TryLater, Uncertain
from messengers.pace import Pace
from messengers.screen import Media, Screen
from messengers.telegram.outcomes import REASON_LENGTH, outcome_of
from tests.messengers.scripted_server import (
    Answer,
    broken_off,
    raw,
    refused,
    running,
    sent,
    speaking_to,
)

HELLO = Screen("Здравейте")
GATEWAY = "<html><h1>Something between us and Telegram</h1></html>"

# (answer, outcome). The texts are those of telegram-bot-api and of Telegram's servers.
ANSWERS: list[tuple[str, Answer, Outcome]] = [
    ("taken", sent(5), Sent("5")),
    (
        "too many",
        refused(429, "Too Many Requests: retry after 17", retry_after=17),
        TryLater(17, is_whole_bot=True),
    ),
    (
        "too many, without a time",
        refused(429, "Too Many Requests"),
        TryLater(1, is_whole_bot=True),
    ),
    ("too many, unreadable", raw(429, GATEWAY), TryLater(1, is_whole_bot=True)),
    ("server error", refused(500, "Internal Server Error"), TryLater(0)),
    ("restart", refused(500, "Internal Server Error: restart"), TryLater(0)),
    ("bad gateway", refused(502, "Bad Gateway"), TryLater(0)),
    ("bad gateway, unreadable", raw(502, GATEWAY), TryLater(0)),
    ("gateway time-out, empty", raw(504, ""), TryLater(0)),
    ("token revoked", refused(401, "Unauthorized"), TryLater(0)),
    ("token unknown", refused(404, "Not Found"), TryLater(0)),
    ("a proxy forbids", raw(403, GATEWAY), TryLater(0)),
    ("blocked", refused(403, "Forbidden: bot was blocked by the user"), Stopped()),
    ("deactivated", refused(403, "Forbidden: user is deactivated"), Stopped()),
    (
        "never started",
        refused(403, "Forbidden: bot can't initiate conversation with a user"),
        Stopped(),
    ),
    ("no chat", refused(400, "Bad Request: chat not found"), Stopped()),
    ("no peer", refused(400, "Bad Request: PEER_ID_INVALID"), Stopped()),
    (
        "refused",
        refused(400, "Bad Request: BUTTON_DATA_INVALID"),
        Refused("Bad Request: BUTTON_DATA_INVALID"),
    ),
    (
        "refused, quoting us",
        refused(400, 'Bad Request: can\'t parse "Здравейте, Мария" at 3'),
        Refused("Bad Request: can't parse … at 3"),
    ),
    (
        "refused, quoting without an end",
        refused(400, 'Bad Request: wrong text "Здравейте'),
        Refused("Bad Request: wrong text …"),
    ),
    (
        "moved",
        refused(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100),
        Refused("The group has been migrated to a supergroup with id -100"),
    ),
    (
        "too large",
        refused(413, "Request Entity Too Large"),
        Refused("Request Entity Too Large"),
    ),
    (
        "too large, unreadable",
        raw(413, GATEWAY),
        Refused("HTTP 413 without a clear answer"),
    ),
    ("taken, unreadable", raw(200, '{"ok":true,"result":'), Uncertain()),
    ("taken, of another form", raw(200, '{"ok":true,"result":{"message":1}}'), Uncertain()),
    ("broken off", broken_off, Uncertain()),
]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [row[1:] for row in ANSWERS],
    ids=[row[0] for row in ANSWERS],
)
async def test_every_answer_has_its_outcome(answer: Answer, expected: Outcome, pace: Pace) -> None:
    async with running(answer) as server, speaking_to(server.address, pace) as messenger:
        outcome = await messenger.send("700", HELLO)

    if isinstance(outcome, Refused) and isinstance(expected, Refused):
        assert outcome.reason.startswith(expected.reason)
    else:
        assert outcome == expected
    assert server.methods == ["sendMessage"]
    is_paused = isinstance(expected, TryLater) and expected.is_whole_bot
    assert (pace.paused_for() > 0) == is_paused


async def test_a_refused_connection_was_certainly_not_sent(pace: Pace) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        async with speaking_to(f"http://127.0.0.1:{port}", pace) as messenger:
            assert await messenger.send("700", HELLO) == TryLater(0)


async def test_an_address_that_is_none_was_certainly_not_sent(pace: Pace) -> None:
    async with speaking_to("http://:bad:", pace) as messenger:
        assert await messenger.send("700", HELLO) == TryLater(0)


async def test_a_server_that_hears_and_does_not_answer_leaves_us_uncertain(
    pace: Pace, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = asyncio.Event()
    done = asyncio.Event()

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        heard.set()
        await done.wait()
        writer.close()

    silent = await asyncio.start_server(listen, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{silent.sockets[0].getsockname()[1]}"
    async with speaking_to(address, pace) as messenger:
        monkeypatch.setattr(messenger._bot.session, "timeout", 0.2)
        assert await messenger.send("700", HELLO) == Uncertain()
    assert heard.is_set()
    done.set()
    silent.close()


async def test_a_file_that_arrived_without_its_words_says_what_became_of_the_words(
    pace: Pace,
) -> None:
    screen = Screen(body="а" * 2000, media=Media("a.pdf", "application/pdf", b"%PDF"))
    broken = refused(500, "Internal Server Error")
    async with (
        running(sent(5), broken) as server,
        speaking_to(server.address, pace) as messenger,
    ):
        assert await messenger.send("700", screen) == TryLater(0)

    assert server.methods == ["sendDocument", "sendMessage"]


async def test_a_file_that_was_refused_is_not_followed_by_its_words(pace: Pace) -> None:
    screen = Screen(body="а" * 2000, media=Media("a.pdf", "application/pdf", b"%PDF"))
    blocked = refused(403, "Forbidden: bot was blocked by the user")
    async with running(blocked) as server, speaking_to(server.address, pace) as messenger:
        assert await messenger.send("700", screen) == Stopped()

    assert server.methods == ["sendDocument"]


def test_a_reason_is_short() -> None:
    outcome = outcome_of(TelegramBadRequest(GetMe(), "я" * 5000))

    assert outcome == Refused("я" * REASON_LENGTH)
