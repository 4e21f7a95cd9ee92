"""The scene together with what every family of nouns stands up in it."""

from dataclasses import replace

from aiogram.filters.callback_data import CallbackData

from tests.conversations.town import Town
from tests.trust import scene
from tests.trust.families import FAMILIES
from tests.trust.scene import Scene


async def build(town: Town) -> Scene:
    """All that a tap may name in Antonovo, made afresh."""
    made = await scene.build(town)
    of: dict[str, int] = {}
    for family in FAMILIES:
        of |= await family.stand(town)
    await town.settles()
    return replace(made, of=of)


async def build_anew(town: Town, before: Scene, tap: type[CallbackData]) -> Scene:
    """The same after this tap may have used up what it names: only its own part is made afresh."""
    family = next((family for family in FAMILIES if tap in family.ALLOWED), None)
    if family is None:
        return replace(await scene.build(town), of=before.of)
    made = await family.stand(town)
    await town.settles()
    return replace(before, of=before.of | made)
