"""Voting: what is asked, marking, confirming; or saying that one will not."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.looks.polls.voting import mine_of, page_of
from bot.screens.polls import ballots
from bot.screens.polls import voting as screens
from bot.taps.voting import (
    CastTap,
    ChosenTap,
    DeclineTap,
    MarksTap,
    MyVotesTap,
    OlderVotesTap,
    SecrecyTap,
    VoteTap,
)
from community import doors
from community.polls import voting
from community.rules.polls.ballots import used
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person

router = Router(name="voting")
router.callback_query.filter(Joined())


@router.callback_query(MyVotesTap.filter())
async def show_mine(event: CallbackQuery, session: Session, person: Person) -> Screen:
    """The votes that are for me."""
    return await mine_of(session, person, 0)


@router.callback_query(OlderVotesTap.filter())
async def show_more(
    event: CallbackQuery, callback_data: OlderVotesTap, session: Session, person: Person
) -> Screen:
    """A page of them."""
    return await mine_of(session, person, callback_data.page)


@router.callback_query(VoteTap.filter())
async def show(
    event: CallbackQuery,
    callback_data: VoteTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """What is asked, or what has become of it."""
    voter = await doors.poll(session, person, callback_data.poll)
    return await page_of(session, person, voter, now)


@router.callback_query(SecrecyTap.filter())
async def explain(
    event: CallbackQuery, callback_data: SecrecyTap, session: Session, person: Person
) -> Screen:
    """How secret is it?"""
    return screens.secrecy((await doors.poll(session, person, callback_data.poll)).poll)


@router.callback_query(MarksTap.filter())
async def mark(
    event: CallbackQuery,
    callback_data: MarksTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """The options with what is marked so far."""
    marks = callback_data.marks
    poll = await voting.check_may_mark(session, person, callback_data.poll, marks, now)
    return ballots.marking(poll, marks)


@router.callback_query(ChosenTap.filter())
async def look_again(
    event: CallbackQuery,
    callback_data: ChosenTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """The whole choice, before it counts."""
    marks = callback_data.marks
    poll = await voting.check_may_mark(session, person, callback_data.poll, marks, now)
    is_blank = not used(poll.method, marks)
    return ballots.marking(poll, marks) if is_blank else ballots.chosen(poll, marks)


@router.callback_query(CastTap.filter())
async def cast(
    event: CallbackQuery,
    callback_data: CastTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """I vote so."""
    marks = callback_data.marks
    poll = await voting.cast_ballot(session, person, callback_data.poll, marks, now)
    return ballots.done() if poll.is_secret else ballots.done_openly(poll, marks)


@router.callback_query(DeclineTap.filter())
async def decline(
    event: CallbackQuery,
    callback_data: DeclineTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """I will not vote."""
    return screens.declined(await voting.decline(session, person, callback_data.poll, now))
