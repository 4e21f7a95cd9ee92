"""Logs hold no token and nobody's words, at debug level and in tracebacks too."""

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiogram.exceptions import ClientDecodeError
from aiogram.types import Update
from pydantic import ValidationError
from sqlalchemy import text

from bot.logs import FLOORS, HIDDEN, configure_logs, redact
from storage.database import Database

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
DEMO_TOKEN = "7:demo"
WORDS = "Мария-от-Антоново"
log = logging.getLogger("bot.test_logs")
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Logging belongs to the whole process: what a test configures ends with it."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in FLOORS}
    yield
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, floor in levels.items():
        logging.getLogger(name).setLevel(floor)


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_token_appears_nowhere(form: str, capsys: Captured) -> None:
    configure_logs("DEBUG", form, [DEMO_TOKEN])
    address = f"https://api.telegram.org/bot{TOKEN}/getMe"
    log.info("calling %s", address)
    log.info(address.replace(":AA", "%3AAA"))
    log.info({"token": TOKEN, "demo": DEMO_TOKEN})
    log.info("%(token)s", {"token": DEMO_TOKEN})
    try:
        raise ConnectionError(address)
    except ConnectionError as error:
        log.exception("no answer: %s", error)
    written = capsys.readouterr().err
    assert written.count(HIDDEN) == 7
    assert "AAHdq" not in written
    assert DEMO_TOKEN not in written


def test_times_and_phone_numbers_are_no_tokens() -> None:
    line = "21.03.2023 10:00 +359 88 123 4567 update 81234567: handled"
    assert redact(line) == line


def test_what_ends_the_program_is_redacted_too(capsys: Captured) -> None:
    configure_logs("INFO", "text")
    error = RuntimeError(f"bot{TOKEN}")
    sys.excepthook(RuntimeError, error, None)
    assert HIDDEN in (written := capsys.readouterr().err)
    assert TOKEN not in written


def test_json_is_one_object_per_line(capsys: Captured) -> None:
    configure_logs("INFO", "json")
    try:
        raise RuntimeError("gone")
    except RuntimeError:
        log.exception("Събранието %s", 7)
    (line,) = capsys.readouterr().err.splitlines()
    entry = json.loads(line)
    assert entry["at"].endswith("+00:00")
    assert entry["exception"].endswith("RuntimeError: gone")
    assert (entry["level"], entry["message"]) == ("ERROR", "Събранието 7")


def test_configuring_twice_logs_once(capsys: Captured) -> None:
    configure_logs("INFO", "text")
    configure_logs("WARNING", "text")
    log.info("quiet")
    log.warning("once")
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_libraries_that_quote_people_keep_their_floor(name: str, capsys: Captured) -> None:
    configure_logs("DEBUG", "text")
    logging.getLogger(f"{name}.some.part").debug("%s", WORDS)
    assert capsys.readouterr().err == ""
    logging.getLogger(name).warning("broken")
    assert "broken" in capsys.readouterr().err


async def test_a_stored_text_is_not_logged(tmp_path: Path, capsys: Captured) -> None:
    configure_logs("DEBUG", "text")
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'logs.db'}")
    try:
        async with database.write() as session:
            await session.execute(text("CREATE TABLE t (name TEXT UNIQUE)"))
            await session.execute(text("INSERT INTO t VALUES (:name)"), {"name": WORDS})
            await session.execute(text("INSERT INTO t VALUES (:name)"), {"name": WORDS})
    except Exception as error:
        log.exception("Not stored: %s", error)
    finally:
        await database.engine.dispose()
    written = capsys.readouterr().err
    assert "UNIQUE constraint failed: t.name" in written
    assert WORDS not in written


def rejected_update() -> Exception:
    with pytest.raises(ValidationError) as wrong:
        Update.model_validate({"update_id": WORDS})
    assert WORDS in str(wrong.value)
    return wrong.value


@pytest.mark.parametrize(
    "error",
    [
        rejected_update(),
        ClientDecodeError("Failed to decode object", ValueError(WORDS), {"text": WORDS}),
        KeyError(WORDS),
        ValueError(f"time data '{WORDS}' does not match"),
        ExceptionGroup("two things", [KeyError(WORDS), ValueError(WORDS)]),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_exception_that_quotes_someone_is_named_only(
    error: Exception, capsys: Captured
) -> None:
    configure_logs("DEBUG", "text")
    try:
        raise RuntimeError("the round stopped") from error
    except RuntimeError:
        log.exception("Failed with %s", error)
    log.error(error)
    written = capsys.readouterr().err
    assert written.count(type(error).__name__) >= 3
    assert "RuntimeError: the round stopped" in written
    assert WORDS not in written


def test_a_broken_log_call_does_not_print_its_arguments(capsys: Captured) -> None:
    configure_logs("DEBUG", "text")
    logging.getLogger("bot.test_logs").handle(
        log.makeRecord(log.name, logging.INFO, __file__, 1, "%d", (WORDS,), None)
    )
    assert WORDS not in capsys.readouterr().err
