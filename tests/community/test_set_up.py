"""Taking back invites, roles and settlements, on both engines: what ends, and what is noted."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from community import joining, set_up
from community.refusals import Reason, Refused
from storage.database import Database, Session
from storage.kinds import Role
from storage.models import JournalEntry, Municipality, Person, RoleGrant
from storage.queries import people, towns
from tests.storage.rows import NOON

LATER = NOON + timedelta(days=1)
TOWN = set_up.Town(
    name="Търговище",
    country="BG",
    language="bg",
    zone="Europe/Sofia",
    controller="Община Търговище",
    help_name=None,
    help_phone="0601 00 000",
    settlements=["Търговище"],
)


async def _town(session: Session) -> tuple[Municipality, Person]:
    """A municipality and somebody in it."""
    town = await set_up.add_municipality(session, TOWN, NOON)
    person = Person(
        municipality_id=town.id, name="Мария", language="bg", created_at=NOON, joined_at=NOON
    )
    session.add(person)
    await session.flush()
    return town, person


async def _verbs(session: Session) -> list[str]:
    return list(await session.scalars(select(JournalEntry.verb).order_by(JournalEntry.id)))


async def test_who_was_about_to_come_in_by_a_revoked_invite_does_not(database: Database) -> None:
    async with database.write() as session:
        town, person = await _town(session)
        door = set_up.Door(Role.COORDINATOR, None, None, False, 1, LATER + timedelta(days=7))
        invite = await set_up.invite(session, town, door, NOON)
        assert [found.invite for found in await towns.open_invites(session, [town.id], LATER)] == [
            invite
        ]
        assert await set_up.revoke(session, invite.id, LATER)
        assert not await set_up.revoke(session, invite.id, LATER)
        assert await towns.open_invites(session, [town.id], LATER) == []
        assert await _verbs(session) == ["invite", "revoke"]
    async with database.write() as session:
        begun = await joining.find(session, invite.token)
        with pytest.raises(Refused) as refused:
            await joining.finish(session, person, begun, LATER)
        assert refused.value.reason is Reason.INVITE_EXPIRED


async def test_an_ended_role_gives_nothing_any_more(database: Database) -> None:
    async with database.write() as session:
        town, person = await _town(session)
        grant = RoleGrant(
            person_id=person.id,
            municipality_id=town.id,
            role=Role.COORDINATOR,
            granted_at=NOON,
        )
        session.add(grant)
        await session.flush()
        assert await people.holders(session, town.id, Role.COORDINATOR) == [person.id]
        assert await people.standing_roles(session, [town.id]) == [(grant, person)]
        assert await set_up.end_role(session, grant.id, LATER) == (grant, person)
        assert await set_up.end_role(session, grant.id, LATER) is None
        assert await people.holders(session, town.id, Role.COORDINATOR) == []
        assert await people.roles(session, person.id, town.id) == set()
        assert await _verbs(session) == ["end_role"]


async def test_a_settlement_with_people_stays(database: Database) -> None:
    async with database.write() as session:
        town, person = await _town(session)
        new = ["търговище", "Вардун", "ВАРДУН"]
        assert await set_up.add_settlements(session, town, new) == ["Вардун"]
        first, second = await towns.settlements(session, town.id)
        assert await set_up.find_settlement(session, town, "вардун ") is second
        person.settlement_id = first.id
        await session.flush()
        assert not await towns.remove_if_empty(session, first.id)
        assert await towns.remove_if_empty(session, second.id)
        assert await towns.settlements(session, town.id) == [first]
