"""After a meeting everybody who was invited hears what it decided."""

from datetime import datetime, timedelta

from bot import taps
from storage.models import Announcement, Meeting
from tests.conversations.deeds import joins, opens_card, sends_meeting
from tests.conversations.tables import count, one
from tests.conversations.town import SOFIA, Actor, Town

MEETING = datetime(2023, 3, 21, 10, 0, tzinfo=SOFIA)
DECIDED = "1) списъкът се праща до 31 март; 2) нова среща през април."
TITLE = "📄 Срещата на 21 март (вторник) мина. Решения:"


async def meets(town: Town, elena: Actor, who: str = "Двете групи") -> None:
    """Invite people, let the meeting take place, and have its card on the screen."""
    await sends_meeting(elena, who=who)
    await opens_card(elena)
    await town.moves_to(MEETING + timedelta(hours=2))
    await elena.taps("Обновявам")


async def tells(elena: Actor) -> None:
    """Write the decisions down and send them."""
    await elena.taps_through("Още", "📝 Решения")
    elena.sees("Какво реши срещата на 21 март (вторник)")
    await elena.writes(DECIDED)
    elena.sees("👁️", TITLE, DECIDED)
    elena.sees_no_button("На други хора")
    await elena.taps("Изпращам")
    await elena.town.waits(seconds=30)


async def test_everybody_who_was_invited_hears_it(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, doctor: Actor, lili: Actor
) -> None:
    await meets(town, elena)
    for each in (maria, ivan, doctor, lili):
        each.listens()
    await tells(elena)
    card = elena.phone.heard()[-2]
    for each in (maria, ivan, doctor):
        assert each.heard_new() == 1
        each.sees(TITLE, DECIDED)
    lili.hears_nothing()
    await maria.taps("Разбрах")
    await elena.looks_again(card, "Обновявам")
    elena.has_heard("👍 Разбрали: 1")


async def test_also_who_said_no_and_nobody_who_came_later(
    town: Town, elena: Actor, maria: Actor, gosho: Actor
) -> None:
    await sends_meeting(elena)
    await maria.taps("Няма да дойда")
    await opens_card(elena)
    await town.moves_to(MEETING + timedelta(hours=2))
    await elena.taps("Обновявам")
    await joins(gosho, await town.invite())
    maria.listens()
    await tells(elena)
    maria.sees(TITLE, DECIDED)
    gosho.has_not_heard(DECIDED)


async def test_it_goes_to_the_invited_group_only(
    town: Town, elena: Actor, maria: Actor, doctor: Actor
) -> None:
    await meets(town, elena, who="Общинска работна група")
    maria.listens()
    await tells(elena)
    doctor.sees(TITLE, DECIDED)
    maria.hears_nothing()
    told = (await one(town, Announcement)).id
    await maria.forges(taps.UnderstoodTap(announcement=told).pack())
    maria.sees("не води никъде")


async def test_by_voice(town: Town, elena: Actor, maria: Actor) -> None:
    await meets(town, elena)
    await elena.taps_through("Още", "📝 Решения")
    await elena.does(elena.phone.sends_voice, 20, b"OggS decisions")
    await elena.taps("Изпращам")
    await town.waits(seconds=30)
    message = maria.newest
    assert [part.voice for part in message if part.voice is not None]
    assert message[-1].text == TITLE


async def test_before_the_meeting_there_are_none(town: Town, elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps("Още")
    elena.sees_no_button("📝 Решения")
    meeting = (await one(town, Meeting)).id
    await elena.forges(taps.DecisionsTap(meeting=meeting).pack())
    elena.sees("Срещата още не е започнала", "Започва на 21 март")
    assert await count(town, Announcement) == 0


async def test_a_cancelled_meeting_decides_nothing(town: Town, elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    await town.moves_to(MEETING + timedelta(hours=2))
    meeting = (await one(town, Meeting)).id
    await elena.forges(taps.DecisionsTap(meeting=meeting).pack())
    elena.sees("ОТМЕНЕНА")


async def test_nothing_is_said_by_itself_after_a_meeting(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await meets(town, elena)
    maria.listens()
    elena.listens()
    await town.waits(days=2)
    maria.hears_nothing()
    elena.hears_nothing()


async def test_neither_a_member_nor_another_town_tells_them(
    town: Town, elena: Actor, maria: Actor, boris: Actor
) -> None:
    await meets(town, elena)
    meeting = (await one(town, Meeting)).id
    for outsider in (maria, boris):
        await outsider.forges(taps.DecisionsTap(meeting=meeting).pack())
        outsider.sees("не води никъде")


async def test_a_facilitator_tells_them(town: Town, petar: Actor, maria: Actor) -> None:
    await meets(town, petar)
    await tells(petar)
    maria.sees(TITLE, DECIDED)


async def test_written_anew_they_stay_decisions(town: Town, elena: Actor, maria: Actor) -> None:
    await meets(town, elena)
    await elena.taps_through("Още", "📝 Решения")
    await elena.writes("Грешка")
    await elena.taps("Пиша го отново")
    elena.sees("Какво реши срещата")
    await elena.writes(DECIDED)
    elena.sees(TITLE, DECIDED, "👥 5 души")


async def test_decisions_that_were_sent_by_mistake(town: Town, elena: Actor, maria: Actor) -> None:
    await meets(town, elena)
    await tells(elena)
    message = maria.phone.last_screen
    data = maria.sees_button("Разбрах").data
    assert data is not None
    told = (await one(town, Announcement)).id
    await elena.forges(taps.AnnouncementCardTap(announcement=told).pack())
    await elena.taps_through("Изпратено по погрешка", "Да, по погрешка")
    mark = maria.marked(message)
    assert "ИЗПРАТЕНО ПО ПОГРЕШКА: решенията на срещата на 21 март" in mark.text
    assert DECIDED not in mark.text
    await maria.forges(data)
    maria.sees("ИЗПРАТЕНО ПО ПОГРЕШКА")
