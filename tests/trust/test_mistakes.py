"""When the mistake is ours: nothing is recorded, the person hears it and may try again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.handlers import menu as menu_handlers
from community import own_data
from community.meetings import answers
from storage.database import Database, Session
from storage.models import Rsvp
from tests.conversations.deeds import sends_meeting
from tests.conversations.tables import count, dump, person_of
from tests.conversations.town import Actor, Town

SORRY = ("При нас стана грешка", "не записахме последния Ви отговор", "номер")


def broken_once(monkeypatch: pytest.MonkeyPatch, room: Any, verb: str) -> None:
    """Let a verb work and then fail, the first time."""
    works = getattr(room, verb)
    times = iter([True])

    async def fails(*given: object, **named: object) -> object:
        result = await works(*given, **named)
        if next(times, False):
            raise RuntimeError("a mistake of ours")
        return result

    monkeypatch.setattr(room, verb, fails)


async def test_a_mistake_records_nothing_and_says_so(
    town: Town, maria: Actor, elena: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sends_meeting(elena)
    broken_once(monkeypatch, answers, "answer")
    await maria.taps("Ще дойда")
    maria.sees(*SORRY)
    assert await count(town, Rsvp) == 0


async def test_trying_again_works(
    town: Town, maria: Actor, elena: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sends_meeting(elena)
    broken_once(monkeypatch, answers, "answer")
    await maria.taps_through("Ще дойда", "🔁")
    maria.sees("Записахме", "ще дойдете")
    assert await count(town, Rsvp) == 1


async def test_a_mistake_with_words_leads_back_to_the_question(
    town: Town, maria: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await maria.writes("/menu")
    await maria.taps_through("Моите данни", "✏️ Име")
    broken_once(monkeypatch, own_data, "rename")
    await maria.writes("Мария Иванова")
    maria.sees(*SORRY)
    assert (await person_of(town, maria)).name == "Мария"
    await maria.taps("🔁")
    maria.sees("Как да се обръщаме")
    await maria.writes("Мария Иванова")
    maria.sees("Име: Мария Иванова")


async def test_a_mistake_in_the_menu_leads_back_to_the_menu(
    town: Town, maria: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_once(monkeypatch, menu_handlers, "menu_of")
    await maria.writes("/menu")
    maria.sees(*SORRY)
    await maria.taps("🔁")
    maria.sees("Община Антоново")


async def test_a_mistake_is_nobody_else_s(
    town: Town, maria: Actor, ivan: Actor, elena: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sends_meeting(elena)
    broken_once(monkeypatch, answers, "answer")
    await maria.taps("Ще дойда")
    await ivan.taps("Ще дойда")
    maria.sees(*SORRY)
    ivan.sees("Записахме")


async def test_the_number_of_a_mistake_stands_in_the_log(
    town: Town,
    maria: Actor,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken_once(monkeypatch, menu_handlers, "menu_of")
    await maria.writes("/menu")
    number = maria.phone.last_screen.text.split()[-1]
    assert f"mistake {number}" in caplog.text


async def test_a_mistake_that_comes_again_is_not_made_again(
    town: Town, maria: Actor, elena: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sends_meeting(elena)
    broken_once(monkeypatch, answers, "answer")
    await maria.taps("Ще дойда")
    town.server.world.updates.repeat_confirmed()
    await elena.writes("/menu")
    maria.has_heard("Покана за заседание", "Ще дойдете ли?")
    assert await count(town, Rsvp) == 0


async def test_while_the_database_is_gone_nothing_is_confirmed_and_nothing_lost(
    town: Town, maria: Actor, elena: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sends_meeting(elena)
    works, is_missed, is_gone = Database.write, asyncio.Event(), True

    @asynccontextmanager
    async def gone(database: Database, *, is_awaited: bool = False) -> AsyncIterator[Session]:
        if is_gone:
            is_missed.set()
            raise OperationalError("SELECT", None, Exception("gone"))
        async with works(database, is_awaited=is_awaited) as session:
            yield session

    monkeypatch.setattr(Database, "write", gone)
    maria.listens()
    maria.phone.taps("Ще дойда")
    await is_missed.wait()
    assert len(town.server.world.updates) == 1
    maria.hears_nothing()
    is_gone = False
    await town.settles()
    maria.sees("Записахме")
    assert await count(town, Rsvp) == 1


async def test_a_refusal_changes_nothing_at_all(
    town: Town, maria: Actor, lili: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    yes = maria.sees_button("Ще дойда").data
    assert yes is not None
    await lili.writes("/menu")
    before = await dump(town.database)
    await lili.forges(yes)
    after = await dump(town.database)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"seen_update", "sender_lease"}
