"""Writes one invented person down: how to reach them, what they agreed to, where they sit."""

from datetime import datetime

from simulator.sample_town.people import VIBER_URI, Inhabitant
from simulator.viber.people import viber_id
from storage.database import Session
from storage.kinds import ContactState, GroupKind, MembershipState, MessengerName
from storage.models import Consent, Contact, Membership, Municipality, Person, RoleGrant
from storage.queries import towns

CONSENT_VERSION = "2026-11-23"


async def register(
    session: Session, municipality: Municipality, inhabitant: Inhabitant, joined_at: datetime
) -> None:
    """Let somebody have joined the municipality at a moment, with consent."""
    homes = {each.name: each.id for each in await towns.settlements(session, municipality.id)}
    person = Person(
        municipality_id=municipality.id,
        name=inhabitant.name,
        settlement_id=homes[inhabitant.settlement],
        language=inhabitant.language,
        created_at=joined_at,
        joined_at=joined_at,
    )
    session.add(person)
    await session.flush()
    messenger, address = _reached(inhabitant)
    contact = Contact(
        messenger=messenger,
        address=address,
        person_id=person.id,
        language=inhabitant.language,
        state=ContactState.ACTIVE,
        state_at=joined_at,
        created_at=joined_at,
    )
    agreement = Consent(
        person_id=person.id,
        text_version=CONSENT_VERSION,
        language=inhabitant.language,
        messenger=messenger,
        given_at=joined_at,
    )
    session.add_all([contact, agreement])
    await _give_place(session, person, inhabitant, joined_at)


def _reached(inhabitant: Inhabitant) -> tuple[MessengerName, str]:
    if not inhabitant.user_id:
        return MessengerName.PHONE, inhabitant.telephone
    if inhabitant.has_viber:
        return MessengerName.VIBER, viber_id(VIBER_URI, inhabitant.user_id)
    return MessengerName.TELEGRAM, str(inhabitant.user_id)


async def _give_place(
    session: Session, person: Person, inhabitant: Inhabitant, since: datetime
) -> None:
    for kind in inhabitant.groups:
        membership = Membership(
            person_id=person.id,
            group_id=await number_of(session, person.municipality_id, kind),
            state=MembershipState.ACTIVE,
            created_at=since,
        )
        session.add(membership)
    if inhabitant.role is not None:
        grant = RoleGrant(
            person_id=person.id,
            municipality_id=person.municipality_id,
            role=inhabitant.role,
            granted_at=since,
        )
        session.add(grant)


async def number_of(session: Session, municipality_id: int, kind: GroupKind) -> int:
    """The number of a municipality's group of this kind."""
    group = await towns.find_group(session, municipality_id, kind)
    assert group is not None, "every municipality is made with both groups"
    return group.id
