"""`doctor`: one line per check, what to do where something is wrong, and an exit code."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import URL

from bot.commands.doctor.here import has_reset_bug, of_sqlite
from bot.commands.doctor.telegram import of_clock, revealing_words
from simulator.telegram.server import TelegramServer
from simulator.viber.server import ViberServer
from tests.commands.conftest import NOWHERE, PASSWORD, READY, SECRET, Shell, listening
from tests.postgresql import create_database, drop_database

NOW = datetime(2023, 3, 21, 8, 0, tzinfo=UTC)


def lines(shell: Shell, *, code: int) -> dict[str, str]:
    """What it says by subject, each with its mark."""
    result = shell.types("doctor")
    assert result.exit_code == code, result.output
    assert result.stderr == ""
    said = [line.split(" ", 2) for line in result.stdout.splitlines()]
    return {subject.rstrip(":"): f"{mark} {words}" for mark, subject, words in said}


@pytest.fixture(autouse=True)
def _as_before(telegram: TelegramServer) -> Iterator[None]:
    yield
    telegram.faults.clear()
    telegram.world.webhook.change("")
    telegram.world.bot["username"] = "megdan_demo_bot"


def test_all_is_well(antonovo: Shell) -> None:
    coordinated(antonovo)
    said = lines(antonovo, code=0)
    assert list(said) == [
        "Settings", "Database", "Schema", "Folder", "SQLite", "Municipalities", "Clock", "Token",
        "Name", "Webhook",
    ]  # fmt: skip
    assert {words[0] for subject, words in said.items() if subject != "SQLite"} == {"✓"}
    assert said["Database"] == f"✓ {antonovo.folder / 'megdan.db'} can be reached."
    assert said["Municipalities"] == "✓ Антоново, each with a coordinator."
    assert said["Token"] == "✓ of @megdan_demo_bot."


def coordinated(shell: Shell) -> None:
    """Elena coordinates the first municipality."""
    when = "2023-03-21 08:00:00.000000"
    shell.alters(
        "INSERT INTO person (id, municipality_id, name, language, created_at, joined_at)"
        f" VALUES (1, 1, 'Елена', 'bg', '{when}', '{when}')"
    )
    shell.alters(
        "INSERT INTO role_grant (id, person_id, municipality_id, role, granted_at)"
        f" VALUES (1, 1, 1, 'coordinator', '{when}')"
    )


def test_what_a_municipality_lacks_is_good_to_know(shell: Shell) -> None:
    shell.hears("migrate")
    assert lines(shell, code=0)["Municipalities"].startswith("! none yet: python -m bot")
    shell.hears("municipality", "add", "Антоново", *READY)
    assert lines(shell, code=0)["Municipalities"] == (
        "! Антоново has no coordinator: "
        "python -m bot invite --role coordinator --municipality 'Антоново'"
    )
    coordinated(shell)
    shell.hears("municipality", "add", "Сопот")
    assert lines(shell, code=0)["Municipalities"].startswith("! Сопот can not invite anybody yet")


def test_looking_changes_nothing(shell: Shell) -> None:
    assert lines(shell, code=0)["Schema"].startswith("✓ no tables yet")
    assert list(shell.folder.iterdir()) == []


def test_a_wrong_setting(shell: Shell) -> None:
    shell.has(LOG_LEVEL="loud")
    assert list(lines(shell, code=1)) == ["Settings"]


def test_without_a_token_the_rest_is_still_looked_at(shell: Shell) -> None:
    shell.has(TELEGRAM_TOKEN="")
    said = lines(shell, code=1)
    assert said["Settings"].startswith("✗ TELEGRAM_TOKEN is missing")
    assert said["Clock"] == "✓ agrees with Telegram's."
    assert "Token" not in said


def test_a_token_that_telegram_does_not_know(shell: Shell) -> None:
    shell.has(TELEGRAM_TOKEN="43:" + SECRET)
    assert lines(shell, code=1)["Token"].startswith("✗ Telegram does not know")


def test_a_telegram_that_can_not_be_reached(shell: Shell) -> None:
    shell.has(TELEGRAM_API=NOWHERE)
    said = lines(shell, code=1)
    assert said["Clock"].startswith("✗ 127.0.0.1 can not be reached")
    assert said["Token"].startswith("✗ Telegram can not be reached")


def test_a_webhook_left_over_is_told_by_its_host_alone(
    shell: Shell, telegram: TelegramServer
) -> None:
    telegram.world.webhook.change(f"https://hooks.example.org/{SECRET}")
    assert lines(shell, code=1)["Webhook"].startswith("✗ Telegram sends to hooks.example.org:")


def test_a_question_that_telegram_leaves_open(shell: Shell, telegram: TelegramServer) -> None:
    telegram.faults.add("getWebhookInfo", kind="server_error", times=None)
    said = lines(shell, code=1)
    assert said["Webhook"].startswith("✗ Telegram did not say")
    assert said["Name"].startswith("✓")


def test_a_name_that_says_too_much(shell: Shell, telegram: TelegramServer) -> None:
    telegram.world.bot["username"] = "MagAntonovoBot"
    assert lines(shell, code=1)["Name"].startswith('✗ others read "mag" on a locked phone')


@pytest.mark.parametrize(
    ("name", "telling"),
    [
        ("Мегдан", set()),
        ("megdan_demo_bot", set()),
        ("Магазин Антоново", set()),
        ("Срещи в Антоново", set()),
        ("RomarioBot", set()),
        ("МАГ – Антоново", {"маг"}),
        ("MAGAntonovo_bot", {"mag"}),
        ("mag_antonovo_bot", {"mag"}),
        ("РОМАКТ и МАГ", {"ромакт", "маг"}),
        ("RomactBot", {"romact"}),
    ],
)
def test_words_that_a_name_must_not_hold(name: str, telling: set[str]) -> None:
    assert revealing_words(name) == telling


def test_a_database_that_is_not_there(shell: Shell) -> None:
    shell.has(DATABASE_URL="sqlite:///nowhere/megdan.db")
    said = lines(shell, code=1)
    folder = shell.folder / "nowhere"
    assert said["Database"].startswith(f"✗ {folder / 'megdan.db'} can not be reached")
    assert said["Folder"] == (
        f"✗ {folder} is not there: make it, or name another in DATABASE_URL."
    )
    assert "Schema" not in said


def test_a_server_that_is_not_there(shell: Shell) -> None:
    shell.has(DATABASE_URL=f"postgresql://megdan:{PASSWORD}@127.0.0.1:1/megdan")
    said = lines(shell, code=1)
    assert "127.0.0.1:1/megdan can not be reached" in said["Database"]
    assert "SQLite" not in said


def test_databases_of_others_and_of_later(shell: Shell) -> None:
    shell.hears("migrate")
    shell.alters("UPDATE schema_revision SET version_num = '9999'")
    assert lines(shell, code=1)["Schema"].startswith("✗ 9999 is of a newer version")
    shell.alters("DROP TABLE schema_revision")
    assert lines(shell, code=1)["Schema"].startswith("✗ of another program")


def test_postgresql_without_tables(shell: Shell, postgresql_server: URL) -> None:
    url = asyncio.run(create_database(postgresql_server))
    try:
        shell.has(DATABASE_URL=url.render_as_string(hide_password=False))
        assert lines(shell, code=1)["Schema"] == "✗ no tables yet: python -m bot migrate"
        shell.hears("migrate")
        assert lines(shell, code=0)["Schema"].startswith("✓")
    finally:
        asyncio.run(drop_database(url))


@pytest.mark.parametrize(
    ("version", "has_bug"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), False),
    ],
)
def test_versions_of_sqlite(version: tuple[int, int, int], has_bug: bool) -> None:
    assert has_reset_bug(version) is has_bug
    finding = of_sqlite(version)
    assert finding.mark == ("!" if has_bug else "✓")
    assert not finding.is_bad


def test_clocks_that_differ() -> None:
    assert not of_clock(NOW, NOW + timedelta(seconds=30)).is_bad
    assert "31 s behind Telegram's" in of_clock(NOW, NOW + timedelta(seconds=31)).words
    assert "3600 s ahead of" in of_clock(NOW + timedelta(hours=1), NOW).words


@pytest.fixture
def phones(shell: Shell) -> Iterator[ViberServer]:
    """A Viber beside the Telegram, which has our token."""
    server = ViberServer()
    with listening(server):
        shell.has(VIBER_TOKEN=server.token, VIBER_API=server.address)
        yield server


def test_viber_is_asked_who_the_bot_is(shell: Shell, phones: ViberServer) -> None:
    shell.has(PUBLIC_URL=phones.address.removesuffix("/pa"), VIBER_NAME="Мегдан")
    said = lines(shell, code=0)
    assert said["Viber"] == "✓ the token is that of Megdan."
    assert said["Sender"] == "✓ Мегдан, which says nothing about its readers."
    assert said["PUBLIC_URL"] == "✓ 127.0.0.1 answers."
    assert "Events" not in said


def test_a_viber_bot_that_is_not_reached_from_outside(shell: Shell, phones: ViberServer) -> None:
    phones.world.webhook.url = "https://bot.example.org/hook"
    shell.has(PUBLIC_URL=NOWHERE, VIBER_NAME="МАГ Антоново")
    said = lines(shell, code=1)
    assert said["PUBLIC_URL"].startswith("✗ 127.0.0.1 does not answer")
    assert said["Sender"].startswith('✗ others read "маг" on a locked phone')
    assert said["Events"].startswith("✗ Viber posts them to bot.example.org")


def test_a_token_that_viber_does_not_know(shell: Shell, phones: ViberServer) -> None:
    wrong = "9999999999999999-9999999999999999-9999999999999999"
    shell.has(PUBLIC_URL=NOWHERE, VIBER_TOKEN=wrong)
    result = shell.types("doctor")
    assert "✗ Viber: Viber did not say who the bot is" in result.output
    assert wrong not in result.output


def test_a_viber_bot_without_a_way_in(shell: Shell, phones: ViberServer) -> None:
    assert lines(shell, code=1) == {
        "Settings": "✗ PUBLIC_URL is missing: Viber sends what people write to that address, "
        "and fetches pictures there."
    }
