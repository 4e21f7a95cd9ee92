"""An agenda as people type or paste it: a point on each line, numbered or not."""

from collections.abc import Iterable

# A council's agenda has thirty points at times; all of them still fit one message.
MOST_ITEMS = 30
LONGEST_ITEM = 250
LONGEST_AGENDA = 3_000
BULLETS = "-*\N{EN DASH}\N{EM DASH}\N{BULLET} "


def read_agenda(text: str) -> list[str] | None:
    """Read the points without their numbers; None if there are too many, or they are too long."""
    items = within_limits(text.splitlines())
    return None if items is None else [without_number(item) for item in items]


def within_limits(lines: Iterable[str]) -> list[str] | None:
    """The lines that are not empty, without needless blanks; None if an agenda holds no such."""
    items = [" ".join(line.split()) for line in lines if line.strip()]
    is_too_long = any(len(item) > LONGEST_ITEM for item in items)
    is_too_long |= sum(map(len, items)) > LONGEST_AGENDA
    return None if len(items) > MOST_ITEMS or is_too_long else items


def without_number(item: str) -> str:
    """An item as written, without a number or bullet of its own: we number them ourselves."""
    item = item.lstrip(BULLETS)
    head, _dot, rest = item.partition(" ")
    return rest if rest and head.rstrip(".)").isdecimal() and head != head.rstrip(".)") else item
