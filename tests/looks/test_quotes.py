"""What people wrote stands between our quotes with quotes of another kind inside."""

from collections.abc import Callable

import pytest

from bot.screens import joining
from bot.screens.common import within_quotes
from bot.screens.needs import deeds, stories
from bot.screens.organising import lists
from bot.screens.polls import making, picking
from bot.screens.polls.making import words
from bot.screens.priorities import drafting, reading
from bot.texts import speaking
from community.rules.priorities import News
from messengers.screen import Screen
from storage.models import Municipality, Need, Place, PriorityItem, PriorityList

NAME, SHOWN = "Ул. „Първа“", "„Ул. «Първа»“"
NEED = Need(id=1, number=14, text=NAME, wording=NAME, municipality=Municipality())
ITEM = PriorityItem(id=1, short_name=NAME)
SECOND = PriorityList(id=2, version=2, municipality=Municipality(name="Антоново"))
QUOTED: dict[str, Callable[[], Screen]] = {
    "a name": lambda: joining.name_doubtful("1", NAME, "1", has_way_back=False),
    "where somebody lives": lambda: joining.settlement_doubtful("1", NAME, "1"),
    "a place": lambda: lists.sure_to_remove(Place(id=1, name=NAME, municipality_id=1)),
    "what somebody said": lambda: stories.story(NEED, [])[0],
    "a wording": lambda: deeds.wording(NEED, "1", NAME),
    "a short name": lambda: deeds.short_name(NEED, "1", NAME, 30),
    "on the ballot": lambda: picking.short_name("1", NEED, ""),
    "a heading": lambda: picking.heading("1", NAME),
    "an option": lambda: making.name_unreadable(words("1", has_needs=False), NAME),
    "a priority": lambda: drafting.sure_to_remove(PriorityList(municipality_id=1), ITEM),
    "a new priority": lambda: reading.changed(SECOND, News(added=(NAME,))),
}


@pytest.mark.parametrize("kind", QUOTED)
def test_quotes_of_people_stand_inside_ours(kind: str) -> None:
    with speaking("bg"):
        assert SHOWN in QUOTED[kind]().text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Клуб „Дружба“", "Клуб «Дружба»"),
        ("Клуб “Дружба”", "Клуб «Дружба»"),
        ('Клуб "Дружба" и "Мир"', "Клуб «Дружба» и «Мир»"),
        ("Клуб «Дружба»", "Клуб «Дружба»"),
        ("Ул. „Пър…", "Ул. «Пър…"),
        ('Тръби 5" и 6"', 'Тръби 5" и 6"'),
    ],
)
def test_inner_quotes_are_of_one_kind(written: str, shown: str) -> None:
    assert within_quotes(written) == shown
