"""The demo page's side of the simulator: phones to look at and to use, over localhost HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from urllib.parse import quote

from aiohttp import ClientSession, web

from simulator.page_clock import PageClock
from simulator.page_deeds import body_of, carry_out, name_of_newcomer
from simulator.page_guard import HEADERS, guarded
from simulator.page_state import (
    InviteLink,
    PagePerson,
    PasteText,
    State,
    Words,
    captions_of,
    in_order,
    phone_state,
)
from simulator.page_stream import Streams
from simulator.page_viber import carry_out_on_viber, viber_state
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer

__all__ = ["InviteLink", "Page", "PagePerson", "PasteText", "add_page"]

FILES = Path(__file__).parent / "page"
SHOWN_IN_PLACE = frozenset({"image/jpeg", "image/png", "image/webp", "audio/ogg"})
"""Types that a browser may show; every other file is only ever saved."""


def add_page(
    server: TelegramServer,
    *,
    control_address: str | None,
    people: Sequence[PagePerson] = (),
    links: Sequence[InviteLink] = (),
    texts: Sequence[PasteText] = (),
    zone: str = "Europe/Sofia",
) -> Page:
    """Add the page to a server that has not started yet.

    Phones stand in the order of `people`, those of newcomers behind them. `control_address` is
    the bot's localhost control, None if the demo has no clock; `zone` is the IANA zone in which
    the phones stand. `Page.links` may be changed later; who can let the demo begin again sets
    `Page.begin_anew`, who continues an earlier one `Page.began_at`.
    """
    page = Page(server, PageClock(control_address), zone)
    page.captions.update(captions_of(people))
    page.links.extend(links)
    page.texts.extend(texts)
    page.add_routes(server.application)
    return page


class Page:
    """Answers what the page asks and tells it what changed.

    `viber` may be a second server whose phones stand among those of Telegram; nobody has the same
    number in both.
    """

    def __init__(self, server: TelegramServer, clock: PageClock, zone: str) -> None:
        self.server = server
        self.clock = clock
        self.zone = zone
        self.captions: dict[int, Words] = {}
        self.viber: ViberServer | None = None
        self.began_at = time.time()
        self.links: list[InviteLink] = []
        self.texts: list[PasteText] = []
        self.streams = Streams()
        self.begin_anew: Callable[[], object] | None = None
        self._session: ClientSession | None = None

    def add_routes(self, application: web.Application) -> None:
        """Put the page's routes beside those of the Bot API."""
        phone = r"/demo/phones/{user_id:\d+}"
        for method, path, handler in (
            ("GET", "/", self.index),
            ("GET", r"/page/{name:(?:[a-z]+/)?[a-z_]+\.(?:js|css|svg)}", self.file),
            ("GET", "/demo/state", self.whole_state),
            ("GET", "/demo/events", self.events),
            ("GET", "/demo/clock", self.read_clock),
            ("POST", "/demo/clock", self.move_clock),
            ("POST", "/demo/phones", self.add_phone),
            ("POST", "/demo/anew", self.anew),
            ("GET", f"{phone}/transcript", self.transcript),
            ("GET", phone + r"/files/{message_id:\d+}", self.attachment),
            ("POST", phone + "/{deed:[a-z]+}", self.do),
        ):
            application.router.add_route(method, path, guarded(handler))
        application.cleanup_ctx.append(self._watch)
        application.on_shutdown.append(self._say_goodbye)

    def state(self) -> State:
        """Give everything that the page shows."""
        username = self.server.world.bot["username"]
        return {
            "username": username,
            "zone": self.zone,
            "began_at": self.began_at,
            "has_clock": self.clock.control_address is not None,
            "has_beginning": self.begin_anew is not None,
            "has_viber": self.viber is not None,
            "links": [{"title": link.title, "payload": link.payload} for link in self.links],
            "texts": [
                {"title": each.title, "text": each.text, "phones": each.user_ids}
                for each in self.texts
            ],
            "phones": [self.phone_state(user_id) for user_id in self.phones],
        }

    def phone_state(self, user_id: int) -> State:
        """Give what one phone shows."""
        caption = self.captions.get(user_id, {})
        phone = self.phones[user_id]
        if isinstance(phone, ViberPhone):
            return viber_state(phone, caption, self.clock)
        return phone_state(phone, caption, self.clock)

    @property
    def phones(self) -> dict[int, Phone | ViberPhone]:
        """All phones by the numbers of their people, in the order of their captions."""
        return in_order(self.captions, self.server.phones, self.viber.phones if self.viber else {})

    async def index(self, request: web.Request) -> web.StreamResponse:
        """Give the page."""
        return web.FileResponse(FILES / "index.html", headers=HEADERS)

    async def file(self, request: web.Request) -> web.StreamResponse:
        """Give a script, a style sheet or the picture of the page."""
        path = FILES / request.match_info["name"]
        if not path.is_file():
            raise web.HTTPNotFound(text="The page has no such file.")
        return web.FileResponse(path, headers=HEADERS)

    async def whole_state(self, request: web.Request) -> web.StreamResponse:
        """Give all phones at once."""
        return web.json_response(self.state())

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Send the whole state and then every phone that changes."""
        return await self.streams.serve(request, self.state, self.phone_state)

    async def read_clock(self, request: web.Request) -> web.StreamResponse:
        """Give the bot's time and what happens next."""
        return web.json_response(await self.clock.read(self.session))

    async def move_clock(self, request: web.Request) -> web.StreamResponse:
        """Move the bot's clock, and give the messages of that move their new time."""
        answer = await self.clock.move(self.session, await body_of(request))
        for user_id in self.phones:
            self.streams.note(user_id)
        return web.json_response(answer)

    async def add_phone(self, request: web.Request) -> web.StreamResponse:
        """Put a stranger's phone on the square."""
        body = await body_of(request)
        name = name_of_newcomer(body)
        user_id = max(self.phones, default=0) + 1
        if self.viber is not None and body.get("messenger") == "viber":
            self.viber.phone(user_id, name)
        else:
            self.server.phone(user_id, name, "", "bg")
        self.streams.note(user_id)
        return web.json_response({"id": user_id}, status=201)

    async def anew(self, request: web.Request) -> web.StreamResponse:
        """Let the whole demo begin again, if whoever runs it can do that."""
        if self.begin_anew is None:
            raise web.HTTPNotFound(text="This demo can not begin again.")
        self.begin_anew()
        return web.json_response({"ok": True}, status=202)

    async def transcript(self, request: web.Request) -> web.StreamResponse:
        """Give a phone's conversation as text."""
        return web.Response(text=self._phone(request).transcript(), headers=HEADERS)

    async def attachment(self, request: web.Request) -> web.StreamResponse:
        """Give the file of a message, under the name that it was sent with."""
        message = self._phone(request).find(int(request.match_info["message_id"]))
        file = message.file if message is not None else None
        if file is None:
            raise web.HTTPNotFound(text="There is no such file.")
        way = "inline" if file.mime_type in SHOWN_IN_PLACE else "attachment"
        kind = file.mime_type if way == "inline" else "application/octet-stream"
        disposition = f"{way}; filename*=UTF-8''{quote(file.name, safe='')}"
        headers = HEADERS | {"Content-Disposition": disposition, "Content-Type": kind}
        return web.Response(body=file.content, headers=headers)

    async def do(self, request: web.Request) -> web.StreamResponse:
        """Do something as a person."""
        phone = self._phone(request)
        deed, body = request.match_info["deed"], await body_of(request)
        if isinstance(phone, ViberPhone):
            carry_out_on_viber(deed, phone, body)
        else:
            carry_out(deed, phone, body)
        self.streams.note(phone.user_id)
        return web.json_response({"ok": True})

    @property
    def session(self) -> ClientSession:
        """The client that speaks with the bot's control while the server runs."""
        assert self._session is not None, "The server has not started"
        return self._session

    def _phone(self, request: web.Request) -> Phone | ViberPhone:
        phone = self.phones.get(int(request.match_info["user_id"]))
        if phone is None:
            raise web.HTTPNotFound(text="There is no such phone.")
        return phone

    async def _watch(self, application: web.Application) -> AsyncIterator[None]:
        async with contextlib.AsyncExitStack() as stack:
            self._session = await stack.enter_async_context(ClientSession())
            watching = []
            for server in (self.server, *((self.viber,) if self.viber else ())):
                changes = await stack.enter_async_context(server.subscribe())
                watching.append(asyncio.create_task(self._pass_on(changes)))
            yield
            for task in watching:
                task.cancel()
            await asyncio.wait(watching)

    async def _pass_on(self, changes: asyncio.Queue[int]) -> None:
        while True:
            user_id = await changes.get()
            if user_id not in self.phones:
                continue
            self.phone_state(user_id)
            if self.clock.is_moving or not self.clock.is_known:
                with contextlib.suppress(web.HTTPException):
                    await self.clock.read(self.session)
                    self.clock.settle(user_id)
            self.streams.note(user_id)

    async def _say_goodbye(self, application: web.Application) -> None:
        self.streams.hang_up()
