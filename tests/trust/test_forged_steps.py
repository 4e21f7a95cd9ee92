"""Every step of every form, forged with the numbers of another municipality's things."""

from collections.abc import Awaitable, Callable, Iterator
from itertools import count as numbers
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.forms import engine
from bot.taps import FormTap
from storage.columns import table_of
from storage.kinds import Role
from storage.models import (
    CommunityGroup,
    ConversationState,
    Municipality,
    Place,
    RoleGrant,
    Settlement,
)
from tests import cast
from tests.conversations.deeds import drafts_meeting, sends
from tests.conversations.population import TOWNS
from tests.conversations.tables import person_of
from tests.conversations.town import Actor, Town
from tests.trust.belongings import belongings
from tests.trust.scene import build

Walk = Callable[[Town], Awaitable[Actor]]
STRANGERS = numbers(960)
RUZHINTSI = 7777
NOTICE = "21.03.2023 г. /вторник/ от 10:00 часа в залата ще се проведе обучение за всички."
OTHERS: dict[cast.Player | cast.Stranger, str] = {
    cast.MARIA: "предишен разговор",
    cast.ELENA: "предишен разговор",
    cast.GOSHO: "хора с покана",
}


def schedules(*deeds: str) -> Walk:
    """Boris stands at a step of scheduling, in Sopot."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await boris.writes("/menu")
        await boris.taps("Нова среща")
        for deed in deeds:
            await (boris.writes(deed) if deed[0].isdigit() else boris.taps(deed))
        return boris

    return walk


async def chooses_municipality(town: Town) -> Actor:
    """Boris coordinates in two municipalities, neither of them Antonovo."""
    boris = town.actor(cast.BORIS)
    person = await person_of(town, boris)
    now = town.clock.now()
    ruzhintsi = {"id": RUZHINTSI, "name": "Ружинци", "country": "BG", "language": "bg"}
    grant = {"person_id": person.id, "municipality_id": RUZHINTSI, "role": Role.COORDINATOR}
    async with town.database.write() as session:
        if await session.get(Municipality, RUZHINTSI) is None:
            rows = ruzhintsi | {"zone": "Europe/Sofia", "created_at": now}
            await session.execute(insert(table_of(Municipality)), rows)
            await session.execute(insert(table_of(RoleGrant)), grant | {"granted_at": now})
    await boris.writes("/menu")
    await boris.taps("Нова среща")
    return boris


def corrects(label: str) -> Walk:
    """Lili stands at a correction."""

    async def walk(town: Town) -> Actor:
        lili = town.actor(cast.LILI)
        await lili.writes("/menu")
        await lili.taps_through("Моите данни", label)
        return lili

    return walk


def joins_sopot(*labels: str) -> Walk:
    """A new stranger stands at a step of joining Sopot."""

    async def walk(town: Town) -> Actor:
        stranger = town.actor(cast.Stranger(next(STRANGERS), "Пешо"))
        await stranger.opens_invite(await town.invite(cast.SOPOT))
        await stranger.taps_through(*labels)
        return stranger

    return walk


def cancels(*words: str) -> Walk:
    """Boris cancels a meeting of Sopot for a reason of his own."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await drafts_meeting(boris, who="Местна активна група", place="площад")
        await sends(boris)
        await boris.taps_through("Отменям срещата", "Друга причина")
        for word in words:
            await boris.writes(word)
        return boris

    return walk


def changes(*labels: str) -> Walk:
    """Boris changes a meeting of Sopot."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await drafts_meeting(boris, who="Местна активна група", place="площад")
        await sends(boris)
        await boris.taps_through("Променям я", *labels)
        return boris

    return walk


def reminds(*deeds: str) -> Walk:
    """Boris stands at a step of a reminder of his own, in Sopot."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await drafts_meeting(boris, who="Местна активна група", place="площад")
        await sends(boris)
        await boris.taps_through("⋯ Още", "🔔 Напомняния", "Добавям", *deeds)
        return boris

    return walk


def goes_away(*deeds: str) -> Walk:
    """Boris goes away; a contact person of Sopot may stand in for him."""

    async def walk(town: Town) -> Actor:
        boris, sopot = town.actor(cast.BORIS), TOWNS[cast.SOPOT]
        lili = await person_of(town, town.actor(cast.LILI))
        grant = {"person_id": lili.id, "municipality_id": sopot, "role": Role.CONTACT_PERSON}
        async with town.database.write() as session:
            row = grant | {"granted_at": town.clock.now()}
            await session.execute(insert(table_of(RoleGrant)), row)
        await boris.writes("/menu")
        await boris.taps_through("Моите данни", "Отсъствам до", *deeds)
        return boris

    return walk


async def places(town: Town) -> Actor:
    """Boris writes a place down, in Sopot."""
    boris = town.actor(cast.BORIS)
    await boris.writes("/menu")
    await boris.taps_through("📅 Срещи", "📍 Места", "Добавям място")
    return boris


async def goes_away_from_one_of_two(town: Town) -> Actor:
    """Boris is asked from which of his municipalities he goes away."""
    await chooses_municipality(town)
    return await goes_away()(town)


async def says_something(town: Town) -> Actor:
    """Lili writes an opinion for a meeting of Sopot."""
    boris, lili = town.actor(cast.BORIS), town.actor(cast.LILI)
    await drafts_meeting(boris, who="Местна активна група", place="площад")
    await sends(boris)
    await lili.taps_through("Няма да дойда", "Въпрос или мнение")
    return lili


WALKS: dict[tuple[str, str], Walk] = {
    ("scheduling", "municipality"): chooses_municipality,
    ("scheduling", "notice"): schedules(NOTICE),
    ("scheduling", "kind"): schedules(),
    ("scheduling", "groups"): schedules("Обучение"),
    ("scheduling", "day"): schedules("Обучение", "Местна"),
    ("scheduling", "hour"): schedules("Обучение", "Местна", "21.03.2023"),
    ("scheduling", "place"): schedules("Обучение", "Местна", "21.03.2023", "10:00"),
    ("scheduling", "agenda"): schedules("Обучение", "Местна", "21.03.2023", "10:00", "площад"),
    ("opinion", "words"): says_something,
    ("away", "municipality"): goes_away_from_one_of_two,
    ("away", "day"): goes_away(),
    ("away", "deputy"): goes_away("Една седмица"),
    ("away", "sure"): goes_away("Една седмица", "Лили"),
    ("correcting", "name"): corrects("✏️ Име"),
    ("correcting", "settlement"): corrects("✏️ Място"),
    ("correcting", "language"): corrects("✏️ Език"),
    ("joining", "language"): joins_sopot(),
    ("joining", "consent"): joins_sopot("Български"),
    ("joining", "name"): joins_sopot("Български", "Приемам"),
    ("joining", "settlement"): joins_sopot("Български", "Приемам", "Пешо"),
    ("reminding", "moment"): reminds(),
    ("reminding", "words"): reminds("пн 20.03, 10:00"),
    ("reminding", "sure"): reminds("пн 20.03, 10:00", "обичайните"),
    ("placing", "name"): places,
    ("cancelling", "reason"): cancels(),
    ("cancelling", "sure"): cancels("Наводнение"),
    ("changing", "what"): changes(),
    ("changing", "day"): changes("Дата"),
    ("changing", "hour"): changes("Час"),
    ("changing", "place"): changes("Място"),
    ("changing", "agenda"): changes("Дневен ред"),
    ("changing", "sure"): changes("Час", "11:00"),
}


def test_every_step_of_every_form_is_walked_to() -> None:
    steps = {(form.name, step.name) for form in engine.FORMS.values() for step in form.steps}
    assert steps == set(WALKS)


async def standing_of(town: Town, actor: Actor) -> tuple[str | None, dict[str, Any]]:
    """Where a conversation stands."""
    async with town.database.read() as session:
        address = str(actor.phone.user_id)
        found = await session.scalar(
            select(ConversationState).where(ConversationState.address == address)
        )
        return (found.state, found.data) if found else (None, {})


async def foreign_values(town: Town) -> list[str]:
    """The numbers of Antonovo's things, and what no button says."""
    scene = await build(town)
    home = TOWNS[cast.ANTONOVO]
    found = [home, scene.draft, scene.sent, scene.joiner]
    async with town.database.read() as session:
        for model in (CommunityGroup, Place, Settlement):
            rows = await session.execute(select(model.id).where(model.municipality_id == home))
            found += rows.scalars().all()
    return [*map(str, found), "", "-1", "x" * 20, "９"]


def values_in(data: object) -> Iterator[str]:
    """Everything that is filled in, however deep."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in {"nonce", "invite", "meeting", "version"}:
                yield from values_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from values_in(value)
    else:
        yield str(data)


async def others_forge(town: Town, nonce: str, step: str) -> None:
    """Members, organisers and strangers send the buttons of somebody else's form."""
    for player, refusal in OTHERS.items():
        other = town.actor(player)
        await other.writes("/menu")
        for value in ("accept", "drop"):
            await other.forges(FormTap(nonce=nonce, step=step, value=value).pack())
            other.sees(refusal)


@pytest.mark.parametrize("at", WALKS, ids=":".join)
async def test_no_step_takes_what_belongs_to_another_municipality(
    town: Town, at: tuple[str, str]
) -> None:
    values = await foreign_values(town)
    actor = await WALKS[at](town)
    before = await belongings(town.database, TOWNS[cast.ANTONOVO])
    state, data = await standing_of(town, actor)
    assert state == ":".join(at)
    await others_forge(town, data["nonce"], at[1])
    assert await standing_of(town, actor) == (state, data)
    for value in values:
        tap = FormTap(nonce=data["nonce"], step=at[1], value=value)
        await actor.forges(tap.pack())
        actor.does_not_see("стана грешка", cast.ANTONOVO)
        now_at, now_filled = await standing_of(town, actor)
        assert not value.isdecimal() or value not in values_in(now_filled)
        if now_at != state:
            break  # The only button of its step: whatever it says means the same.
    assert await belongings(town.database, TOWNS[cast.ANTONOVO]) == before
