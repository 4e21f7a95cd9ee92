"""What stands on a Viber phone outlives the demo, and no token comes twice."""

from pathlib import Path

from simulator.demo.memory import recall, restore, save, saving
from simulator.page_api import Page, add_page
from simulator.telegram.server import TelegramServer
from simulator.viber.server import ViberServer


def laid_out(number: int) -> tuple[Page, ViberServer]:
    """A page with both servers, whose numbers begin here."""
    page = add_page(TelegramServer(), control_address=None)
    page.viber = viber = ViberServer()
    viber.world.count_from(number)
    return page, viber


async def test_a_viber_phone_comes_back(tmp_path: Path) -> None:
    page, viber = laid_out(1_679_385_600)
    stanka = viber.phone(301, "Станка")
    stanka.writes("Добър ден")
    stanka.sends_photo(caption="Лампата")
    async with saving(tmp_path / "phones", page):
        pass
    memory = recall(tmp_path / "phones")
    assert memory is not None
    later, again = laid_out(1_679_385_660)
    restore(later, memory)
    back = again.phones[301]
    assert back.transcript() == stanka.transcript()
    assert back.viber_id == stanka.viber_id
    assert back.person.is_subscribed
    before = stanka.messages[-1]
    after = back.writes("Още веднъж")
    assert after.token > before.token
    assert after.message_id > before.message_id
    assert after.token < 2**63


def test_a_demo_without_viber_keeps_nothing_of_it(tmp_path: Path) -> None:
    page = add_page(TelegramServer(), control_address=None)
    save(tmp_path / "phones", page)
    memory = recall(tmp_path / "phones")
    assert memory is not None
    assert memory.on_viber is None
    other, viber = laid_out(1)
    restore(other, memory)
    assert viber.phones == {}
