"""The scene together with what every family of nouns stands up in it."""

from dataclasses import replace

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
