"""A promised day comes without an answer: we say so, and remind; new needs are told together."""

from datetime import datetime, timedelta

from bot.taps.needs.triage import NeedNewsTap
from storage.kinds import NoticeKind
from storage.models import Notice
from tests import cast
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.deeds import words_need
from tests.conversations.needs.triaging import (
    accepts,
    gathers,
    has_said,
    need_now,
    opens_new,
    supports,
)
from tests.conversations.tables import count
from tests.conversations.town import SOFIA, Actor, Town

# Two weeks after the beginning of every conversation, a Monday.
PROMISED = datetime(2023, 3, 27, 17, 0, tzinfo=SOFIA)


async def test_organisers_hear_once_of_several_new_ones(
    town: Town, elena: Actor, radka: Actor, petar: Actor, maria: Actor, ivan: Actor
) -> None:
    boris = town.actor(cast.BORIS)
    for actor in (elena, radka, petar, boris):
        actor.listens()
    await has_said(maria)
    await town.waits(minutes=3)
    await has_said(ivan, "Училището е далече")
    await gathers(town)
    for organiser in (elena, radka):
        assert organiser.heard_new() == 1
        organiser.sees("📌 2 нови нужди")
        organiser.does_not_see("лампи", "Мария")
    petar.hears_nothing()
    boris.hears_nothing()
    await has_said(maria, "Няма вода")
    await gathers(town)
    assert elena.heard_new() == 2
    await elena.taps("📌 Разглеждам")
    elena.sees("№ 1", "Няма лампи")


async def test_what_was_looked_at_already_is_no_news(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    radka.listens()
    await elena.taps_through("⋯ Още", "👁️ Разглеждам го")
    await gathers(town)
    radka.hears_nothing()


async def test_the_author_hears_that_it_is_late_and_the_organisers_are_reminded_once(
    town: Town, elena: Actor, radka: Actor, petar: Actor, maria: Actor, ivan: Actor
) -> None:
    await has_said(maria)
    await has_said(ivan)
    await gathers(town)
    for actor in (elena, radka, petar, maria, ivan):
        actor.listens()
    await town.moves_to(PROMISED - timedelta(minutes=1))
    maria.hears_nothing()
    await town.moves_to(PROMISED + timedelta(hours=1))
    maria.sees("⏰ № 1: още няма отговор", "Съжаляваме", "0601 55 501")
    ivan.sees("⏰ № 2: още няма отговор")
    for organiser in (elena, radka):
        organiser.sees("⏰ 2 обещани отговора се бавят", "Най-дълго чака № 1: 14 дни")
    await town.moves_to(PROMISED + timedelta(days=3))
    assert [actor.heard_new() for actor in (maria, ivan, elena, radka)] == [1, 1, 1, 1]
    petar.hears_nothing()
    await elena.taps("📌 Разглеждам")
    elena.sees("№ 1", "Обещахме отговор до 27 март")
    await elena.taps("➡️ Следващо")
    elena.sees("№ 2")


async def test_who_supports_it_hears_that_it_is_late_too_and_once(
    town: Town, maria: Actor, ivan: Actor, doctor: Actor
) -> None:
    need = await need_now(town, await has_said(maria))
    await words_need(town, need, "Осветление")
    for actor in (ivan, doctor):
        await supports(actor, need.id)
    await opens_menu(ivan)
    await ivan.forges(NeedNewsTap(need=need.id).pack())
    ivan.sees("📌 № 1", "Ще имате отговор до 27 март")
    await town.moves_to(PROMISED - timedelta(minutes=1))
    await opens_menu(doctor)
    await doctor.taps_through("📌 Какво е нужно", "📌 Моите", "№ 1", "Вече не подкрепям")
    for actor in (maria, ivan, doctor):
        actor.listens()
    await town.moves_to(PROMISED + timedelta(days=3))
    for actor in (maria, ivan):
        assert actor.heard_new() == 1
        actor.sees("⏰ № 1: още няма отговор", "до 27 март")
    doctor.hears_nothing()
    await ivan.taps("👁️ Към № 1")
    ivan.sees_button("📜 Какво стана")


async def test_who_has_an_answer_hears_nothing_of_the_promised_day(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await has_said(maria)
    await has_said(ivan)
    await opens_new(elena)
    await accepts(elena)
    await elena.taps_through("➡️ Следващо ново", "✍️ Питам")
    await elena.writes("Къде?")
    await gathers(town)
    maria.listens()
    ivan.listens()
    await town.moves_to(PROMISED + timedelta(days=2))
    maria.hears_nothing()
    ivan.hears_nothing()
    await ivan.taps("✍️ Отговарям")
    await ivan.writes("При моста")
    await town.waits(hours=1)
    ivan.sees("⏰ № 2: още няма отговор", "Обещахме отговор до 27 март")
    ivan.does_not_see("днес")


async def test_every_monday_the_coordinator_is_reminded_as_long_as_something_is_late(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await town.moves_to(PROMISED + timedelta(days=1))
    elena.listens()
    radka.listens()
    await town.moves_to(datetime(2023, 4, 3, 8, 59, tzinfo=SOFIA))
    elena.hears_nothing()
    await town.moves_to(datetime(2023, 4, 3, 9, 5, tzinfo=SOFIA))
    assert elena.heard_new() == 1
    elena.sees("⏰ 1 обещан отговор се бави", "№ 1: 20 дни")
    radka.hears_nothing()
    await town.moves_to(datetime(2023, 4, 8, 9, 0, tzinfo=SOFIA))
    assert elena.heard_new() == 1
    await town.moves_to(datetime(2023, 4, 10, 10, 0, tzinfo=SOFIA))
    assert elena.heard_new() == 2
    await elena.taps("📌 Разглеждам")
    await accepts(elena)
    await town.moves_to(datetime(2023, 4, 17, 10, 0, tzinfo=SOFIA))
    assert await count(town, Notice, Notice.kind == NoticeKind.NEED_WEEKLY) == 2


async def test_what_is_not_done_by_its_day_is_reminded_of_every_monday(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await accepts(elena)
    await elena.taps_through("↩️ Към № 1", "⋯ Още", "👤 Отговорник и срок")
    await elena.writes("Отдел Строителство")
    await elena.writes("24.03.2023")
    await town.moves_to(datetime(2023, 3, 27, 8, 59, tzinfo=SOFIA))
    elena.listens()
    await town.moves_to(datetime(2023, 3, 27, 9, 5, tzinfo=SOFIA))
    assert elena.heard_new() == 1
    elena.sees("📆 1 нужда не е свършена до срока си", "№ 1: 13 дни")
    await elena.taps("📌 Разглеждам")
    elena.sees("№ 1", "📆 до 24 март", "⏰ Този ден мина.")
    await elena.taps_through("🗂️ Влезе в плана", "Без думи", "↩️ Към № 1")
    await elena.taps_through("🛠️ Изпълнява се", "Без думи", "↩️ Към № 1")
    await elena.taps_through("✅ Изпълнено е", "Без думи")
    elena.listens()
    await town.moves_to(datetime(2023, 4, 3, 9, 5, tzinfo=SOFIA))
    elena.hears_nothing()


async def test_news_waits_for_the_morning_and_gathers_till_then(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await town.moves_to(datetime(2023, 3, 14, 22, 0, tzinfo=SOFIA))
    maria.listens()
    await elena.taps_through("⋯ Още", "👁️ Разглеждам го")
    await town.moves_to(datetime(2023, 3, 15, 7, 0, tzinfo=SOFIA))
    maria.hears_nothing()
    await elena.taps("↩️ Към № 1")
    await accepts(elena)
    await town.moves_to(datetime(2023, 3, 15, 9, 30, tzinfo=SOFIA))
    assert maria.heard_new() == 1
    maria.sees("Новини: 2", "№ 1: разглежда се", "№ 1: прието")


async def test_who_said_stop_hears_nothing_and_reads_it_later(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    need = await has_said(maria)
    await opens_new(elena)
    await accepts(elena)
    await supports(ivan, need)
    await ivan.writes("СТОП")
    ivan.listens()
    await elena.taps_through("↩️ Към № 1", "🗂️ Влезе в плана", "Без думи")
    await gathers(town)
    maria.sees("№ 1: в плана")
    ivan.hears_nothing()


async def test_a_deputy_hears_for_who_is_away(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await opens_menu(radka)
    await radka.taps_through("Моите данни", "Отсъствам до", "Една седмица", "Елена", "Да")
    for organiser in (elena, radka):
        organiser.listens()
    await has_said(maria)
    await gathers(town)
    assert elena.heard_new() == 1
    radka.hears_nothing()
