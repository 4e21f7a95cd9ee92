"""Photos as they are kept: small enough for every messenger, and without where they were taken."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

# Viber on iPhones takes 1 MB (reference/viber.md, 4); with room for what travels beside it.
MOST_BYTES = 1_000_000
# What a phone's screen shows of it; halved until it fits.
LONGEST_SIDE = 1600
SMALLEST_SIDE = 200
# More points than any phone's camera has: a bomb, not a photo.
MOST_POINTS = 200_000_000
QUALITY = 85


def without_traces(content: bytes) -> bytes | None:
    """The same picture as a JPEG without its metadata (place, time, phone); None if it is none."""
    try:
        with Image.open(BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_POINTS:
                return None
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
    ):
        return None
    # A comment would be written again.
    upright.info.clear()
    side = LONGEST_SIDE
    while side >= SMALLEST_SIDE:
        upright.thumbnail((side, side))
        drawn = BytesIO()
        upright.save(drawn, "JPEG", quality=QUALITY, optimize=True)
        if drawn.tell() <= MOST_BYTES:
            return drawn.getvalue()
        side //= 2
    return None
