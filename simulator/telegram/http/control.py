"""The simulator's own addresses: for tests and demos whose driver is another process."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from simulator.telegram.phone import Phone

if TYPE_CHECKING:
    from simulator.telegram.server import TelegramServer

ACTS = frozenset(
    [
        "adds_bot_to_group",
        "blocks",
        "clears_history",
        "deactivates",
        "edits",
        "opens_link",
        "presses",
        "removes_bot_from_group",
        "sends_album",
        "sends_big_file",
        "sends_contact",
        "sends_document",
        "sends_location",
        "sends_photo",
        "sends_sticker",
        "sends_voice",
        "taps",
        "taps_on",
        "unblocks",
        "writes",
        "writes_in_group",
    ]
)
"""What a driver may let a phone do; the JSON body holds the arguments by name."""


class Control:
    """Sets faults, moves phones and reads what happened, in JSON over HTTP."""

    def __init__(self, server: TelegramServer) -> None:
        self._server = server

    def add_routes(self, application: web.Application) -> None:
        """Serve the control below /simulator/."""
        router = application.router
        router.add_post("/simulator/faults", guarded(self.add_fault))
        router.add_delete("/simulator/faults", guarded(self.clear_faults))
        router.add_get("/simulator/calls", guarded(self.calls))
        router.add_post("/simulator/settings", guarded(self.settings))
        router.add_get("/simulator/settled", guarded(self.settled))
        router.add_get("/simulator/state", guarded(self.state))
        router.add_post("/simulator/phones", guarded(self.add_phone))
        router.add_post("/simulator/crowd/{act}", guarded(self.act_all))
        router.add_get("/simulator/phones/{user_id}/transcript", guarded(self.transcript))
        router.add_get("/simulator/phones/{user_id}/messages", guarded(self.messages))
        router.add_post("/simulator/phones/{user_id}/{act}", guarded(self.act))

    async def add_fault(self, request: web.Request) -> Any:
        """Set a fault from the fields of Faults.add."""
        fault = self._server.faults.add(**await request.json())
        return dataclasses.asdict(fault)

    async def clear_faults(self, request: web.Request) -> Any:
        """Let everything go right again."""
        self._server.faults.clear()
        return True

    async def calls(self, request: web.Request) -> Any:
        """List API calls: `method` keeps those of one method, `since` skips so many."""
        method = request.query.get("method")
        since = int(request.query.get("since", 0))
        return [
            {
                "method": call.method,
                "parameters": call.parameters,
                "at": call.at,
                "answer": call.answer,
            }
            for call in self._server.calls[since:]
            if method in (None, call.method)
        ]

    async def settings(self, request: web.Request) -> Any:
        """Change `limits` (true or false) and `calls_kept` (a number, or null for all)."""
        wanted = await request.json()
        self._server.limits = wanted.get("limits", self._server.limits)
        self._server.calls_kept = wanted.get("calls_kept", self._server.calls_kept)
        return {"limits": self._server.limits, "calls_kept": self._server.calls_kept}

    async def state(self, request: web.Request) -> Any:
        """Count the updates that wait, the phones, and the bot's messages on them."""
        phones = self._server.phones.values()
        return {
            "waiting": len(self._server.world.updates),
            "phones": len(phones),
            "shown": sum(message.from_bot for phone in phones for message in phone.messages),
        }

    async def settled(self, request: web.Request) -> Any:
        """Answer when the bot has confirmed every update, at the latest after `timeout` s."""
        await self._server.settled(float(request.query.get("timeout", 30)))
        return True

    async def add_phone(self, request: web.Request) -> Any:
        """Make a phone from the fields of TelegramServer.phone."""
        phone = self._server.phone(**await request.json())
        return {"user_id": phone.user_id}

    async def transcript(self, request: web.Request) -> web.Response:
        """Give a phone's chat as text."""
        return web.Response(text=self._phone(request).transcript())

    async def messages(self, request: web.Request) -> Any:
        """Give a phone's chat as Message objects of the Bot API, with what was deleted marked."""
        return [
            message.wire() | {"deleted": message.deleted}
            for message in self._phone(request).messages
        ]

    async def act(self, request: web.Request) -> Any:
        """Let a phone do something."""
        act = request.match_info["act"]
        if act not in ACTS:
            raise web.HTTPNotFound(text=f"A phone can not do {act!r}")
        result = getattr(self._phone(request), act)(**await request.json())
        if isinstance(result, int | str | None):
            return result
        return getattr(result, "message_id", None)

    async def act_all(self, request: web.Request) -> Any:
        """Let `count` people from the id `first` on do the same; who has no phone gets one."""
        act, body = request.match_info["act"], await request.json()
        if act not in ACTS:
            raise web.HTTPNotFound(text=f"A phone can not do {act!r}")
        for user_id in range(body["first"], body["first"] + body["count"]):
            phone = self._server.phone(user_id, f"Person {user_id}")
            getattr(phone, act)(**body.get("with", {}))
        return body["count"]

    def _phone(self, request: web.Request) -> Phone:
        phone = self._server.phones.get(int(request.match_info["user_id"]))
        if phone is None:
            raise web.HTTPNotFound(text="There is no such phone")
        return phone


Handler = Callable[[web.Request], Awaitable[Any]]


def guarded(handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Answer in JSON; a failed assertion is 409, a wrong argument 400, each with its words.

    A body must say that it is JSON: a foreign web page can not send that to localhost unasked.
    """

    async def answer(request: web.Request) -> web.StreamResponse:
        if request.method == "POST" and request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="Send application/json")
        try:
            result = await handler(request)
        except AssertionError as failure:
            return web.Response(status=409, text=str(failure))
        except (TypeError, ValueError) as mistake:
            return web.Response(status=400, text=str(mistake))
        if isinstance(result, web.StreamResponse):
            return result
        return web.json_response(text=json.dumps(result, default=str, ensure_ascii=False))

    return answer
