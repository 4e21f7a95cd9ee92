"""The figures as plain text: everything in one table was measured in one run."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles

from bench.crowd import NEED_STEPS
from bench.reckoning import Reckoned
from bench.runs import Contestant, Plan
from bench.speaking import VOTE_STEPS, Rush
from bench.town import OPTIONS

PACKAGES = ("aiogram", "python-telegram-bot", "SQLAlchemy", "aiosqlite", "asyncpg")
AIM_RATIO = 0.5
AIM_MILLISECONDS = 25
AIM_CALLBACK = 100
AIM_COUNT = 1
AIM_SIMILAR = 20


@dataclass
class Figures:
    """What one run of the bench found; `missing` says in sentences what could not be measured."""

    plan: Plan
    aiogram: Contestant
    telegram: list[Contestant]
    megdan: list[Contestant]
    viber: list[Contestant]
    votes: list[Contestant]
    needs: list[Contestant]
    rushes: list[Rush]
    reckoned: list[Reckoned]
    postgresql: str = ""
    missing: list[str] = field(default_factory=list)

    @property
    def best(self) -> Contestant:
        """python-telegram-bot at its best."""
        return max(self.telegram, key=lambda each: each.per_second)


def written(figures: Figures) -> str:
    """The whole table; a dash stands for what could not be measured."""
    plan = figures.plan
    runs = f"median of {len(figures.aiogram.rates)} x {plan.busy:g} s, {plan.people} people"
    lines = [_machine(), *_versions(figures.postgresql), "", f"Updates a second: {runs}"]
    lines += [f"{'':<50}{'a second':>10}{'of (b)':>8}{'CPU ms':>8}{'peak MB':>9}{'start s':>9}"]
    rows = [figures.aiogram, *figures.telegram, *figures.megdan, *figures.viber]
    lines += [_rate(each, figures.best) for each in rows]
    lines += [f"(c) is meant to reach {AIM_RATIO:g} of (b), its best row", ""]
    lines += [f"(c) at {plan.taps_per_second:g} taps a second for {plan.calm:g} s: ms to the edit"]
    lines += [f"{'':<50}{'p50':>8}{'p95':>8}{'p99':>8}"]
    lines += [_wait(each.name, each.waits) for each in figures.megdan if each.waits]
    lines += [f"p95 is meant to stay within {AIM_MILLISECONDS} ms", ""]
    lines += _viber(figures)
    lines += _speaking(figures)
    lines += [
        "CPU: the bot's own, per update. Start: from the command line to the first getUpdates"
    ]
    return "\n".join([*lines, *figures.missing]) + "\n"


def _viber(figures: Figures) -> list[str]:
    """The webhook beside a broadcast."""
    told = ", ".join(str(each.told) for each in figures.viber)
    title = f"(d) the same, while a broadcast runs ({told} messages meanwhile): ms"
    lines = [title, f"{'':<50}{'p50':>8}{'p95':>8}{'p99':>8}"]
    for each in figures.viber:
        if each.waits:
            lines += [_wait(f"{each.name}: to the answer", each.waits)]
            lines += [_wait(f"{each.name}: callback to 200", each.callbacks)]
    return [*lines, f"p99 to 200 is meant to stay within {AIM_CALLBACK} ms", ""]


def _speaking(figures: Figures) -> list[str]:
    lines = [f"Whole deeds a second, {figures.plan.people} people in flight"]
    for contestants, steps in ((figures.votes, VOTE_STEPS), (figures.needs, NEED_STEPS)):
        for each in contestants:
            rates = [rate / steps for rate in each.rates]
            lines += [f"{each.name:<50}{_middle(rates, '.1f'):>10}"]
    for rush in figures.rushes:
        verdict = "exact" if rush.is_exact else f"NOT EXACT ({rush.voters} on the roll)"
        lines += [
            f"{rush.people} confirm in the last second, {rush.engine}: {rush.accepted} told that"
            f" they have voted, {rush.too_late} that it is closed,"
            f" {rush.votes} counted: {verdict}"
        ]
    return [*lines, "", *_reckoned(figures), ""]


def _reckoned(figures: Figures) -> list[str]:
    lines = []
    for each in figures.reckoned:
        lines += [
            f"Counting and closing {each.ballots} ballots of {OPTIONS} options, {each.engine}:"
            f" {_middle(each.closing, '.2f')} s, {each.kilobytes:.0f} kB at most"
        ]
        for where, found in (("spread over topics", each.spread), ("all alike", each.searches)):
            lines += [_wait(f"Similar among {each.needs} needs {where}, {each.engine}", found)]
    aims = f"meant to stay within {AIM_COUNT:g} s, and {AIM_SIMILAR} ms at p95 (ms: p50 p95 p99)"
    return [*lines, aims]


def _rate(contestant: Contestant, best: Contestant) -> str:
    ratios = [rate / best.per_second for rate in contestant.rates if best.per_second]
    speed, ratio = _middle(contestant.rates, ".0f"), _middle(ratios, ".2f")
    cost, size = _middle(contestant.milliseconds, ".2f"), _middle(contestant.megabytes, ".0f")
    start = _middle(contestant.starts, ".1f")
    return f"{contestant.name:<50}{speed:>10}{ratio:>8}{cost:>8}{size:>9}{start:>9}"


def _middle(found: Sequence[float], form: str) -> str:
    return format(median(found), form) if found else "-"


def _wait(name: str, waits: Sequence[float]) -> str:
    if not waits:
        return f"{name:<50}" + f"{'-':>8}" * 3
    cuts = quantiles(waits, n=100, method="inclusive")
    return f"{name:<50}" + "".join(f"{1000 * cuts[percent - 1]:>8.1f}" for percent in (50, 95, 99))


def _machine() -> str:
    cores = f"{os.cpu_count()} cores"
    if hasattr(os, "sched_getaffinity"):
        cores = f"{len(os.sched_getaffinity(0))} cores"
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"{cores} {_processor()}, {system}"


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    names = [
        line.partition(":")[2].strip()
        for line in (path.read_text().splitlines() if path.exists() else [])
        if line.startswith("model name")
    ]
    return names[0] if names else platform.processor()


def _versions(postgresql: str) -> list[str]:
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    engines = f"SQLite {sqlite3.sqlite_version}" + (f", {postgresql}" if postgresql else "")
    return [f"Python {platform.python_version()}, {engines}", packages]
