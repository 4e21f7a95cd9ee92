"""A meeting's poster: A4 upright at 150 dots per inch, in grey, for any printer.

Everything is set as large as it fits; what does not fit even in the smallest letters is cut, and
of an agenda the number of points that are left out is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from font_source_sans_pro import SourceSansPro, SourceSansProBold, SourceSansProSemibold
from PIL import Image, ImageDraw, ImageFont

from bot.looks.codes import QUIET_ZONE, code_of, drawn, messenger_in
from bot.looks.lettering import cut, printable, wrapped
from bot.screens.organising.papers import Poster

# Dots: 210 by 297 mm at 150 to the inch.
WIDTH, HEIGHT, DOTS_PER_INCH = 1240, 1754, 150
MARGIN = 90
INNER = WIDTH - 2 * MARGIN
# The code stands 8 cm wide with its quiet zone: a cheap camera reads it from a metre away.
CODE = 470
# Of two codes each has 6 cm: half a metre away.
SMALL_CODE = 350
FOOT_TOP = HEIGHT - MARGIN - CODE
GAP = 28
LEADING = 1.22
WHITE, BLACK, GREY = 255, 0, 90


@dataclass(frozen=True)
class Style:
    """A weight of letters, and between which sizes it may be set."""

    font: str
    largest: int
    smallest: int


TITLE = Style(SourceSansProBold, 88, 56)
DAY = Style(SourceSansProBold, 80, 52)
HOUR = Style(SourceSansProBold, 120, 120)
PLACE = Style(SourceSansProSemibold, 60, 36)
HEADING = Style(SourceSansProBold, 44, 36)
POINT = Style(SourceSansPro, 42, 26)
FOOT = Style(SourceSansProSemibold, 44, 26)
NAME = Style(SourceSansProBold, 34, 22)


def draw(words: Poster, *links: str) -> bytes:
    """Draw the poster as a PNG picture; it takes part of a second of one core.

    `links` are one or two: one for each messenger.
    """
    picture = Image.new("L", (WIDTH, HEIGHT), WHITE)
    sheet = Sheet(ImageDraw.Draw(picture))
    top = sheet.write(words.title, TITLE, MARGIN, 230)
    sheet.rule(top + GAP // 2)
    top = sheet.write(words.day, DAY, top + 2 * GAP, 200)
    top = sheet.write(words.hour, HOUR, top, 160)
    top = sheet.write(words.place, PLACE, top + GAP // 2, 240)
    if words.agenda:
        top = sheet.write(words.agenda_title, HEADING, top + GAP, 60)
        sheet.write_points(words.agenda, words.more, top, FOOT_TOP - GAP - top)
    sheet.rule(FOOT_TOP - GAP // 2)
    _write_foot(picture, sheet, words, links)
    content = BytesIO()
    picture.save(content, "PNG", optimize=True, dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return content.getvalue()


def _write_foot(picture: Image.Image, sheet: "Sheet", words: Poster, links: Sequence[str]) -> None:
    is_one = len(links) == 1
    side = CODE if is_one else SMALL_CODE
    for place, link in enumerate(links):
        _paste_code(picture, link, MARGIN + place * side, side)
    left = MARGIN + len(links) * side
    # Beside two codes the group's name stands below, and needs its room there.
    room, help_room = (230, 150) if is_one else (200, 130)
    top = sheet.write(words.scan, FOOT, FOOT_TOP + GAP, room, left)
    top = sheet.write(words.help, FOOT, top + GAP // 2, help_room, left) + GAP // 2
    if not is_one:
        for place, link in enumerate(links):
            below = FOOT_TOP + side - GAP // 2
            top = sheet.write(messenger_in(link), NAME, below, 45, MARGIN + place * side) + GAP
        left = MARGIN
    sheet.write(words.group, NAME, top, FOOT_TOP + CODE - top, left)


def _paste_code(picture: Image.Image, link: str, left: int, side: int) -> None:
    code = code_of(link)
    scale = side // int(code.symbol_size(border=QUIET_ZONE)[0])
    # The quiet zone may lie in the margin, the modules begin where the letters do.
    picture.paste(drawn(code, scale), (left - QUIET_ZONE * scale, FOOT_TOP))


class Sheet:
    """Where the words go; every `top`, `left` and `height` is in dots."""

    def __init__(self, pen: ImageDraw.ImageDraw) -> None:
        self._pen = pen

    def rule(self, top: int) -> None:
        """A line across."""
        self._pen.line(((MARGIN, top), (WIDTH - MARGIN, top)), fill=GREY, width=3)

    def write(self, text: str, style: Style, top: int, height: int, left: int = MARGIN) -> int:
        """Write as large as it fits into that height; returns where it ends."""
        width = WIDTH - MARGIN - left
        for size in range(style.largest, style.smallest - 1, -2):
            font = ImageFont.truetype(style.font, size)
            lines = list(wrapped(printable(text), font, width))
            if len(lines) <= _room(size, height):
                break
        else:
            lines = cut(lines, _room(style.smallest, height), font, width)
        return self._put(lines, font, top, left)

    def write_points(
        self, points: Sequence[str], more: Sequence[str], top: int, height: int
    ) -> None:
        """Write a numbered list, or as much of it as fits and how many points are missing."""
        for size in range(POINT.largest, POINT.smallest - 1, -2):
            font = ImageFont.truetype(POINT.font, size)
            listed = [list(wrapped(point, font, INNER)) for point in _numbered(points)]
            if sum(map(len, listed)) <= _room(size, height):
                self._put([line for lines in listed for line in lines], font, top, MARGIN)
                return
        lines = list(_as_many(listed, more, _room(POINT.smallest, height)))
        self._put(lines, font, top, MARGIN)

    def _put(self, lines: Sequence[str], font: ImageFont.FreeTypeFont, top: int, left: int) -> int:
        step = round(font.size * LEADING)
        for number, line in enumerate(lines):
            self._pen.text((left, top + number * step), line, font=font, fill=BLACK)
        return top + len(lines) * step


def _numbered(points: Sequence[str]) -> list[str]:
    return [f"{number}. {printable(point)}" for number, point in enumerate(points, start=1)]


def _room(size: int, height: int) -> int:
    return max(1, int(height / (size * LEADING)))


def _as_many(listed: Sequence[list[str]], more: Sequence[str], room: int) -> Iterator[str]:
    """Whole points while one line is left for the number of the others."""
    for place, lines in enumerate(listed):
        if len(lines) >= room:
            yield more[len(listed) - place]
            return
        yield from lines
        room -= len(lines)
