"""What a Viber server may answer, and a bot that hears it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from messengers.screen import Media, StoredMedia
from messengers.viber.client import ViberClient
from messengers.viber.drawing import MediaAddress
from messengers.viber.messenger import ViberMessenger
from tests.messengers.scripted_server import Answer

TOKEN = "0000000000000000-1111111111111111-2222222222222222"
MARIA = "01234567890A/+bcdefghA=="
# Larger than a float holds exactly.
MESSAGE_TOKEN = 5741311803571721087
NOON = datetime(2023, 3, 13, 12, tzinfo=UTC)


def answered(status: int, **more: Any) -> Answer:
    """Viber's answer: its errors, too, come with HTTP 200."""
    return lambda request: web.json_response({"status": status, **more})


TAKEN = answered(0, status_message="ok", message_token=MESSAGE_TOKEN, billing_status=1)
ACCOUNT = answered(
    0,
    name="Мегдан",
    uri="megdan town",
    webhook="https://town.example/viber",
    event_types=["message", "seen", "delivered"],
)


def address_of(media: Media | StoredMedia) -> MediaAddress:
    """Every file lies at the same place."""
    if isinstance(media, StoredMedia):
        return MediaAddress(
            "https://town.example/media/x/photo.jpg", 100, "photo.jpg", "image/jpeg"
        )
    url = f"https://town.example/media/x/{media.file_name}"
    return MediaAddress(url, len(media.content), media.file_name, media.mime_type)


@asynccontextmanager
async def client_of(address: str) -> AsyncIterator[ViberClient]:
    """A client that may always speak."""
    client = ViberClient(TOKEN, address, lambda: True)
    try:
        yield client
    finally:
        await client.close()


@asynccontextmanager
async def speaking_to(address: str) -> AsyncIterator[ViberMessenger]:
    """A messenger of a bot whose server is there."""
    async with client_of(address) as client:
        yield ViberMessenger(client, "Мегдан", "", address_of, lambda: NOON)
