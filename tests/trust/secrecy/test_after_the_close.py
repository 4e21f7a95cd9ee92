"""After the close nothing leads from a person to a choice, whatever of the database one holds."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from storage.database import Database
from storage.models import Ballot, PollResult
from tests.trust.secrecy.attacks import (
    ballot_names,
    bytes_of,
    close,
    copied,
    everything_but,
    hold_vote,
)


async def test_no_row_tells_a_choice(database: Database) -> None:
    vote = await hold_vote(database)
    names = await ballot_names(database)
    await close(vote)
    everything = await everything_but(database)
    for marks in vote.marks_of.values():
        assert marks not in everything
    for name in names:
        assert repr(name) not in everything
    async with database.read() as session:
        assert not await session.scalar(select(func.count()).select_from(Ballot))
        # Thirty people gave 66 points each.
        assert await session.scalar(select(func.sum(PollResult.votes))) == 30 * 66


async def test_no_file_holds_a_ballot(database: Database) -> None:
    """Free pages, the rest of pages and the log of the engine are searched as bytes."""
    vote = await hold_vote(database)
    names = await ballot_names(database)
    await database.forget_counted()
    content = await bytes_of(database)
    assert all(secret in content for secret in vote.secrets), "this is no attack"
    await close(vote)
    content = await bytes_of(database)
    assert not [secret for secret in (*vote.secrets, *names) if secret in content]


async def test_no_file_holds_a_ballot_while_another_vote_goes_on(database: Database) -> None:
    """Ballots of both share pages; only one of them is counted."""
    first = await hold_vote(database)
    second = await hold_vote(database, first.town)
    await close(first)
    content = await bytes_of(database)
    only_first = set(first.secrets) - set(second.secrets)
    assert not [secret for secret in only_first if secret in content]


async def test_the_log_of_sqlite_is_empty(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("PostgreSQL keeps its log as long as those want who run it: decision 11")
    await close(await hold_vote(database))
    file = Path(database.url.database or "")
    assert not file.with_name(f"{file.name}-wal").stat().st_size


async def test_a_copy_holds_no_ballot(database: Database, tmp_path: Path) -> None:
    if not database.is_sqlite:
        pytest.skip("PostgreSQL is copied by its own tools")
    vote = await hold_vote(database)
    names = await ballot_names(database)
    await close(vote)
    content = copied(database, tmp_path).read_bytes()
    assert not [secret for secret in (*vote.secrets, *names) if secret in content]


async def test_the_roll_lies_in_no_order_of_voting(database: Database) -> None:
    """Neither where its rows lie nor who wrote them goes with anything that stays."""
    vote = await hold_vote(database)
    await close(vote)
    if database.is_sqlite:
        with closing(sqlite3.connect(database.url.database or "")) as connection:
            lies = connection.execute("SELECT person_id FROM roll_entry ORDER BY rowid")
            people = [person for (person,) in lies]
    else:
        async with database.engine.connect() as engine:
            lies_so = await engine.execute(text("SELECT person_id FROM roll_entry ORDER BY ctid"))
            people = [person for (person,) in lies_so]
            same = await engine.execute(
                text("SELECT 1 FROM roll_entry r JOIN poll_result p ON r.xmin = p.xmin")
            )
            assert not list(same)
    assert people == sorted(people)
    assert people != vote.in_order
