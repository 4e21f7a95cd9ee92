"""Votes as their organisers look at them: all of them, what they may be about, what came out."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from storage.database import Session
from storage.kinds import DeliveryState, NeedArea, NeedState, NoticeKind, PollState
from storage.models import Delivery, Need, Notice, Poll, PollResult, RollEntry
from storage.queries.audiences import Reached, reached_among
from storage.queries.chats.charged import LIMIT_REACHED
from storage.queries.polls.rolls import electorate, on_roll, silent

_NEVER_SENT = (DeliveryState.QUEUED, DeliveryState.WITHDRAWN)


async def lately(
    session: Session, town_ids: Collection[int], offset: int, limit: int
) -> Sequence[Poll]:
    """All votes of these municipalities, drafts too, the newest first."""
    found = await session.scalars(
        select(Poll)
        .where(Poll.municipality_id.in_(town_ids))
        .options(joinedload(Poll.municipality))
        .order_by(Poll.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return found.all()


async def count_of(session: Session, town_ids: Collection[int]) -> int:
    """How many votes there are in these municipalities."""
    counted = select(func.count()).select_from(Poll).where(Poll.municipality_id.in_(town_ids))
    return await session.scalar(counted) or 0


async def last_opened(session: Session, municipality_id: int) -> Poll | None:
    """The vote that was opened last, with its groups."""
    return await session.scalar(
        select(Poll)
        .where(Poll.municipality_id == municipality_id, Poll.opened_at.is_not(None))
        .options(selectinload(Poll.groups))
        .order_by(Poll.opened_at.desc(), Poll.id.desc())
        .limit(1)
    )


async def needs(
    session: Session, municipality_id: int, area: NeedArea | None, offset: int, limit: int
) -> Sequence[Need]:
    """What was accepted and worded, of one topic or of all, by topic and number."""
    found = await session.scalars(
        select(Need)
        .where(*_may_be_voted_on(municipality_id, area))
        .order_by(Need.area, Need.number)
        .offset(offset)
        .limit(limit)
    )
    return found.all()


async def need(session: Session, municipality_id: int, need_id: int) -> Need | None:
    """One of them; None for any other."""
    is_one = (*_may_be_voted_on(municipality_id), Need.id == need_id)
    return await session.scalar(select(Need).where(*is_one))


async def count_needs(session: Session, municipality_id: int, area: NeedArea | None = None) -> int:
    """How many there are."""
    counted = select(func.count()).select_from(Need)
    return await session.scalar(counted.where(*_may_be_voted_on(municipality_id, area))) or 0


async def areas_of_needs(session: Session, municipality_id: int) -> Sequence[NeedArea]:
    """The topics in which there are some."""
    found = await session.scalars(
        select(Need.area).where(*_may_be_voted_on(municipality_id)).distinct()
    )
    return sorted(found, key=list(NeedArea).index)


def _may_be_voted_on(
    municipality_id: int, area: NeedArea | None = None
) -> tuple[ColumnElement[bool], ...]:
    """Accepted, and in an organiser's own words: nobody votes on somebody's raw text."""
    is_one = (
        Need.municipality_id == municipality_id,
        Need.state == NeedState.ACCEPTED,
        Need.wording.is_not(None),
    )
    return is_one if area is None else (*is_one, Need.area == area)


async def reached(session: Session, poll: Poll, free_since: datetime) -> Reached:
    """How the news of a vote would travel to those who may take part."""
    return await reached_among(
        session, electorate(poll), free_since, but_viber=poll.is_telegram_only
    )


def asked(poll_id: int) -> Select[int]:
    """Who has heard that it runs (called, perhaps), or found it and said something, as a query.

    Whom Viber's limit left out of the call to vote does not hear of the vote at its end, either.
    """
    may_have_heard = Delivery.state.not_in(_NEVER_SENT)
    heard = _called(poll_id).where(may_have_heard, Delivery.reason.is_distinct_from(LIMIT_REACHED))
    return on_roll(poll_id).where(RollEntry.person_id.in_(heard) | RollEntry.way.is_not(None))


def to_remind(poll_id: int) -> Select[int]:
    """Who has said nothing yet, without those to whom the call itself is still to go out."""
    waits = _called(poll_id).where(Delivery.state == DeliveryState.QUEUED)
    return silent(poll_id).where(RollEntry.person_id.not_in(waits))


def _called(poll_id: int) -> Select[int | None]:
    # Who was erased since would make "not in" true of nobody.
    is_known = Delivery.person_id.is_not(None)
    return (
        select(Delivery.person_id)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(Notice.poll_id == poll_id, Notice.kind == NoticeKind.POLL_OPENED, is_known)
    )


async def reached_of_asked(session: Session, poll: Poll, free_since: datetime) -> Reached:
    """How it would travel that a vote is called off."""
    audience = asked(poll.id)
    return await reached_among(session, audience, free_since, but_viber=poll.is_telegram_only)


async def reached_of_silent(session: Session, poll: Poll, free_since: datetime) -> Reached:
    """How a reminder would travel."""
    audience = to_remind(poll.id)
    return await reached_among(session, audience, free_since, but_viber=poll.is_telegram_only)


async def count_to_go(session: Session, poll_id: int) -> int:
    """How many messages that it runs are still to go out."""
    counted = (
        select(func.count())
        .select_from(Delivery)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(
            Notice.poll_id == poll_id,
            Notice.kind == NoticeKind.POLL_OPENED,
            Delivery.state == DeliveryState.QUEUED,
        )
    )
    return await session.scalar(counted) or 0


async def results(session: Session, poll_id: int) -> Sequence[PollResult]:
    """What came out, option by option."""
    found = await session.scalars(
        select(PollResult)
        .where(PollResult.poll_id == poll_id)
        .order_by(PollResult.position)
        .execution_options(populate_existing=True)
    )
    return found.all()


async def is_any_open(session: Session, town_ids: Collection[int]) -> bool:
    """Whether a vote runs or waits to be told in one of these municipalities."""
    found = await session.scalar(
        select(Poll.id)
        .where(
            Poll.municipality_id.in_(town_ids),
            Poll.state.in_({PollState.OPEN, PollState.CLOSED}),
        )
        .limit(1)
    )
    return found is not None


async def is_known(session: Session, poll_id: int) -> bool:
    """Whether a message that it runs has gone out, or may have; or somebody found it and voted."""
    went_out = or_(Delivery.attempts > 0, Delivery.state == DeliveryState.IN_FLIGHT)
    its = select(Notice.id).where(Notice.poll_id == poll_id)
    was_told = exists().where(Delivery.notice_id.in_(its), went_out)
    was_found = exists().where(RollEntry.poll_id == poll_id, RollEntry.way.is_not(None))
    was_erased = exists().where(Poll.id == poll_id, Poll.erased_on_paper > 0)
    return bool(await session.scalar(select(or_(was_told, was_found, was_erased))))
