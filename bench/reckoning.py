"""What is reckoned over many rows at once: the count of a vote, and needs that are alike."""

import random
import time
import tracemalloc
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import delete, insert, select

from bench import town
from bench.town import OPTIONS
from community.clock import Clock
from community.needs.similar import similar
from community.polls.closing import close_due
from community.rules.search_words import search_words
from storage.columns import table_of
from storage.database import Database, Session
from storage.kinds import (
    MessengerName,
    NeedArea,
    NeedReach,
    NeedState,
    PollMethod,
    PollState,
)
from storage.models import Ballot, Need, Person, Poll, PollOption, PollResult, Settlement

SEED = 2023
MARKS = 3
ROWS_AT_ONCE = 10_000
WORDS = (
    "street lamp light dark road hole bus stop water pipe rain flood school child "
    "kindergarten doctor nurse clinic vaccine house wall roof paper address identity card job "
    "training market playground fence dog rubbish bin bridge river pavement cable phone bench "
    "tree snow ice"
)
OTHER_WORDS = (
    "sofa veranda garden pasture clock mirror wheel cinema theatre museum statue hedge gate "
    "ladder engine butcher baker florist printer guitar violin trumpet painter"
)


@dataclass
class Reckoned:
    """One engine: seconds to count and close a vote, kilobytes that this took at most.

    `spread` are seconds per search where needs are about all topics, `searches` where all are
    about one and at one place.
    """

    engine: str
    ballots: int = 0
    closing: list[float] = field(default_factory=list)
    kilobytes: float = 0.0
    needs: int = 0
    spread: list[float] = field(default_factory=list)
    searches: list[float] = field(default_factory=list)


async def reckon(reckoned: Reckoned, url: str, ballots: int, needs: int) -> None:
    """Fill an empty database and measure. Raises RuntimeError if the count was not exact."""
    await town.settle(url, 1, messenger=MessengerName.TELEGRAM)
    async with town.opened(url) as database:
        await _close(reckoned, database, ballots)
        await _search(reckoned, database, needs)


async def _close(reckoned: Reckoned, database: Database, ballots: int) -> None:
    chance, now = random.Random(SEED), Clock().now()
    async with database.write() as session:
        person = (await session.scalars(select(Person).limit(1))).one()
        poll = Poll(
            municipality_id=person.municipality_id,
            question="What comes first?",
            is_secret=True,
            method=PollMethod.CHOICE,
            marks=MARKS,
            closes_at=now - timedelta(seconds=1),
            state=PollState.OPEN,
            created_at=now,
            opened_at=now,
            electorate=ballots,
        )
        session.add(poll)
        await session.flush()
        names = [
            PollOption(poll_id=poll.id, position=number, short_name=f"Option {number}")
            for number in range(1, OPTIONS + 1)
        ]
        session.add_all(names)
        await session.flush()
        expected = await _fill_box(session, poll.id, ballots, chance)
    tracemalloc.start()
    began_at = time.perf_counter()
    async with database.write() as session:
        await close_due(session, poll.id, now)
    reckoned.closing.append(time.perf_counter() - began_at)
    reckoned.kilobytes = max(reckoned.kilobytes, tracemalloc.get_traced_memory()[1] / 1024)
    tracemalloc.stop()
    async with database.read() as session:
        rows = select(PollResult.votes).where(PollResult.poll_id == poll.id)
        got = list(await session.scalars(rows.order_by(PollResult.position)))
    if got != expected:
        raise RuntimeError(f"the count gave {got} and not {expected}")
    reckoned.ballots = ballots


async def _fill_box(
    session: Session, poll_id: int, ballots: int, chance: random.Random
) -> list[int]:
    expected = [0] * OPTIONS
    rows = []
    for _ in range(ballots):
        chosen = set(chance.sample(range(OPTIONS), chance.randint(1, MARKS)))
        for option in chosen:
            expected[option] += 1
        marks = "".join("1" if option in chosen else "0" for option in range(OPTIONS))
        rows.append({"poll_id": poll_id, "id": chance.randbytes(16), "marks": marks})
    for at in range(0, len(rows), ROWS_AT_ONCE):
        await session.execute(insert(table_of(Ballot)), rows[at : at + ROWS_AT_ONCE])
    return expected


async def _search(reckoned: Reckoned, database: Database, needs: int) -> None:
    chance = random.Random(SEED)
    async with database.write() as session:
        person = (await session.scalars(select(Person).limit(1))).one()
        place = (await session.scalars(select(Settlement.id).limit(1))).one()
    one, *_ = areas = list(NeedArea)
    for spread, found in ((areas, reckoned.spread), ([one], reckoned.searches)):
        async with database.write() as session:
            await session.execute(delete(Need))
            await _fill_list(session, person.municipality_id, place, needs, spread)
        for number in range(100):
            # Half of the people say what nobody has said: then all words are compared to the end.
            said = _saying(chance, WORDS if number % 2 else OTHER_WORDS)
            async with database.read() as session:
                began_at = time.perf_counter()
                await similar(session, person, said, (one, place))
                found.append(time.perf_counter() - began_at)
    reckoned.needs = needs


async def _fill_list(
    session: Session, municipality_id: int, place: int, needs: int, areas: list[NeedArea]
) -> None:
    chance, now = random.Random(SEED), Clock().now()
    rows = [
        {
            "municipality_id": municipality_id,
            "number": number,
            "is_named": False,
            "area": areas[number % len(areas)],
            "reach": NeedReach.STREET,
            "settlement_id": place,
            "wording": "As the coordinator words it",
            "short_name": "In short",
            "search_words": search_words(_saying(chance)),
            "state": NeedState.ACCEPTED,
            "version": 1,
            "created_at": now,
            "answer_by": now,
        }
        for number in range(1, needs + 1)
    ]
    await session.execute(insert(table_of(Need)), rows)


def _saying(chance: random.Random, words: str = WORDS) -> str:
    return " ".join(chance.choices(words.split(), k=chance.randint(4, 14)))
