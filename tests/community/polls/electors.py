"""A vote that goes on in a small town, and those who vote."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from community.polls import drafts, opening, voting
from community.polls.drafts import PlannedOption, PollPlan
from storage.kinds import PollMethod, PollState, Role
from storage.models import Person, Poll, PollResult
from storage.queries.polls import loading
from tests.scheduler.post import NOW
from tests.scheduler.town import Town

NAMES = ("Път", "Вода", "Лампи", "Училище", "Лекар")
CLOSE = NOW + timedelta(days=3)
PLAN = PollPlan(
    question="Кои нужди са най-важни?",
    options=tuple(PlannedOption(name) for name in NAMES),
    is_secret=True,
    method=PollMethod.CHOICE,
    marks=2,
    closes_at=CLOSE,
    is_for_all=True,
)


async def opens_poll(town: Town, **changes: object) -> Poll:
    """Elena opens a vote for everybody who is there."""
    if "Елена" not in town.people:
        await town.person("Елена", role=Role.COORDINATOR, is_member=False)
    async with town.database.write() as session:
        elena = await session.get_one(Person, town.people["Елена"])
        plan = replace(PLAN, **changes)  # type: ignore[arg-type]  # of any kind
        poll = await drafts.draft(session, elena, town.municipality_id, plan, NOW)
        return await opening.open_poll(session, elena, poll.id, poll.version, NOW, is_sure=True)


async def votes(town: Town, poll: Poll, who: str, marks: str, now: datetime = NOW) -> None:
    """Somebody confirms what they have marked."""
    async with town.database.write() as session:
        person = await session.get_one(Person, town.people[who])
        await voting.cast_ballot(session, person, poll.id, marks, now)


async def reloaded(town: Town, poll: Poll) -> Poll:
    """The vote as it stands."""
    async with town.database.read() as session:
        found = await loading.load(session, poll.id)
    assert found is not None
    return found


async def results(town: Town, poll: Poll) -> list[tuple[int, int, int | None]]:
    """What came out: position, place, votes."""
    async with town.database.read() as session:
        assert (await session.get_one(Poll, poll.id)).state == PollState.CLOSED
        found = await session.scalars(
            select(PollResult).where(PollResult.poll_id == poll.id).order_by(PollResult.position)
        )
        return [(each.position, each.place, each.votes_by_chat) for each in found]
