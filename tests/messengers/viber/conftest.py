"""A simulated Viber, a bot that speaks to it through our room, and what it hears of it."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from messengers.screen import Media, StoredMedia
from messengers.viber.client import ViberClient
from messengers.viber.drawing import MediaAddress
from messengers.viber.events import Event, Opened
from messengers.viber.inbound import parse
from messengers.viber.messenger import ViberMessenger
from messengers.viber.signature import is_signed
from messengers.viber.webhook_registration import register
from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer
from tests.messengers.scripted_server import TOKEN as ANOTHER_TOKEN
from tests.messengers.viber.answers import NOON


class Town:
    """Our side of the wire: `heard` is what was told, `welcome` what an opened chat is shown."""

    def __init__(self, server: ViberServer) -> None:
        self.server = server
        self.client = ViberClient(server.token, server.address, lambda: True)
        self.messenger = ViberMessenger(self.client, "Мегдан", "", self.keep, lambda: NOON)
        self.heard: list[Event] = []
        self.welcome = self.messenger.welcome([])
        self.url = ""
        self._files: dict[str, tuple[bytes, str]] = {}

    def keep(self, media: Media | StoredMedia) -> MediaAddress | None:
        """Lay a file where Viber can fetch it."""
        if isinstance(media, StoredMedia):
            return None
        name, content = media.file_name, media.content
        self._files[name] = (content, media.mime_type)
        return MediaAddress(f"{self.url}/media/{name}", len(content), name, media.mime_type)

    def application(self) -> web.Application:
        """The webhook, and the files."""
        application = web.Application()
        application.router.add_post("/viber", self._hear)
        application.router.add_get("/media/{name}", self._give)
        return application

    async def _hear(self, request: web.Request) -> web.Response:
        body, signature = await request.read(), request.headers["X-Viber-Content-Signature"]
        assert is_signed(self.server.token, body, signature)
        assert not is_signed(ANOTHER_TOKEN, body, signature)
        event = parse("the town's bot", body)
        self.heard.append(event)
        return web.json_response(self.welcome if isinstance(event, Opened) else {})

    async def _give(self, request: web.Request) -> web.Response:
        content, mime_type = self._files[request.match_info["name"]]
        return web.Response(body=content, content_type=mime_type)


@pytest.fixture
async def viber() -> AsyncIterator[ViberServer]:
    server = ViberServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def town(viber: ViberServer) -> AsyncIterator[Town]:
    """The bot, once Viber knows where it is found."""
    town = Town(viber)
    runner = web.AppRunner(town.application(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    town.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    assert await register(town.client, f"{town.url}/viber")
    town.heard.clear()
    yield town
    await town.client.close()
    await runner.cleanup()


@pytest.fixture
def anna(viber: ViberServer, town: Town) -> ViberPhone:
    """Somebody who lets the bot speak."""
    phone = viber.phone(101, "Анна")
    phone.person.is_subscribed = True
    return phone
