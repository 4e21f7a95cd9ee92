"""Who follows a need reads its news, answers what is asked, and says whether it is done."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.forms.engine import Asking
from bot.forms.needs.answering import begin_answer
from bot.screens.needs import news as screens
from bot.taps.needs.triage import AnswerNeedTap, NeedDoneTap, NeedNewsTap
from community.needs import answering, telling
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person

router = Router(name="need_news")
router.callback_query.filter(Joined())


@router.callback_query(NeedNewsTap.filter())
async def show(
    event: CallbackQuery,
    callback_data: NeedNewsTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """How it stands."""
    return screens.standing(await telling.standing(session, person, callback_data.need), now)


@router.callback_query(AnswerNeedTap.filter())
async def begin_answering(
    event: CallbackQuery, callback_data: AnswerNeedTap, asking: Asking
) -> Screen | list[Screen]:
    """What was asked?"""
    return await begin_answer(asking, callback_data.need)


@router.callback_query(NeedDoneTap.filter())
async def confirm(
    event: CallbackQuery,
    callback_data: NeedDoneTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Is it really done?"""
    need_id, is_done = callback_data.need, callback_data.is_done
    await answering.confirm(session, person, need_id, is_done, now)
    return screens.confirmed(await telling.standing(session, person, need_id), now)
