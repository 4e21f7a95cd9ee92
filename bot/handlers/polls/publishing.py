"""Telling what came out of a vote, and looking at it afterwards."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.forms.engine import Asking, begin
from bot.forms.polls.publishing import PUBLISHING
from bot.looks.polls.results import all_results_of, asked_to_tell, results_preview_of
from bot.screens.polls import publishing as screens
from bot.taps.organised.open_votes import OpenVotesTap
from bot.taps.organised.polls import (
    PollResultsTap,
    PublishPollNowTap,
    PublishPollTap,
)
from bot.taps.organised.results import ResultsTelegramOnlyTap
from community import doors
from community.polls import publishing
from community.polls.drafts import Known
from community.polls.turnout import turnout_of
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import PollState
from storage.models import Person
from storage.queries.polls import boxes

router = Router(name="results of polls")
router.callback_query.filter(Joined())


@router.callback_query(PublishPollTap.filter())
async def decide(
    event: CallbackQuery, callback_data: PublishPollTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """What is to be told with the results?"""
    poll, _outcome = await publishing.countable(session, asking.person, callback_data.poll)
    return await begin(PUBLISHING, asking, poll=poll.id)


@router.callback_query(PublishPollNowTap.filter())
async def publish(
    event: CallbackQuery,
    callback_data: PublishPollNowTap,
    session: Session,
    person: Person,
    now: datetime,
    asking: Asking,
) -> Screen | list[Screen]:
    """Tell everybody, what was looked at."""
    number, version = callback_data.poll, callback_data.version
    poll, outcome = await publishing.countable(session, person, number)
    if outcome.ties and poll.tie_break is None:
        return await begin(PUBLISHING, asking, poll=number)
    if poll.version != version:
        return await results_preview_of(session, person, poll, now)
    return screens.published(*await publishing.publish(session, person, number, version, now))


@router.callback_query(ResultsTelegramOnlyTap.filter())
async def choose_messengers(
    event: CallbackQuery,
    callback_data: ResultsTelegramOnlyTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """In Telegram alone, or in Viber too?"""
    known = Known(callback_data.poll, callback_data.version)
    is_wanted = callback_data.is_wanted
    poll = await publishing.choose_messengers(
        session, person, known, is_telegram_only=is_wanted, now=now
    )
    return await asked_to_tell(session, person, poll, now)


@router.callback_query(OpenVotesTap.filter())
async def said_openly(
    event: CallbackQuery, callback_data: OpenVotesTap, session: Session, person: Person
) -> Screen:
    """Who chose what, once nothing can be changed any more."""
    number, page = callback_data.poll, callback_data.page
    poll = await doors.organised_poll(session, person, number, Permission.RUN_POLLS)
    if poll.is_secret or poll.state not in (PollState.CLOSED, PollState.PUBLISHED):
        raise Refused(Reason.NOT_FOUND)
    size = screens.VOTERS_ON_A_PAGE
    total = await boxes.count_said(session, number)
    if not total and (await turnout_of(session, poll)).voters:
        return screens.said_once(poll)
    found = await boxes.said_by(session, number, page * size, size)
    return screens.said_openly(poll, found, total, page)


@router.callback_query(PollResultsTap.filter())
async def all_results(
    event: CallbackQuery, callback_data: PollResultsTap, session: Session, person: Person
) -> Screen:
    """All that was told, for everybody who could vote."""
    poll = (await doors.poll(session, person, callback_data.poll)).poll
    if poll.state != PollState.PUBLISHED:
        raise Refused(Reason.NOT_FOUND)
    return await all_results_of(session, person, poll)
