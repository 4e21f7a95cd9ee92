"""How the bot presents itself before anybody has written: name, description, commands."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand, MenuButtonCommands

log = logging.getLogger(__name__)

# The Bot API's own word for everybody whose language has no words of its own.
EVERYBODY_ELSE = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What people read in one language: limits 64, 120 and 512 characters (Bot API).

    `commands` are pairs of a command, in small letters and without a slash, and its description.
    """

    name: str
    short_description: str
    description: str
    commands: tuple[tuple[str, str], ...]


async def set_profile(bot: Bot, profiles: Mapping[str, Profile]) -> None:
    """Bring Telegram up to these words per two-letter language, changing only what differs.

    The first language also speaks to everybody else. Telegram rations these calls heavily, so
    what it refuses waits for the next start: nothing raises, since people can do without.
    """
    await _attempt("menu button", lambda: _set_menu_button(bot))
    first = next(iter(profiles.values()))
    for language, profile in {EVERYBODY_ELSE: first, **profiles}.items():
        await _set_in(bot, language, profile)


async def _set_in(bot: Bot, language: str, profile: Profile) -> None:
    # aiogram leaves an empty language_code out, which means everybody else.
    await _attempt(f"commands {language}", lambda: _set_commands(bot, language, profile))
    await _attempt(f"name {language}", lambda: _set_name(bot, language, profile))
    await _attempt(f"description {language}", lambda: _set_description(bot, language, profile))
    await _attempt(
        f"short description {language}", lambda: _set_short_description(bot, language, profile)
    )


async def _attempt(what: str, change: Callable[[], Awaitable[None]]) -> None:
    try:
        await change()
    except TelegramAPIError as error:
        log.warning("Telegram did not take the bot's %s: %s", what, error.message)


async def _set_menu_button(bot: Bot) -> None:
    wanted = MenuButtonCommands()
    if (await bot.get_chat_menu_button()).type != wanted.type:
        await bot.set_chat_menu_button(menu_button=wanted)


async def _set_commands(bot: Bot, language: str, profile: Profile) -> None:
    # Compared as pairs: aiogram's own objects differ by the bot that they came from.
    current = await bot.get_my_commands(language_code=language)
    if tuple((each.command, each.description) for each in current) != profile.commands:
        wanted = [BotCommand(command=name, description=words) for name, words in profile.commands]
        await bot.set_my_commands(wanted, language_code=language)


async def _set_name(bot: Bot, language: str, profile: Profile) -> None:
    if (await bot.get_my_name(language_code=language)).name != profile.name:
        await bot.set_my_name(name=profile.name, language_code=language)


async def _set_description(bot: Bot, language: str, profile: Profile) -> None:
    current = await bot.get_my_description(language_code=language)
    if current.description != profile.description:
        await bot.set_my_description(description=profile.description, language_code=language)


async def _set_short_description(bot: Bot, language: str, profile: Profile) -> None:
    current = await bot.get_my_short_description(language_code=language)
    if current.short_description != profile.short_description:
        await bot.set_my_short_description(
            short_description=profile.short_description, language_code=language
        )
