"""The first to take a card is shown to the others; nothing rings for it."""

import pytest

from tests import cast
from tests.conversations.deeds import joins
from tests.conversations.town import Actor, Town

pytestmark = pytest.mark.not_on_viber(
    "No message is changed there: a card that was decided meanwhile says so when it is tapped"
)


async def asks_to_join(town: Town, actor: Actor) -> None:
    """Go in through an invite that needs a yes."""
    await joins(actor, await town.invite(needs_approval=True))


async def test_the_other_s_card_says_who_has_let_somebody_in(
    town: Town, gosho: Actor, elena: Actor, radka: Actor
) -> None:
    await asks_to_join(town, gosho)
    card, lines = radka.phone.last_screen, len(radka.phone.messages)
    await elena.taps("✅ Приемам")
    assert card.edited
    assert len(radka.phone.messages) == lines
    assert card.text.startswith("✅ Записването има отговор: прието")
    assert "Гошо" in card.text
    assert "Отговори: Елена" in card.text
    assert [button.label for button in card.buttons] == ["🏠 Меню", "☎️ Помощ"]
    assert "Гошо" not in card.text[:30]
    elena.sees("Гошо вече е в групата")


async def test_the_menu_below_a_mark_leaves_it_where_it_is(
    town: Town, gosho: Actor, elena: Actor, radka: Actor
) -> None:
    await asks_to_join(town, gosho)
    card = radka.phone.last_screen
    await elena.taps("✅ Приемам")
    await radka.does(radka.phone.taps, "Меню", card)
    assert "Отговори: Елена" in card.text
    radka.sees("Община Антоново")


async def test_a_no_is_shown_and_followed_by_the_yes_after_all(
    town: Town, gosho: Actor, elena: Actor, radka: Actor
) -> None:
    await asks_to_join(town, gosho)
    card = radka.phone.last_screen
    await elena.taps("❌ Не приемам")
    assert card.text.startswith("❌ Записването има отговор: не е прието")
    assert "Отговори: Елена" in card.text
    await elena.taps("Приемам все пак")
    assert card.text.startswith("✅ Записването има отговор: прието")
    await asks_to_join(town, town.actor(cast.Stranger(901, "Нели")))
    card = radka.phone.last_screen
    await elena.taps("❌ Не приемам")
    elenas = elena.phone.last_screen
    await radka.does(radka.phone.taps, "Приемам все пак", card)
    assert "Отговори: Радка" in elenas.text


async def test_in_each_reader_s_language(
    town: Town, gosho: Actor, elena: Actor, radka: Actor
) -> None:
    await radka.writes("/menu")
    await radka.taps_through("Моите данни", "✏️ Език", "English")
    await asks_to_join(town, gosho)
    card = radka.phone.last_screen
    await elena.taps("✅ Приемам")
    assert card.text.startswith("✅ A registration has its answer: let in")
