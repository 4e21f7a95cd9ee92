"""The same town with Viber phones, for what only Viber does; on both engines."""

import pytest

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


@pytest.fixture(params=["viber-sqlite", "viber-postgresql"])
def world(request: pytest.FixtureRequest) -> str:
    """Both engines."""
    world: str = request.param
    return world
