"""Joining through an invite link (journey A)."""

from sqlalchemy import func, select

from storage.models import Contact, ConversationState, Person
from tests.conversations.town import Actor, Town


async def test_a_stranger_joins_in_five_taps(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    gosho.sees("Антоново")
    await gosho.taps("Български")
    gosho.sees("име", "населеното място")
    await gosho.taps("Приемам")
    await gosho.taps("Гошо")
    await gosho.taps("с. Изворово")
    gosho.sees("Готово, Гошо", "СТОП")
