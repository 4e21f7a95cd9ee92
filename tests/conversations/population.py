"""The whole cast, written into an empty database with a statement for each table."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from storage.columns import Base, table_of
from storage.database import Database, Session
from storage.kinds import ContactState, GroupKind, MembershipState, MessengerName
from storage.models import (
    CommunityGroup,
    Consent,
    Contact,
    Membership,
    Municipality,
    Person,
    Place,
    RoleGrant,
    Settlement,
)
from tests import cast

SOFIA = ZoneInfo("Europe/Sofia")
# A Monday, eight days before the meeting of 21.03.2023 in Antonovo.
BEGINNING = datetime(2023, 3, 13, 10, 0, tzinfo=SOFIA)
# Far from the numbers that a test's own rows get.
FIRST = 1000
TOWNS = {name: FIRST + number for number, name in enumerate((cast.ANTONOVO, cast.SOPOT))}
KINDS = (GroupKind.COMMUNITY_ACTION, GroupKind.WORKING)


def number_of_group(town: str, kind: GroupKind) -> int:
    """The number of a town's group in every test."""
    return TOWNS[town] * 10 + KINDS.index(kind)


async def populate(database: Database, viber_id: Callable[[int], str] | None = None) -> None:
    """Write both municipalities and the whole cast down, a statement for each table.

    With `viber_id` all who have a chat have it in Viber, and wrote there a moment ago.
    """
    async with database.write() as session:
        for model, rows in _rows(viber_id).items():
            await session.execute(insert(table_of(model)), rows)


def _rows(viber_id: Callable[[int], str] | None) -> dict[type[Base], list[dict[str, Any]]]:
    people = {player: FIRST + number for number, player in enumerate(cast.EVERYBODY)}
    return {
        Municipality: [_municipality(name, number) for name, number in TOWNS.items()],
        CommunityGroup: [
            {"id": number_of_group(name, kind), "municipality_id": number, "kind": kind}
            for name, number in TOWNS.items()
            for kind in KINDS
        ],
        Settlement: [
            {"municipality_id": TOWNS[name], "name": settlement}
            for name, settlements in cast.SETTLEMENTS.items()
            for settlement in settlements
        ],
        Place: [
            {
                "municipality_id": TOWNS[name],
                "name": place,
                "used_at": BEGINNING - timedelta(days=age),
            }
            for name, places in cast.PLACES.items()
            for age, place in enumerate(places, start=1)
        ],
        Person: [_person(player, number) for player, number in people.items()],
        Contact: [_contact(player, number, viber_id) for player, number in people.items()],
        Consent: [_consent(player, number) for player, number in people.items()],
        Membership: [
            {
                "person_id": number,
                "group_id": number_of_group(player.municipality, kind),
                "state": MembershipState.ACTIVE,
                "created_at": BEGINNING,
            }
            for player, number in people.items()
            for kind in player.groups
        ],
        RoleGrant: [
            {
                "person_id": number,
                "municipality_id": TOWNS[player.municipality],
                "role": player.role,
                "granted_at": BEGINNING,
            }
            for player, number in people.items()
            if player.role is not None
        ],
    }


def _municipality(name: str, number: int) -> dict[str, Any]:
    return {
        "id": number,
        "name": name,
        "country": "BG",
        "language": "bg",
        "zone": "Europe/Sofia",
        "controller": cast.CONTROLLER[name],
        "help_name": "Радка",
        "help_phone": cast.HELP_PHONE[name],
        "created_at": BEGINNING,
    }


def _person(player: cast.Player, number: int) -> dict[str, Any]:
    return {
        "id": number,
        "municipality_id": TOWNS[player.municipality],
        "name": player.name,
        "language": player.language,
        "created_at": BEGINNING,
        "joined_at": BEGINNING,
    }


def _contact(
    player: cast.Player, number: int, viber_id: Callable[[int], str] | None
) -> dict[str, Any]:
    chat = MessengerName.TELEGRAM if viber_id is None else MessengerName.VIBER
    address = str(player.user_id) if viber_id is None else viber_id(player.user_id)
    return {
        "messenger": MessengerName.PHONE if player.phone else chat,
        "address": player.phone or address,
        "person_id": number,
        "language": player.language,
        "state": ContactState.ACTIVE,
        "state_at": BEGINNING,
        "created_at": BEGINNING,
        "session_at": BEGINNING if chat == MessengerName.VIBER else None,
    }


def _consent(player: cast.Player, number: int) -> dict[str, Any]:
    return {
        "person_id": number,
        "text_version": "2026-11",
        "language": player.language,
        "messenger": MessengerName.TELEGRAM,
        "given_at": BEGINNING,
    }


async def municipality_named(session: Session, name: str) -> Municipality:
    """A municipality of the cast."""
    return (await session.scalars(select(Municipality).where(Municipality.name == name))).one()


async def group_number(session: Session, municipality_id: int, kind: GroupKind) -> int:
    """The number of a municipality's group."""
    found = await session.scalars(
        select(CommunityGroup.id).where(
            CommunityGroup.municipality_id == municipality_id, CommunityGroup.kind == kind
        )
    )
    return found.one()
