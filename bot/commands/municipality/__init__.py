"""`municipality`: what a municipality is, and what it lacks before it can invite."""

import click

from bot.commands.municipality.add import add
from bot.commands.municipality.list import show_all
from bot.commands.municipality.set import change
from bot.commands.municipality.show import show


@click.group()
def municipality() -> None:
    """Add a municipality, look at it, or change what it tells people."""


for command in (add, show_all, show, change):
    municipality.add_command(command)
