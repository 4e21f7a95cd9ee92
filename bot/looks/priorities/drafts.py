"""Gathers the version of the list that is being worked on, as its organisers see it."""

from datetime import datetime

from bot.screens.costs import Cost
from bot.screens.priorities import adding, drafting
from bot.screens.priorities.areas import page_of
from community.chats import charges
from community.priorities import publishing
from messengers.screen import Screen
from storage.database import Session
from storage.models import Municipality, PriorityItem, PriorityList
from storage.queries import audiences
from storage.queries.priorities import lists, sources


async def draft_of_town(session: Session, town: Municipality, page: int = 0) -> Screen:
    """The version that is being worked on, or how to begin one."""
    found = await lists.draft(session, town.id)
    if found is None:
        return drafting.how_to_begin(town, await lists.published(session, town.id))
    return drafting.draft(found, page)


async def draft_with(session: Session, found: PriorityList) -> Screen:
    """The same, where it was just worked on."""
    return await draft_of_town(session, found.municipality)


def one_of(found: PriorityList, item: PriorityItem) -> Screen:
    """One priority of it."""
    return drafting.one(found, item, page_of(found, item))


async def sources_of(session: Session, found: PriorityList, now: datetime) -> Screen:
    """From where one can be added."""
    return adding.from_where(
        found,
        await sources.count_needs(session, found),
        await sources.count_votes(session, found),
        await sources.count_meetings(session, found.municipality_id, now),
    )


async def needs_of(session: Session, found: PriorityList, page: int) -> Screen:
    """The needs that can be added."""
    size = adding.ON_A_PAGE
    total = await sources.count_needs(session, found)
    page = min(page, max(0, (total - 1) // size))
    return adding.needs(found, await sources.needs(session, found, page * size, size), total, page)


async def votes_of(session: Session, found: PriorityList, page: int) -> Screen:
    """The votes whose results can be added."""
    size = adding.ON_A_PAGE
    its = await sources.votes(session, found, page * size, size)
    return adding.votes(found, its, await sources.count_votes(session, found), page)


async def preview_of(session: Session, found: PriorityList, now: datetime) -> list[Screen]:
    """The message that says what is new in it, and who would hear of it."""
    moment = publishing.sending_moment(found, now)
    audience = lists.everybody(found.municipality_id)
    reached = await audiences.reached_among(
        session, audience, charges.free_since(moment), but_viber=found.is_telegram_only
    )
    left = await charges.left(session, found.municipality_id, moment) if reached.charged else 0
    news = await publishing.news_in(session, found)
    return drafting.preview(found, news, reached, Cost(reached.charged, left))
