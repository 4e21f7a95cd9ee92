"""`invite`: a link and a QR code that let people in; which links do, and how one is ended."""

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from bot.commands.invite.list import show_open
from bot.commands.invite.revoke import revoke
from bot.commands.invite.wish import GROUPS, Wish
from bot.commands.kinds_of_values import NAME
from messengers.telegram.types_on_demand import import_types
from storage.kinds import Role

MOST_USES, MOST_DAYS = 10_000, 366
ROLES = [role.value for role in Role]


@click.group(invoke_without_command=True, subcommand_metavar="[COMMAND]")
@click.option("--municipality", help="Its name; may be left out while there is but one.")
@click.option(
    "--role",
    type=click.Choice(ROLES),
    default=Role.MEMBER.value,
    show_default=True,
    help="What they become.",
)
@click.option(
    "--group", type=click.Choice(tuple(GROUPS)), help="Of members; if left out: community."
)
@click.option("--settlement", type=NAME, help="Where all of them live: then nobody is asked.")
@click.option(
    "--uses",
    type=click.IntRange(1, MOST_USES),
    help="How many may come; if left out: 50 members, or 1.",
)
@click.option(
    "--days",
    type=click.IntRange(1, MOST_DAYS),
    help="How long; if left out: 30 for members, or 7.",
)
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day, instead of --days."
)
@click.option(
    "--approval/--no-approval",
    default=None,
    help="Whether a coordinator says yes to each new member; without a word: approval.",
)
@click.option("--png", type=click.Path(dir_okay=False, path_type=Path), help="QR as a picture.")
@click.option("--force", is_flag=True, help="Overwrite the picture.")
@click.pass_context
def invite(context: click.Context, /, png: Path | None, force: bool, **given: Any) -> None:
    """Make a link that lets people in, and its QR code for posters.

    With a COMMAND: look at the links that do, or end one.
    """
    if context.invoked_subcommand is not None:
        _refuse_options(context)
        return
    # Here, not above: Telegram's library takes seconds to load, which --help does not need.
    import_types()
    from bot.commands.invite.making import make

    make(Wish(**given), png, force=force)


def _refuse_options(context: click.Context) -> None:
    sources = map(context.get_parameter_source, context.params)
    if any(source is ParameterSource.COMMANDLINE for source in sources):
        name = context.invoked_subcommand
        raise click.UsageError(f"Options of {name} stand behind it: invite {name} --help")


for command in (show_open, revoke):
    invite.add_command(command)
