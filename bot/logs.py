"""What the log may hold: no token at any level, and no words that a person wrote."""

import json
import logging
import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from types import TracebackType

# A bot's token, also as it stands in an address; length as in every token that Telegram gives out.
TOKEN = re.compile(r"[0-9]+(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
HIDDEN = "[token]"
HANDLER = "megdan"

# What these print below their floor quotes people: aiosqlite and SQLAlchemy every parameter of
# every statement, aiogram what a conversation remembers, aiohttp the addresses that carry the
# token. APScheduler quotes nobody, but says three lines per tick.
FLOORS = {
    "aiogram": logging.INFO,
    "aiohttp": logging.INFO,
    "aiohttp.access": logging.WARNING,
    "aiosqlite": logging.INFO,
    "asyncpg": logging.INFO,
    "sqlalchemy": logging.WARNING,
    "sqlalchemy.engine": logging.WARNING,
    "sqlalchemy.pool": logging.WARNING,
    "sqlalchemy.orm": logging.WARNING,
    "apscheduler": logging.WARNING,
}


def configure_logs(level: str, form: str, secrets: Iterable[str] = ()) -> None:
    """Log to standard error from `level` up, as `form` says: text, or json (an object per line).

    `secrets` are hidden wherever they would appear, beside everything that looks like a token.
    """
    handler = logging.StreamHandler()
    handler.set_name(HANDLER)
    handler.setFormatter((JsonLines if form == "json" else TextLines)(secrets))
    root = logging.getLogger()
    for earlier in [each for each in root.handlers if each.name == HANDLER]:
        root.removeHandler(earlier)
    root.addHandler(handler)
    root.setLevel(level)
    for name, floor in FLOORS.items():
        logging.getLogger(name).setLevel(max(floor, root.level))
    logging.captureWarnings(True)
    # A log call that can not be formatted would print its arguments past every filter.
    logging.raiseExceptions = False
    sys.excepthook = _log_uncaught


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """The text without the given secrets and without anything that looks like a bot's token."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return TOKEN.sub(HIDDEN, text)


def reason(error: BaseException) -> str:
    """What may be logged of an exception: its class, and its first line where that quotes nobody.

    Later lines hold rejected input (pydantic), row contents (PostgreSQL's DETAIL) or whole
    answers (aiogram).
    """
    name = type(error).__qualname__
    lines = str(error).splitlines()
    if not lines or _quotes_a_value(error, lines[0]):
        return name
    return f"{name}: {lines[0]}"


def _quotes_a_value(error: BaseException, first_line: str) -> bool:
    """Whether the error is about a value, and so repeats it: a date, a missing key.

    PostgreSQL calls these class 22, asyncpg DataError (PostgreSQL manual, appendix A).
    """
    state = getattr(getattr(error, "orig", error), "sqlstate", None) or ""
    return (
        isinstance(error, ValueError | LookupError)
        or "DataError" in first_line
        or state.startswith("22")
    )


def explain(error: BaseException) -> Iterator[str]:
    """The lines of a traceback, oldest cause first, each exception by its `reason`."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause:
        yield from explain(cause)
        yield "which led to"
    for block in traceback.format_tb(error.__traceback__):
        yield block.rstrip()
    yield reason(error)
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from explain(each)


class _Lines(logging.Formatter):
    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        self.secrets = [secret for secret in secrets if secret]

    def redacted(self, text: str) -> str:
        return redact(text, self.secrets)


class TextLines(_Lines):
    """A line for people: time in UTC, level, logger, message; then the traceback, if any."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{_at(record)} {record.levelname} {record.name}: {_message(record)}"
        return self.redacted("\n".join([line, *_traceback(record)]))


class JsonLines(_Lines):
    """One JSON object per line, for log collectors; `at` is UTC."""

    def format(self, record: logging.LogRecord) -> str:
        fields = {
            "at": _at(record),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        if lines := list(_traceback(record)):
            fields["exception"] = "\n".join(lines)
        return self.redacted(json.dumps(fields, ensure_ascii=False))


def _at(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _message(record: logging.LogRecord) -> str:
    """The message with exceptions among its arguments reduced to their `reason`."""
    if not isinstance(record.args, tuple):
        return record.getMessage()
    arguments = (reason(each) if isinstance(each, BaseException) else each for each in record.args)
    return str(record.msg) % tuple(arguments) if record.args else _bare(record.msg)


def _bare(message: object) -> str:
    return reason(message) if isinstance(message, BaseException) else str(message)


def _traceback(record: logging.LogRecord) -> Iterator[str]:
    if record.exc_info and record.exc_info[1]:
        yield from explain(record.exc_info[1])


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("megdan").critical("The program ends", exc_info=(kind, error, trace))
