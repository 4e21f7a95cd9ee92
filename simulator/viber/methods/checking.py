"""The checks of a message in the order in which the server makes them (viber.md 16)."""

from __future__ import annotations

import json

from simulator.viber.chats.shown import Wire
from simulator.viber.checks.keyboards import check_features, check_keyboard, check_rich_media
from simulator.viber.checks.messages import check_limits, check_required
from simulator.viber.checks.schema import as_integer
from simulator.viber.people import Person
from simulator.viber.refusals import RefusalError, bad
from simulator.viber.world import World

REQUEST_BYTES = 30 * 1024


def check_account(world: World) -> None:
    """Refuse everything while the bot is blocked, gone, suspended or without rights."""
    if world.bot.state:
        raise RefusalError(world.bot.state)


def check_webhook(world: World) -> None:
    """Refuse a message of a bot that could not hear the answer."""
    if not world.webhook.url:
        raise RefusalError(10)


def check_size(size: int) -> None:
    """Refuse a request of too many bytes, as they came over the wire."""
    if size > REQUEST_BYTES:
        raise bad(f"the request has more than {REQUEST_BYTES} bytes")


def check_content(world: World, body: Wire) -> None:
    """Refuse a message whose fields do not fit, whoever gets it."""
    check_required(body, needs_sender=world.bot.needs_sender)
    check_limits(body)
    level = api_level(body)
    if body.get("keyboard") is not None:
        check_keyboard(body["keyboard"], level)
    if body.get("type") == "rich_media":
        check_rich_media(body["rich_media"], level)
    check_features(body, level)


def check_receiver(world: World, person: Person | None, body: Wire) -> Person:
    """Refuse a message to somebody who is unknown, not subscribed, too old or tired."""
    if person is None:
        raise RefusalError(5)
    if not person.is_subscribed:
        raise RefusalError(6)
    check_devices(person, body)
    if person.is_tired(world.now()):
        raise RefusalError(12)
    return person


def check_welcome(world: World, person: Person, body: Wire) -> None:
    """Refuse what is no welcome message: one without receiver, otherwise as send_message."""
    check_size(len(json.dumps(body, ensure_ascii=False).encode()))
    check_content(world, body)
    check_devices(person, body)


def check_devices(person: Person, body: Wire) -> None:
    """Refuse a message for which one of the person's devices is too old."""
    if person.api_version < api_level(body):
        raise RefusalError(13)


def api_level(body: Wire) -> int:
    """Give the declared API level; only the one at the root counts."""
    return as_integer(body.get("min_api_version", 1)) or 1
