"""As whom a tap is forged, and who belongs together."""

from collections.abc import Awaitable, Callable
from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from tests.conversations.town import Actor, Town
from tests.trust.scene import Scene


class As(StrEnum):
    """As whom a tap is forged."""

    STRANGER = "stranger"
    UNFINISHED = "unfinished"
    WAITING = "waiting"
    MEMBER = "member"
    CONTACT_PERSON = "contact person"
    COORDINATOR = "coordinator"
    FACILITATOR = "facilitator"
    MEMBER_ELSEWHERE = "member elsewhere"
    COORDINATOR_ELSEWHERE = "coordinator elsewhere"


MEMBER = frozenset({As.MEMBER})
HOME = {As.MEMBER_ELSEWHERE: As.MEMBER, As.COORDINATOR_ELSEWHERE: As.COORDINATOR}
PEOPLE = frozenset({As.CONTACT_PERSON, As.COORDINATOR})
ORGANISERS = PEOPLE | {As.FACILITATOR}
INVITED = ORGANISERS | {As.MEMBER}
JOINED = INVITED | {As.WAITING}
CONSENTED = JOINED | {As.UNFINISHED}
EVERYBODY = CONSENTED | {As.STRANGER}
# A form's buttons carry its nonce: whoever forges one without being there is always refused.
# Those who may are tried step by step in test_forged_steps.py.
NOBODY: frozenset[As] = frozenset()

Fill = Callable[[Scene], CallbackData]
Lines = dict[type[CallbackData], tuple[frozenset[As], Fill]]
Walk = Callable[[Town], Awaitable[Actor]]
Walks = dict[tuple[str, str], Walk]
