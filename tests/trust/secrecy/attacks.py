"""What somebody can read who holds the database: rows as they lie, bytes of files, copies."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from sqlalchemy import select, text

from community.polls import closing
from community.polls.drafts import PlannedOption
from storage.copies import copy_database
from storage.database import Database
from storage.kinds import PollMethod
from storage.models import Ballot, Poll
from tests.community.polls.electors import CLOSE, opens_poll, votes
from tests.conversations.tables import dump
from tests.scheduler.crowd import crowd
from tests.scheduler.town import Town, found

VOTERS = 30
OPTIONS = 12
# By chance one of them would stand at the same place in both orders, hardly ever so many.
CHANCE = 8
TABLES = ("ballot", "roll_entry")


class Vote(NamedTuple):
    """A vote in which everybody has voted, each differently, in an order that nobody knows."""

    town: Town
    poll: Poll
    marks_of: dict[int, str]
    in_order: list[int]

    @property
    def secrets(self) -> list[bytes]:
        """The marks, as they would stand in a file."""
        return [marks.encode() for marks in self.marks_of.values()]


async def hold_vote(database: Database, town: Town | None = None) -> Vote:
    """Let thirty more people vote, each with an order of twelve that is theirs alone."""
    town = town or await found(database)
    chance = Random(len(town.people))  # the same votes every time
    names = await crowd(town, VOTERS, prefix=f"p{len(town.people)}-")
    signs = "123456789abc"
    marks_of = {town.people[name]: "".join(chance.sample(signs, OPTIONS)) for name in names}
    assert len(set(marks_of.values())) == VOTERS
    poll = await opens_poll(
        town,
        options=tuple(PlannedOption(f"Място {number}") for number in range(OPTIONS)),
        method=PollMethod.ORDER,
        marks=OPTIONS,
    )
    in_order = chance.sample(names, VOTERS)
    for name in in_order:
        await votes(town, poll, name, marks_of[town.people[name]])
    return Vote(town, poll, marks_of, [town.people[name] for name in in_order])


async def close(vote: Vote) -> None:
    """Close it as the round does."""
    async with vote.town.database.write() as session:
        assert await closing.close_due(session, vote.poll.id, CLOSE)
    assert await vote.town.database.forget_counted()


def linked(vote: Vote, people: Sequence[int], marks: Sequence[str]) -> int:
    """How many people have voted so, if these two belong together line by line."""
    return sum(
        vote.marks_of.get(person) == made for person, made in zip(people, marks, strict=False)
    )


async def ballots_as_they_lie(database: Database) -> list[str]:
    """The marks in the order in which the engine gives them when it is asked for none."""
    async with database.engine.connect() as connection:
        return [marks for (marks,) in await connection.execute(text("SELECT marks FROM ballot"))]


async def roll_as_it_lies(database: Database) -> list[int]:
    """The people on the roll, likewise."""
    statement = text("SELECT person_id FROM roll_entry WHERE way = 'chat'")
    async with database.engine.connect() as connection:
        return [person for (person,) in await connection.execute(statement)]


async def ballot_names(database: Database) -> list[bytes]:
    """The random names."""
    async with database.read() as session:
        return list(await session.scalars(select(Ballot.id)))


async def everything_but(database: Database, *tables: str) -> str:
    """All rows of all other tables, written out."""
    return repr(
        {name: rows for name, rows in (await dump(database)).items() if name not in tables}
    )


async def bytes_of(database: Database) -> bytes:
    """All that the engine keeps of its tables on the disk."""
    if database.is_sqlite:
        return b"".join(path.read_bytes() for path in _files(Path(database.url.database or "")))
    async with database.engine.connect() as connection:
        await connection.execute(text("CHECKPOINT"))
        found = await connection.execute(
            text(
                "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class"
                " WHERE relkind IN ('r', 'i') AND relname !~ '^(pg|sql)_' OR relname ~ '^pk_'"
            )
        )
        return b"".join(content for (content,) in found)


def _files(database: Path) -> Iterable[Path]:
    return sorted(database.parent.glob(f"{database.name}*"))


def copied(database: Database, folder: Path) -> Path:
    """A copy as an update makes it beside the database."""
    target = folder / "copy.db"
    copy_database(Path(database.url.database or ""), target)
    return target
