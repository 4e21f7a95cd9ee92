"""Who sees to a need is chosen among those who were written before, or written."""

from sqlalchemy import insert, select

from bot.taps import FormTap
from storage.columns import table_of
from storage.kinds import NeedEventKind
from storage.models import ConversationState, Need, NeedEvent
from tests.conversations.needs.triaging import has_said, need_now, opens_new
from tests.conversations.tables import count
from tests.conversations.town import Actor, Town

BUILDERS = "Отдел „Строителство“"
LONG_NAME = "Дирекция „Устройство на територията, строителство и екология“"[:60]


async def have_seen_to(town: Town, need_id: int, *owners: str) -> list[int]:
    """These were written for a need before, one after the other."""
    async with town.database.write() as session:
        row = {"need_id": need_id, "kind": NeedEventKind.OWNER, "at": town.clock.now()}
        new = insert(table_of(NeedEvent)).returning(NeedEvent.id)
        return [
            (await session.execute(new, row | {"words": words})).scalar_one() for words in owners
        ]


async def is_asked_who(organiser: Actor) -> None:
    """Come to the question of who sees to the oldest new need."""
    await opens_new(organiser)
    await organiser.taps_through("⋯ Още", "👤 Отговорник и срок")


async def test_who_was_written_before_is_one_tap(town: Town, elena: Actor, maria: Actor) -> None:
    need = await has_said(maria)
    await is_asked_who(elena)
    elena.sees("Напишете кой, например")
    await elena.writes(BUILDERS)
    await elena.taps("Без срок")
    await is_asked_who(elena)
    elena.sees("Изберете кой или го напишете")
    await elena.taps(BUILDERS)
    elena.sees("до кога?")
    await elena.taps("Без срок")
    assert (await need_now(town, need)).owner == BUILDERS
    await is_asked_who(elena)
    await elena.writes("Образование")
    await elena.taps("Без срок")
    assert (await need_now(town, need)).owner == "Образование"


async def test_five_are_offered_the_most_frequent_first(
    town: Town, elena: Actor, maria: Actor
) -> None:
    need = await has_said(maria)
    await have_seen_to(town, need, LONG_NAME, "А", BUILDERS, "Б", "В", BUILDERS, "Г", "Д")
    await is_asked_who(elena)
    labels = [button.label for button in elena.phone.last_screen.buttons]
    assert labels[:5] == [BUILDERS, "Д", "Г", "В", "Б"]
    await elena.writes("д" * 61)
    elena.sees("60 знака")
    elena.sees_button(BUILDERS)


async def test_a_long_name_is_cut_on_its_button_only(
    town: Town, elena: Actor, maria: Actor
) -> None:
    need = await has_said(maria)
    await have_seen_to(town, need, LONG_NAME)
    await is_asked_who(elena)
    await elena.taps_through("Дирекция", "Без срок")
    assert (await need_now(town, need)).owner == LONG_NAME


async def test_those_of_another_municipality_are_neither_offered_nor_taken(
    town: Town, elena: Actor, boris: Actor, maria: Actor, lili: Actor
) -> None:
    (home,) = await have_seen_to(town, await has_said(maria), BUILDERS)
    await has_said(lili)
    await is_asked_who(boris)
    boris.sees_no_button("Строителство")
    async with town.database.read() as session:
        filled = (await session.scalars(select(ConversationState.data))).all()
    (nonce,) = [data["nonce"] for data in filled if data.get("nonce")]
    await boris.forges(FormTap(nonce=nonce, step="owner", value=str(home)).pack())
    boris.sees("👤 № 1", "Напишете кой")
    assert await count(town, Need, Need.owner.is_not(None)) == 0
