"""Filling in a form: its buttons, written words, going on after a pause."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.filters import InForm
from bot.forms import engine
from bot.forms.engine import Asking
from bot.looks.menus import menu_of
from bot.reading import FormWord, form_word
from bot.reading.attachments import read_attachment
from bot.screens import forms as screens
from bot.taps import AgainTap, FormTap, ResumeTap
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.database import Session
from storage.models import Contact

router = Router(name="forms")


@router.callback_query(FormTap.filter(), InForm())
async def choose(
    event: CallbackQuery, callback_data: FormTap, asking: Asking
) -> Screen | list[Screen]:
    """A button of a form."""
    if callback_data.nonce != asking.nonce:
        raise Refused(Reason.OUT_OF_DATE)
    if callback_data.value == screens.DROP and not asking.is_single:
        return await engine.leave(asking)
    if engine.is_interrupted(asking):
        return screens.resume(asking.nonce)
    is_present = callback_data.step == asking.step_name
    if is_present and callback_data.value in (screens.BACK, screens.DROP):
        return await engine.go_back(asking)
    return await engine.take_tap(asking, callback_data.step, callback_data.value)


@router.callback_query(FormTap.filter())
async def choose_too_late(event: CallbackQuery) -> Screen:
    """A button of a form that is finished or was left."""
    raise Refused(Reason.OUT_OF_DATE)


@router.callback_query(ResumeTap.filter())
async def resume(
    event: CallbackQuery, callback_data: ResumeTap, asking: Asking
) -> Screen | list[Screen]:
    """Go on with an interrupted form, or leave it."""
    if engine.standing_at(asking.standing) is None or callback_data.nonce != asking.nonce:
        raise Refused(Reason.OUT_OF_DATE)
    if not callback_data.is_wanted:
        return await engine.leave(asking)
    asking.filled["resumed"] = asking.now.isoformat()
    return await engine.question(asking)


@router.callback_query(AgainTap.filter(), InForm())
async def again(event: CallbackQuery, asking: Asking) -> Screen:
    """Draw the present question again."""
    return await engine.question(asking)


@router.callback_query(AgainTap.filter())
async def again_menu(event: CallbackQuery, session: Session, contact: Contact) -> Screen:
    """There is no question: the menu."""
    return await menu_of(session, contact)


@router.message(InForm(), F.text)
async def write(message: Message, asking: Asking) -> Screen | list[Screen]:
    """Words for the present question, or for leaving it."""
    word = form_word(message.text or "")
    if word == FormWord.LEAVE:
        return await engine.leave(asking)
    if engine.is_interrupted(asking):
        return screens.resume(asking.nonce)
    if word == FormWord.BACK:
        return await engine.go_back(asking, may_leave=False)
    if word == FormWord.END:
        return screens.which_end(asking.nonce, asking.step_name)
    return await engine.take_words(asking, message.text or "")


@router.message(InForm())
async def send_something_else(message: Message, asking: Asking) -> Screen | list[Screen]:
    """A photo, a file, a recording or a sticker for the present question."""
    sent = read_attachment(message)
    if sent is not None and sent.album is not None and sent.album == asking.filled.get("album"):
        # Each photo of an album comes by itself; that one goes along was said with the first.
        return []
    if engine.is_interrupted(asking):
        return screens.resume(asking.nonce)
    return await engine.take_media(asking, sent)
