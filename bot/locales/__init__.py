"""What each language brings: its catalogue of sentences and its word lists, read once at start."""

import tomllib
from collections.abc import Iterator
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent
SOURCE_LANGUAGE = "en"


def _folders(name: str) -> Iterator[tuple[str, Path]]:
    for folder in sorted(FOLDER.iterdir()):
        if (folder / name).is_file():
            yield folder.name, folder / name


def _read_catalogue(path: Path) -> NullTranslations:
    """Read a .po file without a compiled file on disk; fuzzy translations are left out."""
    with path.open("rb") as text:
        catalogue = read_po(text, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


CATALOGUES: dict[str, NullTranslations] = {SOURCE_LANGUAGE: NullTranslations()} | {
    language: _read_catalogue(path) for language, path in _folders("LC_MESSAGES/messages.po")
}
WORDS: dict[str, dict[str, Any]] = {
    language: tomllib.loads(path.read_text(encoding="utf-8"))
    for language, path in _folders("words.toml")
}
