"""Parameters in the address, in JSON, in forms; files up and down."""

from __future__ import annotations

import io
import json
from typing import Any

import aiohttp
import pytest

from simulator.telegram.http import endpoint
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from tests.simulator.conftest import Caller
from tests.simulator.refusals.row import DATA, keyboard
from tests.simulator.test_refusals import PNG

MESSAGE = {
    "chat_id": 101,
    "text": "Среща & още + 5 % = 🏛",
    "disable_notification": True,
    "reply_markup": keyboard(DATA),
}


def as_text() -> dict[str, str]:
    """Give the message as forms carry it."""
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in MESSAGE.items()
    }


def multipart() -> aiohttp.FormData:
    """Give the message as a multipart body."""
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in as_text().items():
        form.add_field(name, value)
    return form


@pytest.mark.parametrize(
    "body",
    [
        lambda: {"json": MESSAGE},
        lambda: {"data": as_text()},
        lambda: {"data": multipart()},
        lambda: {"params": as_text()},
    ],
)
async def test_four_ways_say_the_same(
    body: Any, call: Caller, server: TelegramServer, maria: Phone
) -> None:
    status, answer = await call.post("sendMessage", **body())
    assert (status, answer["result"]["text"]) == (200, MESSAGE["text"])
    assert answer["result"]["reply_markup"] == MESSAGE["reply_markup"]
    assert server.calls[-1].parameters == MESSAGE
    assert server.calls[-1].answer == answer


async def test_get_works_and_the_case_of_a_method_does_not_matter(call: Caller) -> None:
    async with call.http.get(f"{call.server.address}/bot{call.server.token}/getme") as answer:
        assert (await answer.json())["result"]["username"] == "megdan_demo_bot"


def upload(field: str, content: bytes, name: str = "снимка.png", **more: str) -> aiohttp.FormData:
    """Give a multipart body with one file."""
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("chat_id", "101")
    for key, value in more.items():
        form.add_field(key, value)
    form.add_field(field, io.BytesIO(content), filename=name, content_type="image/png")
    return form


@pytest.mark.parametrize(
    ("field", "more"), [("photo", {}), ("picture", {"photo": "attach://picture"})]
)
async def test_a_photo_goes_up_and_comes_down(
    field: str, more: dict[str, str], call: Caller, maria: Phone
) -> None:
    form = upload(field, PNG, caption="Площад", **more)
    status, answer = await call.post("sendPhoto", data=form)
    assert status == 200, answer
    photo = answer["result"]["photo"][0]
    assert (photo["width"], photo["height"]) == (640, 480)
    assert maria.last_screen.photo is not None
    assert (maria.last_screen.photo.content, maria.last_screen.text) == (PNG, "Площад")
    file = await call.result("getFile", file_id=photo["file_id"])
    assert file["file_size"] == len(PNG)
    url = f"{call.server.address}/file/bot{call.server.token}/{file['file_path']}"
    async with call.http.get(url) as download:
        assert (download.status, await download.read()) == (200, PNG)


async def test_a_file_is_sent_again_by_its_id(call: Caller, maria: Phone) -> None:
    form = upload("document", b"BEGIN:VCALENDAR", "среща.ics")
    first = (await call.post("sendDocument", data=form))[1]["result"]["document"]
    assert (first["file_name"], first["mime_type"]) == ("среща.ics", "image/png")
    again = await call.result("sendDocument", chat_id=101, document=first["file_id"])
    assert again["document"] == first


async def test_a_voice_note_comes_down_as_it_was_sent(call: Caller, maria: Phone) -> None:
    voice = maria.sends_voice().voice
    assert voice is not None
    file = await call.result("getFile", file_id=voice.file_id)
    assert file["file_path"].startswith("audios/")
    url = f"{call.server.address}/file/bot{call.server.token}/{file['file_path']}"
    async with call.http.get(url) as download:
        assert await download.read() == voice.content
    sent = await call.result("sendVoice", chat_id=101, voice=voice.file_id)
    assert sent["voice"]["duration"] == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no picture", "Bad Request: IMAGE_PROCESS_FAILED"),
        (b"", "Bad Request: file must be non-empty"),
        (
            PNG + bytes(10 * 1024 * 1024),
            "Bad Request: file of size 10485784 bytes is too big for a photo; "
            "the maximum size is 10485760 bytes",
        ),
    ],
)
async def test_a_photo_must_be_a_picture_of_ten_megabytes_at_most(
    content: bytes, reason: str, call: Caller, maria: Phone
) -> None:
    """Sources: docs sendPhoto; the words are TDLib's FileManager and Telegram's servers'."""
    status, answer = await call.post("sendPhoto", data=upload("photo", content))
    assert (status, answer["description"]) == (400, reason)
    maria.hears_nothing()


async def test_what_is_attached_must_be_there(call: Caller, maria: Phone) -> None:
    refusal = await call.refusal("sendPhoto", chat_id=101, photo="attach://picture")
    assert refusal == "Bad Request: there is no photo in the request"
    refusal = await call.refusal("sendPhoto", chat_id=101, photo="https://antonovo.bg/a.png")
    assert refusal == "Bad Request: failed to get HTTP URL content"


async def test_only_twenty_megabytes_come_down(call: Caller, maria: Phone) -> None:
    """Source: docs getFile; Client.cpp 15817."""
    document = maria.sends_document(content=bytes(20 * 1024 * 1024 + 1)).document
    assert document is not None
    refusal = await call.refusal("getFile", file_id=document.file_id)
    assert refusal == "Bad Request: file is too big"


async def test_too_many_megabytes_do_not_go_up(
    call: Caller, maria: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Source: docs "Sending files", 50 MB; one stands for fifty here."""
    monkeypatch.setattr(endpoint, "UPLOAD_BYTES", 1024 * 1024)
    form = upload("document", bytes(1024 * 1024 - 2))
    assert (await call.post("sendDocument", data=form))[0] == 413
    form = upload("document", bytes(1024 * 1024 - 3))
    assert (await call.post("sendDocument", data=form))[0] == 200


@pytest.mark.parametrize("path", ["bot42:other/images/x.png", "bot42:simulated-token/x.png"])
async def test_no_other_file_comes_down(path: str, call: Caller) -> None:
    async with call.http.get(f"{call.server.address}/file/{path}") as download:
        assert download.status in {401, 404}
