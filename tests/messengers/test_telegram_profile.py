"""How the bot presents itself; Telegram rations these calls, so only changes are made."""

import pytest
from aiogram import Bot

from messengers.telegram.client import telegram_bot
from messengers.telegram.profile import Profile, set_profile
from simulator.telegram.server import TelegramServer
from tests.messengers.scripted_server import TOKEN, refused, running

BULGARIAN = Profile(
    "Мегдан", "Срещи и гласуване.", "Тук общината и групата решават заедно.", (("menu", "Меню"),)
)
ENGLISH = Profile(
    "Megdan", "Meetings and votes.", "Here the group decides.", (("menu", "Menu"), ("stop", "Go"))
)
PROFILES = {"bg": BULGARIAN, "en": ENGLISH}


def _changes(server: TelegramServer) -> list[tuple[str, str]]:
    return [
        (call.method, str(call.parameters.get("language_code", "")))
        for call in server.calls
        if call.method.startswith("set")
    ]


async def test_every_language_has_its_words_and_the_first_speaks_to_all_others(
    server: TelegramServer, bot: Bot
) -> None:
    await set_profile(bot, PROFILES)

    shown = server.bot_profile
    assert [shown.name_for(code) for code in ("bg", "en", "fr")] == ["Мегдан", "Megdan", "Мегдан"]
    assert shown.description_for("en") == "Here the group decides."
    assert shown.description_for("fr") == "Тук общината и групата решават заедно."
    assert shown.short_descriptions[""] == "Срещи и гласуване."
    assert shown.commands_for("fr") == [{"command": "menu", "description": "Меню"}]
    assert [command["description"] for command in shown.commands_for("en")] == ["Menu", "Go"]
    assert shown.menu_button_for(700) == {"type": "commands"}


async def test_a_second_start_changes_nothing(server: TelegramServer, bot: Bot) -> None:
    await set_profile(bot, PROFILES)
    server.calls.clear()

    await set_profile(bot, PROFILES)

    assert _changes(server) == []


async def test_only_what_differs_is_changed(server: TelegramServer, bot: Bot) -> None:
    await set_profile(bot, PROFILES)
    server.calls.clear()
    renamed = Profile("Square", ENGLISH.short_description, ENGLISH.description, ENGLISH.commands)

    await set_profile(bot, {"bg": BULGARIAN, "en": renamed})

    assert _changes(server) == [("setMyName", "en")]


async def test_a_rationed_name_waits_for_the_next_start(
    server: TelegramServer, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    server.faults.add("setMyName", kind="too_many", seconds=86400, times=None)

    await set_profile(bot, PROFILES)
    assert "name en" in caplog.text
    assert server.bot_profile.description_for("en") == "Here the group decides."

    server.faults.clear()
    server.calls.clear()
    await set_profile(bot, PROFILES)
    assert _changes(server) == [("setMyName", ""), ("setMyName", "en")]


async def test_a_bot_whose_profile_can_not_be_read_starts_all_the_same(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with running(refused(500, "Internal Server Error")) as server:
        bot = telegram_bot(TOKEN, server.address, lambda: True)
        await set_profile(bot, PROFILES)
        await bot.session.close()

    assert not any(method.startswith("set") for method in server.methods)
    assert "Internal Server Error" in caplog.text
