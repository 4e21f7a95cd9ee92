"""`municipality`: what a municipality is, and what it lacks before it can invite."""

import click

from bot.commands.municipality.add import add
from bot.commands.municipality.list import show_all
from bot.commands.municipality.set import change


@click.group()
def municipality() -> None:
    """Add a municipality, list them, or fill in what is missing."""


for command in (add, show_all, change):
    municipality.add_command(command)
