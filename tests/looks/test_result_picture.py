"""The picture of a vote's results: all of it can be read, and no hidden number is told."""

from io import BytesIO

import pytest
from PIL import Image, ImageColor

from bot.looks.polls.picture import BLUE, INNER, MARGIN, PLACE_ROOM, WIDTH, draw, name_lines
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


def colours(picture: Image.Image) -> set[object]:
    found = picture.getcolors(maxcolors=1 << 24)
    assert found is not None
    return {colour for _count, colour in found}


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


def test_nobody_has_to_see_colours() -> None:
    """Apart from white and the bars' light ground there is one hue; and letters are far darker."""
    assert min(drawn(chart(3, 1)).convert("L").tobytes()) < 60
