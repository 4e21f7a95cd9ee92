"""The command line: `python -m bot --help` lists what there is."""

import click

from bot.commands.endings import Commands
from bot.commands.lazy import Place

# In the order in which they are needed by somebody who begins.
PLACES = {
    "municipality": Place(
        "bot.commands.municipality:municipality",
        "Add a municipality, look at it, or change what it tells people.",
    ),
    "doctor": Place(
        "bot.commands.doctor:doctor",
        "Check settings, Telegram, Viber, the database and this machine.",
        speaks_telegram=True,
    ),
    "run": Place(
        "bot.commands.run:run",
        "Run the bot until it is told to stop (Ctrl-C or SIGTERM).",
        speaks_telegram=True,
    ),
    "invite": Place(
        "bot.commands.invite:invite",
        "Make a link that lets people in, and its QR code for posters.",
    ),
    "role": Place(
        "bot.commands.role:role",
        "List who coordinates, facilitates or is the contact person; take a role back.",
    ),
    "migrate": Place(
        "bot.commands.migrate:migrate", "Bring the database to the schema of this version."
    ),
}


@click.group(cls=Commands, places=PLACES)
@click.option("--debug", is_flag=True, help="Show where something unexpected went wrong.")
def cli(debug: bool) -> None:
    """Megdan: meetings of community action groups by chat.

    Settings come from the environment or from .env in this folder; .env.example explains them.
    """
