"""Saying what is needed: begun from the menu, sent once, with a point on the map if wanted."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.filters import Fills, Joined
from bot.forms import engine
from bot.forms.engine import Asking
from bot.forms.needs.saying import NEED, begin_need, take_pin
from bot.screens import forms
from bot.screens.needs import saying as screens
from bot.taps.needs import SayNeedTap, SendNeedTap
from community import doors
from community.needs.saying import Pin
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.database import Session

router = Router(name="saying what is needed")
router.callback_query.filter(Joined())


@router.callback_query(SayNeedTap.filter())
async def say(event: CallbackQuery, asking: Asking) -> Screen | list[Screen]:
    """What is needed?"""
    return await begin_need(asking)


@router.callback_query(SendNeedTap.filter())
async def send(
    event: CallbackQuery, callback_data: SendNeedTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """Send what was looked at; who taps twice sees again what was written down."""
    filled = asking.filled
    if callback_data.nonce != asking.nonce:
        raise Refused(Reason.OUT_OF_DATE)
    if "said" in filled:
        return screens.said(await doors.own_need(session, asking.person, filled["said"]))
    if engine.is_interrupted(asking):
        return forms.resume(asking.nonce)
    return await engine.take_tap(asking, "sure", screens.SEND)


@router.message(Fills(NEED), F.location)
async def pin(message: Message, asking: Asking) -> Screen:
    """A point on the map."""
    if engine.is_interrupted(asking):
        return forms.resume(asking.nonce)
    assert message.location is not None
    return await take_pin(asking, Pin(message.location.latitude, message.location.longitude))
