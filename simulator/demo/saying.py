"""What the demo says in the terminal, and how it ends."""

from __future__ import annotations

from typing import IO, Any

import click


class Ended(click.ClickException):
    """The demo can not go on: one sentence and the exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        # Declared for the whole class by click; the bot's own code is different each time.
        vars(self)["exit_code"] = code

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence alone."""
        click.echo(self.message, file=file, err=True)


def say(sentence: str) -> None:
    """Print a line for whoever started the demo."""
    click.echo(sentence)


def warn(sentence: str) -> None:
    """Print a line about something unexpected."""
    click.echo(sentence, err=True)
