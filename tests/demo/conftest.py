"""A demo of its own for a test that asks for one."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from simulator.demo.running import free_port
from tests.demo.visitor import Visitor, visiting


@pytest.fixture
async def visitor(tmp_path: Path) -> AsyncIterator[Visitor]:
    """Somebody who looks at a new demo."""
    async with visiting(tmp_path / "demo", free_port()) as visitor:
        yield visitor
