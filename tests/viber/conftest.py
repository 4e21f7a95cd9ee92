"""The same town with Viber phones, for what only Viber does; on both engines."""

import pytest

from simulator.telegram.server import TelegramServer
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
from tests.conversations.town import Town
from tests.viber.other_phone import OtherPhone

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


@pytest.fixture
def second(town: Town, telegram: TelegramServer) -> OtherPhone:
    """Maria's other phone, in Telegram."""
    return OtherPhone(town, telegram, 9101, "Мария")
