"""send_message and broadcast_message (viber.md 2.2 and 2.3)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from simulator.viber.chats.shown import Wire
from simulator.viber.exchange import Exchange
from simulator.viber.methods.checking import check_content, check_receiver
from simulator.viber.people import Person
from simulator.viber.refusals import IN_LISTS, RefusalError, bad, missing
from simulator.viber.world import World

BROADCAST = 300


async def send_message(exchange: Exchange, body: Wire) -> Wire:
    """Send one message to one person."""
    world = exchange.world
    if not body.get("receiver"):
        raise missing("receiver")
    check_content(world, body)
    token = world.new_token()
    try:
        person = check_receiver(world, world.people.get(str(body["receiver"])), body)
        status = world.billing.count(world.now(), person.session_at)
    except RefusalError as refusal:
        if refusal.status == 12:
            return refusal.wire() | {"message_token": token}
        raise
    deliver(exchange, person, token, body)
    return {"message_token": token, "billing_status": int(status)}


async def broadcast_message(exchange: Exchange, body: Wire) -> Wire:
    """Send one message to many; who can not get it stands in failed_list, the status stays 0."""
    world = exchange.world
    receivers = body.get("broadcast_list")
    if receivers is None:
        raise missing("broadcast_list")
    if not isinstance(receivers, list) or not 0 < len(receivers) <= BROADCAST:
        raise bad(f"broadcast_list must have 1 to {BROADCAST} entries")
    if not world.bot.may_broadcast:
        raise RefusalError(20)
    check_content(world, body)
    token = world.new_token()
    failed = []
    for receiver in receivers:
        try:
            person = check_receiver(world, world.people.get(str(receiver)), body)
            world.billing.count(world.now(), person.session_at)
        except RefusalError as refusal:
            words = IN_LISTS.get(refusal.status, refusal.message)
            failed.append(
                {"receiver": receiver, "status": refusal.status, "status_message": words}
            )
        else:
            deliver(exchange, person, token, addressed(body, person))
    return {"message_token": token, "failed_list": failed}


def deliver(exchange: Exchange, person: Person, token: int, body: Wire) -> None:
    """Count the message as unanswered and bring it to the phone."""
    world = exchange.world
    person.unanswered.append(world.now())
    fault = world.faults.of_delivery(person.user_id, body)
    exchange.deliveries.send(person, token, body, fails=fault is not None)


def addressed(body: Wire, person: Person) -> Wire:
    """Put the receiver's id and name where the message has their placeholders."""
    text = json.dumps(body, ensure_ascii=False)
    for placeholder, words in (
        ("replace_me_with_receiver_id", person.viber_id),
        ("replace_me_with_url_encoded_receiver_id", quote(person.viber_id, safe="")),
        ("replace_me_with_user_name", person.name),
    ):
        text = text.replace(placeholder, json.dumps(words, ensure_ascii=False)[1:-1])
    written: Any = json.loads(text)
    return dict(written)


def reachable(world: World) -> list[Person]:
    """Give everybody to whom the bot may write."""
    return [person for person in world.people.values() if person.is_subscribed]
