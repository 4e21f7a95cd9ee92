"""get_user_details and get_online (viber.md 2.5 and 2.6)."""

from __future__ import annotations

from simulator.viber.chats.shown import Wire
from simulator.viber.exchange import Exchange
from simulator.viber.people import PLACEHOLDER, Person
from simulator.viber.refusals import RefusalError, bad, missing

DETAILS_SECONDS = 12 * 3600
DETAILS_TIMES = 2
ONLINE = 100
STATUSES = ("online", "offline", "undisclosed", "tryLater", "unavailable")


async def get_user_details(exchange: Exchange, body: Wire) -> Wire:
    """Tell about a subscriber, twice in twelve hours."""
    world = exchange.world
    if not body.get("id"):
        raise missing("id")
    person = world.people.get(str(body["id"]))
    if person is None:
        raise RefusalError(5)
    if not person.is_subscribed:
        raise RefusalError(6)
    now = world.now()
    person.details_asked = [at for at in person.details_asked if now - at < DETAILS_SECONDS]
    if len(person.details_asked) >= DETAILS_TIMES:
        raise RefusalError(12)
    person.details_asked.append(now)
    return {"message_token": world.new_token(), "user": details(person)}


def details(person: Person) -> Wire:
    """Give what Viber knows of a person and their first device."""
    user: Wire = {
        "id": person.viber_id,
        "name": person.name if person.is_personalised else PLACEHOLDER,
        "country": person.country,
        "language": person.language,
        "primary_device_os": "Android 14",
        "api_version": person.devices[0].api_version,
        "viber_version": "22.0.0",
        "mcc": 284,
        "mnc": 1,
        "device_type": person.devices[0].kind,
    }
    if person.avatar and person.is_personalised:
        user["avatar"] = person.avatar
    return user


async def get_online(exchange: Exchange, body: Wire) -> Wire:
    """Tell who of up to a hundred people is online; of strangers nothing."""
    ids = body.get("ids")
    if ids is None:
        raise missing("ids")
    if not isinstance(ids, list) or not 0 < len(ids) <= ONLINE:
        raise bad(f"ids must have 1 to {ONLINE} entries")
    return {"users": [online(exchange, str(one)) for one in ids]}


def online(exchange: Exchange, viber_id: str) -> Wire:
    """Give the online status of one person."""
    person = exchange.world.people.get(viber_id)
    status = 4 if person is None or not person.is_subscribed else int(not person.is_online)
    answer: Wire = {
        "id": viber_id,
        "online_status": status,
        "online_status_message": STATUSES[status],
    }
    if status == 1:
        answer["last_online"] = int(exchange.world.now() * 1000)
    return answer
