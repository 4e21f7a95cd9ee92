"""A scene for every fault test, and its figures at the end of the run."""

import os
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.faults.processes import Launcher, launching
from tests.faults.scene import Scene, scene_for

FIGURES = "figures"


@pytest.fixture(scope="session")
def launcher() -> Iterator[Launcher]:
    """The process that forks the others, started once."""
    with launching() as launcher:
        yield launcher


@pytest.fixture
async def scene(
    launcher: Launcher, database: Database, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Scene]:
    """A scene on either engine; FAULT_SEED repeats the moments of an earlier run."""
    seed = int(os.environ.get("FAULT_SEED") or random.SystemRandom().randrange(10**6))
    async with scene_for(launcher, database, tmp_path, seed) as scene:
        try:
            yield scene
        finally:
            figures = [f"seed {seed}", *scene.figures]
            request.node.user_properties.append((FIGURES, "\n    ".join(figures)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the tests have counted, whatever became of them."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "teardown":
                for name, words in report.user_properties:
                    if name == FIGURES:
                        terminalreporter.write_line(f"{report.nodeid.split('::')[-1]}: {words}")
