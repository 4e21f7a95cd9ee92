"""getUpdates, setWebhook, deleteWebhook, getWebhookInfo."""

from __future__ import annotations

import re
from typing import Any

from simulator.telegram.chats.messages import Wire
from simulator.telegram.http.arguments import Arguments
from simulator.telegram.refusals import RefusalError, bad_request
from simulator.telegram.world import World

LONGEST_POLL = 50
"""Seconds; a longer timeout is cut (telegram-bot-api LONG_POLL_MAX_TIMEOUT)."""

MOST_UPDATES = 100
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
SET_WEBHOOK_CONFLICT = "Conflict: terminated by setWebhook request"
WEBHOOK_PORTS = frozenset({80, 88, 443, 8443})


async def get_updates(world: World, arguments: Arguments) -> list[Wire]:
    """Give what happened since the offset, waiting for it if the bot wants to wait."""
    if world.webhook.url:
        raise RefusalError(409, WEBHOOK_ACTIVE)
    limit = min(max(arguments.integer("limit", MOST_UPDATES), 1), MOST_UPDATES)
    timeout = min(max(arguments.integer("timeout"), 0), LONGEST_POLL)
    allow_updates(world, arguments)
    offset = arguments.integer("offset")
    if world.pace.is_enforced:
        limit, timeout = world.pace.slowed(offset, limit, timeout)
    world.updates.confirm(offset)
    return await world.updates.take(limit, timeout)


def allow_updates(world: World, arguments: Arguments) -> None:
    """Note which kinds the bot wants; a broken list changes nothing."""
    try:
        world.updates.allow(arguments.structure("allowed_updates"))
    except ValueError:
        return


def set_webhook(world: World, arguments: Arguments) -> bool:
    """Have updates posted to an address; an empty one ends that."""
    url = arguments.text("url")
    if arguments.flag("drop_pending_updates"):
        world.updates.clear()
    allow_updates(world, arguments)
    if not url:
        world.webhook.change("")
        return True
    check_webhook(url, arguments.text("secret_token"))
    world.updates.terminate(SET_WEBHOOK_CONFLICT)
    connections = min(max(arguments.integer("max_connections", 40), 1), 100)
    world.webhook.change(url, arguments.text("secret_token"), connections)
    return True


def check_webhook(url: str, secret_token: str) -> None:
    """Refuse what the real server refuses; this machine is allowed without HTTPS."""
    match = re.match(r"(https?)://([^/:]+)(?::(\d+))?(?:/|$)", url)
    if not match:
        raise bad_request("invalid webhook URL specified")
    scheme, host, port = match.groups()
    if host not in {"127.0.0.1", "localhost"}:
        if scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if int(port or 443) not in WEBHOOK_PORTS:
            raise bad_request(
                "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
            )
    if len(secret_token) > 256:
        raise bad_request("secret token is too long")
    if secret_token and not re.fullmatch(r"[A-Za-z0-9_-]+", secret_token):
        raise bad_request("secret token contains unallowed characters")


def delete_webhook(world: World, arguments: Arguments) -> bool:
    """Return to polling; what waits stays, unless the bot wants it dropped."""
    if arguments.flag("drop_pending_updates"):
        world.updates.clear()
    world.webhook.change("")
    return True


def get_webhook_info(world: World, arguments: Arguments) -> Wire:
    """Say where updates are posted to and how many wait."""
    webhook = world.webhook
    info: dict[str, Any] = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if webhook.url:
        info |= {"max_connections": webhook.max_connections, "ip_address": "127.0.0.1"}
    if webhook.last_error:
        info |= {"last_error_date": webhook.last_error_at}
        info |= {"last_error_message": webhook.last_error}
    if world.updates.allowed is not None:
        info["allowed_updates"] = world.updates.allowed
    return info


METHODS = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
