"""The facts of a municipality as options, the same where it is added and where it is changed."""

from collections.abc import Callable
from functools import reduce
from typing import Any

import click

from bot.commands.kinds_of_values import LINE, NAME, Hours, Phone, Zone
from bot.texts import LANGUAGES

Function = Callable[..., Any]

FACTS = (
    click.option("--language", type=click.Choice(LANGUAGES), help="The language it begins in."),
    click.option("--zone", type=Zone(), help="IANA time zone."),
    click.option("--controller", type=LINE, help="Who is responsible for people's data (GDPR)."),
    click.option("--help-name", type=NAME, help="Who answers the help phone."),
    click.option("--help-phone", type=Phone(), help="A telephone that a human answers."),
    click.option(
        "--help-hours",
        type=Hours(),
        help="When it is answered on working days, as in 8:30-17:00.",
    ),
    click.option(
        "--settlement",
        "settlements",
        type=NAME,
        multiple=True,
        help="A town or village of it; may be repeated.",
    ),
)


def asking_for_facts(command: Function) -> Function:
    """Give a command the options, in this order."""
    return reduce(lambda inner, option: option(inner), reversed(FACTS), command)
