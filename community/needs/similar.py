"""Needs that say the same in other words, among those that an organiser has worded."""

from collections.abc import Collection

from rapidfuzz import fuzz, process

from community import doors
from community.rules.need_path import LIVING
from community.rules.permissions import Permission
from community.rules.search_words import search_words
from storage.database import Session
from storage.kinds import NeedArea
from storage.models import Need, Person
from storage.queries.needs import following
from storage.queries.needs import saying as queries

# Tried on typical needs of streets: above it people would say that it is the same.
ALIKE = 75


async def similar(
    session: Session,
    person: Person,
    text: str,
    where: tuple[NeedArea, int | None],
    but: Collection[int] = (),
) -> Need | None:
    """The need that is most like this text, of the same topic and place; it may be one's own.

    Raises Refused NOT_FOUND.
    """
    await doors.municipality_of(session, person, Permission.SEE_NEEDS)
    words = search_words(text)
    choices = await queries.worded(session, person.municipality_id, *where, LIVING)
    for number in but:
        choices.pop(number, None)
    best = process.extractOne(
        words, choices, scorer=fuzz.token_set_ratio, processor=None, score_cutoff=ALIKE
    )
    return None if best is None or not words else await following.load(session, best[2])
