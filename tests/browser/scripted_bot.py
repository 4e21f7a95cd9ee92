"""A bot of a few lines that speaks raw HTTP, and the control of a clock that can be moved."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import ClientSession, FormData, web

Wire = dict[str, Any]

KEYS = {
    "inline_keyboard": [
        [
            {"text": "✅ Ще дойда", "callback_data": "yes", "style": "success"},
            {"text": "❌ Няма да дойда", "callback_data": "no"},
        ],
        [{"text": "📋 Дневен ред", "callback_data": "agenda"}],
        [{"text": "📆 В календара", "callback_data": "calendar"}],
    ]
}
CALENDAR = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


class ScriptedBot:
    """Greets by name, answers three buttons, and says what a test lets it say."""

    def __init__(self, address: str, token: str, session: ClientSession) -> None:
        self._methods = f"{address}/bot{token}"
        self._session = session
        self.taps: list[str] = []
        self.heard: list[str] = []

    async def call(self, method: str, **parameters: Any) -> Any:
        """Call a method of the Bot API."""
        async with self._session.post(f"{self._methods}/{method}", json=parameters) as reply:
            answer = await reply.json()
            assert answer["ok"], answer
            return answer["result"]

    async def says(self, chat_id: int, text: str, **more: Any) -> Any:
        """Write to a person without being asked."""
        return await self.call("sendMessage", chat_id=chat_id, text=text, **more)

    async def run(self) -> None:
        """Answer updates until the task is cancelled."""
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=30):
                offset = update["update_id"] + 1
                if "message" in update:
                    await self._hear(update["message"])
                elif "callback_query" in update:
                    await self._feel(update["callback_query"])

    async def _hear(self, message: Wire) -> None:
        text = message.get("text", "")
        kinds = ("photo", "voice", "sticker", "document")
        self.heard.append(text or next(kind for kind in kinds if kind in message))
        chat_id = message["chat"]["id"]
        if text.startswith("/start"):
            name = message["from"]["first_name"]
            await self.says(chat_id, f"Здравейте, {name}! Ще дойдете ли?", reply_markup=KEYS)
        else:
            await self.says(chat_id, f"Чухме: {text or self.heard[-1]}")

    async def _feel(self, tap: Wire) -> None:
        self.taps.append(tap["data"])
        chat_id, message_id = tap["message"]["chat"]["id"], tap["message"]["message_id"]
        if tap["data"] == "agenda":
            await self.call("answerCallbackQuery", callback_query_id=tap["id"], text="Три точки")
            return
        await self.call("answerCallbackQuery", callback_query_id=tap["id"])
        if tap["data"] == "calendar":
            await self._send_calendar(chat_id)
            return
        coming = "ще дойдете" if tap["data"] == "yes" else "няма да дойдете"
        text = f"Записахме: {coming}."
        await self.call("editMessageText", chat_id=chat_id, message_id=message_id, text=text)

    async def _send_calendar(self, chat_id: int) -> None:
        body = FormData({"chat_id": str(chat_id)})
        body.add_field("document", CALENDAR.encode(), filename="Среща.ics")
        async with self._session.post(f"{self._methods}/sendDocument", data=body) as reply:
            assert reply.status == 200, await reply.text()


class ScriptedClock:
    """The bot's localhost control: a time that moves only when it is told to."""

    START = datetime(2023, 3, 20, 8, 0, tzinfo=UTC)

    def __init__(self) -> None:
        self.wishes: list[Wire] = []
        self.moved = (self.START - datetime.now(UTC)).total_seconds()
        self.next_due = self.START + timedelta(hours=7)
        self.on_move: Any = None
        self.address = ""

    def answer(self) -> Wire:
        """Say what time it is and what happens next."""
        now = datetime.now(UTC) + timedelta(seconds=self.moved)
        return {
            "now": now.isoformat(),
            "local": "",
            "moved_seconds": self.moved,
            "next_due": self.next_due.isoformat(),
            "next_due_what": {"bg": "Напомняне", "en": "A reminder"},
        }

    async def get(self, request: web.Request) -> web.Response:
        """Answer GET /clock."""
        return web.json_response(self.answer())

    async def post(self, request: web.Request) -> web.Response:
        """Answer POST /clock; what the move sets off happens before the answer."""
        wish = await request.json()
        self.wishes.append(wish)
        if wish.get("to") == "next":
            self.moved = (self.next_due - datetime.now(UTC)).total_seconds()
        else:
            self.moved += wish["advance_seconds"]
        if self.on_move is not None:
            await self.on_move()
        return web.json_response(self.answer())

    @contextlib.asynccontextmanager
    async def listening(self) -> AsyncIterator[ScriptedClock]:
        """Serve on a free port of this machine."""
        application = web.Application()
        application.router.add_get("/clock", self.get)
        application.router.add_post("/clock", self.post)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield self
        finally:
            await runner.cleanup()


@contextlib.asynccontextmanager
async def running(bot: ScriptedBot) -> AsyncIterator[ScriptedBot]:
    """Let the bot answer while the block lasts."""
    task = asyncio.create_task(bot.run())
    try:
        yield bot
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
