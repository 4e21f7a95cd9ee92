"""The demo's localhost control: reads and moves the clock, and kills the bot.

It never runs beside the real Telegram: `bot/settings.py` refuses that.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from aiohttp import web

from bot.screens.demo import next_thing
from bot.settings import Address
from bot.texts import LANGUAGES, date_line, speaking, time_line
from community.clock import Clock
from storage.models import Municipality

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

# Further than any meeting is planned; a slip of the finger must not lead out of the calendar.
LONGEST_MOVE = timedelta(days=400)
WISH = 'Send {"advance_seconds": a number above 0} or {"to": "next"}.'


class NextDue(Protocol):
    """The next thing that happens by itself: an aware moment, and a word for it."""

    @property
    def at(self) -> datetime: ...

    @property
    def what(self) -> str: ...


@dataclass(frozen=True)
class Controls:
    """What the demo may touch; `town` is the municipality whose wall clock is shown."""

    clock: Clock
    run_due: Callable[[], Awaitable[object]]
    next_due: Callable[[], Awaitable[NextDue | None]]
    town: Callable[[], Awaitable[Municipality | None]]
    end: Callable[[], object]


class Demo:
    """Answers GET /clock, POST /clock and POST /kill; one move at a time."""

    def __init__(self, controls: Controls) -> None:
        self._controls = controls
        self._one_move = asyncio.Lock()

    def application(self) -> web.Application:
        """The routes, closed to pages of other sites in the same browser."""
        application = web.Application(middlewares=[_no_browsers])
        application.router.add_get("/clock", self.show)
        application.router.add_post("/clock", self.move)
        application.router.add_post("/kill", self.kill)
        return application

    async def show(self, request: web.Request) -> web.Response:
        """What time it is, and what happens next."""
        clock, due = self._controls.clock, await self._controls.next_due()
        now = clock.now()
        return web.json_response(
            {
                "now": now.isoformat(),
                "local": await self._in_town(lambda town: _wall_clock(now, town)),
                "moved_seconds": clock.moved.total_seconds(),
                "next_due": due and due.at.isoformat(),
                "next_due_what": due and _in_each_language(due.what),
            }
        )

    async def move(self, request: web.Request) -> web.Response:
        """Let time pass, and everything that becomes due meanwhile happen in its order."""
        wish = _wish(await request.read())
        async with self._one_move:
            await self._pass_until(await self._target(wish))
        return await self.show(request)

    async def kill(self, request: web.Request) -> web.StreamResponse:
        """End at once, as a power cut would; the answer still goes out."""
        response = web.Response(status=202, text="The bot ends now.")
        await response.prepare(request)
        await response.write_eof()
        self._controls.end()
        return response

    async def _target(self, wish: timedelta | None) -> datetime:
        if wish is not None:
            return self._controls.clock.now() + wish
        due = await self._controls.next_due()
        if due is None:
            raise web.HTTPBadRequest(text="Nothing will happen by itself.")
        return due.at

    async def _pass_until(self, target: datetime) -> None:
        await self._controls.run_due()
        while (due := await self._controls.next_due()) and due.at <= target:
            self._move_to(due.at)
            await self._controls.run_due()
        self._move_to(target)
        await self._controls.run_due()

    def _move_to(self, moment: datetime) -> None:
        clock = self._controls.clock
        clock.move(max(moment - clock.now(), timedelta(0)))

    async def _in_town(self, words: Callable[[Municipality], str]) -> str:
        town = await self._controls.town()
        if town is None:
            return ""
        with speaking(town.language):
            return words(town)


def _in_each_language(what: str) -> dict[str, str]:
    """The page chooses: its language is not the town's."""
    words = {}
    for language in LANGUAGES:
        with speaking(language):
            words[language] = next_thing(what)
    return words


def _wall_clock(now: datetime, town: Municipality) -> str:
    return f"{date_line(now, town.zone)}, {time_line(now, town.zone)}"


def _wish(body: bytes) -> timedelta | None:
    """How far to move; None means to the next thing. Raises HTTPBadRequest with a sentence."""
    match _json(body):
        case {"to": "next", **rest} if not rest:
            return None
        case {"advance_seconds": bool()}:
            raise web.HTTPBadRequest(text=WISH)
        case {"advance_seconds": int() | float() as seconds, **rest} if not rest:
            if 0 < seconds <= LONGEST_MOVE.total_seconds():
                return timedelta(seconds=seconds)
            days = LONGEST_MOVE.days
            raise web.HTTPBadRequest(text=f"Time moves forwards only, by {days} days at most.")
    raise web.HTTPBadRequest(text=WISH)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


@web.middleware
async def _no_browsers(request: web.Request, handler: Handler) -> web.StreamResponse:
    # Browsers name the page that sends; the demo's own page asks through its server.
    if "Origin" in request.headers:
        raise web.HTTPForbidden(text="This control answers programs on this machine only.")
    return await handler(request)


@asynccontextmanager
async def listening(controls: Controls, address: Address) -> AsyncIterator[int]:
    """Serve while the block lasts; gives the port. Raises OSError if it can not be had."""
    runner = web.AppRunner(
        Demo(controls).application(), access_log=None, shutdown_timeout=1, handle_signals=False
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, address.host, address.port).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
