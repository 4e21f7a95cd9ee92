"""Correcting one's own name, place or language."""

from bot.forms.engine import Asking, Form, Step, register
from bot.forms.oneself import (
    ask_name,
    ask_settlement,
    take_name_tap,
    take_name_words,
    take_settlement_tap,
    take_settlement_words,
)
from bot.looks.kept import kept_about
from bot.screens import own_data
from bot.taps import MyDataField
from bot.texts import LANGUAGES, speaking
from community import own_data as own_data_verbs
from messengers.screen import Screen


async def _ask_language(asking: Asking) -> Screen:
    return own_data.language(asking.nonce, LANGUAGES)


async def _take_language(asking: Asking, value: str) -> Screen | None:
    if value not in LANGUAGES:
        return own_data.language(asking.nonce, LANGUAGES)
    await own_data_verbs.speak(asking.session, asking.contact, value, asking.now)
    return None


async def _finish(asking: Asking) -> Screen:
    with speaking(asking.contact.language):
        kept = await kept_about(asking)
        return own_data.my_data(kept)


CORRECTING = register(
    Form(
        "correcting",
        (
            Step(MyDataField.NAME, ask_name, take_name_tap, take_name_words),
            Step(
                MyDataField.SETTLEMENT,
                ask_settlement,
                take_settlement_tap,
                take_settlement_words,
            ),
            Step(MyDataField.LANGUAGE, _ask_language, _take_language),
        ),
        _finish,
    )
)
