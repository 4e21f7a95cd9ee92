"""A meeting is cancelled in three taps (journey H)."""

from datetime import datetime, timedelta

import pytest

from tests.conversations.deeds import opens_card, sends_meeting
from tests.conversations.town import SOFIA, Actor, Town

MEETING = datetime(2023, 3, 21, 10, 0, tzinfo=SOFIA)


async def test_three_taps_and_everybody_hears_it(
    elena: Actor, maria: Actor, ivan: Actor, doctor: Actor, lili: Actor
) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    for one in (maria, ivan, doctor, lili):
        one.listens()
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    elena.has_heard("ОТМЕНЕНА: срещата на 21 март (вторник) в 10:00 ч.")
    for one in (maria, ivan, doctor):
        assert one.heard_new() == 1
        one.sees("❌ ОТМЕНЕНА", "Причина: лошо време")
    lili.hears_nothing()


@pytest.mark.not_on_viber(
    "No message is changed there: its old buttons say that the meeting is cancelled, as the test "
    "of an answer after the cancellation shows"
)
async def test_the_old_message_is_marked(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    invitation = maria.phone.last_screen
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Залата е заета", "Отменям я")
    assert invitation.edited
    assert "не важи" in invitation.text
    assert "Ще дойда" not in [button.label for row in invitation.rows for button in row]


async def test_reminders_die(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    maria.listens()
    await town.moves_to(MEETING + timedelta(hours=1))
    maria.hears_nothing()


async def test_an_answer_after_the_cancellation_is_not_taken(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    data = maria.sees_button("Ще дойда").data
    assert data is not None
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    await maria.forges(data)
    maria.sees("ОТМЕНЕНА")
    await elena.writes("/menu")
    elena.does_not_see("✅ 1")


async def test_an_own_reason(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Друга причина")
    await elena.writes("Ремонт на пътя")
    elena.sees("Да отменим ли", "Причина: Ремонт на пътя")
    await elena.taps("Отменям я")
    maria.sees("ОТМЕНЕНА", "Причина: Ремонт на пътя")


async def test_the_reason_is_seen_before_it_is_told(elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време")
    elena.sees("Да отменим ли", "Причина: лошо време", "Ще съобщим на")
    await elena.taps("Назад")
    elena.sees("Защо отменяме срещата?")


async def test_the_card_counts_on_after_the_cancellation(elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    card = next(each for each in reversed(elena.phone.messages) if "📨 Изпратени" in each.text)
    card = await elena.looks_again(card, "Обновявам")
    assert "❌ ОТМЕНЕНА" in card.text
    assert "Чакат изпращане" not in card.text


async def test_the_ways_back_lead_to_the_card(elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    for steps in (["Назад"], ["Лошо време", "Назад", "Назад"], ["Друга причина", "Отказвам се"]):
        await elena.taps_through("Отменям срещата", *steps)
        elena.sees("📊 Среща на 21 март (вторник) в 10:00 ч.")


async def test_who_does_not_write_a_reason_is_back_at_the_card(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    maria.listens()
    await elena.taps_through("Отменям срещата", "Друга причина", "Назад")
    elena.sees("📊 Среща на 21 март (вторник) в 10:00 ч.")
    await elena.writes("Ремонт на пътя")
    maria.hears_nothing()


async def test_who_never_got_the_invitation_hears_nothing(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await town.waits(hours=11, minutes=40)
    maria.listens()
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    await town.waits(days=1)
    maria.hears_nothing()


async def test_a_late_cancellation_comes_in_the_evening(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await town.moves_to(datetime(2023, 3, 20, 21, 0, tzinfo=SOFIA))
    await opens_card(elena)
    maria.listens()
    await elena.taps_through("Отменям срещата", "Водещият не може", "Отменям я")
    assert maria.heard_new() == 1
    maria.sees("ОТМЕНЕНА", "водещият не може да дойде")


async def test_an_early_cancellation_waits_for_the_morning(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await town.moves_to(datetime(2023, 3, 16, 21, 0, tzinfo=SOFIA))
    await opens_card(elena)
    maria.listens()
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    maria.hears_nothing()
    await town.moves_to(datetime(2023, 3, 17, 9, 0, tzinfo=SOFIA))
    maria.sees("ОТМЕНЕНА")


async def test_a_meeting_that_has_begun_can_not_be_cancelled(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    card = elena.phone.last_screen
    data = elena.sees_button("Отменям срещата").data
    assert data is not None
    await town.moves_to(MEETING)
    await elena.looks_again(card, "Обновявам")
    elena.sees_no_button("Отменям срещата")
    maria.listens()
    await elena.forges(data)
    elena.sees("вече започна")
    maria.hears_nothing()


async def test_a_colleague_hears_of_a_change_and_of_a_cancellation(
    town: Town, elena: Actor, radka: Actor, petar: Actor, boris: Actor
) -> None:
    await sends_meeting(elena)
    radka.has_not_heard("Изпратихме")
    await opens_card(elena)
    await elena.taps_through("Променям", "Час", "11:00", "Изпращам промяната")
    await town.waits(seconds=30)
    radka.has_heard("Промяната за 21 март (вторник) в 11:00 ч. е изпратена")
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    radka.has_heard("Съобщихме за отмяната на срещата на 21 март (вторник)")
    for other in (petar, boris):
        other.has_not_heard("Изпратихме на")
