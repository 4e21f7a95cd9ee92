"""Who may vote is frozen when a vote is opened, each person once; and who can not open one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from community import doors
from community.polls import drafts, opening
from community.polls.drafts import Fault, PlannedOption, PollPlan, fault_of
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.database import Database
from storage.kinds import (
    DeliveryState,
    GroupKind,
    MembershipState,
    NoticeKind,
    PollMethod,
    PollState,
    Role,
)
from storage.models import Ballot, CommunityGroup, Delivery, Membership, Person, Poll, RollEntry
from tests.scheduler.post import NOW
from tests.scheduler.town import Town, found

PLAN = PollPlan(
    question="Кои нужди са най-важни?",
    options=tuple(PlannedOption(name) for name in ("Път", "Вода", "Лампи")),
    is_secret=True,
    method=PollMethod.CHOICE,
    marks=2,
    closes_at=NOW + timedelta(days=3),
)


@pytest.fixture
async def town(database: Database) -> Town:
    town = await found(database, people=["Мария", "Иван"])
    await town.person("Елена", role=Role.COORDINATOR, is_member=False)
    return town


async def drafts_poll(town: Town, plan: PollPlan = PLAN, by: str = "Елена") -> Poll:
    async with town.database.write() as session:
        person = await session.get_one(Person, town.people[by])
        if not plan.is_for_all:
            plan = replace(plan, group_ids=plan.group_ids or (town.group_id,))
        return await drafts.draft(session, person, town.municipality_id, plan, NOW)


async def opens(town: Town, poll: Poll, by: str = "Елена", **more: bool) -> Poll:
    async with town.database.write() as session:
        person = await session.get_one(Person, town.people[by])
        return await opening.open_poll(session, person, poll.id, poll.version, NOW, **more)


async def roll(town: Town) -> set[str | None]:
    async with town.database.read() as session:
        names = await session.scalars(select(Person.name).join(RollEntry))
        return set(names)


async def test_everybody_in_the_groups_is_on_the_roll_once(town: Town) -> None:
    second = CommunityGroup(municipality_id=town.municipality_id, kind=GroupKind.WORKING)
    await town.add(second)
    for person, state in (("Мария", MembershipState.ACTIVE), ("Иван", MembershipState.WAITING)):
        await town.add(
            Membership(
                person_id=town.people[person],
                group_id=second.id,
                state=state,
                created_at=NOW,
            )
        )
    await town.person("Без чат", messenger=None)
    poll = await opens(
        town, await drafts_poll(town, replace(PLAN, group_ids=(town.group_id, second.id)))
    )
    assert (poll.state, poll.electorate, poll.opened_at) == (PollState.OPEN, 3, NOW)
    assert [option.short_name for option in poll.options] == ["Път", "Вода", "Лампи"]
    assert await roll(town) == {"Мария", "Иван", "Без чат"}
    await town.person("Късен")
    assert await roll(town) == {"Мария", "Иван", "Без чат"}
    assert await town.states(NoticeKind.POLL_OPENED) == {
        "Мария": DeliveryState.QUEUED,
        "Иван": DeliveryState.QUEUED,
        "Без чат": DeliveryState.TO_CALL,
    }


async def test_all_members_are_those_of_the_municipality(town: Town) -> None:
    other = await found(town.database, "община Сопот", people=["Лили"])
    await opens(town, await drafts_poll(town, replace(PLAN, is_for_all=True)))
    assert await roll(town) == {"Мария", "Иван"}
    with pytest.raises(Refused) as refused:
        await drafts_poll(town, replace(PLAN, group_ids=(other.group_id,)))
    assert refused.value.reason == Reason.NOT_FOUND


@pytest.mark.parametrize("what", ["twice", "changed", "too late", "empty", "very many", "member"])
async def test_what_can_not_be_opened(
    town: Town, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll = await drafts_poll(town, replace(PLAN, is_for_all=True))
    by = "Елена"
    if what == "twice":
        await opens(town, poll)
    elif what == "changed":
        poll.version = 7
    elif what == "too late":
        async with town.database.write() as session:
            (await session.get_one(Poll, poll.id)).closes_at = NOW + timedelta(seconds=10)
    elif what == "empty":
        async with town.database.write() as session:
            for member in await session.scalars(select(Membership)):
                await session.delete(member)
    elif what == "very many":
        monkeypatch.setattr(opening, "MANY", 1)
    else:
        by = "Мария"
    expected = {
        "twice": Reason.ALREADY_SENT,
        "changed": Reason.OUT_OF_DATE,
        "too late": Reason.PAST,
        "empty": Reason.NOBODY_INVITED,
        "very many": Reason.VERY_MANY,
        "member": Reason.NOT_FOUND,
    }
    with pytest.raises(Refused) as refused:
        await opens(town, poll, by)
    assert refused.value.reason == expected[what]
    if what == "very many":
        assert (await opens(town, poll, is_sure=True)).electorate == 2


async def test_behind_the_doors(town: Town) -> None:
    """A draft is for organisers, an open vote for its roll; a stranger sees neither."""
    stranger = await (await found(town.database, "община Сопот")).person(
        "Борис", role=Role.COORDINATOR
    )
    poll = await drafts_poll(town)
    async with town.database.read() as session:
        for number, may_see in ((town.people["Елена"], True), (town.people["Мария"], False)):
            person = await session.get_one(Person, number)
            if may_see:
                assert (await doors.poll(session, person, poll.id)).entry is None
                continue
            with pytest.raises(Refused):
                await doors.poll(session, person, poll.id)
    await opens(town, poll)
    async with town.database.read() as session:
        maria = await session.get_one(Person, town.people["Мария"])
        assert (await doors.poll(session, maria, poll.id)).entry is not None
        for number in (maria.id, stranger):
            person = await session.get_one(Person, number)
            with pytest.raises(Refused):
                await doors.organised_poll(session, person, poll.id, Permission.RUN_POLLS)
        with pytest.raises(Refused):
            await doors.poll(session, await session.get_one(Person, stranger), poll.id)


async def test_a_vote_that_is_called_off_is_told_to_those_who_heard_of_it(town: Town) -> None:
    poll = await opens(town, await drafts_poll(town))
    async with town.database.write() as session:
        session.add(Ballot(poll_id=poll.id, id=b"1" * 16, marks="100"))
        for delivery in await session.scalars(select(Delivery)):
            if delivery.person_id == town.people["Мария"]:
                delivery.state = DeliveryState.SENT
    async with town.database.write() as session:
        elena = await session.get_one(Person, town.people["Елена"])
        cancelled = await opening.cancel_poll(session, elena, poll.id, NOW)
        assert session.info["is_counted"]
        with pytest.raises(Refused):
            await opening.cancel_poll(session, elena, poll.id, NOW)
    assert cancelled.state == PollState.CANCELLED
    assert await town.states(NoticeKind.POLL_CANCELLED) == {"Мария": DeliveryState.QUEUED}
    assert (await town.states(NoticeKind.POLL_OPENED))["Иван"] == DeliveryState.WITHDRAWN
    async with town.database.read() as session:
        assert not await session.scalar(select(func.count()).select_from(Ballot))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"question": " "}, Fault.QUESTION),
        ({"question": "а" * 121}, Fault.QUESTION),
        ({"options": PLAN.options[:1]}, Fault.OPTIONS),
        ({"options": tuple(PlannedOption(str(each)) for each in range(13))}, Fault.OPTIONS),
        ({"options": (PlannedOption("а" * 31), PlannedOption("б"))}, Fault.NAME_LENGTH),
        ({"options": (PlannedOption("Път"), PlannedOption(" път "))}, Fault.NAMES_EQUAL),
        ({"marks": 4}, Fault.MARKS),
        ({"marks": 0}, Fault.MARKS),
        ({"method": PollMethod.POINTS, "marks": 10}, Fault.MARKS),
        ({"method": PollMethod.ORDER, "marks": 1}, Fault.MARKS),
        ({"closes_at": NOW}, Fault.PAST),
        ({"is_for_all": False}, Fault.NOBODY),
        ({"quorum": 0}, Fault.QUORUM),
        ({"marks": 3}, None),
        ({"method": PollMethod.ORDER, "marks": 3}, None),
        ({"method": PollMethod.POINTS, "marks": 9}, None),
    ],
)
def test_what_is_wrong_with_a_plan(change: dict[str, object], fault: Fault | None) -> None:
    plan = replace(replace(PLAN, is_for_all=True), **change)  # type: ignore[arg-type]  # of any kind
    assert fault_of(plan, NOW) == fault
