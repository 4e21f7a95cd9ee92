"""Viber is told where it finds us only when it does not know."""

import logging

import pytest

from messengers.viber.webhook_registration import NotRegistered, is_still_ours, register
from tests.messengers.scripted_server import Answer, broken_off, raw, running
from tests.messengers.viber.answers import TOKEN, answered, client_of

OURS = "https://town.example/viber"
EVENTS = [
    "message",
    "subscribed",
    "unsubscribed",
    "conversation_started",
    "delivered",
    "seen",
    "failed",
]
# Viber counts more than one can ask for.
ALL_EVENTS = [*reversed(EVENTS), "webhook", "client_status", "action"]
NOT_REACHED = "java.net.ConnectException: Connection refused"
REFUSED = (
    "Result[HttpRequest[POST /viber HTTP/1.1]@1 > "
    "HttpResponse[HTTP/1.1 419 unknown status]@2] null"
)


def _account(webhook: str | None = OURS, events: list[str] | None = None) -> Answer:
    return answered(0, webhook=webhook, event_types=ALL_EVENTS if events is None else events)


async def test_what_is_right_stays_as_it_is() -> None:
    async with running(_account()) as server, client_of(server.address) as client:
        assert await is_still_ours(client, OURS)
        assert not await register(client, OURS)

    assert set(server.methods) == {"get_account_info"}


@pytest.mark.parametrize(
    "account",
    [_account("https://elsewhere.example/viber"), _account(None), _account(events=EVENTS[:-1])],
    ids=["elsewhere", "nowhere", "too little"],
)
async def test_what_is_wrong_is_set(account: Answer) -> None:
    taken = answered(0, event_types=EVENTS)
    async with running(account, account, taken) as server, client_of(server.address) as client:
        assert not await is_still_ours(client, OURS)
        assert await register(client, OURS)

    assert server.calls[-1] == (
        "set_webhook",
        {"url": OURS, "event_types": EVENTS, "send_name": True, "send_photo": False},
    )


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ([answered(2)], "who the bot is: 2 invalidAuthToken"),
        ([broken_off], "who the bot is: NoAnswer"),
        ([_account(""), raw(502, "")], "address of our webhook: NotConnected: HTTP 502"),
        ([_account(""), answered(9)], "address of our webhook: 9 publicAccountSuspended"),
        ([_account(""), answered(1, status_message=REFUSED)], "answered HTTP 419: .* https"),
        ([_account(""), answered(1, status_message=NOT_REACHED)], "was not reached: .* https"),
        ([_account(""), answered(1)], "was not reached"),
    ],
)
async def test_a_failure_is_a_sentence_without_the_token(
    answers: list[Answer], sentence: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with running(*answers) as server, client_of(server.address) as client:
        with pytest.raises(NotRegistered, match=sentence) as caught:
            await register(client, OURS)

    assert TOKEN not in str(caught.value) + caplog.text
