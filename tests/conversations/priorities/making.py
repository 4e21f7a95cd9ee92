"""Needs, votes and meetings from which the tests make a list of priorities."""

from datetime import timedelta

from sqlalchemy import select

from storage.kinds import (
    MeetingKind,
    MeetingState,
    NeedArea,
    NeedEventKind,
    NeedReach,
    NeedState,
    PollMethod,
    PollState,
)
from storage.models import (
    Meeting,
    Need,
    NeedEvent,
    Poll,
    PollOption,
    PollResult,
    PriorityItem,
    PriorityList,
)
from tests import cast
from tests.conversations.deeds import opens_menu
from tests.conversations.population import TOWNS
from tests.conversations.tables import person_of
from tests.conversations.town import Actor, Town

HOME = TOWNS[cast.ANTONOVO]


async def opens_list(actor: Actor) -> None:
    """Come to the list of priorities."""
    await opens_menu(actor)
    if any("📌" in button.label for button in actor.phone.last_screen.buttons):
        await actor.taps("📌")
    await actor.taps("📋")


async def begins(elena: Actor, how: str = "Започвам празен списък") -> None:
    """Begin a version of it."""
    await opens_list(elena)
    await elena.taps_through("Работя по него", how)


async def accepted_need(
    town: Town,
    number: int,
    wording: str,
    *,
    short_name: str | None = None,
    area: NeedArea = NeedArea.HEALTH,
    municipality: int = HOME,
) -> int:
    """A need that an organiser has worded and accepted; Maria said it."""
    author, now = await person_of(town, town.actor(cast.MARIA)), town.clock.now()
    need = Need(
        municipality_id=municipality,
        number=number,
        author_id=author.id if municipality == HOME else None,
        is_named=False,
        area=area,
        reach=NeedReach.STREET,
        text="Думи на автора",
        wording=wording,
        short_name=short_name,
        state=NeedState.ACCEPTED,
        created_at=now,
        answer_by=now + timedelta(days=14),
        answered_at=now,
    )
    async with town.database.write() as session:
        session.add(need)
        await session.flush()
        accepted = NeedEventKind.STATE
        session.add(NeedEvent(need_id=need.id, kind=accepted, state=NeedState.ACCEPTED, at=now))
        return need.id


async def told_vote(
    town: Town,
    *options: tuple[str, int, int | None],
    voters: int = 21,
    municipality: int = HOME,
    repeats: int | None = None,
) -> int:
    """A vote whose results were published: name, place and perhaps need of each option."""
    now = town.clock.now()
    poll = Poll(
        municipality_id=municipality,
        question="Кое е най-важно?",
        is_secret=True,
        method=PollMethod.CHOICE,
        marks=3,
        closes_at=now,
        state=PollState.PUBLISHED,
        created_at=now,
        closed_at=now,
        published_at=now,
        electorate=30,
        voters_by_chat=voters,
        voters_on_paper=0,
        repeats_id=repeats,
    )
    async with town.database.write() as session:
        session.add(poll)
        await session.flush()
        for position, (name, place, need) in enumerate(options, start=1):
            option = {"poll_id": poll.id, "position": position}
            session.add(PollOption(**option, short_name=name, need_id=need))
            session.add(PollResult(**option, place=place, votes=30 - place))
        return poll.id


async def held_meeting(town: Town, *, days_ago: int = 3, municipality: int = HOME) -> int:
    """A meeting that has been."""
    at = town.clock.now() - timedelta(days=days_ago)
    meeting = Meeting(
        municipality_id=municipality,
        kind=MeetingKind.ROUND_TABLE,
        starts_at=at,
        place="Читалището",
        state=MeetingState.SENT,
        created_at=at,
        sent_at=at,
    )
    async with town.database.write() as session:
        session.add(meeting)
        await session.flush()
        return meeting.id


async def published_list(
    town: Town,
    *items: tuple[NeedArea, str, str | None],
    municipality: int = HOME,
    version: int = 1,
) -> int:
    """A version that was published some time ago: area, short name and wording of each."""
    at = town.clock.now() - timedelta(days=30 - version)
    found = PriorityList(
        municipality_id=municipality, version=version, created_at=at, published_at=at
    )
    async with town.database.write() as session:
        session.add(found)
        await session.flush()
        for position, (area, name, wording) in enumerate(items, start=1):
            item = PriorityItem(
                list_id=found.id, area=area, position=position, short_name=name, wording=wording
            )
            session.add(item)
        return found.id


async def names_in(town: Town, *, is_published: bool = False) -> list[str]:
    """The short names in the newest version, as they stand in their areas."""
    which = [PriorityList.municipality_id == HOME]
    if is_published:
        which.append(PriorityList.published_at.is_not(None))
    async with town.database.read() as session:
        newest = (
            select(PriorityList.id).where(*which).order_by(PriorityList.version.desc()).limit(1)
        )
        rows = await session.scalars(
            select(PriorityItem.short_name)
            .where(PriorityItem.list_id.in_(newest))
            .order_by(PriorityItem.area, PriorityItem.position)
        )
        return list(rows)


async def state_of(town: Town, need_id: int) -> NeedState:
    """How far a need is."""
    async with town.database.read() as session:
        return (await session.get_one(Need, need_id)).state
