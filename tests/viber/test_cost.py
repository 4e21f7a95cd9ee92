"""What Viber may charge for is said before, counted, and never crosses the month's limit."""

from datetime import datetime
from functools import partial

import pytest
from sqlalchemy import insert, select, update

from community.chats import charges
from simulator.viber.server import ViberServer
from storage.columns import table_of
from storage.kinds import DeliveryState
from storage.models import ChargedMonth, Delivery, Municipality
from tests import cast
from tests.conversations.deeds import (
    drafts_meeting,
    drafts_message,
    opens_card,
    sends,
    sends_meeting,
)
from tests.conversations.polls.organising import THREE, starts_poll
from tests.conversations.polls.test_closing import closes, tells, votes
from tests.conversations.population import SOFIA, TOWNS
from tests.conversations.tables import count
from tests.conversations.town import Actor, Town

ANTONOVO, SOPOT = TOWNS[cast.ANTONOVO], TOWNS[cast.SOPOT]
LEFT_OUT = "Без съобщение заради лимита за Viber"
# Viber REST API, billing_status: sent outside of a session.
OUTSIDE_SESSION = 3


async def limits(town: Town, messages: int, municipality: int = ANTONOVO) -> None:
    """Give a municipality another limit."""
    async with town.database.write() as session:
        await session.execute(
            update(Municipality)
            .where(Municipality.id == municipality)
            .values(viber_limit=messages)
        )


async def used(town: Town, municipality: int = ANTONOVO) -> int:
    """How many were counted in all months."""
    async with town.database.read() as session:
        found = await session.scalars(
            select(ChargedMonth.messages).where(ChargedMonth.municipality_id == municipality)
        )
        return sum(found)


@pytest.fixture
async def next_day(town: Town) -> Town:
    """Nobody has written for more than a day."""
    await town.waits(hours=25)
    return town


async def test_the_preview_says_what_it_may_cost_and_what_is_left(
    next_day: Town, elena: Actor, maria: Actor
) -> None:
    await limits(next_day, 40)
    await drafts_meeting(elena)
    elena.sees("Viber 4", "💶 Viber може да таксува 4 съобщения. За месеца остават 40 съобщения.")
    elena.sees_button("💶 Само в Telegram")
    elena.sees_no_button("Обява за сайта")
    await sends(elena)
    assert await used(next_day) == 4
    await maria.writes("/menu")
    await drafts_message(elena)
    elena.sees("💶 Viber може да таксува 3 съобщения. За месеца остават 36 съобщения.")


async def test_a_photo_goes_as_a_message_of_its_own(next_day: Town, elena: Actor) -> None:
    await limits(next_day, 6)
    await drafts_message(elena)
    await elena.taps("Пиша го отново")
    await elena.does(partial(elena.phone.sends_photo, caption="Снимка от срещата."))
    elena.sees("💶 Viber може да таксува 8 съобщения. За месеца остават 6 съобщения.", "1 човек")
    await sends(elena)
    assert await used(next_day) == 6
    assert await count(next_day, Delivery, Delivery.reason == "limit_reached") == 1


async def test_a_picture_that_is_drawn_late_is_counted_too(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor
) -> None:
    await starts_poll(elena, THREE)
    await votes(town, maria, "010")
    await town.waits(hours=25)
    await closes(elena)
    before, calls = await used(town), len(viber.calls)
    await tells(elena, "Без отговор")
    sent = [call for call in viber.calls[calls:] if call.method == "send_message"]
    charged = sum(call.answer.get("billing_status") == OUTSIDE_SESSION for call in sent)
    assert charged
    assert await used(town) - before == charged


async def test_one_message_and_one_left(next_day: Town, elena: Actor, doctor: Actor) -> None:
    await limits(next_day, 1)
    await doctor.writes("/menu")
    await drafts_message(elena, who="Общинска работна група")
    elena.sees("💶 Viber може да таксува 1 съобщение. За месеца остава 1 съобщение.")
    elena.does_not_see("⚠️")


async def test_where_nothing_may_be_charged_nothing_is_said(town: Town, elena: Actor) -> None:
    await drafts_meeting(elena)
    elena.does_not_see("💶")
    elena.sees_no_button("Telegram")
    elena.sees_button("Обява за сайта")
    await sends(elena)
    await drafts_message(elena)
    elena.does_not_see("💶")
    await sends(elena)
    assert await used(town) == 0


async def test_the_limit_is_told_before_and_after(
    next_day: Town, elena: Actor, maria: Actor
) -> None:
    await limits(next_day, 1)
    await drafts_meeting(elena)
    elena.sees("За месеца остава 1 съобщение.", "⚠️ Лимитът не стига: 3 души ще са за обаждане.")
    await sends(elena)
    elena.has_heard("поканата за 21 март", f"💶 {LEFT_OUT}: 3", "Обадете се на 4 души")
    await opens_card(elena)
    elena.sees("📨 Изпратени: 1", "☎️ По телефон: 4", f"💶 {LEFT_OUT}: 3")
    await elena.taps("За обаждане")
    elena.sees("Стефан")
    assert await used(next_day) == 1
    assert await count(next_day, Delivery, Delivery.reason == "limit_reached") == 3


async def test_a_limit_of_none_lets_only_the_free_ones_through(
    next_day: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await limits(next_day, 0)
    await maria.writes("/menu")
    ivan.listens()
    await drafts_message(elena, who="Местна активна група")
    elena.sees("Лимитът за месеца е изчерпан.", "2 души ще са за обаждане")
    await sends(elena)
    maria.has_heard("Пътят е затворен до петък.")
    ivan.hears_nothing()
    elena.has_heard("📨 Съобщението от", f"💶 {LEFT_OUT}: 2")
    await elena.taps("Как върви")
    elena.sees(f"💶 {LEFT_OUT}: 2", "☎️ По телефон: 3")
    await elena.taps("За обаждане")
    elena.sees("Ани", "Иван", "Стефан")
    assert await used(next_day) == 0


async def test_several_lanes_and_two_towns_never_go_over(
    next_day: Town, elena: Actor, boris: Actor, lili: Actor
) -> None:
    await limits(next_day, 2)
    await limits(next_day, 1, SOPOT)
    await drafts_meeting(elena)
    await drafts_message(boris, who="Местна активна група")
    await elena.taps("Изпращам")
    await boris.taps("Изпращам")
    await next_day.waits(seconds=30)
    assert (await used(next_day), await used(next_day, SOPOT)) == (2, 1)
    assert await count(next_day, Delivery, Delivery.is_outside_session) == 3
    lili.has_heard("Пътят е затворен до петък.")
    await drafts_message(boris, who="Местна активна група")
    elena.has_heard(f"{LEFT_OUT}: 2")
    boris.has_not_heard(LEFT_OUT)


async def test_a_repeated_delivery_is_counted_once(
    next_day: Town, viber: ViberServer, elena: Actor, maria: Actor
) -> None:
    await limits(next_day, 4)
    fault = viber.faults.add(
        "send_message", kind="server_error", user_id=cast.MARIA.user_id, times=2
    )
    await sends_meeting(elena)
    await next_day.waits(minutes=10)
    assert fault.happened == 2
    maria.has_heard("Покана за заседание")
    assert await used(next_day) == 4
    assert not await count(next_day, Delivery, Delivery.reason == "limit_reached")


@pytest.mark.parametrize("status", [3, 6], ids=["refused", "not subscribed"])
async def test_what_viber_refuses_is_not_counted(
    next_day: Town, viber: ViberServer, elena: Actor, maria: Actor, status: int
) -> None:
    await limits(next_day, 4)
    number = cast.MARIA.user_id
    fault = viber.faults.add("send_message", kind="status", status=status, user_id=number)
    await sends_meeting(elena)
    assert fault.happened == 1
    maria.has_not_heard("Покана за заседание")
    assert await used(next_day) == 3
    assert await count(next_day, Delivery, Delivery.is_outside_session) == 3


async def test_what_may_have_gone_out_before_it_was_refused_stays_counted(
    next_day: Town, viber: ViberServer, elena: Actor
) -> None:
    await limits(next_day, 4)
    number = cast.MARIA.user_id
    viber.faults.add("send_message", kind="break_after", user_id=number)
    viber.faults.add("send_message", kind="status", status=3, user_id=number)
    await sends_meeting(elena)
    await next_day.waits(minutes=2)
    assert await count(next_day, Delivery, Delivery.state == DeliveryState.REFUSED) == 1
    assert await used(next_day) == 4


def test_the_month_is_that_of_utc() -> None:
    assert charges.month_of(datetime(2023, 4, 1, 2, 30, tzinfo=SOFIA)) == "2023-03"
    assert charges.month_of(datetime(2023, 4, 1, 3, 30, tzinfo=SOFIA)) == "2023-04"


async def test_a_new_month_has_its_own_count(next_day: Town, elena: Actor) -> None:
    await limits(next_day, 1)
    async with next_day.database.write() as session:
        await session.execute(
            insert(table_of(ChargedMonth)).values(
                municipality_id=ANTONOVO, month="2023-02", messages=1
            )
        )
    await drafts_message(elena)
    elena.sees("За месеца остава 1 съобщение.")


async def test_a_change_and_a_cancellation_say_what_they_may_cost(
    town: Town, elena: Actor
) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Променям я", "Час", "11:00")
    elena.does_not_see("💶")
    await town.waits(hours=25)
    await limits(town, 2)
    await opens_card(elena)
    await elena.taps_through("Променям я", "Час", "11:00")
    elena.sees("💶 Viber може да таксува 4 съобщения.", "остават 2 съобщения.", "2 души ще са")
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време")
    elena.sees("💶 Viber може да таксува 4 съобщения. За месеца остават 2 съобщения.")
    await elena.taps("Отменям я")
    elena.has_heard("за отмяната", f"{LEFT_OUT}: 2")
    assert await used(town) == 2


async def test_what_a_reminder_left_out_stands_on_the_card(town: Town, elena: Actor) -> None:
    await sends_meeting(elena)
    await town.waits(hours=25)
    await limits(town, 0)
    await opens_card(elena)
    elena.does_not_see(LEFT_OUT)
    await elena.taps("Напомням сега")
    await opens_card(elena)
    elena.sees("📨 Изпратени: 4", f"💶 {LEFT_OUT}: 4")
