"""What comments cite from the research notes stands in docs/sources.md."""

import re
from collections.abc import Iterator

from tests.house_rules.source import ROOT, Source

PAGE = "docs/sources.md"
# A comment may break the line between any two words.
GAP = r"(?:[\s#]+)"
NOTE = rf"(?:\b(?:reference/)?(?P<note>\w+\.md)|\b[Dd]esign),?{GAP}(?:section{GAP})?"
SECTION = r"[0-9]+(?:\.[0-9]+)*|[A-Z][0-9]+"
LINK = rf",{GAP}|{GAP}and{GAP}|{GAP}to{GAP}"
CITED = re.compile(rf"{NOTE}(?P<sections>(?:{SECTION})\b(?:(?:{LINK})(?:{SECTION})\b)*)")
LISTED = re.compile(rf"^\* \*\*(\S+ (?:{SECTION}))\*\*", re.MULTILINE)


def listed() -> set[str]:
    """The sections that the page explains."""
    return set(LISTED.findall((ROOT / PAGE).read_text(encoding="utf-8")))


def cited(source: Source) -> Iterator[str]:
    """The sections that a file cites; of a range its two ends."""
    # This folder quotes citations as samples.
    if source.path == PAGE or source.is_in("tests/house_rules/citations.py", "tests/test_house*"):
        return
    for found in CITED.finditer(source.text):
        note = found["note"] or "design"
        yield from (f"{note} {section}" for section in re.findall(SECTION, found["sections"]))


def citations_can_be_read(source: Source) -> Iterator[str]:
    """Who reads the code has not read our notes: docs/sources.md says what they found."""
    known = listed()
    yield from (f"cites {each}: add it to {PAGE}" for each in cited(source) if each not in known)
