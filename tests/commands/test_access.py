"""Who may come in and who holds a role: listed, ended, written down; no more shown than needed."""

from datetime import UTC, datetime

import pytest

from community.clock import Clock
from tests.commands.conftest import READY, Shell

NOW = datetime(2023, 3, 21, 8, 0, tzinfo=UTC)
LATER = datetime(2024, 3, 21, 8, 0, tzinfo=UTC)
JOURNAL = "SELECT verb, municipality_id, actor_id FROM journal_entry ORDER BY id"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Clock, "now", lambda self: NOW)


@pytest.fixture
def organised(antonovo: Shell) -> Shell:
    """Elena coordinates, Gosho is the contact person."""
    when = "2023-03-21 08:00:00.000000"
    for number, (name, role) in enumerate(
        [("Елена Стоева", "coordinator"), ("Гошо", "contact_person")], start=1
    ):
        antonovo.alters(
            "INSERT INTO person (id, municipality_id, name, language, created_at, joined_at)"
            f" VALUES ({number}, 1, '{name}', 'bg', '{when}', '{when}')"
        )
        antonovo.alters(
            "INSERT INTO role_grant (id, person_id, municipality_id, role, granted_at)"
            f" VALUES ({number}, {number}, 1, '{role}', '{when}')"
        )
    return antonovo


def test_open_invites_are_listed_without_their_links(antonovo: Shell) -> None:
    assert "No invite lets anybody in now" in antonovo.hears("invite", "list")
    antonovo.hears("invite", "--role", "contact_person")
    antonovo.hears("invite", "--settlement", "Стеврек", "--group", "working", "--uses", "12")
    said = antonovo.hears("invite", "list")
    assert said.splitlines() == [
        "1: Антоново, contact person, used 0 of 1, made 21.03.2023, until 28.03.2023 11:00",
        "2: Антоново, working group, Стеврек, used 0 of 12, with approval, made 21.03.2023,"
        " until 20.04.2023 11:00",
    ]
    for (token,) in antonovo.asks("SELECT token FROM invite"):
        assert str(token) not in said


def test_ended_and_used_up_ones_are_not_listed(
    antonovo: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    antonovo.hears("invite", "--role", "coordinator")
    antonovo.alters("UPDATE invite SET uses = max_uses")
    assert "No invite" in antonovo.hears("invite", "list")
    antonovo.hears("invite")
    monkeypatch.setattr(Clock, "now", lambda self: LATER)
    assert "No invite" in antonovo.hears("invite", "list")


def test_each_municipality_can_be_looked_at_alone(organised: Shell) -> None:
    organised.hears("municipality", "add", "Сопот", *READY)
    organised.hears("invite", "--municipality", "Антоново")
    organised.hears("invite", "--municipality", "Сопот")
    assert len(organised.hears("invite", "list").splitlines()) == 2
    assert organised.hears("invite", "list", "--municipality", "сопот").startswith("2: Сопот")
    assert "Nobody holds a role" in organised.hears("role", "list", "--municipality", "Сопот")
    said = organised.is_refused("role", "list", "--municipality", "Варна", code=1)
    assert said == "There is no municipality Варна. Known: Антоново, Сопот."


def test_a_revoked_invite_lets_nobody_in(antonovo: Shell) -> None:
    antonovo.hears("invite")
    said = antonovo.hears("invite", "revoke", "1")
    assert said == "Revoked invite 1: its link lets nobody in any more.\n"
    assert antonovo.asks("SELECT expires_at FROM invite") == [("2023-03-21 08:00:00.000000",)]
    assert antonovo.asks(JOURNAL) == [("invite", 1, None), ("revoke", 1, None)]
    said = antonovo.is_refused("invite", "revoke", "1", code=1)
    assert said.startswith("No invite 1 lets anybody in")
    assert len(antonovo.asks(JOURNAL)) == 2


def test_options_of_an_invite_are_not_lost_before_a_command(antonovo: Shell) -> None:
    said = antonovo.is_refused("invite", "--municipality", "Антоново", "list", code=2)
    assert "Options of list stand behind it" in said


def test_roles_are_listed_and_end(organised: Shell) -> None:
    assert organised.hears("role", "list").splitlines() == [
        "1: Елена Стоева, coordinator in Антоново since 21.03.2023",
        "2: Гошо, contact person in Антоново since 21.03.2023",
    ]
    said = organised.hears("role", "end", "2")
    assert said == "Ended: Гошо is no longer contact person in Антоново.\n"
    assert "Гошо" not in organised.hears("role", "list")
    assert organised.asks("SELECT ended_at FROM role_grant WHERE id = 2") == [
        ("2023-03-21 08:00:00.000000",)
    ]
    assert organised.asks(JOURNAL) == [("end_role", 1, None)]
    said = organised.is_refused("role", "end", "2", code=1)
    assert said == "Nobody holds role 2; those that are held: python -m bot role list"


def test_the_last_coordinator_goes_with_a_word(organised: Shell) -> None:
    assert organised.hears("role", "end", "1").splitlines()[1] == (
        "Антоново has no coordinator: "
        "python -m bot invite --role coordinator --municipality 'Антоново'"
    )
