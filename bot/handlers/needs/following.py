"""Following what is needed: one's own, one need's story, what was accepted for all to see."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.looks.needs.following import need_of, page_of, story_of
from bot.screens.needs import following as screens
from bot.taps.needs import (
    AcceptedNeedsTap,
    AreaNeedsTap,
    MyNeedsTap,
    NeedsTap,
    NeedTap,
    SupportNeedNoMoreTap,
    SupportNeedTap,
    WithdrawNeedNowTap,
    WithdrawNeedTap,
)
from community import doors
from community.needs import supporting
from community.needs.withdrawing import withdraw
from community.rules.need_path import SHOWN
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person
from storage.queries.needs import following as queries

router = Router(name="following what is needed")
router.callback_query.filter(Joined())


@router.callback_query(NeedsTap.filter())
async def show_page(event: CallbackQuery, session: Session, person: Person) -> Screen:
    """What can be done about what is needed."""
    await doors.municipality_of(session, person, Permission.SEE_NEEDS)
    return await page_of(session, person)


@router.callback_query(MyNeedsTap.filter())
async def show_mine(
    event: CallbackQuery, callback_data: MyNeedsTap, session: Session, person: Person
) -> Screen:
    """What I have said or support."""
    page, size = callback_data.page, screens.ON_A_PAGE
    found = await queries.followed(session, person.id, page * size, size)
    own = {need.id for need in found if need.author_id == person.id}
    return screens.mine(found, own, await queries.count_followed(session, person.id), page)


@router.callback_query(NeedTap.filter())
async def show(
    event: CallbackQuery, callback_data: NeedTap, session: Session, person: Person
) -> Screen:
    """One need and its story."""
    return await need_of(session, person, callback_data.need)


@router.callback_query(SupportNeedTap.filter())
async def support(
    event: CallbackQuery,
    callback_data: SupportNeedTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """I say so, too."""
    need = await supporting.support(session, person, callback_data.need, now)
    story = await story_of(session, person, need)
    return story if need.author_id == person.id else screens.supported(story)


@router.callback_query(SupportNeedNoMoreTap.filter())
async def support_no_more(
    event: CallbackQuery, callback_data: SupportNeedNoMoreTap, session: Session, person: Person
) -> Screen:
    """I do not say so any more."""
    need = await supporting.support_no_more(session, person, callback_data.need)
    return screens.supported_no_more(await story_of(session, person, need))


@router.callback_query(WithdrawNeedTap.filter())
async def ask_withdraw(
    event: CallbackQuery, callback_data: WithdrawNeedTap, session: Session, person: Person
) -> Screen:
    """Shall it be withdrawn?"""
    return screens.ask_withdraw(await doors.own_need(session, person, callback_data.need))


@router.callback_query(WithdrawNeedNowTap.filter())
async def withdraw_now(
    event: CallbackQuery,
    callback_data: WithdrawNeedNowTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Withdraw it."""
    tap = callback_data
    need = await withdraw(session, person, tap.need, tap.version, now)
    return await story_of(session, person, need)


@router.callback_query(AcceptedNeedsTap.filter())
async def show_accepted(event: CallbackQuery, session: Session, person: Person) -> Screen:
    """The topics of what was accepted."""
    await doors.municipality_of(session, person, Permission.SEE_NEEDS)
    return screens.accepted(await queries.areas(session, person.municipality_id, SHOWN))


@router.callback_query(AreaNeedsTap.filter())
async def show_area(
    event: CallbackQuery, callback_data: AreaNeedsTap, session: Session, person: Person
) -> Screen:
    """What was accepted of one topic."""
    await doors.municipality_of(session, person, Permission.SEE_NEEDS)
    town, area, page = person.municipality_id, callback_data.area, callback_data.page
    size = screens.ON_A_PAGE
    found = await queries.of_area(session, town, area, SHOWN, page * size, size)
    count = (await queries.areas(session, town, SHOWN)).get(area, 0)
    return screens.of_area(area, found, count, page)
