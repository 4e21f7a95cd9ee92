"""Invites of a bot that speaks Viber too: both links, and both codes on one picture."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image

from simulator.viber.server import TOKEN, ViberServer
from tests.commands.conftest import NOWHERE, Shell


@pytest.fixture(scope="module")
def viber() -> Iterator[ViberServer]:
    """A simulated Viber in a thread of its own: a command has its own loop."""
    server = ViberServer(uri="megdan_antonovo")
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    asyncio.run_coroutine_threadsafe(server.start(), loop).result()
    yield server
    asyncio.run_coroutine_threadsafe(server.stop(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture
def both(antonovo: Shell, viber: ViberServer) -> Shell:
    """A bot in both messengers."""
    antonovo.has(
        VIBER_TOKEN=TOKEN,
        VIBER_API=viber.address,
        PUBLIC_URL="https://town.example",
    )
    return antonovo


def stored_links(shell: Shell) -> list[str]:
    [(token,)] = shell.asks("SELECT token FROM invite ORDER BY id DESC LIMIT 1")
    return [
        f"https://t.me/megdan_demo_bot?start={token}",
        f"viber://pa?chatURI=megdan_antonovo&context={token}",
    ]


def test_both_links_are_told(both: Shell) -> None:
    said = both.hears("invite")
    assert [line for line in said.splitlines() if "://" in line] == stored_links(both)
    assert TOKEN not in said


def test_a_camera_reads_both_links_from_one_picture(both: Shell) -> None:
    both.hears("invite", "--png", "poster.png")
    with Image.open(both.folder / "poster.png") as picture:
        codes = zxingcpp.read_barcodes(picture)
    codes.sort(key=lambda code: code.position.top_left.x)
    assert [code.text for code in codes] == stored_links(both)


def test_without_viber_the_rest_is_done(both: Shell) -> None:
    both.has(VIBER_API=f"{NOWHERE}/pa")
    said = both.hears("invite", "--png", "poster.png")
    telegram = stored_links(both)[0]
    token = telegram.partition("=")[2]
    assert said.splitlines()[0] == telegram
    assert "Viber did not say who the bot is: NotConnected" in said
    assert f"Its link is viber://pa?chatURI=<the bot's URI>&context={token}" in said
    with Image.open(both.folder / "poster.png") as picture:
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == [telegram]


def test_without_telegram_the_rest_is_done(both: Shell) -> None:
    both.has(TELEGRAM_API=NOWHERE)
    said = both.hears("invite", "--png", "poster.png")
    assert said.splitlines()[0] == stored_links(both)[1]
    assert "Telegram can not be reached now." in said
    with Image.open(both.folder / "poster.png") as picture:
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == stored_links(both)[1:]


def test_a_token_that_viber_does_not_know_is_told(both: Shell) -> None:
    both.has(VIBER_TOKEN="0000000000000000-3333333333333333-2222222222222222")
    assert "Viber did not say who the bot is: 2 invalidAuthToken." in both.hears("invite")
