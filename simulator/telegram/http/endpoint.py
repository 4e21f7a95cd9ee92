"""The HTTP side of the Bot API: reads a call, lets faults happen, answers."""

from __future__ import annotations

import asyncio
import inspect
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web
from yarl import URL

from simulator.telegram.faults import Fault, Faults
from simulator.telegram.http.arguments import Arguments, Upload
from simulator.telegram.methods import METHODS
from simulator.telegram.methods.account import file_path
from simulator.telegram.refusals import RefusalError
from simulator.telegram.world import World

UPLOAD_BYTES = 50 * 1024 * 1024


@dataclass(slots=True)
class Call:
    """One API call as it came and as it was answered; `at` in monotonic seconds."""

    method: str
    arguments: Arguments
    at: float
    answer: dict[str, Any] = field(default_factory=dict)

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters with numbers, flags and JSON unpacked."""
        return self.arguments.decoded()


class Endpoint:
    """Answers the calls of the bot that holds the token."""

    def __init__(
        self, world: World, token: str, faults: Faults, note: Callable[[Call], None]
    ) -> None:
        self._world = world
        self._token = token
        self._faults = faults
        self._note = note

    def add_routes(self, application: web.Application) -> None:
        """Serve methods and files below the application's root."""
        application.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]*}", self.answer)
        application.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self.file)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one call, unless a fault breaks the connection."""
        try:
            self._check_token(request)
            arguments = await read_arguments(request)
        except RefusalError as refusal:
            return answered(refusal.wire(), refusal.status)
        name = request.match_info["method"]
        fault = self._faults.happening(name.lower(), arguments) if self._faults.all else None
        if fault is not None and fault.kind == "break_before":
            return broken_off(request)
        call = Call(name, arguments, time.monotonic())
        self._note(call)
        call.answer, status = await self._result(call, fault)
        if fault is not None and fault.kind == "break_after":
            return broken_off(request)
        return answered(call.answer, status)

    async def file(self, request: web.Request) -> web.Response:
        """Give the content of a file that getFile named."""
        try:
            self._check_token(request)
        except RefusalError as refusal:
            return answered(refusal.wire(), refusal.status)
        path = request.match_info["path"]
        for file in self._world.files.values():
            if file_path(file) == path:
                return web.Response(body=file.content, content_type=file.mime_type)
        return answered(RefusalError(404, "Not Found").wire(), 404)

    async def execute(self, method: str, parameters: dict[str, Any]) -> None:
        """Execute a method that came as the answer to a webhook; its result goes nowhere."""
        call = Call(method, Arguments(parameters), time.monotonic())
        self._note(call)
        call.answer, _ = await self._result(call, None)

    def _check_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if ":" not in token or token.startswith("0") or len(token) > 80:
            raise RefusalError(401, "Unauthorized: invalid token specified")
        if token != self._token:
            raise RefusalError(401, "Unauthorized")
        if self._world.is_logged_out:
            raise RefusalError(400, "Logged out")

    async def _result(self, call: Call, fault: Fault | None) -> tuple[dict[str, Any], int]:
        try:
            if fault is not None:
                await self._suffer(fault)
            method = METHODS.get(call.method.lower())
            if method is None:
                raise RefusalError(404, "Not Found: method not found")
            result = method(self._world, call.arguments)
            if inspect.isawaitable(result):
                result = await result
        except RefusalError as refusal:
            return refusal.wire(), refusal.status
        return {"ok": True, "result": result}, 200

    async def _suffer(self, fault: Fault) -> None:
        if fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        if fault.kind == "repeat_updates":
            self._world.updates.repeat_confirmed()
        refusal = fault.refusal()
        if refusal is not None:
            raise refusal


def answered(body: dict[str, Any], status: int) -> web.Response:
    """Send an answer as the real server does; Retry-After goes with 429."""
    seconds = body.get("parameters", {}).get("retry_after") if status == 429 else None
    return web.Response(
        body=json.dumps(body, separators=(",", ":")).encode(),
        status=status,
        content_type="application/json",
        headers={"Retry-After": str(seconds)} if seconds else None,
    )


def broken_off(request: web.Request) -> web.StreamResponse:
    """Drop the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def read_arguments(request: web.Request) -> Arguments:
    """Read parameters from the address, a form, a multipart body or JSON."""
    arguments = Arguments(dict(request.query) if request.query_string else {})
    if not request.can_read_body:
        return arguments
    kind = request.content_type
    if kind == "multipart/form-data":
        await read_parts(request, arguments)
        return arguments
    body = await request.read()
    if kind == "application/json":
        arguments.raw.update(read_json(body))
    elif kind == "application/x-www-form-urlencoded":
        arguments.raw.update(read_form(body))
    return arguments


def read_form(body: bytes) -> dict[str, str]:
    """Read a form; yarl unescapes in C, urllib is seventy times slower with Cyrillic."""
    return dict(URL.build(path="/", query_string=body.decode(), encoded=True).query)


def read_json(body: bytes) -> dict[str, Any]:
    """Read a JSON body, whose null means that a parameter is absent."""
    try:
        given = json.loads(body)
    except ValueError:
        raise RefusalError(400, "Bad Request: can't parse JSON object") from None
    if not isinstance(given, dict):
        raise RefusalError(400, "Bad Request: JSON object expected")
    return {name: value for name, value in given.items() if value is not None}


async def read_parts(request: web.Request, arguments: Arguments) -> None:
    """Read a multipart body: texts and files of together at most 50 MB."""
    total = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read(decode=False))
        total += len(content)
        if total > UPLOAD_BYTES:
            raise RefusalError(413, "Request Entity Too Large")
        if part.filename is None:
            arguments.raw[part.name] = content.decode()
        else:
            mime_type = part.headers.get("Content-Type", "application/octet-stream")
            arguments.files[part.name] = Upload(part.filename, mime_type, content)
