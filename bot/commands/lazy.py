"""Commands that are imported when they are typed: Telegram's library alone takes seconds."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click

from messengers.telegram.types_on_demand import import_types


class Place(NamedTuple):
    """Where a command is, as module:name, and the first sentence of its help."""

    address: str
    summary: str
    speaks_telegram: bool = False


class LazyGroup(click.Group):
    """Knows its commands by their places; listing them imports none."""

    def __init__(self, *args: Any, places: Mapping[str, Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the places."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the one that was typed."""
        if cmd_name not in self.places:
            return None
        place = self.places[cmd_name]
        if place.speaks_telegram:
            import_types()
        module, _, name = place.address.partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command), f"{module} has no command {name}"
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each by its summary."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.summary) for name, place in self.places.items()])
