"""QR codes of invite links: as blocks for a terminal, as a picture for posters."""

import os
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from bot.commands.endings import NotBegun, Sentence
from bot.logs import reason
from bot.looks.codes import code_of, side_by_side

# Pixels per module: 8 cm at 150 dpi, for a code of about 37 modules with its quiet zone.
SCALE = 12


def in_blocks(link: str) -> list[str]:
    """Lines of half blocks, light on dark: two rows of modules each."""
    drawn = StringIO()
    code_of(link).terminal(drawn, compact=True)
    return drawn.getvalue().splitlines()


def refuse_to_overwrite(png: Path, *, force: bool) -> None:
    """Raise NotBegun before anything is made that could not be drawn."""
    if png.exists() and not force:
        raise NotBegun(f"{png} is there already: name another file, or add --force.")
    if not os.access(png.absolute().parent, os.W_OK):
        raise NotBegun(f"Nothing can be written into {png.absolute().parent}.")


def write_png(links: Sequence[str], png: Path) -> None:
    """Draw the picture. Raises Sentence when the disk does not let us."""
    try:
        side_by_side(links, SCALE).save(png, "PNG", optimize=True)
    except OSError as error:
        raise Sentence(f"{png} could not be written ({reason(error)}).") from None
