"""How a command ends that could not do what was asked: one sentence and an exit code."""

import errno
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

import click
from sqlalchemy.engine import make_url

from bot.commands.lazy import LazyGroup
from bot.logs import explain, reason, redact
from bot.settings import Settings, SettingsError, read_settings
from storage.migrate import DatabaseRefused

# 2 is also what click ends with when the command itself was typed wrong: nothing was begun.
NOT_DONE = 1
NOT_BEGUN = 2


class Sentence(click.ClickException):
    """What a person reads instead of a stack trace: what is wrong and what to do."""

    exit_code = NOT_DONE

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence alone."""
        click.echo(self.message, file=file, err=True)


class NotBegun(Sentence):
    """Settings, token or database forbid it: nothing was begun."""

    exit_code = NOT_BEGUN


class Commands(LazyGroup):
    """The whole command line; whatever goes wrong inside ends as a sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (SettingsError, DatabaseRefused) as error:
            raise NotBegun(str(error)) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                raise  # whoever read the output has left: click ends quietly
            raise unexpected(error, is_shown=ctx.params["debug"]) from None


def unexpected(error: Exception, *, is_shown: bool) -> Sentence:
    """A mistake of ours: the trace goes to a file of its own, or to the screen if it was asked."""
    trace = redact("\n".join(explain(error)), secrets(_known_settings()))
    if is_shown:
        click.echo(trace, err=True)
        return Sentence("Something unexpected happened: see above.")
    what = redact(reason(error), secrets(_known_settings()))
    return Sentence(
        f"Something unexpected happened ({what}): the details are in {_kept(trace)}, "
        "and --debug before the command's name shows them here."
    )


def secrets(settings: Settings | None) -> Iterable[str]:
    """What no output may hold: the tokens, and the database's password."""
    if settings is None:
        return []
    tokens = (settings.telegram_token, settings.viber_token)
    password = make_url(settings.database_url).password
    return [each for each in (*(token.get_secret_value() for token in tokens), password) if each]


def _known_settings() -> Settings | None:
    try:
        return read_settings(without_token=True)
    except SettingsError:
        return None


def _kept(trace: str) -> Path:
    """A new file that only its owner can read."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="megdan-", suffix=".log", delete=False
    ) as file:
        file.write(trace + "\n")
    return Path(file.name)
