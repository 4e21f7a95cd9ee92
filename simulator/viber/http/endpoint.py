"""The HTTP side of the API: reads a call, lets faults happen, answers."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

from aiohttp import web

from simulator.viber.chats.shown import Wire
from simulator.viber.exchange import Exchange
from simulator.viber.faults import Fault
from simulator.viber.http.calls import Call
from simulator.viber.methods import METHODS
from simulator.viber.methods.checking import check_account, check_size, check_webhook
from simulator.viber.refusals import RefusalError, bad
from simulator.viber.world import CHAT_HOSTNAME

SENDING = frozenset({"send_message", "broadcast_message"})


class Endpoint:
    """Answers the calls of the bot that holds the token, and serves what people sent."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._world = exchange.world

    def add_routes(self, application: web.Application) -> None:
        """Serve the methods and the media; every other path is 404."""
        for name in METHODS:
            application.router.add_post(f"/pa/{name}", self.answer)
        application.router.add_get("/pa/get_account_info", self.answer, allow_head=False)
        application.router.add_get("/download_photo", self.media)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one call, unless a fault breaks the connection."""
        call = Call(request.path.rpartition("/")[2], {}, await request.read(), time.monotonic())
        try:
            call.body = read_body(call.wire)
            self._check_token(request, call.body)
        except RefusalError as refusal:
            return answered(refusal.wire())
        fault = self._world.faults.of_call(call.method, self._receiver(call.body), call.body)
        if fault is not None and fault.kind == "break_before":
            return broken_off(request)
        self._exchange.note(call)
        if fault is not None and fault.kind == "server_error":
            return web.Response(status=500, text="Internal Server Error")
        try:
            call.answer = await self._result(call, fault)
        except RefusalError as refusal:
            call.answer = refusal.wire()
        return await self._answered(request, call, fault)

    async def media(self, request: web.Request) -> web.Response:
        """Give what a person sent, as long as its address works."""
        try:
            stored = self._world.files.get(int(request.query.get("dlid", ""), 16))
        except ValueError:
            stored = None
        if stored is None or stored.expires_at <= self._world.now():
            return web.Response(status=404)
        return web.Response(body=stored.file.content, content_type=stored.file.mime_type)

    def _check_token(self, request: web.Request, body: Wire) -> None:
        """Take the token from the header or else from the body (viber.md 1)."""
        token = request.headers.get("X-Viber-Auth-Token") or body.get("auth_token")
        if not token:
            raise RefusalError(2, "missing_auth_token")
        if token != self._world.bot.token:
            raise RefusalError(2)

    def _receiver(self, body: Wire) -> int | None:
        person = self._world.people.get(str(body.get("receiver", "")))
        return person.user_id if person is not None else None

    async def _result(self, call: Call, fault: Fault | None) -> Wire:
        if fault is not None and fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        if fault is not None and fault.kind == "status":
            raise RefusalError(fault.status)
        check_account(self._world)
        if call.method in SENDING:
            check_webhook(self._world)
        check_size(len(call.wire))
        result = await METHODS[call.method](self._exchange, call.body)
        return {"status": 0, "status_message": "ok"} | result

    async def _answered(
        self, request: web.Request, call: Call, fault: Fault | None
    ) -> web.StreamResponse:
        """Send the answer, or let happen what comes after the call counted."""
        kind = fault.kind if fault is not None else None
        if kind == "break_after":
            return broken_off(request)
        if kind == "server_error_after":
            return web.Response(status=500, text="Internal Server Error")
        if fault is not None and kind == "delay_after":
            await asyncio.sleep(fault.seconds)
        if kind == "no_status_message":
            call.answer.pop("status_message", None)
        return answered(call.answer)


def answered(body: Wire) -> web.Response:
    """Send an answer: with HTTP 200, also where it says no."""
    body["chat_hostname"] = CHAT_HOSTNAME
    return web.json_response(text=json.dumps(body, ensure_ascii=False))


def read_body(wire: bytes) -> Wire:
    """Read the body as JSON whatever its Content-Type says; none at all is {}."""
    try:
        body: Any = json.loads(wire) if wire.strip() else {}
    except (ValueError, RecursionError):
        raise bad("no JSON") from None
    if not isinstance(body, dict):
        raise bad("no JSON object")
    return body


def broken_off(request: web.Request) -> web.StreamResponse:
    """Drop the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
