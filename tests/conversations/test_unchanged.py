"""Where no message can be changed: what was said stays, and what is true now is said anew."""

import pytest

from storage.models import Media, Opinion
from tests.conversations.deeds import joins, sends_meeting, sends_message
from tests.conversations.tables import count
from tests.conversations.test_media import begins
from tests.conversations.test_media import sends as sends_to_both
from tests.conversations.test_opinions import WORDS, says
from tests.conversations.test_taking_back import takes_back
from tests.conversations.test_taking_messages_back import takes_back as takes_message_back
from tests.conversations.town import Actor, Town

pytestmark = pytest.mark.parametrize("world", ["viber-sqlite"])

MISTAKE = "ИЗПРАТЕНО ПО ПОГРЕШКА"


async def test_a_card_that_was_decided_meanwhile_says_by_whom(
    town: Town, gosho: Actor, elena: Actor, radka: Actor
) -> None:
    await joins(gosho, await town.invite(needs_approval=True))
    card = radka.phone.last_screen
    radka.listens()
    await elena.taps("✅ Приемам")
    radka.hears_nothing()
    answer = await radka.taps_below(card, "❌ Не приемам")
    assert "Отговори: Елена" in answer.text


async def test_a_meeting_by_mistake_brings_everybody_one_apology(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    maria.listens()
    ivan.listens()
    await takes_back(elena)
    await town.waits(days=1)
    for one in (maria, ivan):
        assert one.heard_new() == 1
        one.sees(MISTAKE, "Извинете ни")
    card = await elena.taps_below(elena.phone.last_screen, "Обновявам")
    assert "затова се извиняваме: 4" in card.text


async def test_a_message_by_mistake_brings_everybody_one_apology(
    town: Town, elena: Actor, maria: Actor, ani: Actor
) -> None:
    await sends_message(elena)
    maria.listens()
    await takes_message_back(elena)
    await town.waits(days=1)
    assert maria.heard_new() == 1
    maria.sees(MISTAKE, "Извинете ни")
    ani.sees("SENT BY MISTAKE")


async def test_an_opinion_that_was_taken_back_stands_in_no_list(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await says(maria)
    await town.waits(minutes=1)
    card = elena.phone.last_screen
    await maria.taps_through("Може с името ми", "Без името ми")
    opinions = await elena.taps_below(card, "Всички мнения")
    assert WORDS in opinions.text
    assert "Мария" not in opinions.text
    await maria.taps("Оттеглям го")
    assert await count(town, Opinion) == 0
    opinions = await elena.taps_below(card, "Всички мнения")
    assert WORDS not in opinions.text


async def test_of_several_pictures_the_first_goes(town: Town, elena: Actor, maria: Actor) -> None:
    await begins(elena)
    elena.listens()
    await elena.does(elena.phone.sends_album, "Първа", "", "")
    assert elena.heard_new() == 3
    elena.sees("На кого съобщаваме?")
    maria.listens()
    await sends_to_both(elena)
    maria.has_heard("Първа")
    assert await count(town, Media) == 1
