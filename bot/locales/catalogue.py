"""Brings the catalogues up to date with the code: `python -m bot.locales.catalogue`."""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from bot.locales import FOLDER

BOT = FOLDER.parent
# Which arguments of which function are texts; "c" marks the context of a word.
KEYWORDS = {
    "_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
COMMENT_TAGS = ("Translators:",)


def extracted() -> Catalog:
    """Collect every sentence of the bot's code, in the order of files, without translations."""
    found = Catalog()
    for path in sorted(BOT.rglob("*.py")):
        place = path.relative_to(BOT.parent).as_posix()
        with path.open("rb") as code:
            for _, message, comments, context in extract("python", code, KEYWORDS, COMMENT_TAGS):
                found.add(message, None, [(place, 0)], (), comments, context=context)
    return found


def read(path: Path) -> Catalog:
    """Read a catalogue; its folder names the language."""
    with path.open("rb") as text:
        return read_po(text, locale=path.parent.parent.name, abort_invalid=True)


def is_translated(message: Message) -> bool:
    """Tell whether a sentence has a translation in every plural form, and none that is a guess."""
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(strings) and not message.fuzzy


def update(path: Path) -> int:
    """Give the catalogue exactly the sentences of the code; return how many lack a translation.

    What the code no longer says is dropped, nothing is guessed, the file's header stays.
    """
    known, wanted = read(path), extracted()
    missing = 0
    for message in wanted:
        old = known.get(message.id, message.context) if message.id else None
        if old is not None and not old.fuzzy:
            message.string = old.string
        missing += bool(message.id) and not is_translated(message)
    header = path.read_text(encoding="utf-8").split("\n\n")[0]
    body = BytesIO()
    write_po(body, wanted, width=0, omit_header=True, include_lineno=False)
    path.write_text(header + "\n\n" + body.getvalue().decode("utf-8"), encoding="utf-8")
    return missing


def main() -> None:
    """Update every catalogue and say what is left to translate."""
    for path in sorted(FOLDER.glob("*/LC_MESSAGES/messages.po")):
        missing = update(path)
        sys.stdout.write(f"{path.parent.parent.name}: {missing} new sentences\n")


if __name__ == "__main__":
    main()
