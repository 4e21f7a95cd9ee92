"""The environment, read once: every variable of .env.example, checked before anything starts."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple
from urllib.parse import SplitResult, urlsplit

from dotenv.parser import parse_stream
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url

ENV_FILE = ".env"
# Some editors put a mark before the first letter, which would belong to its name.
ENCODING = "utf-8-sig"
REAL_TELEGRAM = "https://api.telegram.org"
LOCALHOST = frozenset({"localhost", "127.0.0.1", "::1"})
# A hundred years: far more than any demo lasts, and still inside the calendar.
FARTHEST_MOVE = timedelta(days=36525)
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
# Postgres hosts hand out all of these spellings; each engine has one driver here.
DRIVERS = {
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
}


class SettingsError(Exception):
    """A variable is missing or wrong; the text is one sentence for whoever runs the bot."""


class Address(NamedTuple):
    """Where something listens on this machine."""

    host: str
    port: int


class Settings(BaseSettings):
    """What .env.example explains, in the same order; an empty value counts as not given."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE,
        env_file_encoding=ENCODING,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    telegram_token: SecretStr = SecretStr("")
    telegram_api: str = REAL_TELEGRAM
    database_url: str = Field(default="sqlite+aiosqlite:///megdan.db", repr=False)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    demo_control: Annotated[Address | None, NoDecode] = None
    demo_moved_seconds: float = 0

    @field_validator("telegram_token", mode="before")
    @classmethod
    def _token(cls, value: Any) -> Any:
        secret = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
        if secret and not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", secret):
            raise ValueError(
                "TELEGRAM_TOKEN must look like the one that @BotFather gave: "
                "digits, a colon, then letters and digits."
            )
        return secret

    @field_validator("telegram_api", mode="before")
    @classmethod
    def _api(cls, value: Any) -> Any:
        parts = _parts(str(value))
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
            raise ValueError(
                "TELEGRAM_API must be an address that begins with http:// or https://."
            )
        return str(value).rstrip("/")

    @field_validator("database_url", mode="before")
    @classmethod
    def _database(cls, value: Any) -> Any:
        return with_async_driver(str(value))

    @field_validator("log_level", mode="before")
    @classmethod
    def _level(cls, value: Any) -> Any:
        if str(value).upper() not in LEVELS:
            raise ValueError(f"LOG_LEVEL must be one of {', '.join(LEVELS)}.")
        return str(value).upper()

    @field_validator("log_format", mode="before")
    @classmethod
    def _format(cls, value: Any) -> Any:
        if str(value).lower() not in ("text", "json"):
            raise ValueError("LOG_FORMAT must be text or json.")
        return str(value).lower()

    @field_validator("demo_control", mode="before")
    @classmethod
    def _demo(cls, value: Any) -> Any:
        if value is None or isinstance(value, Address):
            return value
        return local_address(str(value))

    @field_validator("demo_moved_seconds", mode="before")
    @classmethod
    def _moved(cls, value: Any) -> Any:
        return seconds_ahead(str(value))

    @model_validator(mode="after")
    def _demo_never_meets_real_people(self) -> "Settings":
        # Whoever reaches the demo's clock could make the bot write to everybody at night.
        if self.demo_control and urlsplit(self.telegram_api).hostname not in LOCALHOST:
            raise ValueError(
                "DEMO_CONTROL works only when TELEGRAM_API is a server on this machine: "
                "remove it to run for real people."
            )
        if self.demo_moved_seconds and not self.demo_control:
            raise ValueError("DEMO_MOVED_SECONDS works only together with DEMO_CONTROL.")
        return self


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


def read_settings(*, without_token: bool = False) -> Settings:
    """Settings from the environment, else .env in the working folder, else their defaults.

    Raises SettingsError for the first missing or wrong one; its sentence never holds a value.
    """
    try:
        _check_lines()
        settings = Settings()
    except ValidationError as error:
        raise SettingsError(_sentence(error)) from None
    except (OSError, UnicodeDecodeError):
        raise SettingsError("The file .env can not be read as UTF-8 text.") from None
    if not without_token and not settings.telegram_token.get_secret_value():
        raise SettingsError(
            "TELEGRAM_TOKEN is missing: ask @BotFather for a token and write it into .env."
        )
    return settings


def _check_lines() -> None:
    """Raise SettingsError for a line of .env that would be passed over."""
    file = Path(ENV_FILE)
    if not file.is_file():
        return
    with file.open(encoding=ENCODING) as opened:
        for each in parse_stream(opened):
            if each.error or (each.key is not None and each.value is None):
                text = each.original.string
                blank = text[: len(text) - len(text.lstrip())]
                number = each.original.line + blank.count("\n")
                raise SettingsError(
                    f"Line {number} of .env can not be read: write NAME=value, close quotation "
                    "marks, and begin a comment with #."
                )


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    return str(first["ctx"]["error"])
