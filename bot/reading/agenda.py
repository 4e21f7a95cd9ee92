"""An agenda as people type or paste it: a point on each line, numbered or not."""

MOST_ITEMS = 12
LONGEST_ITEM = 250
BULLETS = "-*\N{EN DASH}\N{EM DASH}\N{BULLET} "


def read_agenda(text: str) -> list[str] | None:
    """Read the points without their numbers; None if there are too many, or one is too long."""
    items = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if len(items) > MOST_ITEMS or any(len(item) > LONGEST_ITEM for item in items):
        return None
    return [without_number(item) for item in items]


def without_number(item: str) -> str:
    """An item as written, without a number or bullet of its own: we number them ourselves."""
    item = item.lstrip(BULLETS)
    head, _dot, rest = item.partition(" ")
    return rest if rest and head.rstrip(".)").isdecimal() and head != head.rstrip(".)") else item
