"""Whole deeds around a vote, for tests that begin after them."""

from tests.conversations.deeds import opens_menu
from tests.conversations.town import Actor

QUESTION = "Да се събираме ли във вторник?"
THREE = "Кое е най-важно?\nПът\nВода\nЛампи"


async def drafts_poll(elena: Actor, words: str = QUESTION) -> None:
    """Write a question up to its preview."""
    await opens_menu(elena)
    await elena.taps_through("🗳️ Гласуване", "Ново гласуване")
    await elena.writes(words)


async def starts_poll(elena: Actor, words: str = QUESTION, *fixes: str) -> None:
    """Begin a vote, and let the half minute pass."""
    await drafts_poll(elena, words)
    for label in fixes:
        await elena.taps(label)
    await elena.taps("Започвам")
    await elena.town.waits(seconds=30)


async def opens_poll_card(elena: Actor) -> None:
    """Come to the card of the newest vote."""
    await opens_menu(elena)
    await elena.taps("🗳️ Гласуване")
    newest = next(
        button
        for button in elena.newest[-1].buttons
        if any(icon in button.label for icon in "✏⏳🔒📊❌") and "Ново" not in button.label
    )
    await elena.taps(newest.label)
