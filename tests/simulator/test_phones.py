"""What people do on their phones reaches the bot as the real server would tell it."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from tests.simulator.conftest import NOW, Caller
from tests.simulator.refusals.row import DATA, keyboard

MARIA = {
    "id": 101,
    "is_bot": False,
    "first_name": "Мария",
    "last_name": "Димова",
    "language_code": "bg",
}
CHAT = {"id": 101, "first_name": "Мария", "last_name": "Димова", "type": "private"}


async def newest(call: Caller, kind: str = "message") -> Any:
    """Give what the newest update tells."""
    return (await call.result("getUpdates", offset=-1))[0][kind]


async def test_a_link_starts_the_chat(call: Caller, stranger: Phone) -> None:
    assert stranger.chat.is_started is False
    stranger.opens_link("invite_1")
    message = await newest(call)
    assert message["text"] == "/start invite_1"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert stranger.chat.is_started is True


@pytest.mark.parametrize("payload", ["with space", "я", "a" * 65, "a=b"])
def test_a_broken_link_opens_nothing(payload: str, stranger: Phone) -> None:
    with pytest.raises(ValueError, match="does not open"):
        stranger.opens_link(payload)
    assert stranger.messages == []


async def test_a_text(call: Caller, maria: Phone) -> None:
    maria.writes("Здравейте")
    assert await newest(call) == {
        "message_id": 2,
        "from": MARIA,
        "chat": CHAT,
        "date": int(NOW),
        "text": "Здравейте",
    }


async def test_a_long_text_arrives_in_parts(call: Caller, maria: Phone) -> None:
    maria.writes("я" * 5000)
    updates = await call.result("getUpdates")
    assert [len(update["message"]["text"]) for update in updates] == [4096, 904]


async def test_a_tap(call: Caller, maria: Phone) -> None:
    sent = await call.result("sendMessage", chat_id=101, text="Среща", reply_markup=keyboard(DATA))
    maria.taps("дойда")
    query = await newest(call, "callback_query")
    assert (query["data"], query["from"], query["message"]) == ("yes", MARIA, sent)
    assert maria.waiting_taps == 1
    await call.result("answerCallbackQuery", callback_query_id=query["id"], text="Записано")
    await call.result("answerCallbackQuery", callback_query_id=query["id"], text="Пак")
    assert maria.toasts == ["Записано"]
    assert maria.waiting_taps == 0


async def test_an_alert_is_seen_too(call: Caller, maria: Phone) -> None:
    tap = maria.taps_on(1, "forged data of any kind")
    await call.result("answerCallbackQuery", callback_query_id=tap, text="Стоп", show_alert=True)
    assert maria.alerts == maria.toasts == ["Стоп"]


async def test_the_newest_button_with_the_words_is_tapped(call: Caller, maria: Phone) -> None:
    for data in ("old", "new"):
        button = DATA | {"callback_data": data}
        await call.result("sendMessage", chat_id=101, text=data, reply_markup=keyboard(button))
    maria.taps("Ще дойда")
    assert (await newest(call, "callback_query"))["data"] == "new"
    maria.taps("Ще дойда", message=maria.heard()[0])
    assert (await newest(call, "callback_query"))["data"] == "old"
    with pytest.raises(AssertionError, match="ще дойда"):
        maria.taps("ще дойда")


async def test_a_link_under_a_message_tells_the_bot_nothing(
    call: Caller, server: TelegramServer, maria: Phone
) -> None:
    link = {"text": "Карта", "url": "https://antonovo.bg/"}
    await call.result("sendMessage", chat_id=101, text="Среща", reply_markup=keyboard(link))
    assert maria.taps("Карта").url == "https://antonovo.bg/"
    assert len(server.world.updates) == 0


async def test_a_disabled_button_can_not_be_tapped(call: Caller, maria: Phone) -> None:
    closed = DATA | {"disabled": True}
    await call.result("sendMessage", chat_id=101, text="Среща", reply_markup=keyboard(closed))
    with pytest.raises(AssertionError, match="is disabled"):
        maria.taps("Ще дойда")


async def test_a_tap_under_a_message_that_is_gone(call: Caller, maria: Phone) -> None:
    maria.clears_history()
    maria.taps_on(1, "yes")
    message = (await newest(call, "callback_query"))["message"]
    assert message == {"chat": CHAT, "message_id": 1, "date": 0}


async def test_the_keyboard_below_the_chat(call: Caller, maria: Phone) -> None:
    keys = {"keyboard": [["Меню"], [{"text": "Моят номер", "request_contact": True}]]}
    await call.result("sendMessage", chat_id=101, text="Изберете", reply_markup=keys)
    maria.presses("Меню")
    assert (await newest(call))["text"] == "Меню"
    maria.presses("номер")
    assert (await newest(call))["contact"]["user_id"] == 101
    with pytest.raises(AssertionError, match="No key"):
        maria.presses("Друго")
    gone = {"remove_keyboard": True}
    await call.result("sendMessage", chat_id=101, text="Готово", reply_markup=gone)
    assert maria.keyboard == []


async def test_other_things_than_text(call: Caller, maria: Phone) -> None:
    maria.sends_photo(caption="Дупката")
    photo = await newest(call)
    assert photo["caption"] == "Дупката"
    assert photo["photo"][0]["file_size"] > 100
    maria.sends_voice(seconds=7)
    voice = (await newest(call))["voice"]
    assert (voice["duration"], voice["mime_type"]) == (7, "audio/ogg")
    maria.sends_document("план.pdf")
    assert (await newest(call))["document"]["file_name"] == "план.pdf"
    maria.sends_sticker()
    assert (await newest(call))["sticker"]["emoji"] == "👍"
    maria.sends_location()
    assert (await newest(call))["location"] == {"latitude": 43.1567, "longitude": 26.1667}


async def test_an_edited_message(call: Caller, maria: Phone) -> None:
    own = maria.writes("Здарвейте")
    maria.edits(own.message_id, "Здравейте")
    edited = await newest(call, "edited_message")
    assert (edited["message_id"], edited["text"]) == (own.message_id, "Здравейте")
    assert edited["edit_date"] == int(NOW)
    sent = await call.result("sendMessage", chat_id=101, text="Среща")
    with pytest.raises(AssertionError, match="is the bot's"):
        maria.edits(sent["message_id"], "Чуждо")


async def test_blocking_and_coming_back(
    call: Caller, server: TelegramServer, maria: Phone
) -> None:
    maria.blocks()
    maria.blocks()
    (update,) = await call.result("getUpdates")
    change = update["my_chat_member"]
    assert (change["chat"], change["from"]) == (CHAT, MARIA)
    assert change["old_chat_member"] == {"user": server.world.bot, "status": "member"}
    assert change["new_chat_member"] == {
        "user": server.world.bot,
        "status": "kicked",
        "until_date": 0,
    }
    with pytest.raises(AssertionError, match="blocked bot"):
        maria.writes("Здравейте")
    maria.opens_link()
    back, start = (await call.result("getUpdates"))[1:]
    assert back["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start"


async def test_a_group_tells_the_bot_only_what_is_meant_for_it(
    call: Caller, server: TelegramServer, maria: Phone
) -> None:
    group = maria.adds_bot_to_group("Инициативна група")
    added, created = await call.result("getUpdates")
    assert added["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert added["my_chat_member"]["chat"]["type"] == "group"
    assert created["message"]["group_chat_created"] is True
    server.world.updates.clear()
    maria.writes_in_group(group, "Някой знае ли кога е срещата?")
    assert len(server.world.updates) == 0
    maria.writes_in_group(group, "/start@megdan_demo_bot")
    maria.writes_in_group(group, "@megdan_demo_bot кога е срещата?")
    assert len(server.world.updates) == 2
    await call.result("leaveChat", chat_id=group)
    assert (await newest(call, "my_chat_member"))["new_chat_member"]["status"] == "left"
    maria.writes_in_group(group, "/start")
    assert (await newest(call, "my_chat_member"))["new_chat_member"]["status"] == "left"


async def test_a_watcher_hears_of_every_change(
    call: Caller, server: TelegramServer, maria: Phone, stranger: Phone
) -> None:
    async with server.subscribe() as changes:
        stranger.opens_link()
        await call.result("sendMessage", chat_id=101, text="Среща")
        assert [changes.get_nowait() for _ in range(changes.qsize())] == [202, 101]
    stranger.writes("Здравейте")
    assert changes.empty()


def test_a_phone_is_made_once(server: TelegramServer) -> None:
    phone = server.phone(303, "Иван", language_code="tr")
    assert server.phone(303, "Петър") is phone
    assert (phone.user_id, phone.first_name, phone.last_name) == (303, "Иван", "")
    assert phone.language_code == "tr"
    assert server.phones == {303: phone}
