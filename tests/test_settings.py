"""Settings: each variable is explained, and a wrong one costs one sentence that quotes nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.settings import Address, Settings, SettingsError, read_settings

EXAMPLE = Path(__file__).parents[1] / ".env.example"
TOKEN = "123456:" + "s3cret" * 6
Given = Callable[..., None]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Given:
    """An empty folder and an environment of nothing but what the test names."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    def give(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return give


def example() -> dict[str, str]:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if re.match(r"[A-Z_]+=", line))


def test_the_example_names_every_variable_in_order() -> None:
    assert [name.lower() for name in example()] == list(Settings.model_fields)


def test_the_example_shows_the_real_defaults(given: Given, tmp_path: Path) -> None:
    bare = read_settings(without_token=True)
    (tmp_path / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert read_settings(without_token=True) == bare
    shown = [name.lower() for name, value in example().items() if value]
    assert shown == [name for name, field in Settings.model_fields.items() if field.default]


def test_every_variable_of_the_example_is_explained_above_it() -> None:
    blocks = EXAMPLE.read_text(encoding="utf-8").strip().split("\n\n")[1:]
    assert len(blocks) == len(Settings.model_fields)
    assert all(re.fullmatch(r"(# .+\n)+[A-Z_]+=.*", block) for block in blocks)


def test_the_environment_wins_over_the_file(given: Given, tmp_path: Path) -> None:
    lines = f"TELEGRAM_TOKEN={TOKEN}\nLOG_LEVEL=error\nLOG_FORMAT=json\nOTHER=1\n"
    (tmp_path / ".env").write_text(lines, encoding="utf-8")
    given(LOG_LEVEL="debug", LOG_FORMAT="")
    settings = read_settings()
    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")
    assert settings.telegram_token.get_secret_value() == TOKEN


def test_neither_token_nor_database_password_is_in_what_prints_the_settings(given: Given) -> None:
    given(TELEGRAM_TOKEN=TOKEN, DATABASE_URL="postgresql://megdan:hush@db/megdan")
    printed = f"{read_settings()!r} {read_settings()}"
    assert TOKEN not in printed
    assert "hush" not in printed


@pytest.mark.parametrize(
    ("url", "spelled"),
    [
        ("sqlite:///megdan.db", "sqlite+aiosqlite:///megdan.db"),
        ("sqlite+aiosqlite:////srv/megdan.db", "sqlite+aiosqlite:////srv/megdan.db"),
        ("postgres://a:p%40ss@h:5433/m", "postgresql+asyncpg://a:p%40ss@h:5433/m"),
        ("postgresql://a@h/m?sslmode=require", "postgresql+asyncpg://a@h/m?ssl=require"),
        ("postgresql+asyncpg://a@h/m", "postgresql+asyncpg://a@h/m"),
    ],
)
def test_a_database_address_is_spelled_for_our_driver(
    given: Given, url: str, spelled: str
) -> None:
    given(DATABASE_URL=url)
    assert read_settings(without_token=True).database_url == spelled


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", ""),
        ("TELEGRAM_TOKEN", "hush"),
        ("TELEGRAM_TOKEN", "1:hush hush"),
        ("TELEGRAM_API", "hush.example"),
        ("TELEGRAM_API", "ftp://hush"),
        ("TELEGRAM_API", "http://[hush"),
        ("DATABASE_URL", "mysql://a:hush@h/m"),
        ("DATABASE_URL", "postgresql://a:hush@h:port/m"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "sqlite://"),
        ("LOG_LEVEL", "hush"),
        ("LOG_FORMAT", "hush"),
        ("DEMO_CONTROL", "hush"),
        ("DEMO_CONTROL", "hush.example:80"),
        ("DEMO_CONTROL", "0.0.0.0:80"),
        ("DEMO_CONTROL", "localhost"),
        ("DEMO_CONTROL", "localhost:hush"),
        ("DEMO_CONTROL", "localhost:99999"),
        ("DEMO_MOVED_SECONDS", "hush"),
        ("DEMO_MOVED_SECONDS", "-1"),
        ("DEMO_MOVED_SECONDS", "nan"),
        ("DEMO_MOVED_SECONDS", "1e10"),
    ],
)
def test_a_wrong_value_is_one_sentence_that_names_the_variable(
    given: Given, name: str, value: str
) -> None:
    given(TELEGRAM_TOKEN=TOKEN, TELEGRAM_API="http://localhost:1")
    given(**{name: value})
    with pytest.raises(SettingsError) as wrong:
        read_settings()
    sentence = str(wrong.value)
    assert sentence.startswith(name)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "hush" not in sentence
    assert wrong.value.__suppress_context__ or not wrong.value.__context__


def test_commands_that_call_nobody_need_no_token(given: Given) -> None:
    assert read_settings(without_token=True).telegram_api == "https://api.telegram.org"


def test_a_file_that_is_no_text_is_named(given: Given, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"TELEGRAM_TOKEN=\xff\xfe")
    with pytest.raises(SettingsError, match=r"^The file \.env"):
        read_settings()


@pytest.mark.parametrize("address", ["127.0.0.1:8081", "localhost:8081", "[::1]:8081"])
def test_the_demo_is_controlled_from_this_machine(given: Given, address: str) -> None:
    given(TELEGRAM_API="http://127.0.0.1:8080/", DEMO_CONTROL=address)
    settings = read_settings(without_token=True)
    assert settings.demo_control == Address(address.rpartition(":")[0].strip("[]"), 8081)
    assert settings.telegram_api == "http://127.0.0.1:8080"


@pytest.mark.parametrize("api", ["", "https://api.telegram.org", "https://bots.example"])
def test_the_demo_never_meets_real_people(given: Given, api: str) -> None:
    given(TELEGRAM_API=api, DEMO_CONTROL="127.0.0.1:8081")
    with pytest.raises(SettingsError, match=r"^DEMO_CONTROL"):
        read_settings(without_token=True)


def test_only_the_demos_clock_is_ahead(given: Given) -> None:
    given(TELEGRAM_API="http://localhost:1", DEMO_MOVED_SECONDS="3600.5")
    with pytest.raises(SettingsError, match=r"^DEMO_MOVED_SECONDS works only"):
        read_settings(without_token=True)
    given(DEMO_CONTROL="127.0.0.1:8081")
    assert read_settings(without_token=True).demo_moved_seconds == 3600.5
    given(TELEGRAM_API="https://api.telegram.org")
    with pytest.raises(SettingsError, match=r"^DEMO_CONTROL works only"):
        read_settings(without_token=True)


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ("# Мегдан\n\n\nTELEGRAM_TOKEN 42:secret\nLOG_LEVEL=INFO\n", 4),
        ("LOG_LEVEL=INFO\nTELEGRAM_TOKEN\n", 2),
        ('LOG_LEVEL=INFO\n\nTELEGRAM_TOKEN="42:secret\n', 3),
    ],
)
def test_a_broken_line_is_named_by_its_number(
    given: Given, tmp_path: Path, lines: str, number: int
) -> None:
    (tmp_path / ".env").write_text(lines, encoding="utf-8")
    with pytest.raises(SettingsError, match=rf"^Line {number} of \.env can not be read") as raised:
        read_settings(without_token=True)
    assert "secret" not in str(raised.value)


def test_a_mark_before_the_first_letter_is_no_letter(given: Given, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xef\xbb\xbfLOG_LEVEL=DEBUG\n")
    assert read_settings(without_token=True).log_level == "DEBUG"
