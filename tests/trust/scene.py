"""Meetings and a waiting join in Antonovo, made fresh so that every tap finds its object."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import insert, select

from community import approvals, opinions
from community.meetings import drafts, own_reminders, sending
from community.rules.reminder_plan import OwnRule
from storage.database import Session
from storage.kinds import GroupKind, MeetingKind, MembershipState
from storage.models import Membership, Person, Reminder
from storage.queries import towns
from tests import cast
from tests.conversations.population import TOWNS, number_of_group
from tests.conversations.tables import person_of
from tests.conversations.town import Town

# Words that only those may read who may see the thing behind them.
OWN_WORDS = "Думи-тайна"
DRAFT_PLACE, SENT_PLACE, POINT, JOINER = "Тиха зала", "Гръмка зала", "Точка-тайна", "Чакаща Нели"
SAID = "Мнение-тайна"


@dataclass(frozen=True)
class Scene:
    """The numbers of what stands in Antonovo now."""

    draft: int
    version: int
    sent: int
    joiner: int
    turned_away: int
    group: int
    reminder: int
    place: int
    opinion: int
    municipality: int = TOWNS[cast.ANTONOVO]


async def build(town: Town) -> Scene:
    """One draft, one sent meeting, one person who waits, one who was turned away."""
    organiser = await person_of(town, town.actor(cast.ELENA))
    group = number_of_group(cast.ANTONOVO, GroupKind.COMMUNITY_ACTION)
    maria = await person_of(town, town.actor(cast.MARIA))
    now = town.clock.now()
    async with town.database.write() as session:
        draft = await drafts.draft(session, organiser, _plan(town, group, DRAFT_PLACE), now)
        sent = await drafts.draft(session, organiser, _plan(town, group, SENT_PLACE), now)
        await sending.send(session, organiser, sent.id, sent.version, now)
        joiner = await _joiner(session, town, group)
        turned_away = await _joiner(session, town, group)
        await approvals.decide(session, organiser, turned_away, group, False, now)
        reminder = await _reminder(session, organiser, sent.id, now)
        place = await towns.find_place(session, TOWNS[cast.ANTONOVO], SENT_PLACE)
        assert place is not None
        said = await opinions.give(session, maria, sent.id, SAID, now)
        numbers = (sent.id, joiner, turned_away, group, reminder, place.id, said.id)
        made = Scene(draft.id, draft.version, *numbers)
    await town.settles()
    return made


def _plan(town: Town, group: int, place: str) -> drafts.Plan:
    return drafts.Plan(
        municipality_id=TOWNS[cast.ANTONOVO],
        kind=MeetingKind.TRAINING,
        group_ids=[group],
        starts_at=town.clock.now() + timedelta(days=8),
        place=place,
        agenda=[POINT],
    )


async def _reminder(session: Session, organiser: Person, meeting_id: int, now: datetime) -> int:
    rule = OwnRule(1, time(11))
    await own_reminders.add_reminder(session, organiser, meeting_id, rule, OWN_WORDS, now)
    found = await session.scalars(select(Reminder.id).where(Reminder.words == OWN_WORDS))
    return max(found)


async def _joiner(session: Session, town: Town, group: int) -> int:
    now = town.clock.now()
    person = Person(
        municipality_id=TOWNS[cast.ANTONOVO],
        name=JOINER,
        language="bg",
        created_at=now,
        joined_at=now,
    )
    session.add(person)
    await session.flush()
    await session.execute(
        insert(Membership),
        {
            "person_id": person.id,
            "group_id": group,
            "state": MembershipState.WAITING,
            "created_at": now,
        },
    )
    return person.id
