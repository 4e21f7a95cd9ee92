"""Letting in those who wait."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.looks.menus import approving
from bot.screens import approvals as screens
from bot.taps import JoinCardTap, JoinDecisionTap, LetInTap, WaitingTap
from community import approvals, doors
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.database import Session
from storage.models import CommunityGroup, Person
from storage.queries import people
from storage.queries.organising import decisions

router = Router(name="approvals")
router.callback_query.filter(Joined())


@router.callback_query(WaitingTap.filter())
async def waiting(event: CallbackQuery, session: Session, person: Person) -> Screen:
    """Everybody who waits."""
    towns = await approving(session, person.id)
    if not towns:
        raise Refused(Reason.NOT_ALLOWED)
    return screens.waiting(await people.waiting_in(session, towns))


@router.callback_query(JoinCardTap.filter())
async def card(
    event: CallbackQuery,
    callback_data: JoinCardTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """One person who waits."""
    joiner, group = await doors.joining(session, person, callback_data.person, callback_data.group)
    standing = await approvals.standing(session, joiner.id, group.id, now)
    decider = await decisions.decider(session, joiner.id, group.id)
    return screens.card(joiner, group, standing, decider=decider)


@router.callback_query(JoinDecisionTap.filter())
async def decide(
    event: CallbackQuery,
    callback_data: JoinDecisionTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Let somebody in, or not."""
    tap = callback_data
    joiner, group = await approvals.decide(
        session, person, tap.person, tap.group, tap.is_approved, now
    )
    return await _decided(session, joiner, group, now)


@router.callback_query(LetInTap.filter())
async def let_in(
    event: CallbackQuery,
    callback_data: LetInTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Let somebody in after all."""
    joiner, group = await approvals.let_in(
        session, person, callback_data.person, callback_data.group, now
    )
    return await _decided(session, joiner, group, now)


async def _decided(
    session: Session, joiner: Person, group: CommunityGroup, now: datetime
) -> Screen:
    standing = await approvals.standing(session, joiner.id, group.id, now)
    left = await people.waiting_in(session, [group.municipality_id])
    return screens.card(joiner, group, standing, others_wait=bool(left))
