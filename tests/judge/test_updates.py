"""(b) Everything that a phone can do becomes an update that python-telegram-bot knows whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import telegram

from simulator.telegram.gestures import Gestures
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from simulator.telegram.sight import Sight
from tests.judge.conftest import Caller
from tests.judge.fields import unknown_fields

KEYBOARD = {"inline_keyboard": [[{"text": "Ще дойда", "callback_data": "yes"}]]}
KEYS = {"keyboard": [["Меню"], [{"text": "Номер", "request_contact": True}]]}
Act = Callable[[Phone], object]


def block_and_return(phone: Phone) -> None:
    """Block the bot and change one's mind."""
    phone.blocks()
    phone.unblocks()


ACTS: dict[str, Act] = {
    "opens_link": lambda phone: phone.opens_link("abc"),
    "writes": lambda phone: phone.writes("/menu 👍 https://antonovo.bg"),
    "taps": lambda phone: phone.taps("Ще дойда"),
    "taps_on": lambda phone: phone.taps_on(999, "forged"),
    "presses": lambda phone: phone.presses("Номер"),
    "sends": lambda phone: phone.sends(text="едно", entities=[]),
    "sends_photo": lambda phone: phone.sends_photo(caption="#дупка"),
    "sends_voice": lambda phone: phone.sends_voice(),
    "sends_document": lambda phone: phone.sends_document(),
    "sends_album": lambda phone: phone.sends_album("първа", ""),
    "sends_big_file": lambda phone: phone.sends_big_file(60),
    "sends_sticker": lambda phone: phone.sends_sticker(),
    "sends_contact": lambda phone: phone.sends_contact(user_id=5),
    "sends_location": lambda phone: phone.sends_location(),
    "edits": lambda phone: phone.edits(1, "друго"),
    "blocks": lambda phone: phone.blocks(),
    "unblocks": lambda phone: block_and_return(phone),
    "adds_bot_to_group": lambda phone: phone.adds_bot_to_group("Антоново"),
    "writes_in_group": lambda phone: phone.writes_in_group(
        phone.adds_bot_to_group("Антоново"), "/start"
    ),
    "removes_bot_from_group": lambda phone: phone.removes_bot_from_group(
        phone.adds_bot_to_group("Антоново")
    ),
}
SILENT = {"clears_history", "deactivates"}


def judged(update: dict[str, Any]) -> list[str]:
    """Say what is wrong with an update: fields unknown, missing, or other when written back."""
    try:
        known = telegram.Update.de_json(update, None)
    except (TypeError, KeyError, ValueError) as error:
        return [str(error)]
    if unknown := unknown_fields(known):
        return unknown
    return [] if without_empty(known.to_dict()) == without_empty(update) else ["written otherwise"]


def without_empty(value: Any) -> Any:
    """Leave out false flags and empty lists, which the library does not write or writes anew."""
    if isinstance(value, dict):
        kept = {name: without_empty(entry) for name, entry in value.items()}
        return {name: entry for name, entry in kept.items() if entry not in (False, [], {})}
    if isinstance(value, list | tuple):
        return [without_empty(entry) for entry in value]
    return value


def test_every_act_is_judged() -> None:
    acts = {
        name
        for kind in (Phone, Gestures)
        for name, value in vars(kind).items()
        if callable(value) and not name.startswith("_")
    }
    assert acts == ACTS.keys() | SILENT
    assert not acts & vars(Sight).keys()


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
async def test_an_act_is_known_whole(
    act: Act, call: Caller, server: TelegramServer, maria: Phone
) -> None:
    await call("sendMessage", chat_id=101, text="Среща", reply_markup=KEYBOARD)
    await call("sendMessage", chat_id=101, text="Среща", reply_markup=KEYS)
    server.world.updates.clear()
    act(maria)
    updates = await call("getUpdates")
    assert updates
    assert [judged(update) for update in updates] == [[]] * len(updates)


MESSAGE: dict[str, Any] = {
    "message_id": 1,
    "from": {"id": 5, "is_bot": False, "first_name": "Мария"},
    "chat": {"id": 5, "type": "private"},
    "date": 1_679_385_600,
    "text": "едно",
}


@pytest.mark.parametrize(
    ("message", "wrong"),
    [
        (MESSAGE | {"hat": 1}, ["Message.hat"]),
        (MESSAGE | {"from": MESSAGE["from"] | {"hat": 1}}, ["User.hat"]),
        (MESSAGE | {"photo": [{"file_id": "a", "file_unique_id": "a"}]}, ["PhotoSize"]),
        ({name: value for name, value in MESSAGE.items() if name != "date"}, ["date"]),
        (MESSAGE | {"date": 1_679_385_600.5}, ["written otherwise"]),
    ],
)
def test_a_wrong_update_is_named(message: dict[str, Any], wrong: list[str]) -> None:
    found = judged({"update_id": 1, "message": message})
    assert [words for words, given in zip(wrong, found, strict=True) if words in given] == wrong


def test_a_right_update_is_let_through() -> None:
    assert judged({"update_id": 1, "message": MESSAGE}) == []
