"""The list of priorities as CSV, which Bulgarian Excel opens with a double click.

There a comma stands in numbers, so that semicolons part the columns; without the mark of UTF-8 at
the beginning Excel reads Cyrillic letters wrongly. No cell can become a formula (OWASP, "CSV
Injection"): what could begin one gets an apostrophe, also where a program that parts the columns
otherwise would see the beginning of a cell.
"""

import csv
import re
import unicodedata
from io import StringIO

from bot.screens.priorities.documents import Paper

# Wide forms too, which some programs read as the narrow ones.
BEGINNINGS = "=+-@＝＋－＠"  # noqa: RUF001 - the wide signs are meant
_PARTED = re.compile(rf"([,;|\t\r\n][^\w{re.escape(BEGINNINGS)}]*)(?=[{re.escape(BEGINNINGS)}])")
_UNSEEN = {"Zs", "Zl", "Zp", "Cc", "Cf"}


def table(words: Paper) -> bytes:
    """Write a row for each priority, under a row of headings."""
    written = StringIO(newline="")
    rows = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(map(cell, words.columns))
    for chapter in words.chapters:
        for entry in chapter.entries:
            row = (chapter.roman, chapter.name, str(entry.number), entry.wording)
            rows.writerow(map(cell, (*row, entry.short_name, entry.source)))
    return written.getvalue().encode("utf-8-sig")


def cell(text: str) -> str:
    """The text as a cell that no program takes for a formula."""
    parted = _PARTED.sub(r"\1'", text)
    return f"'{parted}" if _may_be_formula(parted) else parted


def _may_be_formula(text: str) -> bool:
    if text[:1] in {"\t", "\r", "\n"}:
        return True
    first = next((sign for sign in text if unicodedata.category(sign) not in _UNSEEN), "")
    return bool(first) and first in BEGINNINGS
