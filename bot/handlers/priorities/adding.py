"""Adding to the list: needs, what came out of votes, what meetings decided."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.forms.engine import Asking, begin
from bot.forms.priorities.priority import PRIORITY
from bot.looks.priorities.drafts import needs_of, sources_of, votes_of
from bot.screens.priorities import adding as screens
from bot.taps.priorities import (
    AddDecisionTap,
    AddNeedTap,
    AddOptionTap,
    AddPriorityTap,
    NeedsToAddTap,
    OptionsToAddTap,
    VotesToAddTap,
)
from community.priorities import changing, drafts
from community.priorities.changing import NewPriority
from community.priorities.votes import Outcome, outcomes
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.database import Session
from storage.models import Need, Person, Poll, PriorityList
from storage.queries.priorities import sources

router = Router(name="adding priorities")


@router.callback_query(AddPriorityTap.filter())
async def from_where(
    event: CallbackQuery,
    callback_data: AddPriorityTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """What shall be added?"""
    found = await drafts.draft_of(session, person, callback_data.priorities)
    return await sources_of(session, found, now)


@router.callback_query(NeedsToAddTap.filter())
async def needs(
    event: CallbackQuery, callback_data: NeedsToAddTap, session: Session, person: Person
) -> Screen:
    """Which need?"""
    found = await drafts.draft_of(session, person, callback_data.priorities)
    return await needs_of(session, found, callback_data.page)


@router.callback_query(AddNeedTap.filter())
async def add_need(
    event: CallbackQuery, callback_data: AddNeedTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """This one; its short name is asked, if it has none."""
    found = await drafts.draft_of(session, asking.person, callback_data.priorities)
    need = await sources.need(session, found, callback_data.need)
    if need is None:
        raise Refused(Reason.NOT_FOUND)
    if need.short_name is None:
        known = {"area": need.area.value, "wording": need.wording, "need": need.id}
        return await begin(PRIORITY, asking, priorities=found.id, **known)
    await changing.add_priority(session, asking.person, found.id, _of_need(need), asking.now)
    return screens.added(await needs_of(session, found, 0))


def _of_need(need: Need) -> NewPriority:
    return NewPriority(need.area, need.short_name or "", need.wording, need.id)


@router.callback_query(VotesToAddTap.filter())
async def votes(
    event: CallbackQuery, callback_data: VotesToAddTap, session: Session, person: Person
) -> Screen:
    """From which vote?"""
    found = await drafts.draft_of(session, person, callback_data.priorities)
    return await votes_of(session, found, callback_data.page)


@router.callback_query(OptionsToAddTap.filter())
async def options(
    event: CallbackQuery, callback_data: OptionsToAddTap, session: Session, person: Person
) -> Screen:
    """What came out of it?"""
    found, poll = await _vote(session, person, callback_data)
    its = await outcomes(session, found, poll.id)
    return screens.options(found, poll, its, callback_data.page)


async def _vote(
    session: Session, person: Person, tap: OptionsToAddTap | AddOptionTap
) -> tuple[PriorityList, Poll]:
    found = await drafts.draft_of(session, person, tap.priorities)
    poll = await sources.vote(session, found, tap.poll)
    if poll is None:
        raise Refused(Reason.NOT_FOUND)
    return found, poll


@router.callback_query(AddOptionTap.filter())
async def add_option(
    event: CallbackQuery, callback_data: AddOptionTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """One option, or all whose topic is known; of any other the area is asked."""
    found, poll = await _vote(session, asking.person, callback_data)
    wanted = callback_data.option
    its = await outcomes(session, found, poll.id)
    chosen = [one for one in its if _is_meant(one, wanted)]
    if wanted and chosen and not chosen[0].is_known:
        name = {"name": chosen[0].option.short_name, "poll": poll.id, "option": wanted}
        return await begin(PRIORITY, asking, priorities=found.id, **name)
    for one in chosen:
        await changing.add_priority(session, asking.person, found.id, _of_option(one), asking.now)
    its = await outcomes(session, found, poll.id)
    return screens.added(screens.options(found, poll, its, 0))


def _is_meant(one: Outcome, wanted: int) -> bool:
    return not one.is_listed and (one.option.position == wanted if wanted else one.is_known)


def _of_option(one: Outcome) -> NewPriority:
    known = one.need or one.standing
    assert known is not None, "otherwise the area is asked"
    option = one.option
    return NewPriority(
        area=known.area,
        short_name=option.short_name,
        wording=known.wording,
        need_id=option.need_id,
        poll_id=option.poll_id,
        option=option.position,
    )


@router.callback_query(AddDecisionTap.filter())
async def add_decision(
    event: CallbackQuery, callback_data: AddDecisionTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """What did a meeting decide?"""
    found = await drafts.draft_of(session, asking.person, callback_data.priorities)
    return await begin(PRIORITY, asking, priorities=found.id, is_decided=True)
