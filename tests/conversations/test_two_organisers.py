"""Two organisers at one meeting: nobody overwrites what they have not seen."""

from tests.conversations.deeds import drafts_meeting, opens_card, opens_menu, sends, sends_meeting
from tests.conversations.town import Actor


async def opens_draft(actor: Actor) -> None:
    """Come to the preview of the only draft."""
    await opens_menu(actor)
    await actor.taps_through("Срещи", "Чернова")


async def test_a_draft_changed_meanwhile_is_not_sent(
    elena: Actor, radka: Actor, maria: Actor
) -> None:
    await drafts_meeting(elena)
    await opens_draft(radka)
    await radka.taps_through("Поправям", "Час", "11:00")
    maria.listens()
    await sends(elena)
    maria.hears_nothing()
    elena.sees("Междувременно има промяна", "Радка промени: часа")
    await elena.taps("Към прегледа")
    elena.sees("11:00 ч.")
    await sends(elena)
    maria.sees("Покана", "11:00 ч.")


async def test_a_draft_changed_meanwhile_is_not_changed_again(elena: Actor, radka: Actor) -> None:
    await drafts_meeting(elena)
    await elena.taps_through("Поправям", "Място")
    await opens_draft(radka)
    await radka.taps_through("Поправям", "Дневен ред", "Без дневен ред")
    await elena.writes("Читалище „Зора“")
    elena.sees("Радка промени: дневния ред")
    await elena.taps("Към прегледа")
    elena.does_not_see("Читалище")
    await elena.taps_through("Поправям", "Място")
    await elena.writes("Читалище „Зора“")
    elena.sees("Читалище „Зора“")


async def test_a_draft_changed_meanwhile_is_not_thrown_away(elena: Actor, radka: Actor) -> None:
    await drafts_meeting(elena)
    await opens_draft(radka)
    await radka.taps_through("Поправям", "Час", "11:00")
    await elena.taps("Изтривам черновата")
    elena.sees("Радка промени: часа")


async def test_a_sent_meeting_changed_meanwhile_is_not_changed(
    elena: Actor, radka: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Променям я", "Час", "14:00")
    await opens_card(radka)
    await radka.taps_through("Променям я", "Място")
    await radka.writes("Читалище „Зора“")
    await radka.taps("Изпращам промяната")
    maria.listens()
    await elena.taps("Изпращам промяната")
    maria.hears_nothing()
    elena.sees("Радка промени: мястото")
    await elena.taps("Към срещата")
    elena.sees("Среща на 21 март (вторник) в 10:00 ч.")


async def test_an_old_card_says_who_changed_it(elena: Actor, radka: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    old = elena.sees_button("Променям я").data
    await opens_card(radka)
    await radka.taps_through("Променям я", "Час", "11:00", "Изпращам промяната")
    assert old is not None
    await elena.forges(old)
    elena.sees("Радка промени: часа")


async def test_a_meeting_moved_meanwhile_is_not_cancelled(
    elena: Actor, radka: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време")
    await opens_card(radka)
    await radka.taps_through("Променям я", "Час", "11:00", "Изпращам промяната")
    maria.listens()
    await elena.taps("Отменям я")
    maria.hears_nothing()
    elena.sees("Радка промени: часа")


async def test_ones_own_older_button_says_so(elena: Actor) -> None:
    await drafts_meeting(elena)
    old = elena.sees_button("Изпращам").data
    await elena.taps_through("Поправям", "Час", "11:00")
    assert old is not None
    await elena.forges(old)
    elena.sees("Вие променихте: часа")


async def test_two_who_send_together_send_once(elena: Actor, radka: Actor, maria: Actor) -> None:
    await drafts_meeting(elena)
    await opens_draft(radka)
    maria.listens()
    await radka.taps("Изпращам")
    await sends(elena)
    elena.sees("Покана за 5 души")
    assert maria.heard_new() == 1
