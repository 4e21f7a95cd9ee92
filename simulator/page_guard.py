"""Lets only the page itself, opened on this machine, reach the demo's routes."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

OWN_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
"""Host names that no foreign DNS server can point here (DNS rebinding)."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
"""Even if text became markup by a mistake, it could neither run nor load anything."""


def guarded(handler: Handler) -> Handler:
    """Refuse with 403 who is not on this machine or comes from another page."""

    async def guard(request: web.Request) -> web.StreamResponse:
        refusal = reason_to_refuse(request)
        if refusal:
            raise web.HTTPForbidden(text=refusal)
        return await handler(request)

    return guard


def reason_to_refuse(request: web.Request) -> str:
    """Say why a request may not come in; "" if it may."""
    if not is_loopback(request.remote):
        return "Only this machine may open the demo."
    if host_name(request.host) not in OWN_NAMES:
        return "The demo answers to localhost only."
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"{request.scheme}://{request.host}":
        return "Another page may not use the demo."
    if request.method == "POST" and request.content_type != "application/json":
        return "A request that changes something must be JSON."
    return ""


def is_loopback(address: str | None) -> bool:
    """Whether an address of a peer belongs to this machine."""
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


def host_name(host: str) -> str:
    """Give a Host header without its port, "" if it is malformed."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
