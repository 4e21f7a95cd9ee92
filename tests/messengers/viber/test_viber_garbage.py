"""Bodies that no Viber would send."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messengers.viber.events import BadEvent
from messengers.viber.inbound import parse
from tests.messengers.viber.answers import MARIA

TEXT = {"type": "text", "text": "Здравейте"}
EVENTS: dict[str, dict[str, Any]] = {
    "message": {"sender": {"id": MARIA, "name": "Мария"}, "message": TEXT},
    "conversation_started": {"user": {"id": MARIA}, "context": "x"},
    "subscribed": {"user": {"id": MARIA}},
    "unsubscribed": {"user_id": MARIA},
    "delivered": {"user_id": MARIA},
    "seen": {"user_id": MARIA},
    "failed": {"user_id": MARIA, "desc": "x"},
}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["media", "text", "file_name", "size", "duration", "contact", "location", "sticker_id"]
)
TYPES = st.sampled_from(
    ["text", "url", "picture", "video", "file", "voice", "contact", "location", "sticker", "new"]
)


def _whole(event: str) -> dict[str, Any]:
    return {"event": event, "timestamp": 1, "message_token": 5} | EVENTS[event]


def _parsed(content: object) -> object:
    return parse("a bot", json.dumps(content).encode())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe\xfd",
        b"{",
        b"null",
        b"[]",
        b'"event"',
        b"{}",
        b'{"event": 5, "message_token": NaN',
        b"[" * 200_000,
        b'{"event":' * 100_000,
        b'{"event":"message","timestamp":' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_no_event_is_told_apart(body: bytes) -> None:
    assert isinstance(parse("a bot", body), BadEvent)


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("token", [None, True, 1.5, "five", -1, 2**63, [], {}])
def test_no_event_goes_without_its_token(event: str, token: object) -> None:
    assert not isinstance(_parsed(_whole(event)), BadEvent)
    assert isinstance(_parsed(_whole(event) | {"message_token": token}), BadEvent)


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("address", [None, "", 5, "a" * 101, "Мария", "a\0b", "a\nb", ["a"]])
def test_no_event_goes_without_its_person(event: str, address: object) -> None:
    nobody: dict[str, Any] = {"user_id": address}
    for name in ("sender", "user"):
        nobody[name] = {"id": address}

    assert isinstance(_parsed(_whole(event) | nobody), BadEvent)


@given(st.binary(max_size=60))
def test_no_bytes_break_it(body: bytes) -> None:
    assert isinstance(parse("a bot", body), BadEvent)


@given(st.sampled_from(sorted(EVENTS)), st.data())
def test_no_field_breaks_it(event: str, data: st.DataObject) -> None:
    whole = _whole(event)
    name = data.draw(st.sampled_from(sorted(whole.keys() - {"event"})))

    _parsed(whole | {name: data.draw(ANYTHING)})


@given(TYPES, st.dictionaries(KEYS, ANYTHING, max_size=5))
def test_no_message_of_a_person_is_lost(kind: str, fields: dict[str, Any]) -> None:
    event = _whole("message") | {"message": fields | {"type": kind}}

    assert not isinstance(_parsed(event), BadEvent)
