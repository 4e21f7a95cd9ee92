"""A bot of a few lines that listens to Viber's callbacks over raw HTTP and answers them."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import Any

from aiohttp import ClientSession, web

from simulator.viber.server import ViberServer

Wire = dict[str, Any]


def button(label: str, data: str, **more: Any) -> Wire:
    """A button that half fills a row and says nothing in the chat."""
    return {"Text": label, "ActionBody": data, "Columns": 3, "Rows": 1, "Silent": True, **more}


YES, NO = button("✅ Ще дойда", "yes"), button("❌ Не", "no")
MENU = button("🏠 Меню", "menu", Columns=6)
KEYBOARD = {"Type": "keyboard", "Buttons": [YES, NO, MENU]}


class ScriptedViberBot:
    """Welcomes with a keyboard, says what it heard, and what a test lets it say."""

    def __init__(self, server: ViberServer, session: ClientSession) -> None:
        self._server = server
        self._session = session
        self.heard: list[Wire] = []

    async def call(self, method: str, **body: Any) -> Wire:
        """Call a method of Viber's API."""
        body |= {"auth_token": self._server.token, "sender": {"name": "Мегдан"}}
        async with self._session.post(f"{self._server.address}/{method}", json=body) as reply:
            answer: Wire = await reply.json()
            assert answer["status"] == 0, answer
            return answer

    async def says(self, viber_id: str, text: str) -> None:
        """Write to a person, with buttons in the message itself."""
        block = {"Text": text, "ActionType": "none", "ActionBody": "none", "Columns": 6, "Rows": 2}
        card = {"Type": "rich_media", "ButtonsGroupColumns": 6, "Buttons": [block, YES, NO]}
        message = {"type": "rich_media", "rich_media": card, "min_api_version": 2}
        await self.call("send_message", receiver=viber_id, **message)

    async def hear(self, request: web.Request) -> web.Response:
        """Answer a callback."""
        event = await request.json()
        self.heard.append(event)
        if event["event"] == "conversation_started":
            text = f"Здравейте! Покана: {event.get('context', 'няма')}"
            return web.json_response(
                {
                    "type": "text",
                    "text": text,
                    "sender": {"name": "Мегдан"},
                    "keyboard": KEYBOARD,
                }
            )
        if event["event"] == "message":
            said = event["message"].get("text") or event["message"]["type"]
            answer = {"type": "text", "text": f"Чухме: {said}", "keyboard": KEYBOARD}
            await self.call("send_message", receiver=event["sender"]["id"], **answer)
        return web.Response()

    def events(self) -> list[str]:
        """The kinds of what was heard."""
        return [one["event"] for one in self.heard]

    @contextlib.asynccontextmanager
    async def listening(self) -> AsyncIterator[ScriptedViberBot]:
        """Set the webhook to a free port of this machine and answer."""
        application = web.Application()
        application.router.add_post("/viber", self.hear)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            await self.call("set_webhook", url=f"http://127.0.0.1:{runner.addresses[0][1]}/viber")
            yield self
        finally:
            await runner.cleanup()
