"""Draws news of needs: to who follows them, and to who decides about them."""

from datetime import datetime

from bot.screens.needs import news as screens
from bot.screens.needs import to_organisers
from community.needs.telling import News, news_of
from community.rules.need_path import UNDECIDED
from community.rules.permissions import Permission, may
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import NoticeKind
from storage.models import Delivery
from storage.queries import people
from storage.queries.needs import due, following, triage
from storage.queries.needs import news as queries

KINDS = frozenset(
    {
        NoticeKind.NEED_NEWS,
        NoticeKind.NEED_LATE,
        NoticeKind.NEED_NEW,
        NoticeKind.NEED_ANSWER,
        NoticeKind.NEED_OVERDUE,
        NoticeKind.NEED_WEEKLY,
    }
)


async def draw(session: Session, delivery: Delivery, now: datetime) -> Screen | None:
    """As it stands now; None if there is nothing to say any more."""
    if delivery.person_id is None or delivery.municipality_id is None:
        return None
    match delivery.notice.kind:
        case NoticeKind.NEED_NEWS:
            return await _news(session, delivery, delivery.person_id, now)
        case NoticeKind.NEED_LATE:
            return await _late(session, delivery, now)
        case kind:
            return await _to_organiser(session, delivery, kind, now)


async def _news(
    session: Session, delivery: Delivery, reader_id: int, now: datetime
) -> Screen | None:
    told = await queries.told_by(session, delivery.id)
    found = [await news_of(session, need, event, reader_id) for event, need in told]
    # Who supports it no more, or the one with which it was merged, hears no more of it.
    found = [each for each in found if reader_id in await _followers(session, each)]
    if not found:
        return None
    return screens.one(found[0], now) if len(found) == 1 else screens.several(found)


async def _followers(session: Session, news: News) -> set[int]:
    return await queries.followers(session, (news.into or news.need).id)


async def _late(session: Session, delivery: Delivery, now: datetime) -> Screen | None:
    need = await following.load(session, delivery.notice.need_id or 0)
    if need is None or not triage.still_waits(need, now):
        return None
    is_followed = delivery.person_id in await queries.followers(session, need.id)
    return screens.late(need) if is_followed else None


async def _to_organiser(
    session: Session, delivery: Delivery, kind: NoticeKind, now: datetime
) -> Screen | None:
    town = delivery.municipality_id or 0
    roles = await people.roles(session, delivery.person_id or 0, town)
    if not may(roles, Permission.TRIAGE_NEEDS):
        return None
    if kind == NoticeKind.NEED_ANSWER:
        # Whoever has decided since has read the answer on the card.
        told = [
            (event, need)
            for event, need in await queries.told_by(session, delivery.id)
            if need.state in UNDECIDED
        ]
        return to_organisers.answers(told) if told else None
    counts = await triage.counts(session, [town], now)
    if kind == NoticeKind.NEED_NEW:
        count = counts[triage.Shelf.NEW]
        return to_organisers.new(count) if count else None
    unanswered = 0
    if kind == NoticeKind.NEED_WEEKLY:
        unanswered = await due.count_unanswered(session, town, now)
    oldest = await triage.oldest_overdue(session, [town], now)
    if oldest is None:
        return to_organisers.unanswered(unanswered) if unanswered else None
    behind = await triage.count_behind(session, [town], now)
    late = counts[triage.Shelf.LATE] - behind
    return to_organisers.overdue(late, behind, oldest, now, unanswered)
