"""Bodies that no Viber would send: refused or passed over, and nothing changes."""

import hashlib
import hmac
import json
import logging
import zlib
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot.web import viber as viber_events
from bot.web.server import EVENT_BYTES
from bot.web.viber import SIGNATURE
from simulator.viber.server import ViberServer
from storage.models import Contact, ConversationState, SeenUpdate
from tests.conversations.deeds import sends_meeting
from tests.conversations.tables import contact_of, count, dump
from tests.conversations.town import Actor, Town

DEEP = b"[" * 50_000 + b"]" * 50_000
EVENT: dict[str, Any] = {
    "event": "message",
    "timestamp": 1_678_694_400_000,
    "message_token": 4_912_661_846_655_238_145,
    "sender": {"id": "01234567890A=", "name": "Гошо"},
    "message": {"type": "text", "text": "Здравейте"},
}


def signed(token: str, body: bytes) -> dict[str, str]:
    return {SIGNATURE: hmac.new(token.encode(), body, hashlib.sha256).hexdigest()}


async def posted(viber: ViberServer, body: bytes, headers: dict[str, str]) -> int:
    url = viber.world.webhook.url
    async with (
        aiohttp.ClientSession() as visitor,
        visitor.post(url, data=body, headers=headers) as answer,
    ):
        return answer.status


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe\x00",
        b"not json",
        b"[]",
        b"null",
        b'"message"',
        DEEP,
        b'{"event": "message"}',
        b'{"event": ["message"], "message_token": 1}',
        json.dumps(EVENT | {"sender": {"id": "x" * 5000}}).encode(),
        json.dumps(EVENT | {"sender": {"id": 7}}).encode(),
        json.dumps(EVENT | {"message_token": "seven"}).encode(),
        json.dumps(EVENT | {"message": [DEEP.decode()[:100]]}).encode(),
    ],
    ids=[
        "empty", "no text", "no json", "a list", "null", "a word", "deep", "bare", "many events",
        "a long sender", "a number for a sender", "a word for a token", "a list for a message",
    ],
)  # fmt: skip
async def test_a_signed_body_that_says_nothing_is_confirmed_and_changes_nothing(
    town: Town, viber: ViberServer, body: bytes
) -> None:
    before = await dump(town.database)
    assert await posted(viber, body, signed(viber.token, body)) == 200
    assert await dump(town.database) == before


async def test_unsigned_and_wrongly_signed_bodies_change_nothing(
    town: Town, viber: ViberServer
) -> None:
    before, body = await dump(town.database), json.dumps(EVENT).encode()
    for headers in ({}, {SIGNATURE: ""}, {SIGNATURE: "0" * 64}, signed("another token", body)):
        assert await posted(viber, body, headers) == 403
    assert await posted(viber, body + b" ", signed(viber.token, body)) == 403
    assert await dump(town.database) == before


async def test_an_oversized_body_is_not_read(town: Town, viber: ViberServer) -> None:
    before, body = await dump(town.database), b"7" * (EVENT_BYTES + 1)
    assert await posted(viber, body, signed(viber.token, body)) == 413
    assert await dump(town.database) == before


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
async def test_a_body_that_says_to_be_packed_is_not_unpacked(
    town: Town, viber: ViberServer, caplog: pytest.LogCaptureFixture, encoding: str
) -> None:
    """Nobody fills the log, or the memory, with what they have not signed."""
    before, body = await dump(town.database), json.dumps(EVENT).encode()
    says = {"Content-Encoding": encoding}
    assert await posted(viber, body, says) == 403
    packed = zlib.compress(body)
    assert await posted(viber, packed, says | signed(viber.token, body)) == 403
    assert await posted(viber, packed, says | signed(viber.token, packed)) == 200
    assert await dump(town.database) == before
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]


async def test_a_replayed_body_changes_nothing(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    tapped = [each for each in viber.callbacks.posted if each.event == "message"][-1]
    before = await dump(town.database)
    maria.listens()
    for _ in range(3):
        assert await posted(viber, tapped.wire, signed(viber.token, tapped.wire)) == 200
    await town.settles()
    maria.hears_nothing()
    assert await dump(town.database) == before


async def test_after_a_restart_a_replayed_body_only_shows_again(
    town: Town,
    viber: ViberServer,
    elena: Actor,
    maria: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What was in hand is remembered by nobody but the database.
    monkeypatch.setattr(viber_events, "REMEMBERED", 0)
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    tapped = [each for each in viber.callbacks.posted if each.event == "message"][-1]
    await maria.taps("Няма да дойда")
    before = await dump(town.database)
    await town.waits(hours=23)
    for _ in range(3):
        maria.listens()
        assert await posted(viber, tapped.wire, signed(viber.token, tapped.wire)) == 200
        await town.settles()
        maria.sees("Вашият отговор: ❌ Няма да дойда")
        assert maria.heard_new() == 1
    assert await dump(town.database) == before


async def test_a_replayed_body_begins_no_free_day(
    town: Town, viber: ViberServer, maria: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(viber_events, "REMEMBERED", 0)
    await maria.writes("/menu")
    began = (await contact_of(town, maria)).session_at
    await town.waits(hours=23)
    await maria.writes("/menu")
    written = [each for each in viber.callbacks.posted if each.event == "message"][-1]
    await town.waits(hours=2)
    assert await posted(viber, written.wire, signed(viber.token, written.wire)) == 200
    await town.settles()
    assert (await contact_of(town, maria)).session_at == began


OLD = {"timestamp": EVENT["timestamp"] - 5 * 24 * 60 * 60 * 1000}


@pytest.mark.parametrize(
    "event",
    [
        EVENT,
        {**EVENT, "event": "conversation_started", "user": EVENT["sender"]},
        {**EVENT, "event": "subscribed", "user": EVENT["sender"]},
        {**EVENT, "event": "unsubscribed", "user_id": "01234567890A="},
    ],
    ids=["message", "opened", "subscribed", "unsubscribed"],
)
async def test_an_event_that_is_older_than_what_is_remembered_is_not_heard(
    town: Town, viber: ViberServer, event: dict[str, Any]
) -> None:
    before = await dump(town.database)
    body = json.dumps(event | OLD).encode()
    assert await posted(viber, body, signed(viber.token, body)) == 200
    await town.settles()
    assert await dump(town.database) == before
    body = json.dumps(event).encode()
    assert await posted(viber, body, signed(viber.token, body)) == 200
    await town.settles()
    assert await dump(town.database) != before


async def test_the_moved_clock_of_the_demo_makes_no_event_old(
    town: Town, viber: ViberServer
) -> None:
    town.clock.moved = timedelta(days=30)
    town.clock.at += town.clock.moved
    body = json.dumps(EVENT).encode()
    assert await posted(viber, body, signed(viber.token, body)) == 200
    await town.settles()
    assert await count(town, SeenUpdate) == 1


async def test_no_token_and_no_words_are_in_the_log(
    town: Town, viber: ViberServer, maria: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    body = json.dumps(EVENT | {"message": "тайна"}, ensure_ascii=False).encode()
    await posted(viber, body, signed(viber.token, body))
    await posted(viber, body, {})
    await maria.writes("тайни думи")
    assert viber.token not in caplog.text
    assert "тайн" not in caplog.text


async def test_of_a_stranger_who_only_writes_nothing_is_kept(
    town: Town, viber: ViberServer
) -> None:
    body = json.dumps(EVENT).encode()
    contacts = await count(town, Contact)
    assert await posted(viber, body, signed(viber.token, body)) == 200
    await town.settles()
    assert await count(town, Contact) == contacts
    assert await count(town, ConversationState) == 0
    assert await count(town, SeenUpdate) == 1
