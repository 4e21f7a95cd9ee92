"""A meeting like the previous one, on another day."""

from tests.conversations.deeds import opens_card, opens_menu, sends, sends_meeting
from tests.conversations.town import Actor, Town


async def test_four_taps_send_another_one(elena: Actor, maria: Actor, doctor: Actor) -> None:
    await sends_meeting(elena)
    await opens_menu(elena)
    maria.listens()
    await elena.taps_through("Нова среща", "Като предишната", "ср 15.03")
    await sends(elena)
    assert maria.heard_new() == 1
    for one in (maria, doctor):
        one.sees(
            "Покана за заседание",
            "сряда, 15 март 2023 г., 10:00 ч.",
            "Заседателна зала на Общински съвет – Антоново",
            "Постигнати резултати",
        )


async def test_a_cancelled_one_may_be_held_again(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena, who="Местна активна група")
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Залата е заета", "Отменям я")
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Като предишната", "ср 15.03")
    await sends(elena)
    maria.sees("Покана за заседание", "сряда, 15 март 2023 г., 10:00 ч.")


async def test_a_passed_hour_is_asked_again(town: Town, elena: Actor) -> None:
    await sends_meeting(elena)
    await town.waits(hours=2)
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Като предишната")
    await elena.writes("днес")
    elena.sees("Този час днес вече мина")


async def test_a_draft_is_no_previous_one(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps("Нова среща")
    elena.sees_no_button("Като предишната")


async def test_another_town_has_no_previous_one(elena: Actor, boris: Actor) -> None:
    await sends_meeting(elena)
    await opens_menu(boris)
    await boris.taps("Нова среща")
    boris.sees_no_button("Като предишната")
