"""A vote on what is needed: accepted needs are picked, named, voted on, and come back."""

from sqlalchemy import insert, update

from community.polls import opening
from storage.columns import table_of
from storage.kinds import NeedArea, NeedReach, NeedState, NoticeKind, PollState
from storage.models import Need, Notice, Poll, PollOption
from tests import cast
from tests.conversations.deeds import opens_menu
from tests.conversations.population import TOWNS
from tests.conversations.tables import count, one, person_of
from tests.conversations.town import Actor, Town

LONG = "Няма осветление по целия път до училището и спирката"
WORDINGS = {
    81: (NeedArea.HEALTH, "Здравен медиатор", NeedState.ACCEPTED),
    82: (NeedArea.INFRASTRUCTURE, LONG, NeedState.ACCEPTED),
    83: (NeedArea.HEALTH, "Кампании за здраве", NeedState.ACCEPTED),
    84: (NeedArea.HEALTH, "Отказана", NeedState.DECLINED),
}


async def accepts_needs(town: Town) -> None:
    """Three needs of Antonovo are accepted, and one is not."""
    now = town.clock.now()
    async with town.database.write() as session:
        for number, (area, wording, state) in WORDINGS.items():
            row: dict[str, object] = {"municipality_id": TOWNS[cast.ANTONOVO], "number": number}
            row |= {"area": area, "wording": wording, "state": state, "is_named": False}
            row |= {"reach": NeedReach.STREET, "created_at": now, "answer_by": now}
            await session.execute(insert(table_of(Need)), row)


async def picks_two(elena: Actor) -> None:
    """Pick one short and one long need, up to the preview."""
    await opens_menu(elena)
    await elena.taps_through("🗳️ Гласуване", "Ново гласуване", "От нуждите")
    elena.sees("№ 81 🏥 Здравен медиатор", "№ 83", "Изберете от 2 до 12.")
    elena.does_not_see("№ 84")
    await elena.taps_through("По тема", "Здраве", "№ 81", "По тема", "Всички теми", "№ 82")
    elena.sees("Избрани: 2")
    await elena.taps("Продължавам")
    elena.sees("✏️ № 82: с кое име да се гласува?", LONG)
    await elena.writes("Щ" * 31)
    elena.sees("⚠️ Името е твърде дълго: 31 знака, а може най-много 30.")
    await elena.writes("Здравен медиатор")
    elena.sees("⚠️ Моля, най-много 30 знака и име, което другите нямат.")
    await elena.writes("Лампи до училището")
    elena.sees("Кои нужди са най-важни за Антоново?")
    await elena.taps_through("Вземам този", "🔒 Тайно", "Един отговор", "7 дни", "И двете групи")


async def test_needs_are_voted_on_under_short_names(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await accepts_needs(town)
    await picks_two(elena)
    elena.sees("🗳️ Кои нужди са най-важни за Антоново?", "1. Здравен медиатор")
    elena.sees("2. Лампи до училището", "📆 До 20 март (понеделник), 18:00", "👥 5 души")
    await elena.taps("Започвам")
    elena.sees("🗳️ Гласуване: тече")
    assert await count(town, Need, Need.state == NeedState.IN_POLL) == 2
    assert (await one(town, Need, Need.number == 82)).short_name == "Лампи до училището"
    assert await count(town, PollOption, PollOption.need_id.is_not(None)) == 2
    await elena.taps("Спирам изпращането")
    assert await count(town, Need, Need.state == NeedState.IN_POLL) == 0


async def test_who_follows_a_need_hears_that_the_vote_is_over(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await accepts_needs(town)
    author = (await person_of(town, maria)).id
    async with town.database.write() as session:
        await session.execute(update(Need).where(Need.number == 81).values(author_id=author))
    await picks_two(elena)
    await elena.taps("Започвам")
    maria.listens()
    await town.waits(minutes=30)
    maria.has_heard("📌 № 81", "Групата гласува за него сега")
    organiser, poll = await person_of(town, elena), await one(town, Poll)
    maria.listens()
    async with town.database.write() as session:
        await opening.cancel_poll(session, organiser, poll.id, town.clock.now())
    await town.waits(minutes=30)
    maria.has_heard("📌 № 81: прието", "Гласуването за това приключи", "Здравен медиатор")
    assert await count(town, Notice, Notice.kind == NoticeKind.NEED_NEWS) == 2


async def test_what_is_not_accepted_any_more_is_not_voted_on(town: Town, elena: Actor) -> None:
    await accepts_needs(town)
    await picks_two(elena)
    async with town.database.write() as session:
        need = await session.get_one(Need, (await one(town, Need, Need.number == 82)).id)
        need.state = NeedState.IN_PLAN
    await elena.taps("Започвам")
    elena.sees("📌 За това вече не може да се гласува: Лампи до училището")
    assert (await one(town, Poll)).state == PollState.DRAFT
    assert await count(town, Need, Need.state == NeedState.IN_POLL) == 0


async def test_a_need_is_not_called_by_an_emoji_alone(town: Town, elena: Actor) -> None:
    await accepts_needs(town)
    async with town.database.write() as session:
        await session.execute(update(Need).where(Need.number == 81).values(short_name="🏥"))
        await session.execute(update(Need).where(Need.number == 83).values(wording="💉 " * 20))
    await opens_menu(elena)
    await elena.taps_through("🗳️ Гласуване", "Ново гласуване", "От нуждите", "№ 81", "№ 83")
    await elena.taps("Продължавам")
    elena.sees("✏️ № 81: с кое име да се гласува?")
    await elena.writes("🏥")
    elena.sees("⚠️ „🏥“ няма букви на кирилица или латиница.")
    await elena.taps("✅ Здравен медиатор")
    elena.sees("✏️ № 83: с кое име да се гласува?")
    elena.sees_no_button("✅ 💉")
    await elena.writes("💉 Ваксини")
    elena.sees("Кои нужди са най-важни за Антоново?")


async def test_it_can_be_tried_before_anybody_hears_of_it(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await accepts_needs(town)
    await picks_two(elena)
    maria.listens()
    await elena.taps("Пробно до мен")
    elena.sees("🧪 Само за Вас: ", "Кои нужди са най-важни за Антоново?")
    await elena.taps("▶️")
    elena.sees("🧪 Бутоните работят", "Това беше само проба")
    await town.waits(minutes=5)
    maria.hears_nothing()


async def test_a_second_tap_on_a_proposed_name_does_not_name_the_next_need(
    town: Town, elena: Actor
) -> None:
    await accepts_needs(town)
    async with town.database.write() as session:
        longer = "Кампании за здраве и лекари във всяко село"
        await session.execute(update(Need).where(Need.number == 83).values(wording=longer))
    await opens_menu(elena)
    await elena.taps_through("🗳️ Гласуване", "Ново гласуване", "От нуждите", "№ 82", "№ 83")
    await elena.taps("Продължавам")
    elena.sees("✏️ № 82: с кое име да се гласува?")
    name = elena.sees_button("✅ Няма осветление").data
    assert name is not None
    for _ in range(2):
        await elena.forges(name)
        elena.sees("✏️ № 83: с кое име да се гласува?")
    await elena.taps("✅ Кампании за здраве")
    elena.sees("Кои нужди са най-важни за Антоново?")
    await elena.forges(name)
    elena.sees("Кои нужди са най-важни за Антоново?")
