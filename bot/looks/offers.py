"""Somebody answers an invitation in words: what we can offer to record."""

from datetime import datetime

from bot.reading.answers import understood_answer
from bot.screens import meetings as screens
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person
from storage.queries import meetings


async def offered_answer(
    session: Session, person: Person, text: str, now: datetime
) -> Screen | None:
    """The offer for the nearest meeting that has no answer yet, or else the nearest of all."""
    said = understood_answer(text)
    if said is None:
        return None
    ahead = await meetings.coming_for(session, person.id, now)
    if not ahead:
        return None
    meant = next((found for found in ahead if found.answer is None), ahead[0])
    return screens.offer(meant.meeting, said)
