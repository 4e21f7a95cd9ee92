"""`python -m simulator`: the demo, a town with its phones on one page and the real bot."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from simulator.demo.folder import FolderInUse
from simulator.demo.running import Wishes, run
from simulator.demo.saying import Ended, say


@click.command(context_settings={"show_default": True})
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8080, envvar="PORT", help="Of the page."
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=".demo",
    help="Where the demo keeps its database, its phones and the bot's log.",
)
@click.option("--fresh", is_flag=True, help="Forget what earlier demos have kept there.")
def main(port: int, folder: Path, fresh: bool) -> None:
    """Play with Megdan on this machine: a town, its phones on one page, the real bot.

    Nothing leaves the machine. Ctrl-C stops the demo; the next one goes on where it was.
    """
    try:
        while asyncio.run(run(Wishes(port, folder, fresh))):
            fresh = True
    except FolderInUse:
        raise Ended(f"Another demo is running in {folder}: stop that one first.", 2) from None
    except PermissionError as error:
        raise Ended(f"The folder {folder} can not be written: {error.strerror}.", 2) from None
    except KeyboardInterrupt:
        pass  # before the demo could listen to signals
    say("The demo has ended.")


if __name__ == "__main__":
    main(prog_name="python -m simulator")
