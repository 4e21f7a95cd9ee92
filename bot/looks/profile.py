"""How the bot introduces itself in each language: name, description, commands."""

from bot.screens import profile
from bot.texts import LANGUAGES, speaking
from messengers.telegram.profile import Profile


def profiles() -> dict[str, Profile]:
    """The profile in every language that the bot speaks, the source language first."""
    made = {}
    for language in sorted(LANGUAGES, key=lambda code: code != "bg"):
        with speaking(language):
            made[language] = profile.profile()
    return made
