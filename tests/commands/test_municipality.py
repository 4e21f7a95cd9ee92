"""Municipalities from the command line: added, listed, completed, and what is refused."""

from datetime import UTC, datetime

import pytest

from tests.commands.conftest import READY, Shell


def test_a_bulgarian_municipality_needs_nothing_but_its_name(lonely: Shell) -> None:
    said = lonely.hears("municipality", "add", "  Антоново ")
    assert "Added Антоново (BG, bg, Europe/Sofia)." in said
    assert lonely.asks("SELECT name, country, language, zone FROM municipality") == [
        ("Антоново", "BG", "bg", "Europe/Sofia")
    ]
    assert lonely.asks("SELECT kind FROM community_group ORDER BY id") == [
        ("community_action",),
        ("working",),
    ]


def test_it_says_what_is_missing_before_anybody_is_invited(lonely: Shell) -> None:
    said = lonely.hears("municipality", "add", "Антоново")
    assert "has no data controller and no help phone" in said
    assert "municipality set 'Антоново' --controller" in said
    said = lonely.hears("municipality", "set", "Антоново", *READY[:2])
    assert "has no help phone" in said
    assert "--controller" not in said
    said = lonely.hears("municipality", "set", "Антоново", *READY[2:], "--help-name", "Елена")
    assert "It can invite people" in said
    assert lonely.asks("SELECT controller, help_name, help_phone FROM municipality") == [
        ("Община Антоново", "Елена", "+359 6071 2222")
    ]


def test_settlements_keep_their_order_and_stand_once(lonely: Shell) -> None:
    names = ["Стеврек", "Антоново", "Стеврек"]
    options = [word for name in names for word in ("--settlement", name)]
    lonely.hears("municipality", "add", "Антоново", *options)
    assert lonely.asks("SELECT name FROM settlement ORDER BY id") == [("Стеврек",), ("Антоново",)]


def test_the_list_tells_who_can_invite(lonely: Shell) -> None:
    assert "no municipality yet" in lonely.hears("municipality", "list")
    lonely.hears("municipality", "add", "Антоново", *READY)
    lonely.hears("municipality", "add", "Сопот")
    first, second = lonely.hears("municipality", "list").splitlines()
    assert first == "Антоново: BG, bg, Europe/Sofia, can invite"
    assert second.endswith("can not invite: no data controller and no help phone")


def test_the_same_name_is_added_once(lonely: Shell) -> None:
    lonely.hears("municipality", "add", "Антоново")
    said = lonely.is_refused("municipality", "add", "Антоново", code=1)
    assert said == "There is a municipality Антоново already."
    assert lonely.asks("SELECT count(*) FROM municipality") == [(1,)]


@pytest.mark.parametrize("name", ["антоново ", " АНТОНОВО"])
def test_neither_case_nor_blanks_make_another_town(lonely: Shell, name: str) -> None:
    lonely.hears("municipality", "add", "Антоново")
    said = lonely.is_refused("municipality", "add", name, code=1)
    assert said == "There is a municipality Антоново already."
    assert "Changed Антоново." in lonely.hears("municipality", "set", name, *READY)


def test_a_settlement_stands_once_however_it_is_written(lonely: Shell) -> None:
    options = ["--settlement", "Стеврек", "--settlement", " стеврек "]
    lonely.hears("municipality", "add", "Антоново", *options)
    lonely.hears(
        "municipality",
        "set",
        "Антоново",
        "--settlement",
        "СТЕВРЕК",
        "--settlement",
        "Горна  Поляна",
    )
    assert lonely.asks("SELECT name FROM settlement ORDER BY id") == [
        ("Стеврек",),
        ("Горна Поляна",),
    ]


def test_every_fact_can_be_changed_later(lonely: Shell) -> None:
    lonely.hears("municipality", "add", "Антоново", *READY)
    lonely.hears(
        "municipality", "set", "Антоново", "--name", "Ново Антоново", "--language", "en",
        "--zone", "Europe/Athens",
    )  # fmt: skip
    assert lonely.asks("SELECT name, language, zone, controller FROM municipality") == [
        ("Ново Антоново", "en", "Europe/Athens", "Община Антоново")
    ]
    assert lonely.asks("SELECT verb, actor_id FROM journal_entry") == [("change", None)]


@pytest.mark.parametrize("written", ["8:30-16", " 8.30 – 16:00 ", "08:30-16:00"])
def test_help_hours_are_its_own(lonely: Shell, written: str) -> None:
    stored = "SELECT help_from, help_until FROM municipality ORDER BY id"
    lonely.hears("municipality", "add", "Антоново", "--help-hours", written)
    lonely.hears("municipality", "add", "Сопот")
    own, usual = lonely.asks(stored)
    assert own == ("08:30:00.000000", "16:00:00.000000")
    assert usual == ("09:00:00.000000", "17:00:00.000000")
    lonely.hears("municipality", "set", "Сопот", "--help-hours", written)
    assert lonely.asks(stored) == [own, own]


def test_a_name_is_not_taken_from_another(lonely: Shell) -> None:
    lonely.hears("municipality", "add", "Антоново")
    lonely.hears("municipality", "add", "Сопот")
    said = lonely.is_refused("municipality", "set", "Сопот", "--name", "антоново", code=1)
    assert said == "There is a municipality Антоново already."
    assert "Changed СОПОТ." in lonely.hears("municipality", "set", "Сопот", "--name", "СОПОТ")


def test_a_settlement_goes_only_when_nobody_lives_there(antonovo: Shell) -> None:
    lives_in_stevrek(antonovo)
    said = antonovo.is_refused(
        "municipality", "set", "Антоново", "--help-name", "Елена", "--remove-settlement",
        "стеврек", code=1,
    )  # fmt: skip
    assert said == "People live in Стеврек: it stays, and nothing was changed."
    assert antonovo.asks("SELECT help_name FROM municipality") == [(None,)]
    antonovo.hears("municipality", "set", "Антоново", "--remove-settlement", "Антоново")
    assert antonovo.asks("SELECT name FROM settlement") == [("Стеврек",)]
    said = antonovo.is_refused(
        "municipality", "set", "Антоново", "--remove-settlement", "Изворово", code=1
    )
    assert said == "Антоново has no Изворово. Its settlements: Стеврек."


def lives_in_stevrek(shell: Shell) -> None:
    """Somebody who has joined, and coordinates."""
    when = "2023-03-21 08:00:00.000000"
    shell.alters(
        "INSERT INTO person (id, municipality_id, name, settlement_id, language, created_at,"
        f" joined_at) VALUES (1, 1, 'Мария', 2, 'bg', '{when}', '{when}')"
    )
    shell.alters(
        "INSERT INTO membership (person_id, group_id, state, created_at)"
        f" VALUES (1, 1, 'active', '{when}')"
    )
    shell.alters(
        "INSERT INTO role_grant (id, person_id, municipality_id, role, granted_at)"
        f" VALUES (1, 1, 1, 'coordinator', '{when}')"
    )


def test_one_is_shown_with_its_numbers_and_nobodys_name(antonovo: Shell) -> None:
    lives_in_stevrek(antonovo)
    assert antonovo.hears("municipality", "show").splitlines() == [
        "Антоново (BG, bg, Europe/Sofia)",
        "Data controller: Община Антоново",
        "Help phone: +359 6071 2222",
        "Who answers it: not named",
        "When: on working days, 09:00 to 17:00",
        "Settlements: Антоново, Стеврек",
        "Community action group: 1",
        "Working group: 0",
        "Everybody who has joined: 1",
        "Coordinators: 1",
        "Viber may charge for: 0 of 500 messages this month (UTC)",
        "It can invite people: python -m bot invite --help",
    ]
    antonovo.hears("municipality", "add", "Сопот")
    assert "Settlements: none" in antonovo.hears("municipality", "show", "сопот")
    said = antonovo.is_refused("municipality", "show", code=1)
    assert said == "Name the municipality. Known: Антоново, Сопот."


def test_the_limit_of_viber_is_its_own_and_is_shown_with_what_is_used(antonovo: Shell) -> None:
    antonovo.hears("municipality", "set", "Антоново", "--viber-limit", "40")
    month = f"{datetime.now(UTC):%Y-%m}"
    for each, messages in ((month, 3), ("2023-03", 20)):
        antonovo.alters(
            "INSERT INTO charged_month (municipality_id, month, messages)"
            f" VALUES (1, '{each}', {messages})"
        )
    said = antonovo.hears("municipality", "show")
    assert "Viber may charge for: 3 of 40 messages this month (UTC)" in said
    antonovo.hears("municipality", "set", "Антоново", "--viber-limit", "0")
    assert "3 of 0 messages" in antonovo.hears("municipality", "show")


@pytest.mark.parametrize("written", ["-1", "many", "1.5", "10000000000"])
def test_a_limit_that_is_no_count_costs_one_sentence(antonovo: Shell, written: str) -> None:
    said = antonovo.is_refused("municipality", "set", "Антоново", "--viber-limit", written, code=2)
    assert f"{written} is not a count; 0 or more, for example 500." in said
    assert antonovo.asks("SELECT viber_limit FROM municipality") == [(500,)]


def test_an_unknown_one_is_answered_with_the_known_ones(lonely: Shell) -> None:
    said = lonely.is_refused("municipality", "set", "Антонов", *READY, code=1)
    assert "There is none yet" in said
    lonely.hears("municipality", "add", "Антоново")
    said = lonely.is_refused("municipality", "set", "Антонов", *READY, code=1)
    assert said == "There is no municipality Антонов. Known: Антоново."


def test_setting_nothing_is_refused(lonely: Shell) -> None:
    assert "--controller" in lonely.is_refused("municipality", "set", "Антоново", code=2)


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (["--zone", "Europa/Sofia"], "did you mean Europe/Sofia?"),
        (["--zone", "../etc/passwd"], "is not an IANA time zone"),
        (["--country", "BGR"], "two letters"),
        (["--country", "RO"], "name the --language too"),
        (["--country", "ro", "--language", "en"], "name the --zone too"),
        (["--language", "fr"], "'fr' is not one of"),
        (["--help-phone", "ask Elena"], "is not a telephone number"),
        (["--help-phone", "12"], "is not a telephone number"),
        (["--help-phone", "1234567890123456"], "is not a telephone number"),
        (["--controller", "  "], "some words"),
        (["--controller", "x" * 121], "at most 120"),
        (["--help-hours", "in the morning"], "are not hours; for example 8:30-17:00."),
        (["--help-hours", "9-24"], "are not hours"),
        (["--help-hours", "17:00-9:00"], "end before they begin"),
        (["--settlement", "\u202eоновотнА"], "some words"),
    ],
)
def test_a_wrong_value_costs_one_sentence(lonely: Shell, options: list[str], hint: str) -> None:
    assert hint in lonely.is_refused("municipality", "add", "Антоново", *options, code=2)
    assert not (lonely.folder / "megdan.db").exists()


def test_another_country_brings_its_language_and_zone(lonely: Shell) -> None:
    words = ["--country", "ro", "--language", "en", "--zone", "Europe/Bucharest"]
    assert "(RO, en, Europe/Bucharest)" in lonely.hears("municipality", "add", "Clejani", *words)
