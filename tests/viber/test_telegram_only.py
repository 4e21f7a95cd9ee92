"""A meeting or a message only in Telegram, with all that follows it: a choice of the preview."""

from datetime import datetime, timedelta
from typing import cast as typed

import pytest
from sqlalchemy import insert, select, update

from simulator.telegram.chats.rooms import PrivateChat
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from simulator.viber.phone import ViberPhone
from storage.columns import table_of
from storage.kinds import ContactState, DeliveryState, MessengerName, NoticeKind
from storage.models import ChargedMonth, Contact, Delivery, JournalEntry, Person, Poll
from tests.conversations.deeds import drafts_meeting, drafts_message, opens_card, sends
from tests.conversations.polls.organising import THREE, drafts_poll, opens_poll_card
from tests.conversations.polls.test_closing import closes, tells
from tests.conversations.population import SOFIA
from tests.conversations.priorities.test_publishing import previews
from tests.conversations.tables import count, one, person_of
from tests.conversations.town import Actor, Town
from tests.viber.other_phone import OtherPhone, links, looks

MEETING = datetime(2023, 3, 21, 11, 0, tzinfo=SOFIA)


@pytest.fixture
async def next_day(town: Town) -> Town:
    """Nobody has written for more than a day."""
    await town.waits(hours=25)
    return town


@pytest.fixture
async def maria_in_telegram(town: Town, telegram: TelegramServer, maria: Actor) -> Phone:
    """Maria has both, and prefers Viber; nobody else has Telegram."""
    phone = telegram.phone(9101, "Мария")
    typed(PrivateChat, telegram.world.chats[9101]).is_started = True
    person = await person_of(town, maria)
    now = town.clock.now()
    async with town.database.write() as session:
        await session.execute(
            insert(table_of(Contact)).values(
                messenger=MessengerName.TELEGRAM,
                address="9101",
                person_id=person.id,
                language="bg",
                state=ContactState.ACTIVE,
                state_at=now,
                created_at=now,
            )
        )
        await session.execute(
            update(Person)
            .where(Person.id == person.id)
            .values(preferred_messenger=MessengerName.VIBER)
        )
    return phone


async def test_only_in_telegram_and_back(
    next_day: Town, maria_in_telegram: Phone, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await drafts_meeting(elena)
    elena.sees("👥 5 души: Viber 4, по телефон: 1")
    await elena.taps("Само в Telegram")
    elena.sees("👥 5 души: Telegram 1, по телефон: 4")
    elena.does_not_see("💶")
    await elena.taps("И във Viber")
    elena.sees("👥 5 души: Viber 4, по телефон: 1", "💶")
    await elena.taps("Само в Telegram")
    maria.listens()
    ivan.listens()
    await sends(elena)
    maria.hears_nothing()
    ivan.hears_nothing()
    assert "Покана за заседание" in maria_in_telegram.last_screen.text
    await opens_card(elena)
    elena.sees("📨 Изпратени: 1", "☎️ По телефон: 4")
    elena.does_not_see("Отворили")
    assert not await count(next_day, ChargedMonth)
    assert await count(next_day, JournalEntry, JournalEntry.verb == "choose_messengers") == 3


async def test_all_that_follows_a_meeting_goes_its_way(
    next_day: Town, maria_in_telegram: Phone, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await drafts_meeting(elena)
    await elena.taps("Само в Telegram")
    await sends(elena)
    maria.listens()
    ivan.listens()
    await opens_card(elena)
    await elena.taps_through("Променям я", "Час", "11:00")
    elena.sees("Да изпратим ли промяната?")
    elena.does_not_see("💶")
    await elena.taps("Изпращам промяната")
    assert "ПРОМЯНА" in maria_in_telegram.last_screen.text
    await next_day.moves_to(MEETING - timedelta(hours=15))
    assert "🔔" in maria_in_telegram.last_screen.text
    await next_day.moves_to(MEETING + timedelta(hours=2))
    await opens_card(elena)
    await elena.taps_through("Още", "📝 Решения")
    await elena.writes("Списъкът се праща до 31 март.")
    elena.sees("Telegram 1, по телефон: 4")
    elena.sees_button("И във Viber")
    await sends(elena)
    assert "Решения:" in maria_in_telegram.last_screen.text
    maria.hears_nothing()
    ivan.hears_nothing()


async def test_a_cancellation_goes_its_way_too(
    next_day: Town, maria_in_telegram: Phone, elena: Actor, maria: Actor
) -> None:
    await drafts_meeting(elena)
    await elena.taps("Само в Telegram")
    await sends(elena)
    maria.listens()
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    assert "ОТМЕНЕНА" in maria_in_telegram.last_screen.text
    maria.hears_nothing()


async def test_a_message_only_in_telegram(
    next_day: Town, maria_in_telegram: Phone, elena: Actor, maria: Actor
) -> None:
    await drafts_message(elena)
    await elena.taps("Само в Telegram")
    elena.sees("👥 5 души: Telegram 1, по телефон: 4")
    maria.listens()
    await sends(elena)
    maria.hears_nothing()
    assert "Пътят е затворен" in maria_in_telegram.last_screen.text
    assert not await count(next_day, ChargedMonth)


async def starts_poll_in_telegram(elena: Actor) -> None:
    """Begin a vote of which nobody is told in Viber."""
    await drafts_poll(elena, THREE)
    await elena.taps_through("Само в Telegram", "Започвам")
    await elena.town.waits(seconds=30)


async def to_call(town: Town, kind: NoticeKind) -> set[str | None]:
    """Who has to be called about what is told of a vote."""
    found = (
        select(Person.name)
        .join(Delivery, Delivery.person_id == Person.id)
        .where(Delivery.state == DeliveryState.TO_CALL, Delivery.notice.has(kind=kind))
    )
    async with town.database.read() as session:
        return set(await session.scalars(found))


async def test_all_that_follows_a_vote_goes_its_way(
    next_day: Town, maria_in_telegram: Phone, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    maria.listens()
    ivan.listens()
    await starts_poll_in_telegram(elena)
    assert "🗳️ Гласуване" in maria_in_telegram.last_screen.text
    await opens_poll_card(elena)
    await elena.taps("Напомням на другите")
    await opens_poll_card(elena)
    await elena.taps_through("Край или удължаване", "⏳ пн 20.03, 18:00")
    await next_day.moves_to((await one(next_day, Poll)).closes_at - timedelta(hours=2))
    await closes(elena)
    await tells(elena, "Без отговор")
    assert "Резултати от гласуването" in maria_in_telegram.transcript()
    for kind in (NoticeKind.POLL_OPENED, NoticeKind.POLL_RESULTS):
        called = await to_call(next_day, kind)
        assert called >= {"Ани", "Иван", "Стефан"}
        assert "Мария" not in called
    maria.hears_nothing()
    ivan.hears_nothing()


async def test_that_a_vote_is_called_off_goes_its_way_too(
    next_day: Town, maria_in_telegram: Phone, elena: Actor, maria: Actor
) -> None:
    maria.listens()
    await starts_poll_in_telegram(elena)
    await opens_poll_card(elena)
    await elena.taps_through("Край или удължаване", "Отменям гласуването", "Да, отменям")
    await next_day.waits(minutes=1)
    assert "отменено" in maria_in_telegram.transcript()
    maria.hears_nothing()


async def test_a_vote_that_waits_does_not_move_to_viber(
    town: Town, elena: Actor, maria: Actor, second: OtherPhone
) -> None:
    await links(maria, second)
    await second.taps("📱 Telegram")
    await town.waits(hours=25)
    await town.moves_to(town.clock.at.replace(hour=21))
    await starts_poll_in_telegram(elena)
    await looks(second)
    maria.listens()
    await second.taps_through("Къде да ми пишете", "📱 Viber")
    await town.waits(hours=13)
    maria.has_not_heard("🗳️ Гласуване")
    assert "🗳️ Гласуване: Кое" in second.phone.transcript()


async def test_an_older_picture_of_a_draft_changes_nothing(next_day: Town, elena: Actor) -> None:
    await drafts_meeting(elena)
    old = elena.sees_button("Само в Telegram")
    await elena.taps("Само в Telegram")
    await elena.taps("И във Viber")
    await elena.does(typed(ViberPhone, elena.phone).presses_button, old)
    elena.sees("Междувременно има промяна", "къде се изпраща")
    await drafts_message(elena)
    old = elena.sees_button("Само в Telegram")
    await elena.taps("Само в Telegram")
    await elena.taps("И във Viber")
    await elena.does(typed(ViberPhone, elena.phone).presses_button, old)
    elena.sees("промени")
    assert not await count(next_day, Delivery)


async def test_the_list_of_priorities_only_in_telegram(
    next_day: Town, maria_in_telegram: Phone, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await previews(next_day, elena)
    elena.sees("💶 Viber може да таксува")
    await elena.taps("Само в Telegram")
    elena.does_not_see("💶 Viber може да таксува")
    elena.sees("👥 1 човек: Telegram 1")
    for hearer in (maria, ivan):
        hearer.listens()
    await elena.taps("Обявявам я")
    elena.sees("Ще пишем на 1 човек")
    await next_day.waits(minutes=1)
    assert "Има списък с приоритети" in maria_in_telegram.transcript()
    for hearer in (maria, ivan):
        hearer.hears_nothing()
    assert await count(next_day, ChargedMonth) == 0
