"""`python -m bot`: the command line."""

import sys

from bot.commands import cli


def main() -> None:
    """Run the command that was typed."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows few characters shows question marks instead of ending the command.
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")
    cli(prog_name="python -m bot")


if __name__ == "__main__":
    main()
