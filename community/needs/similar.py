"""Needs that say the same in other words, among those that an organiser has worded."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process

from community import doors
from community.rules.need_path import LIVING
from community.rules.permissions import Permission
from community.rules.search_words import all_search_words
from storage.database import Session
from storage.kinds import NeedArea
from storage.models import Need, Person
from storage.queries.needs import following
from storage.queries.needs import saying as queries

# Tried on typical needs of streets: above it people would say that it is the same.
ALIKE = 75
Choices = Sequence[str] | Mapping[int, str]
# So many letters of a word differ from those of most other words.
_START = 3


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
    ids, choices = await queries.worded(session, person.municipality_id, *where, LIVING, but)
    best, score = None, float(ALIKE)
    for words, among in _readings(text, choices):
        found = process.extractOne(
            words, among, scorer=fuzz.token_set_ratio, processor=None, score_cutoff=score
        )
        if found is not None and (best is None or found[1] > score):
            _words, score, best = found
    return None if best is None else await following.load(session, int(ids[best]))


def _readings(text: str, choices: Sequence[str]) -> Iterator[tuple[str, Choices]]:
    """Each way to read a text, at last all at once, and what it has to be compared with."""
    readings = [set(words.split()) for words in all_search_words(text)]
    tried, others = set[str](), dict[int, str]()
    for words in readings[:1]:
        tried |= words
        yield _joined(words), choices
    for words in readings[1:]:
        among = _with_one_of(words - tried, choices)
        tried |= words
        others |= among
        yield _joined(words), among
    if others:
        yield _joined(tried), others


def _joined(words: Collection[str]) -> str:
    return " ".join(sorted(words))


def _with_one_of(words: Collection[str], choices: Sequence[str]) -> dict[int, str]:
    """Where one of these words may stand: comparing all of them again would take long."""
    starts = {word[:_START] for word in words}
    return {at: each for start in starts for at, each in enumerate(choices) if start in each}
