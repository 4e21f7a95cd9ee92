"""The list as CSV: Excel reads it, and no cell becomes a formula."""

import csv
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.looks.priorities.table import BEGINNINGS, cell, table
from tests.looks.priorities.papers import paper_of

UNSEEN = "\ufeff\u200b\u2060\u00ad \t\r\n\u00a0\u3000\x00\x0b\u2028"
DANGEROUS = st.text(st.sampled_from(UNSEEN + BEGINNINGS + "аб1;\"',|"))


def rows_in(content: bytes, delimiter: str = ";") -> list[list[str]]:
    """What Bulgarian Excel reads, or one that parts the columns otherwise."""
    assert content.startswith(b"\xef\xbb\xbf")
    text = StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=delimiter))


def test_a_row_for_each_priority_under_the_headings() -> None:
    rows = rows_in(table(paper_of("Здравен медиатор; и още", source="нужда № 14; гласуване")))
    assert rows[0] == ["Сфера №", "Сфера", "№", "Приоритет", "Кратко име", "Източник"]
    assert rows[1][:4] == ["I", "Здравеопазване", "1", "Здравен медиатор; и още"]
    assert rows[1][5] == "нужда № 14; гласуване"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+359", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u00a0=1", "\u200b=1", "＝1"],
)
def test_what_could_begin_a_formula_gets_an_apostrophe(text: str) -> None:
    assert cell(text).startswith("'")
    assert cell(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize(
    "text", ["", "Здраве", "1 = 1", "3-4 години", "„=“", "№ 14", "път, лампи; 3-4 пейки"]
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


@given(DANGEROUS)
@example("=cmd|' /C calc'!A0")
def test_no_cell_begins_a_formula(text: str) -> None:
    written = cell(text)
    assert not written.strip(UNSEEN).startswith(tuple(BEGINNINGS))
    assert not written.startswith(("\t", "\r", "\n"))
    assert written.replace("'", "") == text.replace("'", "")


@given(st.text(), st.text())
def test_whatever_was_written_no_cell_of_the_file_begins_a_formula(words: str, name: str) -> None:
    for row in rows_in(table(paper_of(words, short_name=name))):
        assert len(row) == 6
        for each in row:
            assert not each.strip(UNSEEN).startswith(tuple(BEGINNINGS))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@given(words=DANGEROUS)
@example(words="Медиатор,=2+3, в кв. Изток")
@example(words='Медиатор,"=2+3"')
def test_neither_where_other_signs_part_the_columns(delimiter: str, words: str) -> None:
    for row in rows_in(table(paper_of(words)), delimiter):
        for each in row:
            assert not each.strip(UNSEEN).startswith(tuple(BEGINNINGS))
