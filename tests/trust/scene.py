"""Meetings and a waiting join in Antonovo, made fresh so that every tap finds its object."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from sqlalchemy import insert, select, update

from community import approvals, opinions
from community.announcing import drafts as announcing
from community.announcing import sending as telling
from community.announcing import voices
from community.announcing.drafts import Known, Wording
from community.announcing.media import Attachment
from community.meetings import drafts, own_reminders, sending
from community.opinions import Spoken
from community.rules.reminder_plan import OwnRule
from simulator.telegram.gestures import SOUND
from storage.database import Session
from storage.kinds import (
    DeliveryState,
    GroupKind,
    MediaKind,
    MeetingKind,
    MeetingState,
    MembershipState,
    MessengerName,
)
from storage.models import Delivery, Meeting, Membership, Notice, Person, Reminder
from storage.queries import towns
from tests import cast
from tests.conversations.population import TOWNS, number_of_group
from tests.conversations.tables import person_of
from tests.conversations.town import Town

# Words that only those may read who may see the thing behind them.
OWN_WORDS = "Думи-тайна"
DRAFT_PLACE, SENT_PLACE, POINT, JOINER = "Тиха зала", "Гръмка зала", "Точка-тайна", "Чакаща Нели"
SAID = "Мнение-тайна"
DRAFT_TEXT, TOLD_TEXT = "Тиха вест", "Гръмка вест"


@dataclass(frozen=True)
class Scene:
    """The numbers of what stands in Antonovo now."""

    draft: int
    version: int
    sent: int
    joiner: int
    turned_away: int
    group: int
    announcement: Known
    told: int
    begun: int
    reminder: int
    place: int
    opinion: int
    recorded: int
    callee: int
    municipality: int = TOWNS[cast.ANTONOVO]
    of: dict[str, int] = field(default_factory=dict)


async def build(town: Town) -> Scene:
    """Meetings and announcements before and after sending, people who wait or were turned away."""
    organiser = await person_of(town, town.actor(cast.ELENA))
    group = number_of_group(cast.ANTONOVO, GroupKind.COMMUNITY_ACTION)
    maria = await person_of(town, town.actor(cast.MARIA))
    now = town.clock.now()
    async with town.database.write() as session:
        draft = await drafts.draft(session, organiser, _plan(town, group, DRAFT_PLACE), now)
        sent = await drafts.draft(session, organiser, _plan(town, group, SENT_PLACE), now)
        sent = await voices.read_meeting_aloud(
            session,
            organiser,
            MessengerName.TELEGRAM,
            (sent.id, sent.version),
            _recording(town),
            now,
        )
        await sending.send(session, organiser, sent.id, sent.version, now)
        joiner = await _joiner(session, town, group)
        turned_away = await _joiner(session, town, group)
        await approvals.decide(session, organiser, turned_away, group, False, now)
        reminder = await _reminder(session, organiser, sent.id, now)
        place = await towns.find_place(session, TOWNS[cast.ANTONOVO], SENT_PLACE)
        assert place is not None
        said = await opinions.give(session, maria, sent.id, SAID, now)
        spoken = Spoken(MessengerName.TELEGRAM, _recording(town))
        recorded = await opinions.give(session, maria, sent.id, spoken, now)
        made = Scene(
            draft.id,
            draft.version,
            sent.id,
            joiner,
            turned_away,
            group,
            reminder=reminder,
            place=place.id,
            opinion=said.id,
            recorded=recorded.id,
            callee=await _by_telephone(session),
            announcement=await _written(town, session, organiser, DRAFT_TEXT),
            told=await _told(town, session, organiser),
            begun=await _begun(town, session, organiser, group),
        )
    await town.settles()
    return made


async def _by_telephone(session: Session) -> int:
    found = await session.scalars(select(Person.id).where(Person.name == cast.STEFAN.name))
    return found.one()


def _recording(town: Town) -> Attachment:
    file = town.server.world.store("voice.ogg", "audio/ogg", SOUND, duration=3)
    return Attachment(MediaKind.VOICE, file.file_id, mime_type="audio/ogg", seconds=3)


async def _written(town: Town, session: Session, organiser: Person, text: str) -> Known:
    now = town.clock.now()
    group = number_of_group(cast.ANTONOVO, GroupKind.COMMUNITY_ACTION)
    wording = Wording(TOWNS[cast.ANTONOVO], [group], text)
    draft = await announcing.draft(session, organiser, MessengerName.TELEGRAM, wording, now)
    known = Known(draft.id, draft.version)
    read = await voices.read_announcement_aloud(
        session, organiser, MessengerName.TELEGRAM, known, _recording(town), now
    )
    return Known(read.id, read.version)


async def _told(town: Town, session: Session, organiser: Person) -> int:
    """An announcement that everybody has got and of which nothing more is said."""
    known, now = await _written(town, session, organiser, TOLD_TEXT), town.clock.now()
    await telling.send(session, organiser, known.announcement_id, known.version, now)
    its = Notice.announcement_id == known.announcement_id
    await session.execute(update(Notice).where(its).values(reported_at=now))
    await session.execute(
        update(Delivery)
        .where(Delivery.notice_id.in_(select(Notice.id).where(its)))
        .values(state=DeliveryState.SENT, attempts=1, settled_at=now)
    )
    return known.announcement_id


async def _begun(town: Town, session: Session, organiser: Person, group: int) -> int:
    now = town.clock.now()
    begun = await drafts.draft(session, organiser, _plan(town, group, SENT_PLACE), now)
    await session.execute(
        update(Meeting)
        .where(Meeting.id == begun.id)
        .values(state=MeetingState.SENT, sent_at=now, starts_at=now - timedelta(minutes=begun.id))
    )
    return begun.id


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
