"""Meetings of the past, page by page, and the municipality's list of places."""

from datetime import datetime

from sqlalchemy import insert

from storage.columns import table_of
from storage.kinds import MeetingKind, MeetingState
from storage.models import Meeting
from tests import cast
from tests.conversations.deeds import drafts_meeting, opens_card, opens_menu, sends_meeting
from tests.conversations.population import TOWNS
from tests.conversations.town import SOFIA, Actor, Town

AFTER = datetime(2023, 3, 22, 10, 0, tzinfo=SOFIA)
USUAL = "Заседателна зала на Общински съвет – Антоново"


async def opens_past(actor: Actor) -> None:
    await opens_menu(actor)
    await actor.taps_through("📅 Срещи", "Минали срещи")


async def test_a_held_meeting_is_looked_at_but_not_changed(
    town: Town, elena: Actor, maria: Actor, petar: Actor, boris: Actor
) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await town.moves_to(AFTER)
    for organiser in (elena, petar):
        await opens_past(organiser)
        await organiser.taps("вт 21.03.2023, 10:00 ч. ✅ 1")
        organiser.sees("📊 Среща на 21 март (вторник)", "✅ 1")
        for change in ("Отменям", "напомням", "Променям"):
            organiser.sees_no_button(change)
    await opens_past(boris)
    boris.sees("Още няма минали срещи")


async def test_a_cancelled_one_stands_among_them(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    await opens_past(elena)
    await elena.taps("вт 21.03.2023, 10:00 ч. ❌")
    elena.sees("ОТМЕНЕНА")
    await opens_past(maria)
    await maria.taps("❌ вт 21.03.2023")
    maria.sees("ОТМЕНЕНА", "лошо време")


async def test_a_member_looks_back(town: Town, elena: Actor, maria: Actor, ivan: Actor) -> None:
    await sends_meeting(elena, who="Общинска работна група")
    await ivan.taps("Ще дойда")
    await town.moves_to(AFTER)
    await opens_past(ivan)
    await ivan.taps("вт 21.03.2023")
    ivan.sees("вече започна", "Общински съвет", "Вашият отговор: ✅ Ще дойда")
    ivan.sees_no_button("Няма да дойда")
    await ivan.taps("Дневен ред")
    ivan.sees("1. Постигнати резултати")
    await opens_past(maria)
    maria.sees("Още няма минали срещи")


async def test_a_draft_that_was_left_lying_is_found_again(town: Town, elena: Actor) -> None:
    await drafts_meeting(elena)
    await town.moves_to(AFTER)
    await opens_past(elena)
    await elena.taps("✏️ Чернова: вт 21.03.2023")
    elena.sees("късно")


async def test_pages_lead_both_ways(town: Town, elena: Actor) -> None:
    row = {
        "municipality_id": TOWNS[cast.ANTONOVO],
        "kind": MeetingKind.TRAINING,
        "place": USUAL,
        "state": MeetingState.SENT,
        "version": 1,
        "created_at": town.clock.now(),
    }
    days = [datetime(2022, 5, day, 10, 0, tzinfo=SOFIA) for day in range(1, 13)]
    async with town.database.write() as session:
        await session.execute(
            insert(table_of(Meeting)), [row | {"starts_at": day} for day in days]
        )
    await opens_past(elena)
    elena.sees("Минали срещи: 12")
    elena.sees_button("12.05.2022")
    elena.sees_no_button("⬅️")
    await elena.taps_through("➡️ По-стари", "➡️ По-стари")
    elena.sees_button("01.05.2022")
    elena.sees_no_button("➡️")
    await elena.taps("⬅️ По-нови")
    elena.sees_button("07.05.2022")


async def opens_places(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("📅 Срещи", "📍 Места")


async def test_a_wrong_place_is_renamed_and_old_meetings_keep_theirs(
    elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await opens_places(elena)
    await elena.taps_through(USUAL, "Поправям името")
    await elena.writes("Читалище „Просвета“, ул. „Шеста“ 17")
    elena.sees("📍 Места: 2")
    elena.sees_button("Читалище „Просвета“, ул. „Шеста“ 17")
    elena.sees_no_button(USUAL)
    await opens_menu(maria)
    await maria.taps_through("Срещи", "вт 21.03")
    maria.sees(USUAL)


async def test_a_place_is_added_and_offered(elena: Actor) -> None:
    await opens_places(elena)
    await elena.taps("Добавям място")
    await elena.writes("щ" * 101)
    elena.sees("1 до 100")
    await elena.writes(USUAL)
    elena.sees("вече е в списъка")
    await elena.writes("Площадът")
    elena.sees("📍 Места: 3")
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи", "вт 21.03", "10:00")
    elena.sees_button("📍 Площадът")


async def test_a_place_is_removed(elena: Actor) -> None:
    await opens_places(elena)
    await elena.taps_through(USUAL, "Изтривам го")
    elena.sees(USUAL, "запазват името")
    await elena.taps("Да, изтривам го")
    elena.sees("📍 Места: 1")
    elena.sees_no_button(USUAL)


async def test_one_tap_removes_no_place(elena: Actor, boris: Actor) -> None:
    await opens_places(elena)
    await elena.taps_through(USUAL, "Изтривам го")
    data = elena.sees_button("Да, изтривам го").data
    assert data is not None
    await boris.forges(data)
    boris.sees("не води никъде")
    await elena.taps_through("Назад", "Назад")
    elena.sees("📍 Места: 2")
    elena.sees_button(USUAL)


async def test_a_second_tap_finds_it_gone_already(elena: Actor) -> None:
    await opens_places(elena)
    await elena.taps_through(USUAL, "Изтривам го")
    data = elena.sees_button("Да, изтривам го").data
    assert data is not None
    await elena.taps("Да, изтривам го")
    await elena.forges(data)
    elena.sees("не води никъде")


async def test_who_adds_no_place_is_back_at_the_list(elena: Actor) -> None:
    await opens_places(elena)
    await elena.taps_through("Добавям място", "Отказвам се")
    elena.sees("📍 Места: 2")


async def test_members_and_neighbours_have_no_list(
    elena: Actor, maria: Actor, boris: Actor
) -> None:
    await opens_places(elena)
    data = elena.sees_button(USUAL).data
    assert data is not None
    await opens_menu(maria)
    await maria.taps("📅 Срещи")
    maria.sees_no_button("Места")
    for stranger in (maria, boris):
        await opens_menu(stranger)
        await stranger.forges(data)
        stranger.sees("не води никъде")
