"""The environment, read once: every variable of .env.example, checked before anything starts."""

from pathlib import Path
from typing import Annotated, Any, Literal

from dotenv.parser import parse_stream
from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.settings.values import (
    Address,
    is_local,
    listening_address,
    local_address,
    seconds_ahead,
    telegram_token,
    viber_name,
    viber_token,
    web_address,
    with_async_driver,
)

__all__ = ["Address", "Settings", "SettingsError", "read_settings"]

ENV_FILE = ".env"
# Some editors put a mark before the first letter, which would belong to its name.
ENCODING = "utf-8-sig"
REAL_TELEGRAM = "https://api.telegram.org"
REAL_VIBER = "https://chatapi.viber.com/pa"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class SettingsError(Exception):
    """A variable is missing or wrong; the text is one sentence for whoever runs the bot."""


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
    viber_token: SecretStr = SecretStr("")
    viber_api: str = REAL_VIBER
    viber_name: str = "Megdan"
    viber_avatar: str = ""
    public_url: str = ""
    listen: Annotated[Address, NoDecode] = Address("127.0.0.1", 8090)
    media_folder: Path = Path("media")
    database_url: str = Field(default="sqlite+aiosqlite:///megdan.db", repr=False)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    demo_control: Annotated[Address | None, NoDecode] = None
    demo_moved_seconds: float = 0

    @field_validator("telegram_token", mode="before")
    @classmethod
    def _token(cls, value: Any) -> Any:
        return telegram_token(_secret(value))

    @field_validator("viber_token", mode="before")
    @classmethod
    def _viber_token(cls, value: Any) -> Any:
        return viber_token(_secret(value))

    @field_validator("telegram_api", "viber_api", "viber_avatar", "public_url", mode="before")
    @classmethod
    def _web(cls, value: Any, info: ValidationInfo) -> Any:
        return web_address(str(info.field_name).upper(), str(value)) if value else ""

    @field_validator("viber_name", mode="before")
    @classmethod
    def _viber_name(cls, value: Any) -> Any:
        return viber_name(str(value))

    @field_validator("listen", mode="before")
    @classmethod
    def _listen(cls, value: Any) -> Any:
        return value if isinstance(value, Address) else listening_address(str(value))

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
    def _viber_finds_us(self) -> "Settings":
        if not self.has_viber:
            return self
        if not self.public_url:
            raise ValueError(
                "PUBLIC_URL is missing: Viber sends what people write to that address, "
                "and fetches pictures there."
            )
        if not self.public_url.startswith("https://") and not is_local(self.viber_api):
            raise ValueError(
                "PUBLIC_URL must begin with https://: Viber sends to no other address."
            )
        return self

    @model_validator(mode="after")
    def _demo_never_meets_real_people(self) -> "Settings":
        # Whoever reaches the demo's clock could make the bot write to everybody at night.
        apis = [self.telegram_api] + ([self.viber_api] if self.has_viber else [])
        if self.demo_control and not all(map(is_local, apis)):
            raise ValueError(
                "DEMO_CONTROL works only when TELEGRAM_API and VIBER_API are servers on this "
                "machine: remove it to run for real people."
            )
        if self.demo_moved_seconds and not self.demo_control:
            raise ValueError("DEMO_MOVED_SECONDS works only together with DEMO_CONTROL.")
        return self

    @property
    def has_viber(self) -> bool:
        """Whether the bot speaks Viber too."""
        return bool(self.viber_token.get_secret_value())


def _secret(value: Any) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


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
