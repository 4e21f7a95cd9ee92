"""The results of a vote as a picture that a small phone shows whole: one bar for each option.

Nothing is told by colour alone: every bar has its place, its name and its number. Where no number
may be shown there is no bar either, for its length would tell the number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from font_source_sans_pro import SourceSansPro, SourceSansProBold, SourceSansProSemibold
from PIL import Image, ImageDraw, ImageFont

from bot.looks.lettering import cut, printable, wrapped
from bot.screens.polls.results import Chart

# Dots. A phone of 360 points shows two of them in one: the smallest letters are 15 points high.
WIDTH, MARGIN, GAP = 720, 36, 12
INNER = WIDTH - 2 * MARGIN
PLACE_ROOM = 64
BAR = 26
LEADING = 1.2
HEAD_LINES, NAME_LINES = 6, 2
# One hue on white: dark enough for letters beside it and for who sees no colours.
WHITE, INK, GREY, BLUE, TRACK = "#ffffff", "#14202b", "#4b5a67", "#1d5f9e", "#e1e8ee"

Font = ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Block:
    """Lines in one kind of letters; where they stand is told later."""

    lines: tuple[str, ...]
    font: Font
    colour: str = INK

    @property
    def height(self) -> int:
        """In dots."""
        return len(self.lines) * round(self.font.size * LEADING)

    def draw(self, pen: ImageDraw.ImageDraw, left: int, top: int) -> None:
        """Put them there."""
        step = round(self.font.size * LEADING)
        for number, line in enumerate(self.lines):
            pen.text((left, top + number * step), line, font=self.font, fill=self.colour)


# Everybody hears of a vote at once: each language is drawn once.
@lru_cache(maxsize=8)
def draw(chart: Chart) -> bytes:
    """Draw it as a PNG picture; it takes part of a second of one core."""
    head = [
        _block(chart.title, SourceSansProSemibold, 30, GREY),
        _block(chart.question, SourceSansProBold, 42),
    ]
    foot = [_block(line, SourceSansPro, 30, GREY) for line in chart.foot]
    names = [_name_of(bar.name) for bar in chart.bars]
    has_bars = all(bar.votes is not None for bar in chart.bars)
    rows = [name.height + (BAR if has_bars else GAP) + 2 * GAP for name in names]
    blocks = sum(block.height + GAP for block in (*head, *foot))
    picture = Image.new("RGB", (WIDTH, 2 * MARGIN + blocks + sum(rows) + 2 * GAP), WHITE)
    pen = ImageDraw.Draw(picture)
    top = _stack(pen, head, MARGIN) + GAP
    most = max((bar.votes or 0 for bar in chart.bars), default=0)
    for bar, name, height in zip(chart.bars, names, rows, strict=True):
        pen.text((MARGIN, top), f"{bar.place}.", font=_font(SourceSansProBold, 34), fill=INK)
        name.draw(pen, MARGIN + PLACE_ROOM, top)
        if bar.votes is not None:
            _draw_bar(pen, top + name.height + 2, bar.votes, most)
        top += height
    _stack(pen, foot, top + GAP)
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


def _stack(pen: ImageDraw.ImageDraw, blocks: Sequence[Block], top: int) -> int:
    for block in blocks:
        block.draw(pen, MARGIN, top)
        top += block.height + GAP
    return top


def _draw_bar(pen: ImageDraw.ImageDraw, top: int, votes: int, most: int) -> None:
    font, left = _font(SourceSansProBold, 34), MARGIN + PLACE_ROOM
    # The same room for every number, so that equal votes have bars of equal length.
    right = WIDTH - MARGIN - round(font.getlength(str(most))) - GAP
    pen.rectangle((left, top, right, top + BAR), fill=TRACK)
    length = round((right - left) * votes / most) if most else 0
    if length:
        pen.rectangle((left, top, left + length, top + BAR), fill=BLUE)
    number = (WIDTH - MARGIN, top + BAR // 2)
    pen.text(number, str(votes), font=font, fill=INK, anchor="rm")


def name_lines(name: str) -> tuple[str, ...]:
    """The lines that an option's name takes."""
    return _name_of(name).lines


def _name_of(name: str) -> Block:
    font = _font(SourceSansProSemibold, 34)
    return Block(_lines(name, font, INNER - PLACE_ROOM, NAME_LINES), font)


def _block(text: str, kind: str, size: int, colour: str = INK) -> Block:
    font = _font(kind, size)
    return Block(_lines(text, font, INNER, HEAD_LINES), font, colour)


def _lines(text: str, font: Font, width: int, room: int) -> tuple[str, ...]:
    lines = list(wrapped(printable(text), font, width))
    return tuple(cut(lines, room, font, width) if len(lines) > room else lines)


@lru_cache
def _font(kind: str, size: int) -> Font:
    return ImageFont.truetype(kind, size)
