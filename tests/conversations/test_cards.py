"""The live card: names, calls, and who may see them."""

from bot.phones.live_cards import MOST_AT_ONCE
from tests.conversations.deeds import opens_card, sends_meeting
from tests.conversations.town import Actor


async def test_names_by_answer(elena: Actor, maria: Actor, ivan: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await ivan.taps("Няма да дойда")
    await opens_card(elena)
    await elena.taps("Имена")
    elena.sees("Ще дойдат: 1", "Мария")
    elena.does_not_see("Иван")
    await elena.taps("Няма да дойдат")
    elena.sees("Няма да дойдат: 1", "Иван")
    await elena.taps("Без отговор")
    elena.sees("Без отговор: 3", "Стефан", "Ани", "д-р Петрова")


async def test_who_has_only_a_telephone_is_on_the_call_list(elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    elena.sees("По телефон: 1")
    await elena.taps("За обаждане")
    elena.sees("Стефан", "0888 55 01 04")


async def test_who_has_stopped_is_on_the_call_list(elena: Actor, maria: Actor) -> None:
    await maria.writes("СТОП")
    maria.listens()
    await sends_meeting(elena)
    maria.hears_nothing()
    await opens_card(elena)
    await elena.taps("За обаждане")
    elena.sees("Мария", "Стефан")


async def test_who_has_blocked_the_bot_is_on_the_call_list(elena: Actor, maria: Actor) -> None:
    await maria.does(maria.phone.blocks)
    await sends_meeting(elena)
    await opens_card(elena)
    elena.sees("По телефон: 2")
    await elena.taps("За обаждане")
    elena.sees("Мария")


async def test_a_block_that_shows_only_in_sending(elena: Actor, maria: Actor) -> None:
    maria.has_trouble("sendMessage", "block")
    await sends_meeting(elena)
    await opens_card(elena)
    elena.sees("По телефон: 2", "Изпратени: 3")


async def test_the_card_is_for_its_organisers(elena: Actor, maria: Actor, boris: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    card = elena.sees_button("Обновявам").data
    names = elena.sees_button("Имена").data
    assert card is not None
    assert names is not None
    for other in (maria, boris):
        for data in (card, names):
            await other.forges(data)
            other.sees("не води никъде")


async def test_two_coordinators_cancel_once(elena: Actor, radka: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await opens_card(radka)
    maria.listens()
    await elena.taps_through("Отменям срещата", "Лошо време")
    await radka.taps_through("Отменям срещата", "Залата е заета")
    await elena.taps("Отменям я")
    await radka.taps("Отменям я")
    radka.sees("ОТМЕНЕНА", "лошо време")
    assert maria.heard_new() == 1


async def test_the_card_changes_by_itself(elena: Actor, maria: Actor, ivan: Actor) -> None:
    await sends_meeting(elena)
    card = await elena.looks_again(elena.phone.heard()[-2], "Обновявам")
    assert "Изпратени: 4" in card.text
    await maria.taps("Ще дойда")
    card = await elena.looks_again(card, "Обновявам")
    assert "✅ 1 · ❌ 0 · ❓ 0 · без отговор: 4" in card.text
    elena.listens()
    await ivan.taps("Няма да дойда")
    elena.hears_nothing()
    card = await elena.looks_again(card, "Обновявам")
    assert "✅ 1 · ❌ 1 · ❓ 0 · без отговор: 3" in card.text


async def test_of_very_many_cards_each_changes_in_turn(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    cards = []
    for _ in range(MOST_AT_ONCE + 2):
        await opens_card(elena)
        cards.append(elena.phone.last_screen)
    await maria.taps("Ще дойда")
    await elena.town.passes()
    await elena.town.passes()
    for card in cards:
        now = await elena.looks_again(card, "Обновявам")
        assert "✅ 1 · ❌ 0" in now.text


async def test_what_covers_the_card_is_left_alone(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps("Имена")
    await maria.taps("Ще дойда")
    elena.sees("Ще дойдат: 0")
