"""Every step of every form, forged with the numbers of another municipality's things."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.forms import engine
from bot.taps import FormTap
from storage.models import CommunityGroup, ConversationState, Place, Settlement
from tests import cast
from tests.conversations.population import TOWNS
from tests.conversations.town import Actor, Town
from tests.trust.belongings import belongings
from tests.trust.walks import WALKS
from tests.trust.whole_scene import build

OTHERS: dict[cast.Player | cast.Stranger, str] = {
    cast.MARIA: "предишен разговор",
    cast.ELENA: "предишен разговор",
    cast.GOSHO: "хора с покана",
}
# What a form was begun with, and what has the same number as something else of another town.
OWN_NUMBERS = {
    *("nonce", "invite", "meeting", "announcement", "version", "settlement", "alike", "need"),
    *("enquiry", "seen"),
    *("so_far", "numbers", "places", "counted"),
    *("priorities", "item", "poll", "option", "revision", "page", "decided_by"),
}

# Who has walked there is asked more on the way to the other steps.
LEAVES_TRACES = ("municipality", "similar")


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
    found = [home, scene.draft, scene.sent, scene.joiner, scene.told]
    async with town.database.read() as session:
        for model in (CommunityGroup, Place, Settlement):
            rows = await session.execute(select(model.id).where(model.municipality_id == home))
            found += rows.scalars().all()
    return [*map(str, found), "", "-1", "x" * 20, "９"]


def values_in(data: object) -> Iterator[str]:
    """Everything that is filled in, however deep."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in OWN_NUMBERS:
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


@pytest.mark.parametrize("form", sorted({form for form, _step in WALKS}))
async def test_no_step_takes_what_belongs_to_another_municipality(town: Town, form: str) -> None:
    values = await foreign_values(town)
    its = [at for at in WALKS if at[0] == form]
    for at in sorted(its, key=lambda at: at[1] in LEAVES_TRACES):
        await forge(town, at, values)


async def forge(town: Town, at: tuple[str, str], values: list[str]) -> None:
    """Walk to a step, let others forge its buttons, and answer it with each of these values."""
    actor = await WALKS[at](town)
    before = await belongings(town.database, TOWNS[cast.ANTONOVO])
    state, data = await standing_of(town, actor)
    assert state == ":".join(at)
    await others_forge(town, data["nonce"], at[1])
    assert await standing_of(town, actor) == (state, data), at
    for value in values:
        tap = FormTap(nonce=data["nonce"], step=at[1], value=value)
        await actor.forges(tap.pack())
        actor.does_not_see("стана грешка", cast.ANTONOVO)
        now_at, now_filled = await standing_of(town, actor)
        assert not value.isdecimal() or value not in values_in(now_filled), at
        if now_at != state:
            break  # The only button of its step: whatever it says means the same.
    assert await belongings(town.database, TOWNS[cast.ANTONOVO]) == before, at
