"""Letting in those who wait."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.looks.menus import approving
from bot.screens import approvals as screens
from bot.taps import JoinCardTap, JoinDecisionTap, WaitingTap
from community import approvals, doors
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import MembershipState
from storage.models import Person
from storage.queries import people

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
    event: CallbackQuery, callback_data: JoinCardTap, session: Session, person: Person
) -> Screen:
    """One person who waits."""
    joiner, group, membership = await doors.joining(
        session, person, callback_data.person, callback_data.group
    )
    return screens.card(
        joiner,
        group,
        is_waiting=doors.is_waiting(membership),
        is_member=membership is not None and membership.state == MembershipState.ACTIVE,
    )


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
    left = await people.waiting_in(session, [group.municipality_id])
    return screens.card(
        joiner, group, is_waiting=False, is_member=tap.is_approved, others_wait=bool(left)
    )
