"""The sample towns: written down once, however often the demo starts."""

import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from community.needs.similar import similar
from community.rules.priorities import LONGEST_SHORT_NAME, LONGEST_WORDING, by_area
from community.rules.search_words import search_words
from simulator.sample_town import LINKS, PEOPLE, SOFIA, populate
from storage.columns import Base
from storage.database import Database, Session
from storage.kinds import MessengerName, NeedState, NoticeKind, PollState, Role
from storage.models import (
    Contact,
    Delivery,
    EnquiryMessage,
    Meeting,
    Municipality,
    Need,
    Notice,
    Person,
    Poll,
    PollOption,
)
from storage.queries import meetings, people, towns
from storage.queries.priorities import lists

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=SOFIA)


async def rows(session: Session) -> dict[str, int]:
    """How many rows each table has."""
    tables = Base.metadata.sorted_tables
    return {
        table.name: await session.scalar(select(func.count()).select_from(table)) or 0
        for table in tables
    }


async def test_two_starts_settle_the_towns_once(database: Database) -> None:
    assert await populate(database, NOW)
    async with database.read() as session:
        before = await rows(session)
    assert not await populate(database, NOW + timedelta(days=1))
    async with database.read() as session:
        assert await rows(session) == before
    assert before["municipality"] == 2
    assert before["person"] == len([each for each in PEOPLE if each.town])
    assert before["invite"] == len(LINKS)


async def test_sopot_has_its_nine_real_priorities(sqlite_database: Database) -> None:
    await populate(sqlite_database, NOW)
    async with sqlite_database.read() as session:
        town = await towns.find_municipality(session, "Сопот")
        assert town is not None
        found = await lists.published(session, town.id)
        assert found is not None
    areas = [(area.value, len(its)) for area, its in by_area(found.items)]
    assert areas == [("education", 4), ("health", 2), ("housing", 3)]
    assert max(len(item.short_name) for item in found.items) <= LONGEST_SHORT_NAME
    assert max(len(item.wording or "") for item in found.items) <= LONGEST_WORDING


async def test_a_coordinator_finds_the_real_rooms_and_both_groups(database: Database) -> None:
    await populate(database, NOW)
    async with database.read() as session:
        town = await towns.find_municipality(session, "Антоново")
        assert town is not None
        rooms = [place.name for place in await towns.places(session, town.id, 5)]
        sizes = [size for _, size in await towns.groups_with_sizes(session, town.id)]
    assert rooms == [
        "Заседателна зала на Общински съвет – Антоново",
        "Заседателна зала на Община Антоново",
    ]
    assert sizes == [6, 4]


async def test_something_was_said_and_accepted_before_and_nobody_is_told(
    database: Database,
) -> None:
    await populate(database, NOW)
    async with database.read() as session:
        said = list(await session.scalars(select(Need).order_by(Need.number)))
        told = await session.scalars(select(Notice.kind).where(Notice.kind.like("need_%")))
        assert not list(told)
    assert [(need.number, need.state) for need in said] == [
        (1, NeedState.ACCEPTED),
        (2, NeedState.ACCEPTED),
        (3, NeedState.RECEIVED),
    ]
    assert all(len(need.short_name or "") <= 30 for need in said)
    assert said[-1].answer_by > NOW
    # As by the verbs that say and accept it.
    assert all(each.search_words == search_words(each.wording or each.text or "") for each in said)


async def test_who_says_the_same_is_asked_whether_it_is_the_same(database: Database) -> None:
    await populate(database, NOW)
    async with database.read() as session:
        first = (await session.scalars(select(Need).order_by(Need.number))).first()
        asks = await session.scalar(select(Person).where(Person.name == "Румен Славов"))
        assert first is not None
        assert asks is not None
        where = (first.area, first.settlement_id)
        found = await similar(session, asks, "Nqma LAMPI po ulicata do 4italiшteto", where)
    assert found is not None
    assert found.number == first.number


async def test_a_question_waits_for_whoever_answers_first(database: Database) -> None:
    await populate(database, NOW)
    async with database.read() as session:
        asked = (await session.scalars(select(EnquiryMessage))).one()
        told = await session.scalars(
            select(Person.name)
            .join(Delivery, Delivery.person_id == Person.id)
            .join(Notice, Notice.id == Delivery.notice_id)
            .where(Notice.kind == NoticeKind.ENQUIRY_ASKED)
        )
        assert set(told) == {"Елена Тодорова", "Радка Илиева"}
    assert not asked.is_answer
    assert asked.text is not None


@pytest.mark.parametrize("days", range(7))
async def test_the_next_meeting_is_a_tuesday_with_room_for_every_reminder(
    sqlite_database: Database, days: int
) -> None:
    now = NOW + timedelta(days=days)
    await populate(sqlite_database, now)
    async with sqlite_database.read() as session:
        found = await session.scalars(select(Meeting).order_by(Meeting.starts_at.desc()))
        starts_at = next(iter(found)).starts_at.astimezone(SOFIA)
    assert (starts_at.strftime("%A"), starts_at.hour) == ("Tuesday", 10)
    assert timedelta(days=8) <= starts_at - now < timedelta(days=15)


async def test_the_sitting_meets_everybody_once_and_nobody_of_sopot(database: Database) -> None:
    await populate(database, NOW)
    async with database.read() as session:
        meeting = await session.scalar(select(Meeting).order_by(Meeting.starts_at.desc()).limit(1))
        assert meeting is not None
        invited = await session.scalars(
            select(Person.name).where(Person.id.in_(await invitees(session, meeting.id)))
        )
        names = sorted(name for name in invited if name)
    at_home = [each.name for each in PEOPLE if each.town == "Антоново" and each.groups]
    assert names == sorted(at_home)
    assert len(names) == 9


async def invitees(session: Session, meeting_id: int) -> list[int]:
    """The people whom a meeting invites."""
    found = await session.execute(meetings.members_of(meeting_id))
    return [row.person_id for row in found]


async def test_each_town_has_one_coordinator_and_one_person_without_a_chat(
    database: Database,
) -> None:
    await populate(database, NOW)
    async with database.read() as session:
        for town in list(await session.scalars(select(Municipality))):
            assert len(await people.holders(session, town.id, Role.COORDINATOR)) == 1
        phones = await session.scalars(
            select(Contact.address).where(Contact.messenger == MessengerName.PHONE)
        )
        assert sorted(phones) == ["0888 555 108", "0888 555 203"]


def test_the_page_names_everybody_and_every_link_in_both_languages() -> None:
    captions = [(each.caption, each.in_english) for each in PEOPLE if each.user_id]
    for bulgarian, english in captions + [(link.title, link.in_english) for link in LINKS]:
        assert re.search("[а-я]", bulgarian)
        assert re.fullmatch("[A-Za-z –:]+", english)


def test_the_numbers_of_the_phones_are_different() -> None:
    numbers = [each.user_id for each in PEOPLE if each.user_id]
    assert len(numbers) == len(set(numbers))


async def test_a_vote_on_the_nine_real_priorities_runs(database: Database) -> None:
    await populate(database, NOW)
    async with database.read() as session:
        poll = (await session.scalars(select(Poll))).one()
        options = await session.scalars(select(PollOption).where(PollOption.poll_id == poll.id))
        assert len(options.all()) == 9
    assert (poll.state, poll.electorate, poll.marks) == (PollState.OPEN, 9, 3)
    assert poll.closes_at > NOW + timedelta(days=6)
