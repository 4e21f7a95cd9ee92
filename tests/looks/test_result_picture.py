"""The picture of a vote's results: all of it can be read, and no hidden number is told."""

from colorsys import rgb_to_hls
from io import BytesIO

import pytest
from PIL import Image, ImageColor

from bot.looks.polls.picture import (
    BLUE,
    GREY,
    INK,
    INNER,
    MARGIN,
    PLACE_ROOM,
    TRACK,
    WHITE,
    WIDTH,
    draw,
    name_lines,
)
from bot.screens.polls.results import Bar, Chart

SIZE = 500_000
# Longer than anything that the chat lets through: 30 letters of a name, 120 of a question.
WIDEST = "Щ" * 30
QUESTION = (
    "Кои дванадесет неща са най-важни за хората от квартала, и какво да се направи първо?"
    + "!" * 36
)
NAMES = ("Здравен медиатор", "Ул. „Манастирска река“ № 5", WIDEST, "Жилища 👩‍👩‍👧 за младите")


def chart(*votes: int | None) -> Chart:
    bars = (Bar(place, NAMES[place % 4], each) for place, each in enumerate(votes, start=1))
    foot = ("Гласуваха 21 от 30 души.", "Общината ще отговори до 10 април (понеделник).")
    return Chart("📊 Резултати", QUESTION, tuple(bars), foot)


def drawn(of: Chart) -> Image.Image:
    content = draw(of)
    assert len(content) < SIZE
    return Image.open(BytesIO(content)).convert("RGB")


def colours(picture: Image.Image) -> set[tuple[int, ...]]:
    found = picture.getcolors(maxcolors=1 << 24)
    assert found is not None
    return {colour for _count, colour in found if isinstance(colour, tuple)}


def is_white(picture: Image.Image, left: int, top: int, right: int, bottom: int) -> bool:
    return colours(picture.crop((left, top, right, bottom))) == {(255, 255, 255)}


@pytest.mark.parametrize("count", [2, 9, 12])
@pytest.mark.parametrize("is_counted", [True, False])
def test_nothing_leaves_a_picture_of_a_phones_width(count: int, is_counted: bool) -> None:
    votes = [100_000 - 9 * number if is_counted else None for number in range(count)]
    picture = drawn(chart(*votes))
    assert picture.width == WIDTH
    # Telegram takes up to 20 times the width (Bot API, sendPhoto); nobody reads beyond three.
    assert picture.height <= 3 * WIDTH
    for side in (
        (0, 0, MARGIN - 1, picture.height),
        (WIDTH - MARGIN + 1, 0, WIDTH, picture.height),
        (0, picture.height - MARGIN, WIDTH, picture.height),
    ):
        assert is_white(picture, *side)


def test_a_name_of_thirty_wide_letters_is_whole() -> None:
    lines = name_lines(WIDEST)
    assert "".join(lines) == WIDEST


def bar_lengths(picture: Image.Image) -> list[int]:
    """How long each bar is, from the top."""
    blue = ImageColor.getrgb(BLUE)
    lengths, is_inside = [], False
    for row in range(picture.height):
        line = [picture.getpixel((x, row)) for x in range(MARGIN + PLACE_ROOM, WIDTH - MARGIN)]
        count = line.count(blue)
        if count > 5 and line[0] == blue and not is_inside:
            lengths.append(count)
        is_inside = count > 5 and line[0] == blue
    return lengths


def test_a_bar_is_as_long_as_its_number() -> None:
    longest, half, same, quarter = bar_lengths(drawn(chart(40, 20, 20, 10)))
    assert half == same
    assert abs(longest - 2 * half) <= 2
    assert abs(longest - 4 * quarter) <= 4
    assert longest <= INNER - PLACE_ROOM


def test_without_numbers_there_is_no_bar_that_would_tell_them() -> None:
    picture = drawn(chart(None, None, None))
    assert ImageColor.getrgb(BLUE) not in colours(picture)
    assert bar_lengths(drawn(chart(0, 0))) == []


def luminance(colour: str) -> float:
    """How light a colour is, as WCAG 2.1 reckons it."""
    parts = [each / 255 for each in ImageColor.getrgb(colour)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far apart two colours are for who sees none: from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_nobody_has_to_see_colours() -> None:
    """Bars differ from their ground and from white in lightness (WCAG 2.1, 1.4.11 and 1.4.3)."""
    assert contrast(BLUE, TRACK) >= 3
    assert contrast(BLUE, WHITE) >= 3
    for letters in (INK, GREY):
        assert contrast(letters, WHITE) >= 4.5


def test_there_is_one_hue() -> None:
    hue = hue_of(ImageColor.getrgb(BLUE))
    found = [each for each in colours(drawn(chart(3, 2, 1))) if max(each) - min(each) > 24]
    assert found
    assert all(abs(hue_of(each) - hue) < 0.05 for each in found)


def hue_of(colour: tuple[int, ...]) -> float:
    """Where on the circle of colours it stands, from 0 to 1."""
    red, green, blue = (each / 255 for each in colour[:3])
    return rgb_to_hls(red, green, blue)[0]
