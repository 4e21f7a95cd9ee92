"""Long words about a need: on its card the oldest are shortened, elsewhere they stand whole."""

from collections.abc import Iterator, Sequence

from messengers.cutting import shortened

# Telegram cuts at 4096 units, of which a rare sign takes two; a title stands above.
ROOM = 3_900
# So much is left of what is shortened.
BEGINNING = 100


def units(text: str) -> int:
    """How much room a text takes."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def fitting(texts: Sequence[str], taken: Sequence[str]) -> list[str]:
    """These texts, the oldest first, beside what takes room already; the newest stays whole."""
    found = list(texts)
    for place, text in enumerate(texts[:-1]):
        # Each stands on its own line, with a sign and quotation marks.
        over = sum(units(each) + 6 for each in (*found, *taken)) - ROOM
        if over > 0 and len(text) > BEGINNING:
            found[place] = shortened(text, max(BEGINNING, len(text) - over))
    return found


def parts(lines: Sequence[str]) -> Iterator[str]:
    """Lines in as many messages as they take."""
    part = ""
    for line in lines:
        if part and units(part) + units(line) >= ROOM:
            yield part
            part = ""
        part = f"{part}\n{line}" if part else line
    yield part
