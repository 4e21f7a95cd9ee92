"""Invites from the command line: link, QR code, whom they let in, and what is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest
import zxingcpp
from PIL import Image

from community.clock import Clock
from tests.commands.conftest import NOWHERE, READY, SECRET, Shell

NOW = datetime(2023, 3, 21, 8, 0, tzinfo=UTC)
DOOR = "SELECT role, needs_approval, max_uses, expires_at FROM invite ORDER BY id DESC LIMIT 1"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Clock, "now", lambda self: NOW)


def stored_link(shell: Shell) -> str:
    [(token,)] = shell.asks("SELECT token FROM invite ORDER BY id DESC LIMIT 1")
    return f"https://t.me/megdan_demo_bot?start={token}"


def read_back(picture: Image.Image) -> str:
    [code] = zxingcpp.read_barcodes(picture)
    return code.text


def of_blocks(lines: list[str]) -> Image.Image:
    """What a camera sees of half blocks: two rows of light and dark per line."""
    upper = [[character in "▀█" for character in line] for line in lines]
    lower = [[character in "▄█" for character in line] for line in lines]
    rows = [row for pair in zip(upper, lower, strict=True) for row in pair]
    seen = Image.new("L", (len(rows[0]), len(rows)))
    seen.putdata([255 * is_light for row in rows for is_light in row])
    return seen.resize((seen.width * 8, seen.height * 8), Image.Resampling.NEAREST)


def end_of(shell: Shell) -> datetime:
    [(stored,)] = shell.asks("SELECT expires_at FROM invite ORDER BY id DESC LIMIT 1")
    return datetime.fromisoformat(str(stored)).replace(tzinfo=UTC)


def test_the_first_line_is_the_link(antonovo: Shell) -> None:
    assert antonovo.hears("invite").splitlines()[0] == stored_link(antonovo)


def test_a_camera_reads_the_link_from_the_terminal(antonovo: Shell) -> None:
    lines = antonovo.hears("invite").splitlines()
    assert read_back(of_blocks([each for each in lines if set(each) <= set(" ▀▄█")])) == (
        stored_link(antonovo)
    )


def test_a_camera_reads_the_link_from_the_picture(antonovo: Shell) -> None:
    said = antonovo.hears("invite", "--png", "poster.png")
    assert "The QR code is in poster.png." in said
    with Image.open(antonovo.folder / "poster.png") as picture:
        assert read_back(picture) == stored_link(antonovo)


def test_a_picture_is_overwritten_only_by_force(antonovo: Shell) -> None:
    (antonovo.folder / "poster.png").write_text("precious")
    said = antonovo.is_refused("invite", "--png", "poster.png", code=2)
    assert said == "poster.png is there already: name another file, or add --force."
    assert (antonovo.folder / "poster.png").read_text() == "precious"
    assert antonovo.asks("SELECT count(*) FROM invite") == [(0,)]
    antonovo.hears("invite", "--png", "poster.png", "--force")
    assert (antonovo.folder / "poster.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_needs_a_folder(antonovo: Shell) -> None:
    said = antonovo.is_refused("invite", "--png", "nowhere/poster.png", code=2)
    assert said == f"Nothing can be written into {antonovo.folder / 'nowhere'}."
    assert antonovo.asks("SELECT count(*) FROM invite") == [(0,)]


def test_members_wait_for_a_yes_unless_told_otherwise(antonovo: Shell) -> None:
    said = antonovo.hears("invite")
    assert "waits for a coordinator's yes; --no-approval" in said
    assert "invite a coordinator first" in said
    [(role, needs_approval, uses, _)] = antonovo.asks(DOOR)
    assert (role, needs_approval, uses) == ("member", 1, 50)
    assert end_of(antonovo) == NOW + timedelta(days=30)
    said = antonovo.hears("invite", "--no-approval", "--uses", "3", "--days", "2")
    assert "yes" not in said
    assert "up to 3 people into the community action group of Антоново, until" in said
    [(_, needs_approval, uses, _)] = antonovo.asks(DOOR)
    assert (needs_approval, uses) == (0, 3)
    assert end_of(antonovo) == NOW + timedelta(days=2)


def test_a_role_is_for_one_person_and_soon(antonovo: Shell) -> None:
    said = antonovo.hears("invite", "--role", "contact_person")
    assert "one person into Антоново as contact person, until 28.03.2023 11:00" in said
    [(role, needs_approval, uses, _)] = antonovo.asks(DOOR)
    assert (role, needs_approval, uses) == ("contact_person", 0, 1)


def test_group_and_settlement_are_those_of_the_municipality(antonovo: Shell) -> None:
    said = antonovo.hears("invite", "--group", "working", "--settlement", "стеврек")
    assert "into the working group of Антоново, living in Стеврек, until" in said
    assert antonovo.asks(
        "SELECT kind, settlement.name FROM invite JOIN settlement ON settlement_id = settlement.id"
        " JOIN community_group ON group_id = community_group.id"
    ) == [("working", "Стеврек")]


def test_the_last_day_counts_whole_on_the_local_clock(antonovo: Shell) -> None:
    antonovo.hears("invite", "--until", "2023-03-25")
    # On the 26th Bulgaria sets its clocks forward, at 3 in the morning: midnight is still UTC+2.
    assert end_of(antonovo) == datetime(2023, 3, 25, 22, 0, tzinfo=UTC)
    antonovo.hears("invite", "--until", "2023-03-21")
    assert end_of(antonovo) == datetime(2023, 3, 21, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(2023, 3, 20), date(2024, 3, 23), date(9999, 12, 31)])
def test_an_impossible_last_day_is_refused(antonovo: Shell, day: date) -> None:
    said = antonovo.is_refused("invite", "--until", day.isoformat(), code=1)
    assert said == "--until must be today or later, and within a year."


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (["--days", "2", "--until", "2023-03-25"], "either --days or --until"),
        (["--role", "coordinator", "--group", "working"], "leave --group out"),
        (["--role", "coordinator", "--approval"], "Only members can be approved"),
        (["--uses", "0"], "0 is not in the range"),
        (["--days", "367"], "367 is not in the range"),
        (["--until", "25.03.2023"], "does not match the format"),
        (["--role", "mayor"], "'mayor' is not one of"),
    ],
)
def test_options_that_make_no_sense(antonovo: Shell, options: list[str], hint: str) -> None:
    assert hint in antonovo.is_refused("invite", *options, code=2)
    assert antonovo.asks("SELECT count(*) FROM invite") == [(0,)]


def test_unknown_names_are_answered_with_the_known_ones(antonovo: Shell) -> None:
    said = antonovo.is_refused("invite", "--municipality", "Сопот", code=1)
    assert said == "There is no municipality Сопот. Known: Антоново."
    said = antonovo.is_refused("invite", "--settlement", "Сопот", code=1)
    assert said == "Антоново has no Сопот. Its settlements: Антоново, Стеврек."


def test_the_municipality_is_named_once_there_are_two(antonovo: Shell) -> None:
    antonovo.hears("municipality", "add", "Сопот", *READY)
    said = antonovo.is_refused("invite", code=1)
    assert said == "Name the municipality by --municipality. Known: Антоново, Сопот."
    assert "group of Сопот" in antonovo.hears("invite", "--municipality", "Сопот")


def test_nobody_is_invited_without_controller_and_telephone(shell: Shell) -> None:
    shell.hears("municipality", "add", "Антоново")
    said = shell.is_refused("invite", code=1)
    assert "has no data controller and no help phone" in said
    assert "python -m bot municipality set" in said
    assert shell.asks("SELECT count(*) FROM invite") == [(0,)]


def test_without_telegram_the_token_and_the_way_to_the_link(antonovo: Shell) -> None:
    antonovo.has(TELEGRAM_API=NOWHERE)
    said = antonovo.hears("invite")
    [(token,)] = antonovo.asks("SELECT token FROM invite")
    assert f"its token is {token}" in said
    assert f"https://t.me/<the bot's username>?start={token}" in said
    result = antonovo.types("invite", "--png", "poster.png")
    assert result.exit_code == 1
    assert "The picture was not drawn" in result.stderr
    assert not (antonovo.folder / "poster.png").exists()


def test_a_wrong_token_makes_no_invite(antonovo: Shell) -> None:
    antonovo.has(TELEGRAM_TOKEN="43:" + SECRET)
    said = antonovo.is_refused("invite", code=2)
    assert said.startswith("Telegram does not know this TELEGRAM_TOKEN")
    assert antonovo.asks("SELECT count(*) FROM invite") == [(0,)]


def test_a_missing_token_makes_no_invite(antonovo: Shell) -> None:
    antonovo.has(TELEGRAM_TOKEN="")
    assert "TELEGRAM_TOKEN is missing" in antonovo.is_refused("invite", code=2)
