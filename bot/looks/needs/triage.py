"""Gathers what organisers see of needs."""

from datetime import datetime

from bot.screens import refusals
from bot.screens.needs import cards, stories
from bot.screens.needs import triage as screens
from community.needs.answering import has_confirmed
from community.needs.triage import looked_at
from community.refusals import Reason, Refused
from community.rules.permissions import Permission, may
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import NeedEventKind, NeedState
from storage.models import Need, Person
from storage.queries import people
from storage.queries.needs import following
from storage.queries.needs import triage as queries
from storage.queries.needs.triage import Shelf


async def triaging(session: Session, person: Person) -> list[int]:
    """The municipalities where this person decides about needs."""
    return [
        town.id
        for town in await people.organised_by(session, person.id)
        if may(await people.roles(session, person.id, town.id), Permission.TRIAGE_NEEDS)
    ]


async def shelves_of(session: Session, person: Person, now: datetime) -> Screen:
    """How many wait where. Raises Refused NOT_ALLOWED."""
    return screens.shelves(await queries.counts(session, await _towns(session, person), now))


async def next_of(
    session: Session, person: Person, shelf: Shelf, after: int, now: datetime
) -> Screen:
    """The oldest of a shelf after another one, or what is left. Raises Refused NOT_ALLOWED."""
    towns = await _towns(session, person)
    number = await queries.next_on(session, towns, shelf, after, now)
    need = None if number is None else await following.load(session, number)
    if need is None:
        return screens.nothing_more(await queries.counts(session, towns, now))
    return await card_of(session, need, now, shelf)


async def _towns(session: Session, person: Person) -> list[int]:
    towns = await triaging(session, person)
    if not towns:
        raise Refused(Reason.NOT_ALLOWED)
    return towns


async def card_of(
    session: Session, need: Need, now: datetime, shelf: Shelf | None = None
) -> Screen:
    """The card of a need, as it stands; the next one comes from this shelf, or from its own."""
    story = await queries.story(session, need.id)
    asked = [line.event for line in story if _is_exchange(line)]
    into = None if need.merged_into_id is None else await session.get(Need, need.merged_into_id)
    shown = cards.Card(
        need=need,
        media=await queries.media_of(session, need.id),
        people=await people_of(session, need),
        exchange=asked,
        is_late=queries.still_waits(need, now),
        is_behind=queries.is_behind_now(need, now),
        into=into.number if into is not None and need.state == NeedState.MERGED else None,
        is_confirmed=need.state == NeedState.DONE and await has_confirmed(session, need),
    )
    return cards.card(shown, shelf or queries.shelf_of(need), now)


async def followed(session: Session, person: Person, need_id: int, now: datetime) -> Screen | None:
    """What stands in place of an author's words once they are not to be read; None until then."""
    try:
        need = await looked_at(session, person, need_id)
    except Refused as refused:
        return refusals.draw(refused, person)
    return await card_of(session, need, now) if need.author_id is None else None


async def people_of(session: Session, need: Need) -> int:
    """How many want it: who supports it, and who has said it if they are still here."""
    return await following.count_supporters(session, need.id) + (need.author_id is not None)


async def story_of(session: Session, need: Need) -> list[Screen]:
    """Everything that happened to a need."""
    return stories.story(need, await queries.story(session, need.id))


def _is_exchange(line: queries.Line) -> bool:
    return line.event.kind in (NeedEventKind.QUESTION, NeedEventKind.ANSWER) and (
        line.event.state != NeedState.DONE
    )
