"""Writes the sample towns into a database, once."""

from datetime import datetime, timedelta

from community import outbox, set_up
from community.meetings import drafts, sending
from simulator.sample_town import enquiries, needs, votes
from simulator.sample_town.links import LINKS, SampleLink
from simulator.sample_town.people import ANTONOVO, GROUP, PEOPLE, SOPOT, WORKING
from simulator.sample_town.places import (
    COUNCIL_HALL,
    NEXT_AGENDA,
    SOFIA,
    TOWNS,
    Record,
    SampleTown,
)
from simulator.sample_town.priorities import publish_list
from simulator.sample_town.registering import number_of, register
from storage.database import Database, Session
from storage.kinds import (
    MeetingKind,
    MeetingState,
    Role,
)
from storage.migrate import DatabaseRefused, migrate
from storage.models import (
    AgendaItem,
    Meeting,
    MeetingGroup,
    Municipality,
)
from storage.queries import people, towns

TUESDAY = 1


class NotPrepared(Exception):
    """The demo's database was left as it is; the message says why."""


async def prepare(url: str, now: datetime) -> bool:
    """Migrate the demo's own database and populate it; whether the towns are new there.

    Raises NotPrepared for a database of a newer version or of another program.
    """
    try:
        await migrate(url, backup=True)
    except DatabaseRefused as refusal:
        raise NotPrepared(str(refusal)) from None
    database = Database(url)
    try:
        return await populate(database, now)
    finally:
        await database.close()


async def populate(database: Database, now: datetime) -> bool:
    """Write down every town that is not there yet; whether there was one.

    `now` is the demo's time: the next meeting of Antonovo is the Tuesday after next.
    """
    async with database.write() as session:
        missing = [
            town for town in TOWNS if await towns.find_municipality(session, town.name) is None
        ]
        for town in missing:
            await _settle(session, town, now)
    return bool(missing)


async def _settle(session: Session, town: SampleTown, now: datetime) -> None:
    answers = set_up.Town(
        name=town.name,
        country="BG",
        language="bg",
        zone=SOFIA.key,
        controller=town.controller,
        help_name=town.help_name,
        help_phone=town.help_phone,
        settlements=town.settlements,
    )
    municipality = await set_up.add_municipality(session, answers, town.signed_at)
    for inhabitant in PEOPLE:
        if inhabitant.town == town.name:
            await register(session, municipality, inhabitant, town.signed_at)
    await session.flush()
    for record in town.records:
        await _remember(session, municipality, record)
    for link in LINKS:
        if link.town == town.name:
            await _invite(session, municipality, link, now)
    if town.name == SOPOT:
        await publish_list(session, municipality)
    if town.name == ANTONOVO:
        await needs.say_all(session, municipality, now)
        await votes.ask(session, municipality, now)
        await enquiries.ask(session, municipality, now)
        await _send_next_meeting(session, municipality, now)


async def _remember(session: Session, municipality: Municipality, record: Record) -> None:
    """A meeting of the past, from before there was a bot: nobody was invited through it."""
    announced_at = record.starts_at - timedelta(days=7)
    meeting = Meeting(
        municipality_id=municipality.id,
        kind=record.kind,
        starts_at=record.starts_at,
        place=record.place,
        state=MeetingState.SENT,
        created_at=announced_at,
        sent_at=announced_at,
    )
    session.add(meeting)
    await session.flush()
    for kind in record.groups:
        group_id = await number_of(session, municipality.id, kind)
        session.add(MeetingGroup(meeting_id=meeting.id, group_id=group_id))
    for number, text in enumerate(record.agenda, start=1):
        session.add(AgendaItem(meeting_id=meeting.id, position=number, text=text))
    await drafts.remember_place(session, municipality.id, record.place, record.starts_at)


async def _invite(
    session: Session, municipality: Municipality, link: SampleLink, now: datetime
) -> None:
    door = set_up.Door(
        role=link.role,
        group_id=await number_of(session, municipality.id, link.group) if link.group else None,
        settlement_id=None,
        needs_approval=link.needs_approval,
        max_uses=link.max_uses,
        expires_at=now + link.lasts,
    )
    invite = await set_up.invite(session, municipality, door, now)
    invite.token = link.token
    await session.flush()


async def _send_next_meeting(session: Session, municipality: Municipality, now: datetime) -> None:
    (coordinator_id,) = await people.holders(session, municipality.id, Role.COORDINATOR)
    coordinator = await people.load_person(session, coordinator_id)
    assert coordinator is not None, "the coordinator was just registered"
    groups = [await number_of(session, municipality.id, kind) for kind in (GROUP, WORKING)]
    plan = drafts.Plan(
        municipality_id=municipality.id,
        kind=MeetingKind.WORKING_SESSION,
        group_ids=groups,
        starts_at=_next_meeting_at(now),
        place=COUNCIL_HALL,
        agenda=NEXT_AGENDA,
    )
    draft = await drafts.draft(session, coordinator, plan, now)
    # Sent a moment ago: who joins first gets the invitation at once.
    sent_at = now - outbox.WAIT_BEFORE_SENDING
    await sending.send(session, coordinator, draft.id, draft.version, sent_at)


def _next_meeting_at(now: datetime) -> datetime:
    """10:00 on a Tuesday that is eight to fourteen days ahead, so that every reminder has room."""
    today = now.astimezone(SOFIA).replace(hour=10, minute=0, second=0, microsecond=0)
    ahead = (TUESDAY - today.weekday() - 8) % 7 + 8
    return today + timedelta(days=ahead)
