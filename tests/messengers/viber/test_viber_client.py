"""The client keeps the token to itself, knows what surely was not sent, and asks nobody else."""

import json
import logging
import traceback

import pytest
from aiohttp import web

from messengers.messenger import TransactionOpen
from messengers.viber.client import (
    REQUEST_BYTES,
    DownloadFailed,
    NoAnswer,
    NotConnected,
    TooLarge,
    ViberClient,
)
from storage.database import Database, is_transaction_open
from tests.messengers.scripted_server import Answer, broken_off, raw, running
from tests.messengers.viber.answers import MESSAGE_TOKEN, TAKEN, TOKEN, answered, client_of

WORDS = {"text": "Среща в сряда, 4 март"}


def _everything_about(error: BaseException) -> str:
    parts = ["".join(traceback.format_exception(error))]
    cause: BaseException | None = error
    while cause is not None:
        parts += [repr(cause), str(cause), repr(cause.args)]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(parts)


async def test_a_call_is_json_in_raw_utf8_with_the_token_in_its_header() -> None:
    heard: list[web.Request] = []

    def listen(request: web.Request) -> web.StreamResponse:
        heard.append(request)
        return TAKEN(request)

    async with running(listen) as server, client_of(f"{server.address}/pa/") as client:
        answer = await client.call("send_message", WORDS)

    assert heard[0].path == "/pa/send_message"
    assert heard[0].headers["X-Viber-Auth-Token"] == TOKEN
    assert heard[0].content_length == len(json.dumps(WORDS, ensure_ascii=False).encode())
    assert server.calls == [("send_message", WORDS)]
    assert (answer.status, answer.message_token, answer.billing_status) == (0, MESSAGE_TOKEN, 1)


async def test_an_answer_may_lack_everything_but_its_status() -> None:
    async with running(answered(1)) as server, client_of(server.address) as client:
        answer = await client.call("set_webhook", {})

    assert (answer.status, answer.status_message, answer.message_token) == (1, "", None)
    assert answer.event_types == ()


@pytest.mark.parametrize(
    "answer",
    [
        broken_off,
        raw(200, "<html>"),
        raw(200, "[]"),
        raw(200, '{"status": "0"}'),
        raw(200, "[" * 100_000),
    ],
    ids=["broken", "html", "list", "words", "deep"],
)
async def test_without_a_readable_answer_it_may_have_been_taken(
    answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with running(answer) as server, client_of(server.address) as client:
        with pytest.raises(NoAnswer) as caught:
            await client.call("send_message", WORDS)

    assert TOKEN not in _everything_about(caught.value) + caplog.text


@pytest.mark.parametrize("status", [302, 401, 404, 500, 502])
async def test_an_error_in_place_of_an_answer_took_nothing(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with running(raw(status, "<html>")) as server, client_of(server.address) as client:
        with pytest.raises(NotConnected, match=str(status)) as caught:
            await client.call("send_message", WORDS)

    assert TOKEN not in _everything_about(caught.value) + caplog.text


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://:bad:", "gopher://127.0.0.1"])
async def test_who_does_not_answer_took_nothing(address: str) -> None:
    async with client_of(address) as client:
        with pytest.raises(NotConnected) as caught:
            await client.call("send_message", WORDS)

    assert TOKEN not in _everything_about(caught.value)


async def test_what_viber_would_not_take_is_not_sent() -> None:
    async with running(TAKEN) as server, client_of(server.address) as client:
        with pytest.raises(TooLarge):
            await client.call("send_message", {"text": "я" * (REQUEST_BYTES // 2)})
        await client.call("send_message", {"text": "я" * (REQUEST_BYTES // 2 - 20)})

    assert len(server.calls) == 1


async def test_nobody_speaks_while_a_transaction_is_open(sqlite_database: Database) -> None:
    async with running(TAKEN) as server:
        client = ViberClient(TOKEN, server.address, lambda: not is_transaction_open())
        async with sqlite_database.read():
            with pytest.raises(TransactionOpen):
                await client.call("send_message", WORDS)
            with pytest.raises(TransactionOpen):
                await client.download(f"{server.address}/photo.jpg", 100)
        assert server.calls == []

        await client.call("send_message", WORDS)
        await client.close()


async def test_a_file_is_fetched_without_the_token() -> None:
    heard: list[web.Request] = []

    def give(request: web.Request) -> web.StreamResponse:
        heard.append(request)
        return web.Response(body=b"\x89PNG-and-more")

    async with running(give) as server, client_of(f"{server.address}/pa") as client:
        assert await client.download(f"{server.address}/photo.png", 100) == b"\x89PNG-and-more"

    assert TOKEN not in str(heard[0].headers)


async def test_a_file_that_is_too_large_is_left_where_it_is() -> None:
    async with running(raw(200, "я" * 50)) as server, client_of(server.address) as client:
        assert len(await client.download(f"{server.address}/photo.png", 100)) == 100
        with pytest.raises(DownloadFailed, match="More than 99 bytes"):
            await client.download(f"{server.address}/photo.png", 99)


def _sent_on_to(place: str) -> Answer:
    return lambda request: web.Response(status=302, headers={"Location": place})


@pytest.mark.parametrize(
    "place",
    [
        "http://169.254.169.254/latest",
        "https://viber.com.evil.example/",
        "https://evilviber.com/",
        "http://media.viber.com/",
        "http://localhost:1/",
        "file:///etc/hosts",
        "https://viber.com@10.0.0.1/",
        "http://[bad",
        "",
    ],
)
async def test_nobody_sends_us_to_other_hosts(place: str) -> None:
    async with running(_sent_on_to(place)) as server, client_of(server.address) as client:
        with pytest.raises(DownloadFailed):
            await client.download(place, 100)
        assert server.calls == []
        with pytest.raises(DownloadFailed):
            await client.download(f"{server.address}/photo.png", 100)


async def test_being_sent_on_within_the_house_is_followed() -> None:
    answers = _sent_on_to("/there"), raw(200, "ok")
    async with running(*answers) as server, client_of(server.address) as client:
        assert await client.download(f"{server.address}/photo.png", 100) == b"ok"

    assert server.methods == ["photo.png", "there"]


async def test_a_server_of_its_own_elsewhere_gives_no_way_into_this_machine() -> None:
    async with running(raw(200, "ok")) as server, client_of("https://viber.example/pa") as client:
        with pytest.raises(DownloadFailed):
            await client.download(f"{server.address}/photo.png", 100)

    assert server.calls == []


@pytest.mark.parametrize(
    ("answer", "is_final"),
    [(raw(404, "gone"), True), (raw(502, "later"), False), (broken_off, False)],
    ids=["gone", "gateway", "broken"],
)
async def test_a_file_that_can_not_be_fetched(answer: Answer, is_final: bool) -> None:
    async with running(answer) as server, client_of(server.address) as client:
        with pytest.raises(DownloadFailed) as caught:
            await client.download(f"{server.address}/photo.png", 100)

    assert caught.value.is_final is is_final
    assert server.address not in _everything_about(caught.value)


async def test_closing_a_client_that_never_spoke_does_nothing() -> None:
    await ViberClient(TOKEN, "http://127.0.0.1:1", lambda: True).close()
