"""The figures as plain text: everything in one table was measured in one run."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles

from bench.runs import Contestant, Plan

PACKAGES = ("aiogram", "python-telegram-bot", "SQLAlchemy", "aiosqlite", "asyncpg")
AIM_RATIO = 0.5
AIM_MILLISECONDS = 25


@dataclass
class Figures:
    """What one run of the bench found; `missing` says in a sentence what could not be measured."""

    plan: Plan
    aiogram: Contestant
    telegram: list[Contestant]
    megdan: list[Contestant]
    waits: dict[str, list[float]] = field(default_factory=dict)
    starts: list[float] = field(default_factory=list)
    postgresql: str = ""
    missing: str = ""

    @property
    def best(self) -> Contestant:
        """python-telegram-bot at its best."""
        return max(self.telegram, key=lambda each: each.per_second)


def written(figures: Figures) -> str:
    """The whole table."""
    plan = figures.plan
    lines = [_machine(), *_versions(figures.postgresql), ""]
    lines += [f"Updates a second: median of {plan.rounds} x {plan.busy:g} s, {plan.people} people"]
    lines += [f"{'':<50}{'a second':>10}{'of (b)':>8}{'CPU ms':>9}{'peak RSS':>10}"]
    lines += [_rate(each, figures.best) for each in (figures.aiogram, *figures.telegram)]
    lines += [_rate(each, figures.best) for each in figures.megdan]
    lines += [f"(c) is meant to reach {AIM_RATIO:g} of (b), its best row", ""]
    lines += [f"(c) at {plan.taps_per_second:g} taps a second for {plan.calm:g} s: ms to the edit"]
    lines += [f"{'':<50}{'p50':>8}{'p95':>8}{'p99':>8}"]
    lines += [_wait(name, waits) for name, waits in figures.waits.items()]
    lines += [f"p95 is meant to stay within {AIM_MILLISECONDS} ms", ""]
    starts = median(figures.starts)
    lines += [f"{'python -m bot run, to the first getUpdates':<50}{starts:>8.2f} s"]
    return "\n".join([*lines, *([figures.missing] if figures.missing else [])]) + "\n"


def _rate(contestant: Contestant, best: Contestant) -> str:
    ratio = contestant.per_second / best.per_second
    cost = f"{median(contestant.milliseconds):.2f}" if contestant.milliseconds else "-"
    size = f"{median(contestant.megabytes):.0f} MB" if contestant.megabytes else "-"
    figures = f"{contestant.per_second:>10.0f}{ratio:>8.2f}{cost:>9}{size:>10}"
    return f"{contestant.name:<50}{figures}"


def _wait(name: str, waits: Sequence[float]) -> str:
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
