"""What becomes of somebody's needs when they are erased."""

from datetime import datetime

from community.needs import merging
from community.rules.search_words import search_words
from storage.database import Session
from storage.models import Person
from storage.queries.needs import forgetting as queries


async def forget_all(session: Session, person: Person, now: datetime) -> None:
    """Forget what somebody said; what an organiser has worded stays, with the wording alone.

    What they support, and their photos and recordings, go with the person itself. What was merged
    into a need that goes is looked at again.
    """
    await queries.forget_answers_of(session, person.id)
    for need_id, wording in await queries.worded_by(session, person.id):
        await queries.keep_wording_of(session, need_id, search_words(wording))
    rest = await queries.unworded_by(session, person.id)
    await merging.part(session, rest, now)
    await queries.forget(session, rest)
