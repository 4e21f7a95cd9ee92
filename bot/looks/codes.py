"""QR codes of links that let people in, for paper and screens."""

from collections.abc import Sequence
from io import BytesIO

import segno
from font_source_sans_pro import SourceSansProSemibold
from PIL import Image, ImageDraw, ImageFont

# A damaged or crumpled poster is still read with a quarter of it gone (ISO/IEC 18004, level Q).
ERROR_CORRECTION = "q"
# Modules of white around a code.
QUIET_ZONE = 4
WHITE, BLACK = 255, 0
# Letters as high as three modules stand between the codes of one picture and its edge.
NAME_MODULES = 3


def code_of(link: str) -> segno.QRCode:
    """The code of a link."""
    return segno.make_qr(link, error=ERROR_CORRECTION)


def messenger_in(link: str) -> str:
    """The name of the messenger that a link opens."""
    return "Viber" if link.startswith("viber:") else "Telegram"


def drawn(code: segno.QRCode, scale: int) -> Image.Image:
    """In whole dots for each module: nothing is blurred; with its quiet zone."""
    content = BytesIO()
    code.save(content, kind="png", scale=scale, border=QUIET_ZONE)
    return Image.open(content).convert("L")


def side_by_side(links: Sequence[str], scale: int) -> Image.Image:
    """The codes of these links; of several, each with its messenger's name below."""
    codes = [drawn(code_of(link), scale) for link in links]
    if len(codes) == 1:
        return codes[0]
    size = NAME_MODULES * scale
    height = max(code.height for code in codes)
    picture = Image.new("L", (sum(code.width for code in codes), height + 2 * size), WHITE)
    pen, left = ImageDraw.Draw(picture), 0
    font = ImageFont.truetype(SourceSansProSemibold, size)
    for code, link in zip(codes, links, strict=True):
        picture.paste(code, (left, height - code.height))
        middle = left + code.width // 2
        pen.text((middle, height), messenger_in(link), font=font, fill=BLACK, anchor="ma")
        left += code.width
    return picture
