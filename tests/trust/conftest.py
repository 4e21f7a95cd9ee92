"""The same town as in the conversations, looked at with distrust."""

import logging
import sys
from collections.abc import Iterator

import pytest

from bot.logs import FLOORS
from tests.conversations.conftest import (
    ani,
    boris,
    clock,
    doctor,
    elena,
    gosho,
    ivan,
    lili,
    maria,
    petar,
    radka,
    telegram,
    template,
    town,
    viber,
    viber_port,
)

__all__ = [
    "ani",
    "boris",
    "clock",
    "doctor",
    "elena",
    "gosho",
    "ivan",
    "lili",
    "maria",
    "petar",
    "radka",
    "telegram",
    "template",
    "town",
    "viber",
    "viber_port",
]


@pytest.fixture(params=["telegram-sqlite", "telegram-postgresql"])
def world(request: pytest.FixtureRequest) -> str:
    """Doors and permissions ask nobody in which messenger they stand."""
    world: str = request.param
    return world


@pytest.fixture
def logs_as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Logging belongs to the whole process: what a test configures ends with it."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in FLOORS}
    yield
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, floor in levels.items():
        logging.getLogger(name).setLevel(floor)
