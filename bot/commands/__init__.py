"""The command line: `python -m bot --help` lists what there is."""

import click

from bot.commands.doctor import doctor
from bot.commands.endings import Commands
from bot.commands.invite import invite
from bot.commands.migrate import migrate
from bot.commands.municipality import municipality
from bot.commands.role import role
from bot.commands.run import run


@click.group(cls=Commands)
@click.option("--debug", is_flag=True, help="Show where something unexpected went wrong.")
def cli(debug: bool) -> None:
    """Megdan: meetings of community action groups by chat.

    Settings come from the environment or from .env in this folder; .env.example explains them.
    """


for command in (run, migrate, municipality, invite, role, doctor):
    cli.add_command(command)
