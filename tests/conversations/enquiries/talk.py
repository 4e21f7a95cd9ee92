"""Whole deeds of those who write to a human, and of those who answer."""

from tests.conversations.deeds import opens_menu
from tests.conversations.town import Actor

QUESTION = "Кога ще оправите улицата?"
ANSWER = "Фирмата започва в понеделник."


async def asks(actor: Actor, words: str = QUESTION) -> None:
    """Write to a human by the menu's button, and send it."""
    await opens_menu(actor)
    await actor.taps("Въпрос")
    await actor.writes(words)
    await actor.taps("Изпращам го")


async def answers(actor: Actor, words: str = ANSWER) -> None:
    """Answer the message whose notice came last, and send it."""
    await actor.taps("Отговарям")
    await actor.writes(words)
    await actor.taps("Изпращам го")
