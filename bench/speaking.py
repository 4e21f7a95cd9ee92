"""How a community speaks: whole votes, needs with a photo, and all at once before the close."""

from dataclasses import dataclass

from bench import town
from bench.crowd import NEED_STEPS
from bench.processes import bot, crowd_of
from bench.runs import MEGDAN, Contestant, NewDatabase, Plan, busy
from bot.taps.needs import SayNeedTap

VOTES = 60
VOTE_STEPS = 4


@dataclass
class Rush:
    """What became of those who confirmed within the last second before the close."""

    engine: str
    people: int = 0
    accepted: int = 0
    too_late: int = 0
    voters: int = 0
    votes: int = 0

    @property
    def is_exact(self) -> bool:
        """Whether who was told so is counted, nobody else, and the others heard it is over."""
        is_told = self.accepted + self.too_late == self.people
        return is_told and self.accepted == self.voters == self.votes


async def votes(contestant: Contestant, plan: Plan, new_database: NewDatabase) -> None:
    """Everybody votes in one secret vote after the other. Raises RuntimeError if one is lost."""
    async with new_database as url:
        await town.settle(url, plan.people)
        taps = await town.open_votes(url, VOTES)
        crowd_there = crowd_of(plan.people, "taps", taps)
        async with crowd_there as crowd, bot(crowd, MEGDAN, {"DATABASE_URL": url}) as process:
            answered = await busy(contestant, plan, crowd, process)
        voters, ballots = await town.votes(url)
    unfinished = answered - VOTE_STEPS * voters
    if voters != ballots or not 0 <= unfinished < VOTE_STEPS * plan.people:
        raise RuntimeError(f"{answered} taps, {voters} voters and {ballots} ballots do not fit")


async def needs(contestant: Contestant, plan: Plan, new_database: NewDatabase) -> None:
    """Everybody says what is needed, with a photo. Raises RuntimeError if one is lost."""
    async with new_database as url:
        await town.settle(url, plan.people)
        crowd_there = crowd_of(plan.people, "says_needs", [SayNeedTap().pack()])
        async with crowd_there as crowd, bot(crowd, MEGDAN, {"DATABASE_URL": url}) as process:
            answered = await busy(contestant, plan, crowd, process)
        stored = await town.needs(url)
    if not 0 <= answered - NEED_STEPS * stored < NEED_STEPS * plan.people:
        raise RuntimeError(f"{answered} steps and {stored} needs do not fit")


async def rush(found: Rush, plan: Plan, new_database: NewDatabase) -> None:
    """All confirm within the last second: each is counted and told so, or told it is closed."""
    async with new_database as url:
        await town.settle(url, plan.rushing)
        confirm = (await town.open_votes(url, 1))[-1:]
        crowd_there = crowd_of(plan.rushing, "taps", confirm)
        async with crowd_there as crowd, bot(crowd, MEGDAN, {"DATABASE_URL": url}):
            await town.close_soon(url, 1.0)
            heard = (await crowd.obey("rush", seconds=1.0))["heard"]
        found.people = sum(heard.values())
        found.accepted = sum(count for words, count in heard.items() if "✅" in words)
        found.too_late = sum(count for words, count in heard.items() if "🔒" in words)
        found.voters, found.votes = await town.votes(url)
