"""`python -m bench`: measure everything in turns and print one table."""

import argparse
import asyncio
import sys
from contextlib import AbstractAsyncContextManager, ExitStack

from sqlalchemy import URL

from bench import reckoning, runs, servers, speaking, table
from bench.reckoning import Reckoned
from bench.runs import QUICK, Contestant, Plan
from bench.speaking import Rush

# All of it ends within ten minutes: what takes too long on a busy machine is left out.
SECONDS = 560


async def measure(figures: table.Figures, server: URL | None) -> None:
    """In a round the bots take turns: what else the machine does falls on all alike."""
    plan = figures.plan
    for _ in range(plan.rounds):
        await runs.echo(figures.aiogram, plan, ["bench.bots.aiogram_echo"])
        for count, contestant in zip(plan.concurrent_updates, figures.telegram, strict=True):
            await runs.echo(contestant, plan, ["bench.bots.telegram_echo", str(count)])
        for contestant in figures.megdan:
            await runs.taps(contestant, plan, _new_database(contestant.name, server))
        for contestant in figures.viber:
            await runs.viber_taps(contestant, plan, _new_database(contestant.name, server))
    await measure_once(figures, server)


async def measure_once(figures: table.Figures, server: URL | None) -> None:
    """What people say, what is right or wrong rather than fast, and what is over in a second."""
    plan = figures.plan
    for contestant in figures.votes:
        await speaking.votes(contestant, plan, _new_database(contestant.name, server))
    for contestant in figures.needs:
        await speaking.needs(contestant, plan, _new_database(contestant.name, server))
    for rush in figures.rushes:
        await speaking.rush(rush, plan, _new_database(rush.engine, server))
    for reckoned in figures.reckoned:
        async with _new_database(reckoned.engine, server) as url:
            await reckoning.reckon(reckoned, url, plan.ballots, plan.needs)


def nothing_yet(plan: Plan, server: URL | None) -> table.Figures:
    telegram = "(b) python-telegram-bot echo, concurrent_updates"
    engines = ["SQLite"] if server is None else ["SQLite", "PostgreSQL"]
    return table.Figures(
        plan=plan,
        aiogram=Contestant("(a) aiogram echo, its own polling"),
        telegram=[Contestant(f"{telegram} {count}") for count in plan.concurrent_updates],
        megdan=[Contestant(f"(c) our whole tap, {engine}") for engine in engines],
        viber=[Contestant(f"(d) through Viber's webhook, {engine}") for engine in engines],
        votes=[Contestant(f"(e) a whole secret vote, {engine}") for engine in engines],
        needs=[Contestant(f"(f) a need with a photo, {engine}") for engine in engines],
        rushes=[Rush(engine) for engine in engines],
        reckoned=[Reckoned(engine) for engine in engines],
    )


def _new_database(name: str, server: URL | None) -> AbstractAsyncContextManager[str]:
    if server is None or name.endswith("SQLite"):
        return runs.sqlite_file()
    return servers.new_database(server)


async def run(plan: Plan) -> str:
    """The table, with PostgreSQL if there is one."""
    with ExitStack() as stack:
        release, server, missing = "", None, []
        try:
            server = await servers.careful_server(stack)
            release = "PostgreSQL " + await servers.ask(server, "SHOW server_version")
            release += " with fsync " + await servers.ask(server, "SHOW fsync")
        except servers.NoServer as reason:
            missing = [f"(c) on PostgreSQL is not measured: {reason}"]
        figures = nothing_yet(plan, server)
        figures.postgresql, figures.missing = release, missing
        try:
            async with asyncio.timeout(SECONDS):
                await measure(figures, server)
        except TimeoutError:
            missing.append(f"This machine is busy: after {SECONDS} s the rest was left out.")
        return table.written(figures)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="in half a minute, and less exact")
    given = parser.parse_args()
    sys.stdout.write(asyncio.run(run(QUICK if given.quick else Plan())))


if __name__ == "__main__":
    main()
