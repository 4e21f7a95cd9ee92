"""Before a version is published, its organisers see the message that everybody will get."""

import pytest

from bot.screens.costs import Cost
from bot.screens.priorities.drafting import preview
from bot.screens.priorities.reading import changed
from bot.texts import speaking
from community.rules.priorities import News
from storage.kinds import MessengerName, NeedArea
from storage.models import Municipality, PriorityItem, PriorityList
from storage.queries.audiences import Reached
from tests.conversations.manners import LONGEST

REACHED = Reached({MessengerName.TELEGRAM: 200, MessengerName.VIBER: 145}, 0, 145)
COST = Cost(145, 40)
LONG = tuple(f"{number}. " + "Щ" * 27 for number in range(1, 4))
FULLEST = News(added=LONG, removed=LONG, renamed=((LONG[0], LONG[1]),) * 2, is_reordered=True)


def draft(version: int) -> PriorityList:
    found = PriorityList(id=2, version=version, municipality_id=1, revision=1)
    found.municipality = Municipality(name="Антоново", zone="Europe/Sofia")
    found.items = [PriorityItem(id=1, area=NeedArea.HEALTH, position=1, short_name="Лекар")]
    return found


@pytest.mark.parametrize("version", [1, 2])
def test_the_message_stands_whole_in_the_preview(version: int) -> None:
    news = News(added=("Лекар",))
    with speaking("bg"):
        (shown,) = preview(draft(version), news, REACHED, COST)
        message = changed(draft(version), news).text
    assert shown.title == f"👁️ Версия {version}, община АНТОНОВО. Така ще изглежда:"
    assert shown.body.startswith(f"{message}\n\n👥 345 души")
    assert "💶" in shown.body
    assert len(shown.text) <= LONGEST


def test_where_both_do_not_fit_one_screen_the_message_stands_above() -> None:
    with speaking("bg"):
        above, below = preview(draft(2), FULLEST, REACHED, COST)
        message = changed(draft(2), FULLEST).text
    assert (above.text, above.is_new, below.is_new) == (message, True, True)
    assert [button.label for row in above.rows for button in row] == ["🏠 Меню", "☎️ Помощ"]
    assert below.text.startswith("👁️ Ще изглежда като съобщението по-горе.\n👥 345 души")
    assert "✅ Обявявам я" in [button.label for row in below.rows for button in row]


def test_what_is_like_the_version_before_shows_no_message() -> None:
    with speaking("bg"):
        (shown,) = preview(draft(2), News(), REACHED, COST)
    assert "няма нищо ново" in shown.text
