"""Who was asked back does not answer: on Mondays the coordinator hears it, as long as it is so."""

from datetime import datetime

from storage.kinds import NoticeKind
from storage.models import Notice
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.test_asking import asks
from tests.conversations.needs.triaging import has_said
from tests.conversations.tables import count
from tests.conversations.town import SOFIA, Actor, Town

# It is asked on Monday, 13 March, some minutes after nine.
MONDAY_BEFORE = datetime(2023, 3, 27, 9, 5, tzinfo=SOFIA)
MONDAY = datetime(2023, 4, 3, 9, 5, tzinfo=SOFIA)


async def test_the_coordinator_is_reminded_of_what_has_no_answer(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await town.moves_to(datetime(2023, 3, 14, 10, 0, tzinfo=SOFIA))
    await has_said(maria)
    await asks(elena)
    elena.listens()
    radka.listens()
    await town.moves_to(MONDAY_BEFORE)
    elena.hears_nothing()
    await town.moves_to(MONDAY)
    assert elena.heard_new() == 1
    elena.sees("❓ 1 наш въпрос", "две седмици")
    elena.does_not_see("обещан")
    radka.hears_nothing()
    await elena.taps("❓ Нашите въпроси")
    elena.sees("№ 1", "има въпрос")
    await maria.taps("✍️ Отговарям")
    await maria.writes("До номер 12")
    await town.moves_to(datetime(2023, 4, 3, 12, 0, tzinfo=SOFIA))
    weekly = (Notice, Notice.kind == NoticeKind.NEED_WEEKLY)
    assert await count(town, *weekly) == 1


async def test_a_new_question_gives_two_weeks_more(town: Town, elena: Actor, maria: Actor) -> None:
    await town.moves_to(datetime(2023, 3, 14, 10, 0, tzinfo=SOFIA))
    await has_said(maria)
    await asks(elena)
    await town.moves_to(datetime(2023, 3, 28, 10, 0, tzinfo=SOFIA))
    await opens_menu(elena)
    await elena.taps_through("📌 Нужди", "✍️ Чакаме отговор: 1", "✍️ Питам")
    await elena.writes("Още ли няма лампи?")
    elena.listens()
    await town.moves_to(datetime(2023, 4, 10, 10, 0, tzinfo=SOFIA))
    elena.hears_nothing()
    await town.moves_to(datetime(2023, 4, 17, 10, 0, tzinfo=SOFIA))
    elena.sees("❓ 1 наш въпрос")


async def test_it_stands_below_what_is_late(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await has_said(maria)
    await asks(elena)
    await has_said(ivan, "Училището е далече")
    await town.moves_to(datetime(2023, 3, 28, 10, 0, tzinfo=SOFIA))
    elena.listens()
    await town.moves_to(MONDAY)
    assert elena.heard_new() == 1
    elena.sees("⏰ 1 обещан отговор се бави", "❓ 1 наш въпрос")
    elena.sees_button("❓ Нашите въпроси")
