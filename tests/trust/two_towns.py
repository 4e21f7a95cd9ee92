"""An organiser of two municipalities, who is asked in which of them something is."""

from sqlalchemy import insert

from storage.columns import table_of
from storage.kinds import Role
from storage.models import Municipality, RoleGrant
from tests import cast
from tests.conversations.tables import person_of
from tests.conversations.town import Actor, Town

RUZHINTSI = 7777


async def coordinates_in_two_towns(town: Town) -> Actor:
    """Boris coordinates in two municipalities, neither of them Antonovo."""
    boris = town.actor(cast.BORIS)
    person = await person_of(town, boris)
    now = town.clock.now()
    ruzhintsi = {"id": RUZHINTSI, "name": "Ружинци", "country": "BG", "language": "bg"}
    grant = {"person_id": person.id, "municipality_id": RUZHINTSI, "role": Role.COORDINATOR}
    async with town.database.write() as session:
        if await session.get(Municipality, RUZHINTSI) is None:
            rows = ruzhintsi | {"zone": "Europe/Sofia", "created_at": now}
            await session.execute(insert(table_of(Municipality)), rows)
            await session.execute(insert(table_of(RoleGrant)), grant | {"granted_at": now})
    return boris
