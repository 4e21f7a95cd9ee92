"""Votes on paper: who voted so, and what was counted."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.forms.engine import Asking
from bot.forms.polls.counting import begin_counting
from bot.looks.polls.cards import card_of
from bot.screens.polls import cards, counting
from bot.screens.polls import papers as screens
from bot.taps.organised.paper import TakeBackCountTap
from bot.taps.organised.polls import CountPaperTap, MarkPaperTap, PaperVotersTap
from community import doors
from community.polls import paper
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person, Poll
from storage.queries.polls import papers

router = Router(name="paper of polls")
router.callback_query.filter(Joined())


@router.callback_query(PaperVotersTap.filter())
async def voters(
    event: CallbackQuery, callback_data: PaperVotersTap, session: Session, person: Person
) -> Screen:
    """Who voted on paper?"""
    number = callback_data.poll
    poll = await doors.organised_poll(session, person, number, Permission.MARK_PAPER)
    return await _voters(session, poll, callback_data.page)


async def _voters(session: Session, poll: Poll, page: int) -> Screen:
    size, total = screens.NAMES_ON_A_PAGE, await papers.count_markable(session, poll.id)
    # Who votes in chat meanwhile leaves the list: its last page may be gone.
    page = min(page, max(0, (total - 1) // size))
    found = await papers.markable(session, poll.id, page * size, size)
    marked = await papers.count_marked(session, poll.id)
    shown = screens.voters(poll, found, total, marked, page)
    if not await paper.has_second_counter(session, poll):
        return screens.nobody_else_counts(shown)
    if await paper.exposes_chat(session, poll):
        return screens.few_in_chat(shown)
    return shown


@router.callback_query(MarkPaperTap.filter())
async def mark(
    event: CallbackQuery,
    callback_data: MarkPaperTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """This one voted on paper, or did not after all."""
    number, voter = callback_data.poll, callback_data.person
    is_marked, page = callback_data.is_marked, callback_data.page
    try:
        poll = await paper.mark(session, person, number, voter, now, is_marked=is_marked)
    except Refused as refused:
        if refused.reason != Reason.VOTED:
            raise
        return screens.voted_meanwhile(await _voters(session, refused.facts["poll"], page))
    return await _voters(session, poll, page)


@router.callback_query(CountPaperTap.filter())
async def count(
    event: CallbackQuery, callback_data: CountPaperTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """Begin to enter what was counted."""
    poll = await paper.countable(session, asking.person, callback_data.poll)
    return await begin_counting(asking, poll)


@router.callback_query(TakeBackCountTap.filter())
async def take_back(
    event: CallbackQuery,
    callback_data: TakeBackCountTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Forget what this organiser counted."""
    poll = await paper.take_back_count(session, person, callback_data.poll, now)
    shown = await card_of(session, person, poll, now)
    return cards.with_toast(shown, counting.count_taken_back())
