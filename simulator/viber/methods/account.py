"""set_webhook and get_account_info (viber.md 2.1 and 2.4)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from simulator.viber.chats.shown import Wire
from simulator.viber.exchange import Exchange
from simulator.viber.methods.sending import reachable
from simulator.viber.refusals import RefusalError, bad, missing
from simulator.viber.world import MANDATORY, OPTIONAL, Webhook

ALL_EVENTS = (
    "subscribed",
    "unsubscribed",
    "webhook",
    "conversation_started",
    "client_status",
    "action",
    "delivered",
    "failed",
    "message",
    "seen",
)
"""What the answer lists when the bot asks for nothing in particular, in Viber's own order."""

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


async def set_webhook(exchange: Exchange, body: Wire) -> Wire:
    """Take another address, once it has answered the webhook event with 200; "" takes none."""
    url = body.get("url")
    if url is None:
        raise missing("url")
    types = wanted_types(body.get("event_types"))
    if url == "":
        exchange.world.webhook = Webhook()
        return {"event_types": []}
    if not isinstance(url, str) or not is_reachable(url):
        raise RefusalError(1)
    failure = await exchange.callbacks.probe(url)
    if failure:
        raise RefusalError(1, failure)
    names, photos = bool(body.get("send_name", False)), bool(body.get("send_photo", False))
    exchange.world.webhook = Webhook(url, types, names, photos)
    return {"event_types": told_types(types)}


def wanted_types(types: Any) -> list[str] | None:
    """Read event_types: None means all, and the mandatory ones always come."""
    if types is None:
        return None
    if not isinstance(types, list) or not all(isinstance(one, str) for one in types):
        raise bad("event_types must be a list of names")
    unknown = sorted(set(types) - set(ALL_EVENTS))
    if unknown:
        raise bad(f"event_types has the unknown names {unknown}")
    return [one for one in types if one in OPTIONAL]


def told_types(types: list[str] | None) -> list[str]:
    """List the events that will come, in Viber's order."""
    if types is None:
        return list(ALL_EVENTS)
    return [one for one in ALL_EVENTS if one in types or one in MANDATORY]


def is_reachable(url: str) -> bool:
    """Tell whether the address is one that Viber calls; http only on this machine."""
    parts = urlsplit(url)
    if parts.scheme == "https":
        return bool(parts.hostname)
    return parts.scheme == "http" and parts.hostname in LOCAL


async def get_account_info(exchange: Exchange, body: Wire) -> Wire:
    """Tell what the bot is, and where its events go."""
    world = exchange.world
    return {
        "id": "pa:4927113106231700",
        "name": world.bot.name,
        "uri": world.bot.uri,
        "icon": "https://media-direct.cdn.viber.com/pg_download?pgtp=icons&dlid=0&fltp=jpg",
        "background": "https://content.cdn.viber.com/backgrounds/00001_default/1280x1280.jpg",
        "category": "Local Businesses",
        "subcategory": "Community",
        "location": {"lon": 26.1667, "lat": 43.1567},
        "country": "BG",
        "webhook": world.webhook.url,
        "event_types": told_types(world.webhook.event_types) if world.webhook.url else [],
        "subscribers_count": len(reachable(world)),
        "members": [],
    }
