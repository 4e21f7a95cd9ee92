"""While people vote, what is kept tells of nobody how; the limits are those of decision 11."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import DateTime, text

from storage.columns import Utc
from storage.database import Database
from storage.models import Base
from tests.community.polls.electors import opens_poll, votes
from tests.conversations.tables import dump
from tests.scheduler.town import found
from tests.trust.secrecy.attacks import (
    CHANCE,
    TABLES,
    ballot_names,
    ballots_as_they_lie,
    copied,
    everything_but,
    hold_vote,
    linked,
    roll_as_it_lies,
)


async def test_neither_table_knows_a_time_a_number_or_the_other() -> None:
    ballot, roll = (Base.metadata.tables[name] for name in TABLES)
    assert set(ballot.c.keys()) == {"poll_id", "id", "marks"}
    assert set(roll.c.keys()) == {"poll_id", "person_id", "way"}
    assert not [each for each in (*ballot.c, *roll.c) if isinstance(each.type, DateTime | Utc)]


async def test_the_order_of_rows_tells_nothing(database: Database) -> None:
    """On PostgreSQL once both tables were put in order, as they are every minute."""
    vote = await hold_vote(database)
    if not database.is_sqlite:
        assert await database.forget_counted()
    marks, roll = await ballots_as_they_lie(database), await roll_as_it_lies(database)
    for people in (roll, sorted(roll), vote.in_order):
        assert linked(vote, people, marks) < CHANCE
    assert linked(vote, vote.in_order, list(vote.marks_of.values())) < CHANCE


async def test_names_of_ballots_are_random(database: Database) -> None:
    await hold_vote(database)
    names = await ballot_names(database)
    assert len(set(names)) == len(names)
    assert {len(name) for name in names} == {16}
    assert len({name[0] for name in names}) > len(names) // 2


async def test_sqlite_numbers_no_ballot(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("PostgreSQL tells ctid and xmin of the living server: decision 11")
    await hold_vote(database)
    with (
        closing(sqlite3.connect(database.url.database or "")) as connection,
        pytest.raises(sqlite3.OperationalError, match="no such column"),
    ):
        connection.execute("SELECT rowid FROM ballot")


async def test_no_other_table_knows_a_choice(database: Database) -> None:
    """State of conversations, seen updates, outbox, deliveries, journal: all of them."""
    vote = await hold_vote(database)
    others = await everything_but(database, "ballot")
    for marks in vote.marks_of.values():
        assert marks not in others
    for name in await ballot_names(database):
        assert repr(name) not in others


async def test_one_vote_changes_the_roll_and_the_box_alone(database: Database) -> None:
    town = await found(database, people=["Мария"])
    poll = await opens_poll(town)
    before = await dump(database)
    await votes(town, poll, "Мария", "11000")
    after = await dump(database)
    assert {name for name in after if after[name] != before[name]} == set(TABLES)


async def test_the_copy_of_sqlite_tells_no_order(database: Database, tmp_path: Path) -> None:
    if not database.is_sqlite:
        pytest.skip("PostgreSQL is copied by its own tools")
    vote = await hold_vote(database)
    with closing(sqlite3.connect(copied(database, tmp_path))) as connection:
        marks = [row[0] for row in connection.execute("SELECT marks FROM ballot")]
        roll = [row[0] for row in connection.execute("SELECT person_id FROM roll_entry")]
    assert len(marks) == len(roll) == len(vote.marks_of)
    assert linked(vote, roll, marks) < CHANCE
    assert linked(vote, vote.in_order, marks) < CHANCE


async def test_soon_the_log_of_sqlite_tells_nothing(database: Database) -> None:
    """Each transaction stands there with both of its pages, until it is emptied."""
    if not database.is_sqlite:
        pytest.skip("PostgreSQL keeps its log as long as those want who run it: decision 11")
    vote = await hold_vote(database)
    file = Path(database.url.database or "")
    log = file.with_name(f"{file.name}-wal")
    assert any(secret in log.read_bytes() for secret in vote.secrets)
    database.note_vote()
    assert database.holds_erased_words
    assert await database.empty_write_ahead_log()
    assert not log.stat().st_size


async def test_what_is_admitted_on_a_living_postgresql(database: Database) -> None:
    """Decision 11 says so; if this fails, it can promise more."""
    if database.is_sqlite:
        pytest.skip("SQLite has no such columns")
    vote = await hold_vote(database)
    async with database.engine.connect() as connection:
        found = await connection.execute(
            text("SELECT r.person_id, b.marks FROM roll_entry r JOIN ballot b ON r.xmin = b.xmin")
        )
        assert dict(found.all()) == vote.marks_of
