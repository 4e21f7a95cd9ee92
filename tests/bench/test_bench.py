"""The bench still measures every part; how fast anything is, is not for the tests."""

import pytest
from sqlalchemy import URL

from bench import runs, table, town
from bench.__main__ import measure, nothing_yet
from bench.runs import Plan

TINY = Plan(
    rounds=1,
    warm_up=0.1,
    busy=0.2,
    calm=1,
    people=40,
    listeners=8,
    rushing=40,
    ballots=500,
    needs=50,
    concurrent_updates=(30,),
)


@pytest.mark.timeout(480)  # nine bots start, one after the other
async def test_a_tiny_round_measures_every_part(postgresql_server: URL) -> None:
    figures = nothing_yet(TINY, postgresql_server)
    # Each of these once: on either engine it is the same bench.
    del figures.votes[1:], figures.needs[1:], figures.rushes[:1], figures.reckoned[:1]
    await measure(figures, postgresql_server)
    echoes = (figures.aiogram, *figures.telegram)
    ours = (*figures.megdan, *figures.viber, *figures.votes, *figures.needs)
    for contestant in (*echoes, *ours):
        assert (len(contestant.rates), len(contestant.starts)) == (1, 1), contestant
    taps = (*figures.megdan, *figures.viber)
    assert [len(contestant.waits) > 20 for contestant in taps] == [True] * 4
    assert [len(contestant.callbacks) > 20 for contestant in figures.viber] == [True, True]
    assert all(contestant.told > 0 for contestant in figures.viber)
    assert [(rush.people, rush.is_exact) for rush in figures.rushes] == [(40, True)]
    assert [len(each.searches) for each in figures.reckoned] == [100]
    written = table.written(figures)
    for row in (
        "(a) aiogram",
        "(b) python-telegram-bot",
        "tap, SQLite",
        "tap, PostgreSQL",
        "webhook, SQLite",
        "to 200",
        "p95",
        "secret vote",
        "photo",
        "exact",
        "500 ballots",
    ):
        assert row in written


async def test_taps_that_store_nothing_do_not_count() -> None:
    async with runs.sqlite_file() as url:
        await town.settle(url, 1)
        with pytest.raises(RuntimeError, match="1 taps were answered, 0 answers are stored"):
            await runs.check(url, 1)


def test_what_could_not_be_measured_is_a_dash() -> None:
    figures = nothing_yet(TINY, None)
    figures.missing.append("(c) on PostgreSQL is not measured: no server")
    written = table.written(figures)
    assert "tap, PostgreSQL" not in written
    assert "no server" in written
    assert "         -" in written
