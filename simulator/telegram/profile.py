"""What the bot shows of itself: name, descriptions, commands and menu button, per language."""

from __future__ import annotations

from typing import Any

Scope = str


class BotProfile:
    """Per language ("" is the default), as BotFather and the set… methods keep it."""

    def __init__(self, name: str) -> None:
        self.names: dict[str, str] = {"": name}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self.commands: dict[tuple[Scope, str], list[dict[str, str]]] = {}
        self.menu_buttons: dict[int, dict[str, Any]] = {}

    def commands_for(self, language_code: str) -> list[dict[str, str]]:
        """Give the commands that a person sees in a private chat with the bot.

        The order is the one of the docs, "Determining list of commands".
        """
        for scope in ("all_private_chats", "default"):
            for language in (language_code, ""):
                if commands := self.commands.get((scope, language)):
                    return commands
        return []

    def name_for(self, language_code: str) -> str:
        """Give the name that a person sees."""
        return self.names.get(language_code) or self.names[""]

    def description_for(self, language_code: str) -> str:
        """Give what an empty chat with the bot shows."""
        return self.descriptions.get(language_code) or self.descriptions.get("", "")

    def menu_button_for(self, user_id: int) -> dict[str, Any]:
        """Give the button beside the input field of a person's chat."""
        default = self.menu_buttons.get(0, {"type": "commands"})
        return self.menu_buttons.get(user_id, default)
