"""The versions of a municipality's list of priorities."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from storage.database import Session
from storage.kinds import MembershipState, NoticeKind, PollState
from storage.models import (
    CommunityGroup,
    Delivery,
    Membership,
    Notice,
    Person,
    Poll,
    PollOption,
    PollResult,
    PriorityItem,
    PriorityList,
    RoleGrant,
)
from storage.queries.people import ORGANISERS


def _whole() -> Select[PriorityList]:
    items = selectinload(PriorityList.items)
    return (
        select(PriorityList)
        .options(
            joinedload(PriorityList.municipality),
            items.joinedload(PriorityItem.need),
            items.joinedload(PriorityItem.poll),
            items.joinedload(PriorityItem.meeting),
        )
        .execution_options(populate_existing=True)
    )


async def load(session: Session, list_id: int) -> PriorityList | None:
    """One version with its priorities and what they came from."""
    return await session.scalar(_whole().where(PriorityList.id == list_id))


async def published(session: Session, municipality_id: int) -> PriorityList | None:
    """The newest version that was published."""
    return await session.scalar(_newest(_whole(), _is_published(municipality_id)))


async def before(session: Session, found: PriorityList) -> PriorityList | None:
    """The version that was published before this one."""
    is_earlier = PriorityList.version < found.version
    return await session.scalar(
        _newest(_whole(), _is_published(found.municipality_id) & is_earlier)
    )


async def is_newest(session: Session, found: PriorityList) -> bool:
    """Whether no later version was published."""
    newest = select(func.max(PriorityList.version)).where(_is_published(found.municipality_id))
    return await session.scalar(newest) == found.version


def _newest(found: Select[PriorityList], which: ColumnElement[bool]) -> Select[PriorityList]:
    return found.where(which).order_by(PriorityList.version.desc()).limit(1)


def _is_published(municipality_id: int) -> ColumnElement[bool]:
    is_out = PriorityList.published_at.is_not(None)
    return (PriorityList.municipality_id == municipality_id) & is_out


async def draft(session: Session, municipality_id: int) -> PriorityList | None:
    """The version that is being worked on."""
    is_its = PriorityList.municipality_id == municipality_id
    return await session.scalar(_whole().where(is_its, PriorityList.published_at.is_(None)))


async def last_version(session: Session, municipality_id: int) -> int:
    """The number of the last version; 0 before the first one."""
    is_its = PriorityList.municipality_id == municipality_id
    return await session.scalar(select(func.max(PriorityList.version)).where(is_its)) or 0


async def versions(
    session: Session, municipality_id: int, offset: int, limit: int
) -> list[PriorityList]:
    """What was published, the newest first, without the priorities."""
    found = await session.scalars(
        select(PriorityList)
        .where(_is_published(municipality_id))
        .options(joinedload(PriorityList.municipality))
        .order_by(PriorityList.version.desc())
        .offset(offset)
        .limit(limit)
    )
    return list(found)


async def count_versions(session: Session, municipality_id: int) -> int:
    """How many versions were published."""
    count = select(func.count()).select_from(PriorityList)
    return await session.scalar(count.where(_is_published(municipality_id))) or 0


async def list_of(session: Session, item_id: int) -> int | None:
    """In which version a priority stands."""
    return await session.scalar(select(PriorityItem.list_id).where(PriorityItem.id == item_id))


async def results(
    session: Session, poll_ids: Collection[int | None]
) -> list[tuple[int, int | None, int, int, int | None, str]]:
    """What came out of these votes and of those that were one vote with them, held again.

    By the numbers of the votes: the vote, which one it repeats, the option, its place, its need,
    its name.
    """
    row = select(Poll.id, Poll.repeats_id).where(Poll.id.in_(poll_ids)).cte(recursive=True)
    is_next = (Poll.repeats_id == row.c.id) | (Poll.id == row.c.repeats_id)
    row = row.union(select(Poll.id, Poll.repeats_id).join(row, is_next))
    option, result = PollOption, PollResult
    rows = await session.execute(
        select(
            row.c.id,
            row.c.repeats_id,
            result.position,
            result.place,
            option.need_id,
            option.short_name,
        )
        .join(Poll, Poll.id == row.c.id)
        .join(result, result.poll_id == row.c.id)
        .join(option, (option.poll_id == row.c.id) & (option.position == result.position))
        .where(Poll.state == PollState.PUBLISHED)
        .order_by(row.c.id, result.position)
    )
    return [(*each,) for each in rows]


def everybody(municipality_id: int) -> Select[int]:
    """Who sits in a group of the municipality or organises there, each once, as a query."""
    members = (
        select(Membership.person_id)
        .join(CommunityGroup, CommunityGroup.id == Membership.group_id)
        .where(
            CommunityGroup.municipality_id == municipality_id,
            Membership.state == MembershipState.ACTIVE,
        )
    )
    organisers = select(RoleGrant.person_id).where(
        RoleGrant.municipality_id == municipality_id,
        RoleGrant.ended_at.is_(None),
        RoleGrant.role.in_(ORGANISERS),
    )
    return select(Person.id).where(
        Person.id.in_(members) | Person.id.in_(organisers), Person.joined_at.is_not(None)
    )


def told(list_id: int) -> ColumnElement[bool]:
    """Which notices say that this version was published."""
    kind = Notice.kind == NoticeKind.PRIORITIES_PUBLISHED
    return (Notice.priority_list_id == list_id) & kind


async def is_known(session: Session, list_id: int) -> bool:
    """Whether a message about this version has gone out, or may have."""
    went_out = (Delivery.attempts > 0) | (Delivery.state == "in_flight")
    count = select(func.count()).select_from(Delivery).join(Notice)
    return bool(await session.scalar(count.where(told(list_id), went_out)))
