"""Votes: what their buttons mean, who may tap them, how one comes to their steps."""

from datetime import timedelta

from bot.taps import voting as taps
from bot.taps.organised import results
from community.polls import drafts, opening
from community.polls.drafts import PlannedOption, PollPlan
from storage.kinds import PollMethod
from tests import cast
from tests.conversations.population import TOWNS
from tests.conversations.tables import person_of
from tests.conversations.town import Town
from tests.trust.as_whom import INVITED, JOINED, MEMBER, ORGANISERS, Lines, Walks

MEANINGS: dict[str, str] = {
    "vl": "MyVotesTap",
    "vp": "OlderVotesTap",
    "vo": "VoteTap",
    "vs": "SecrecyTap",
    "vk": "MarksTap",
    "vd": "ChosenTap",
    "vx": "CastTap",
    "vn": "DeclineTap",
    "PT": "ResultsTelegramOnlyTap",
    "PA": "AnswerPollTap",
    "PM": "PollAnsweredTap",
    "PN": "PollUnansweredTap",
}
MARKS = "101"
ALLOWED: Lines = {
    taps.MyVotesTap: (JOINED, lambda scene: taps.MyVotesTap()),
    taps.OlderVotesTap: (JOINED, lambda scene: taps.OlderVotesTap(page=0)),
    taps.VoteTap: (INVITED, lambda scene: taps.VoteTap(poll=scene.of["poll"])),
    taps.SecrecyTap: (INVITED, lambda scene: taps.SecrecyTap(poll=scene.of["poll"])),
    taps.MarksTap: (MEMBER, lambda scene: taps.MarksTap(poll=scene.of["poll"], marks=MARKS)),
    taps.ChosenTap: (MEMBER, lambda scene: taps.ChosenTap(poll=scene.of["poll"], marks=MARKS)),
    taps.DeclineTap: (MEMBER, lambda scene: taps.DeclineTap(poll=scene.of["poll"])),
    taps.CastTap: (MEMBER, lambda scene: taps.CastTap(poll=scene.of["poll"], marks=MARKS)),
    results.ResultsTelegramOnlyTap: (
        ORGANISERS,
        lambda scene: results.ResultsTelegramOnlyTap(
            poll=scene.of["poll_closed"], version=2, is_wanted=True
        ),
    ),
    results.AnswerPollTap: (
        ORGANISERS,
        lambda scene: results.AnswerPollTap(poll=scene.of["poll_told"]),
    ),
    results.PollAnsweredTap: (
        ORGANISERS,
        lambda scene: results.PollAnsweredTap(poll=scene.of["poll_told"]),
    ),
    results.PollUnansweredTap: (
        ORGANISERS,
        lambda scene: results.PollUnansweredTap(poll=scene.of["poll_told"]),
    ),
}
WALKS: Walks = {}


async def stand(town: Town) -> dict[str, int]:
    """What is made afresh in Antonovo, by the names under which a `Scene` holds it in `of`."""
    organiser, now = await person_of(town, town.actor(cast.ELENA)), town.clock.now()
    plan = PollPlan(
        question="Гръмък въпрос?",
        options=tuple(PlannedOption(name) for name in ("Едно", "Две", "Три")),
        is_secret=True,
        method=PollMethod.CHOICE,
        marks=2,
        closes_at=now + timedelta(days=3),
        is_for_all=True,
    )
    async with town.database.write() as session:
        draft = await drafts.draft(session, organiser, TOWNS[cast.ANTONOVO], plan, now)
        poll = await opening.open_poll(session, organiser, draft.id, draft.version, now)
    return {"poll": poll.id}
