"""What one variable may be: pure functions that raise ValueError with a sentence."""

import re
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from sqlalchemy.engine import make_url

LOCALHOST = frozenset({"localhost", "127.0.0.1", "::1"})
# A hundred years: far more than any demo lasts, and still inside the calendar.
FARTHEST_MOVE = timedelta(days=36525)
# Viber's own limit of sender.name (reference/viber.md, 2.2).
NAME_LETTERS = 28
# Postgres hosts hand out all of these spellings; each engine has one driver here.
DRIVERS = {
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
}


class Address(NamedTuple):
    """Where something listens on this machine."""

    host: str
    port: int


def with_async_driver(url: str) -> str:
    """The same database spelled as our drivers want it; ValueError with a sentence if none does.

    sslmode, which most providers append, is asyncpg's ssl.
    """
    scheme = url.partition("://")[0]
    if scheme not in DRIVERS:
        raise ValueError("DATABASE_URL must begin with sqlite:/// or postgresql://.")
    try:
        parsed = make_url(url)
    except Exception:
        # The parser's own words may quote the password.
        raise ValueError("DATABASE_URL is not a valid database address.") from None
    if DRIVERS[scheme].startswith("sqlite") and parsed.database in (None, "", ":memory:"):
        raise ValueError("DATABASE_URL must name a file, as in sqlite:///megdan.db.")
    query = {"ssl" if name == "sslmode" else name: value for name, value in parsed.query.items()}
    parsed = parsed.set(drivername=DRIVERS[scheme], query=query)
    return parsed.render_as_string(hide_password=False)


def telegram_token(text: str) -> str:
    """The same, if it has the form of a token of Telegram's; empty is none."""
    if text and not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", text):
        raise ValueError(
            "TELEGRAM_TOKEN must look like the one that @BotFather gave: "
            "digits, a colon, then letters and digits."
        )
    return text


def viber_token(text: str) -> str:
    """The same, if it looks like a token of Viber's (reference/viber.md, 1); empty is none."""
    if text and not re.fullmatch(r"[0-9a-f]{15,16}(-[0-9a-f]{15,16}){2}", text):
        raise ValueError(
            "VIBER_TOKEN must look like the one on the bot's page at Viber: "
            "three groups of letters and digits with hyphens between them."
        )
    return text


def viber_name(text: str) -> str:
    """The name above the bot's messages, at most 28 characters."""
    if not 1 <= len(text.strip()) <= NAME_LETTERS:
        raise ValueError(f"VIBER_NAME must be a name of at most {NAME_LETTERS} characters.")
    return text.strip()


def web_address(name: str, text: str) -> str:
    """An address of the web without a slash at its end."""
    parts = _parts(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
        raise ValueError(f"{name} must be an address that begins with http:// or https://.")
    return text.rstrip("/")


def is_local(address: str) -> bool:
    """Whether an address of the web is on this machine."""
    return _parts(address).hostname in LOCALHOST


def listening_address(text: str) -> Address:
    """host:port where this process takes calls."""
    parts = _parts(f"//{text}")
    if not parts.hostname or parts.port is None or parts.path:
        raise ValueError("LISTEN must be a host and a port, as in 127.0.0.1:8090.")
    return Address(parts.hostname, parts.port)


def local_address(text: str) -> Address:
    """host:port on this machine; ValueError with a sentence for any other."""
    parts = _parts(f"//{text}")
    if parts.hostname not in LOCALHOST or not parts.port:
        raise ValueError(
            "DEMO_CONTROL must be a host and port on this machine, as in 127.0.0.1:8081."
        )
    return Address(parts.hostname, parts.port)


def seconds_ahead(text: str) -> float:
    """Seconds from 0 to a hundred years; ValueError with a sentence for anything else."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= FARTHEST_MOVE.total_seconds():
        raise ValueError("DEMO_MOVED_SECONDS must be a number of seconds, 0 or more.")
    return seconds


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        # A broken bracket or port; an address without a host is refused by every caller.
        return SplitResult("", "", "", "", "")
    return parts
