"""Priorities: what their buttons mean, who may tap them, how one comes to their steps."""

from tests.conversations.town import Town
from tests.trust.as_whom import Lines, Walks

MEANINGS: dict[str, str] = {}
ALLOWED: Lines = {}
WALKS: Walks = {}


async def stand(town: Town) -> dict[str, int]:
    """What is made afresh in Antonovo, by the names under which a `Scene` holds it in `of`."""
    return {}
