"""The same town as in the conversations, looked at with distrust."""

import logging
import sys
from collections.abc import Iterator

import pytest

from bot.logs import FLOORS
from tests.conversations.conftest import (
    ani,
    boris,
    doctor,
    elena,
    gosho,
    ivan,
    lili,
    maria,
    petar,
    radka,
    town,
)

__all__ = [
    "ani",
    "boris",
    "doctor",
    "elena",
    "gosho",
    "ivan",
    "lili",
    "maria",
    "petar",
    "radka",
    "town",
]


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
