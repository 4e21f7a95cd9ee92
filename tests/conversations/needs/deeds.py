"""Whole deeds around what is needed, for tests that begin after them."""

from sqlalchemy import select, update

from community.rules.search_words import search_words
from storage.kinds import NeedState
from storage.models import Need
from tests.conversations.deeds import opens_menu
from tests.conversations.town import Actor, Town

DARK = "Няма лампи на ул. „Манастирска река“"
STREETS = "💡 Улици"


async def tells(actor: Actor, text: str = DARK, topic: str = STREETS) -> None:
    """Tell what is needed, up to where everything is looked at."""
    await opens_menu(actor)
    await actor.taps_through("📌 Какво е нужно", "Казвам какво е нужно")
    await actor.writes(text)
    await actor.taps(topic)


async def says_need(actor: Actor, text: str = DARK, topic: str = STREETS) -> Need:
    """Say it; returns it as it is stored."""
    await tells(actor, text, topic)
    await actor.taps("Изпращам")
    return (await all_needs(actor.town))[-1]


async def words_need(
    town: Town, need: Need, wording: str, state: NeedState = NeedState.IN_REVIEW
) -> None:
    """Let an organiser have given it a wording."""
    async with town.database.write() as session:
        values = {"wording": wording, "search_words": search_words(wording), "state": state}
        await session.execute(update(Need).where(Need.id == need.id).values(**values))


async def all_needs(town: Town) -> list[Need]:
    """All that was said, in its order."""
    async with town.database.read() as session:
        return list(await session.scalars(select(Need).order_by(Need.id)))
