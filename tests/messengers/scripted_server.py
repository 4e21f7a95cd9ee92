"""A server that answers what the test tells it, however strange."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from messengers.pace import Pace
from messengers.telegram.client import telegram_bot
from messengers.telegram.messenger import TelegramMessenger

TOKEN = "42:token-that-nobody-may-read"

Answer = Callable[[web.Request], web.StreamResponse]


def refused(status: int, description: str, **parameters: int) -> Answer:
    """An error answer in the Bot API's form."""
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return lambda request: web.json_response(body, status=status)


def raw(status: int, body: str) -> Answer:
    """An answer that no Bot API would give."""
    return lambda request: web.Response(status=status, text=body, content_type="text/html")


def broken_off(request: web.Request) -> web.StreamResponse:
    """The request was read, then the connection broke."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def sent(message_id: int) -> Answer:
    """A message was taken."""
    chat = {"id": 700, "type": "private", "first_name": "Мария"}
    message = {"message_id": message_id, "date": 1_790_000_000, "chat": chat, "text": "…"}
    return lambda request: web.json_response({"ok": True, "result": message})


class ScriptedServer:
    """Answers in turn; the last answer stays. `calls` are (method, parameters as sent)."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.address = ""

    @property
    def methods(self) -> list[str]:
        return [method for method, _ in self.calls]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        is_json = request.content_type == "application/json"
        parameters = await request.json() if is_json else dict(await request.post())
        self.calls.append((request.path.rsplit("/", 1)[-1], parameters))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer(request)


@asynccontextmanager
async def running(*answers: Answer) -> AsyncIterator[ScriptedServer]:
    """Serve these answers on a free port."""
    server = ScriptedServer(*answers)
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", server.answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield server
    finally:
        await runner.cleanup()


@asynccontextmanager
async def speaking_to(address: str, pace: Pace) -> AsyncIterator[TelegramMessenger]:
    """A messenger of a bot whose server is there."""
    bot = telegram_bot(TOKEN, address, lambda: True)
    try:
        yield TelegramMessenger(bot, pace)
    finally:
        await bot.session.close()
