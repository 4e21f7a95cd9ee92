"""Only what Viber has signed is heard."""

import json

import pytest

from messengers.viber.signature import is_signed

PUBLISHED_TOKEN = "44dafb7e0f40021e-61a47a1e6778d187-f2c5a676a07050b3"
PUBLISHED_BODY = (
    b'{"event":"webhook","timestamp":4977069964384421269,"message_token":1478683725125}'
)
PUBLISHED = "d21b343448c8aee33b8e93768ef6ceb64a6ba6163099973a2b8bd028fea510ef"
TOKEN = "0000000000000000-1111111111111111-2222222222222222"
EVENT = {
    "event": "message",
    "timestamp": 1700000000000,
    "chat_hostname": "SN-CHAT-01_",
    "message_token": 4912661846655238145,
    "sender": {
        "id": "01234567890A=",
        "name": "Иван",
        "language": "bg",
        "country": "BG",
        "api_version": 10,
    },
    "message": {"text": "здравей", "type": "text"},
    "silent": False,
}
RAW = json.dumps(EVENT, ensure_ascii=False, separators=(",", ":")).encode()


def test_the_signature_that_viber_published_is_right() -> None:
    assert is_signed(PUBLISHED_TOKEN, PUBLISHED_BODY, PUBLISHED)


@pytest.mark.parametrize(
    ("body", "signature"),
    [
        (RAW, "57ea03de9f4825b92d45d7b8e6b334400157b221c2a8078819b63429900abdf4"),
        (
            json.dumps(EVENT, separators=(",", ":")).encode(),
            "9dedef8df077544bcd7c01d17e2f7cd6c458402d2770e0ea117a17d68bd71fd4",
        ),
        (
            json.dumps(EVENT, ensure_ascii=False).encode(),
            "3c2ce4548bf4de8890650648f89896c2b71a38ff2baa92547516e9eb493461fd",
        ),
    ],
    ids=["raw", "escaped", "spaced"],
)
def test_the_bytes_are_signed_and_not_what_they_mean(body: bytes, signature: str) -> None:
    assert is_signed(TOKEN, body, signature)
    assert not is_signed(TOKEN, body + b" ", signature)
    assert not is_signed(PUBLISHED_TOKEN, body, signature)


@pytest.mark.parametrize(
    "garbage",
    [None, "", "0", "здравей", PUBLISHED[:-1], PUBLISHED + "0", PUBLISHED.upper(), "\udc80", "\0"],
)
def test_garbage_is_no_signature(garbage: str | None) -> None:
    assert not is_signed(PUBLISHED_TOKEN, PUBLISHED_BODY, garbage)


def test_nothing_is_signed_without_a_token() -> None:
    nobodys = "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"

    assert not is_signed("", b"", nobodys)
