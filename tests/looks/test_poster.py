"""The poster: what a camera reads of it, and that everything fits on its sheet."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from bot.looks.poster import FOOT_TOP, GAP, HEIGHT, MARGIN, WIDTH, draw
from bot.screens.organising.papers import Poster

LINK = "https://t.me/megdan_demo_bot?start=AAAAbbbbCCCCdddd"
VIBER_LINK = "viber://pa?chatURI=megdan_antonovo&context=AAAAbbbbCCCCdddd"
SIZE = 1_000_000
LONG = "Читалище „Просвета“ – голямата зала на втория етаж, ул. „Шеста“ № 17, срещу училището,"


def words(place: str = "Общински съвет", agenda: tuple[str, ...] = ()) -> Poster:
    return Poster(
        title="Покана за заседание",
        day="вторник, 21 март 2023 г.",
        hour="10:00 ч.",
        place=place,
        agenda_title="Дневен ред",
        agenda=agenda,
        more=tuple(f"и още {count}" for count in range(len(agenda) + 1)),
        scan="Сканирайте с телефона и ще получавате покани.",
        help="Нямате смартфон? Обадете се: Радка, 0601 55 501",
        group="Местна активна група – Антоново",
    )


def drawn(poster: Poster, *links: str) -> Image.Image:
    content = draw(poster, *(links or (LINK,)))
    assert len(content) < SIZE
    return Image.open(BytesIO(content))


def has_ink(picture: Image.Image, left: int, top: int, right: int, bottom: int) -> bool:
    return picture.crop((left, top, right, bottom)).getextrema() != (255, 255)


CASES = {
    "usual": words(agenda=("Постигнати резултати", "Разни")),
    "no agenda": words(),
    "long place": words(LONG),
    "one endless word": words("Щ" * 100, ("Щ" * 250,)),
    "thirty points": words(LONG, tuple(f"{n} {'Много думи ' * 22}" for n in range(30))),
    "signs": words("Çağdaş İğneş ȘȚĂÂÎ", ("📌 Разни 👨‍👩‍👧", "№ 5")),
}


@pytest.mark.parametrize("poster", CASES.values(), ids=CASES)
def test_a_camera_reads_the_link_and_nothing_leaves_the_sheet(poster: Poster) -> None:
    picture = drawn(poster)
    [code] = zxingcpp.read_barcodes(picture)
    assert code.text == LINK
    nothing_leaves(picture)


@pytest.mark.parametrize("poster", CASES.values(), ids=CASES)
def test_a_camera_reads_the_links_of_both_messengers(poster: Poster) -> None:
    picture = drawn(poster, LINK, VIBER_LINK)
    codes = sorted(zxingcpp.read_barcodes(picture), key=lambda code: code.position.top_left.x)
    assert [code.text for code in codes] == [LINK, VIBER_LINK]
    nothing_leaves(picture)


def nothing_leaves(picture: Image.Image) -> None:
    assert picture.size == (WIDTH, HEIGHT)
    assert not has_ink(picture, 0, 0, MARGIN - 1, HEIGHT)
    assert not has_ink(picture, WIDTH - MARGIN + 5, 0, WIDTH, HEIGHT)
    assert not has_ink(picture, 0, HEIGHT - MARGIN + 5, WIDTH, HEIGHT)


def test_the_list_ends_above_the_foot() -> None:
    picture = drawn(CASES["thirty points"])
    assert not has_ink(picture, 0, FOOT_TOP - GAP + 2, WIDTH, FOOT_TOP - GAP // 2 - 4)
