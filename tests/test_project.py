"""The project's papers agree: locks without addresses, permissive licences, one command in CI."""

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# Why certifi may stay although MPL-2.0 is no permissive licence: docs/decisions/0004-licence.md.
COPYLEFT = re.compile(r"GPL|General Public|MPL|Mozilla|EUPL|SSPL|Commons Clause")
ADMITTED = {"certifi"}


def locked(lock: str) -> dict[str, str]:
    """Pinned packages by name, each with its lines."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", text)
    return {re.split(r"[=\[]", block)[0]: block for block in blocks if "==" in block[:80]}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_versions_and_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|^--?[a-z]|@ ", text, re.MULTILINE)
    assert all("--hash=sha256:" in block for block in locked(lock).values())


def test_what_runs_is_what_was_tested() -> None:
    run, dev = (locked(lock) for lock in LOCKS)
    assert len(run) > 20
    for name, block in run.items():
        assert block.split(" ")[0] == dev[name].split(" ")[0]


def test_every_declared_dependency_is_locked() -> None:
    names = {re.split(r"[\[<>=]", each)[0] for each in PROJECT["project"]["dependencies"]}
    assert names <= set(locked("requirements.lock"))


def test_every_run_time_dependency_says_why_it_is_here() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for each in PROJECT["project"]["dependencies"]:
        assert re.search(rf'^  # .+\n  "{re.escape(each)}"', text, re.MULTILINE), each


def licence_of(package: str) -> str:
    about = metadata(package).json
    classifiers = [each for each in about.get("classifier", []) if "License" in each]
    words = [about.get("license_expression", ""), about.get("license", ""), *classifiers]
    return " ".join(str(word) for word in words).strip()


def test_what_runs_carries_permissive_licences() -> None:
    assert COPYLEFT.search(licence_of("python-telegram-bot"))
    # Packages for other systems are locked too, but not installed here.
    here = [name for name, block in locked("requirements.lock").items() if " ; " not in block]
    known = {name: licence_of(name) for name in here}
    assert all(known.values())
    assert {name for name, words in known.items() if COPYLEFT.search(words)} == ADMITTED


def test_ci_calls_the_command_of_the_papers() -> None:
    assert "make test" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "make test" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
