"""A municipality with one row at least in every table."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database, Session
from storage.kinds import (
    AnnouncementState,
    ContactState,
    DeliveryState,
    GroupKind,
    MediaKind,
    MeetingKind,
    MeetingState,
    MembershipState,
    MessengerName,
    NoticeKind,
    ReminderKind,
    ReminderState,
    Role,
    RsvpAnswer,
)
from storage.models import (
    Absence,
    Acknowledgement,
    AgendaItem,
    Announcement,
    AnnouncementGroup,
    Base,
    ChargedMonth,
    CommunityGroup,
    Consent,
    Contact,
    ConversationState,
    Delivery,
    Erasure,
    Invite,
    Invitee,
    JournalEntry,
    LinkCode,
    Media,
    Meeting,
    MeetingChange,
    MeetingGroup,
    Membership,
    Municipality,
    Notice,
    Opinion,
    Person,
    Place,
    PromisedAnswer,
    Reminder,
    RoleGrant,
    Rsvp,
    SeenUpdate,
    SenderLease,
    Settlement,
)
from tests.storage.rows_of_voices import NOON as NOON
from tests.storage.rows_of_voices import spoken

TELEGRAM_ID = 7_012_345_678
TABLES = [table.name for table in Base.metadata.sorted_tables]


async def write_one_of_each(database: Database) -> None:
    """Rows hang on each other as in life: a member is invited, answers and gets a notice."""
    async with database.write() as session:
        for row in _one_of_each():
            session.add(row)
            await session.flush()  # parents first: only relationships would give an order


def _one_of_each() -> list[Base]:
    return [
        *_town(),
        *_people(),
        *_meeting(),
        *_notices(),
        *_announcement(),
        *_conversation(),
        *spoken(),
    ]


def _town() -> list[Base]:
    return [
        municipality(1),
        Settlement(id=1, municipality_id=1, name="Търговище"),
        Place(id=1, municipality_id=1, name="Читалище „Напредък“", used_at=NOON),
        CommunityGroup(id=1, municipality_id=1, kind=GroupKind.COMMUNITY_ACTION),
        ChargedMonth(municipality_id=1, month="2026-03", messages=12),
        Invite(
            id=1,
            token="token",
            municipality_id=1,
            role=Role.MEMBER,
            group_id=1,
            settlement_id=1,
            needs_approval=False,
            max_uses=60,
            created_at=NOON,
            expires_at=NOON + timedelta(days=30),
        ),
    ]


def municipality(number: int) -> Municipality:
    """One without anything in it."""
    return Municipality(
        id=number,
        name="Търговище",
        country="BG",
        language="bg",
        zone="Europe/Sofia",
        created_at=NOON,
    )


def person(number: int | None, name: str = "Мария Колева") -> Person:
    """Somebody of municipality 1."""
    return Person(
        id=number,
        municipality_id=1,
        name=name,
        language="bg",
        created_at=NOON,
        joined_at=NOON,
    )


def _people() -> list[Base]:
    return [
        person(1, "Елена Стоева"),
        person(2),
        Contact(
            id=1,
            messenger=MessengerName.TELEGRAM,
            address=str(TELEGRAM_ID),
            person_id=2,
            language="bg",
            state=ContactState.ACTIVE,
            state_at=NOON,
            created_at=NOON,
        ),
        Membership(person_id=2, group_id=1, state=MembershipState.ACTIVE, created_at=NOON),
        RoleGrant(id=1, person_id=2, municipality_id=1, role=Role.MEMBER, granted_at=NOON),
        Consent(
            id=1,
            person_id=2,
            text_version="1",
            language="bg",
            messenger=MessengerName.TELEGRAM,
            given_at=NOON,
        ),
        LinkCode(id=1, person_id=2, code="K7M4Q2XA", created_at=NOON, expires_at=NOON),
        Absence(id=1, person_id=1, municipality_id=1, deputy_id=2, created_at=NOON, until=NOON),
    ]


def meeting(number: int | None) -> Meeting:
    """A meeting of municipality 1, a week from noon."""
    return Meeting(
        id=number,
        municipality_id=1,
        kind=MeetingKind.GROUP_MEETING,
        starts_at=NOON + timedelta(days=7),
        place="Читалище „Напредък“",
        state=MeetingState.SENT,
        created_by=None if number is None else 2,
        created_at=NOON,
    )


def _meeting() -> list[Base]:
    return [
        meeting(1),
        AgendaItem(meeting_id=1, position=1, text="Вода в квартала"),
        MeetingGroup(meeting_id=1, group_id=1),
        Invitee(meeting_id=1, person_id=2, invited_at=NOON),
        Rsvp(meeting_id=1, person_id=2, answer=RsvpAnswer.COMING, answered_at=NOON),
        Reminder(
            id=1,
            meeting_id=1,
            kind=ReminderKind.DAY,
            due_at=NOON + timedelta(days=6),
            state=ReminderState.PENDING,
        ),
        MeetingChange(
            id=1,
            meeting_id=1,
            version=2,
            changed_by=2,
            changed_at=NOON,
            was_starts_at=NOON + timedelta(days=6),
            was_place="Залата на общината",
            is_agenda_new=False,
        ),
    ]


def _notices() -> list[Base]:
    return [
        Notice(
            id=1,
            municipality_id=1,
            kind=NoticeKind.INVITATION,
            meeting_id=1,
            created_by=2,
            created_at=NOON,
            expires_at=NOON + timedelta(days=7),
        ),
        Delivery(
            id=1,
            notice_id=1,
            municipality_id=1,
            person_id=2,
            contact_id=1,
            state=DeliveryState.QUEUED,
            priority=1,
            due_at=NOON,
            expires_at=NOON + timedelta(days=7),
        ),
        JournalEntry(id=1, municipality_id=1, actor_id=2, verb="answer", meeting_id=1, at=NOON),
    ]


def _announcement() -> list[Base]:
    return [
        Media(
            id=1,
            municipality_id=1,
            kind=MediaKind.VOICE,
            messenger=MessengerName.TELEGRAM,
            reference="voice-1",
            seconds=4,
            created_by=2,
            created_at=NOON,
        ),
        Announcement(
            id=1,
            municipality_id=1,
            meeting_id=1,
            text="Водата спира утре",
            voice_id=1,
            state=AnnouncementState.SENT,
            created_by=2,
            created_at=NOON,
        ),
        AnnouncementGroup(announcement_id=1, group_id=1),
        Acknowledgement(announcement_id=1, person_id=2, at=NOON),
        Opinion(
            id=1, meeting_id=1, person_id=2, text="Има ли път?", is_named=False, created_at=NOON
        ),
    ]


def _conversation() -> list[Base]:
    return [
        ConversationState(
            bot_id=1, address=str(TELEGRAM_ID), data={"name": "Мария"}, updated_at=NOON
        ),
        SeenUpdate(bot_id=1, update_id=1, seen_at=NOON),
        PromisedAnswer(contact_id=1, promised_at=NOON, meeting_id=1, poll_id=1),
        SenderLease(bot_id=1, owner="one", epoch=1, beat=1),
        Erasure(id=1, erased_at=NOON),
    ]


async def everything(connection: AsyncConnection, names: list[str]) -> dict[str, list[Any]]:
    """All rows of these tables as the database holds them, columns by name."""
    found = {}
    for name in names:
        rows = await connection.execute(text(f"SELECT * FROM {name}"))
        found[name] = sorted(str(sorted(row._mapping.items())) for row in rows)
    return found


async def count(session: Session, model: type[Base]) -> int:
    """How many rows there are."""
    return len((await session.execute(select(model))).all())
