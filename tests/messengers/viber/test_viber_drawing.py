"""A screen goes in, and exactly these messages come out."""

from typing import Any

import pytest

from messengers.screen import Button, Media, Screen, Shape, StoredMedia
from messengers.viber.drawing import Drawn, MediaAddress, sent, shown, welcomed
from tests.messengers.viber.answers import address_of

MENU = ((Button("🏠 Меню", "m"), Button("☎️ Помощ", "h")),)
KEYBOARD = {
    "Type": "keyboard",
    "DefaultHeight": False,
    "Buttons": [
        {
            "Columns": 3,
            "Rows": 1,
            "ActionType": "reply",
            "ActionBody": f"megdan:{data}",
            "Text": label,
            "TextSize": "regular",
            "BgColor": "#F0EEF8",
            "Silent": True,
        }
        for label, data in (("🏠 Меню", "m"), ("☎️ Помощ", "h"))
    ],
}
PHOTO = Media("plan.png", "image/png", b"png")
POSTER = Media("poster.png", "image/png", b"png", is_document=True)
PICTURE = {"type": "picture", "media": "https://town.example/media/x/plan.png", "text": ""}
FILE = {
    "type": "file",
    "media": "https://town.example/media/x/poster.png",
    "size": 3,
    "file_name": "poster.png",
}


def _text(words: str, **more: Any) -> dict[str, Any]:
    return {"type": "text", "text": words, **more}


def test_an_answer_is_a_text_with_a_keyboard() -> None:
    drawn = shown(Screen("Среща", "в сряда", MENU), address_of)

    assert drawn == Drawn((_text("Среща\nв сряда", keyboard=KEYBOARD),))


def test_a_toast_opens_the_answer() -> None:
    (body,) = shown(Screen("Среща", "в сряда", toast="Записано."), address_of).bodies

    assert body == _text("Записано.\nСреща\nв сряда")


def test_what_people_write_formats_nothing() -> None:
    (body,) = shown(Screen("Нужда", "*спешно*", MENU), address_of).bodies
    (card,) = sent(Screen("Нужда", "*спешно* <b>", MENU), address_of).bodies

    assert body["text"] == "Нужда\n*спешно*\u200b"
    assert card["alt_text"] == "Нужда\n*спешно*\u200b <b>"
    words = card["rich_media"]["Buttons"][0]["Text"]
    assert words == "<b>Нужда</b><br>*спешно* &lt;b&gt;"


def test_a_picture_has_the_words_below_it() -> None:
    drawn = shown(Screen("Среща", "в сряда", MENU, PHOTO), address_of)

    assert drawn.bodies == (PICTURE | {"text": "Среща\nв сряда", "keyboard": KEYBOARD},)


def test_words_too_long_for_below_a_picture_follow_it() -> None:
    words = "а" * 513

    drawn = shown(Screen(body=words, rows=MENU, media=PHOTO), address_of)

    assert drawn.bodies == (PICTURE, _text(words, keyboard=KEYBOARD))


def test_a_file_comes_first_and_the_words_with_their_keyboard_last() -> None:
    drawn = shown(Screen("Плакат", rows=MENU, media=POSTER), address_of)

    assert drawn.bodies == (FILE, _text("Плакат", keyboard=KEYBOARD))


def test_a_file_without_words_carries_the_keyboard_itself() -> None:
    assert shown(Screen(rows=MENU, media=POSTER), address_of).bodies == (
        FILE | {"keyboard": KEYBOARD},
    )


@pytest.mark.parametrize(
    ("media", "size", "mime_type", "kind"),
    [
        (PHOTO, 1024 * 1024, "image/png", "picture"),
        (PHOTO, 1024 * 1024 + 1, "image/png", "file"),
        (PHOTO, 10, "image/webp", "file"),
        (StoredMedia(Shape.PHOTO, "telegram", "x"), 10, "image/jpeg", "picture"),
        (StoredMedia(Shape.FILE, "telegram", "x"), 10, "image/jpeg", "file"),
        (StoredMedia(Shape.VOICE, "telegram", "x"), 10, "audio/ogg", "file"),
    ],
)
def test_only_what_every_phone_shows_is_a_picture(
    media: Media | StoredMedia, size: int, mime_type: str, kind: str
) -> None:
    address = MediaAddress("https://town.example/media/x/y", size, "y", mime_type)

    (body,) = shown(Screen(media=media), lambda media: address).bodies

    assert body["type"] == kind


def test_a_notice_carries_its_words_and_buttons_in_one_message() -> None:
    drawn = sent(Screen("Среща", "в сряда\nв читалището", MENU, toast="!"), address_of)

    (body,) = drawn.bodies
    card = body.pop("rich_media")
    assert body == {
        "type": "rich_media",
        "min_api_version": 2,
        "alt_text": "Среща\nв сряда\nв читалището",
    }
    assert (card["Type"], card["ButtonsGroupColumns"], card["ButtonsGroupRows"]) == (
        "rich_media",
        6,
        3,
    )
    assert [each["Text"] for each in card["Buttons"]] == [
        "<b>Среща</b><br>в сряда<br>в читалището",
        "🏠 Меню",
        "☎️ Помощ",
    ]
    assert card["Buttons"][1:] == KEYBOARD["Buttons"]
    assert drawn.simpler == _text("Среща\nв сряда\nв читалището", keyboard=KEYBOARD)


def test_a_long_notice_is_a_text_and_then_its_buttons() -> None:
    words = "Ще говорим за чешмата. " * 30

    drawn = sent(Screen("Среща", words, MENU), address_of)

    text, buttons = drawn.bodies
    assert text == _text(f"Среща\n{words}")
    assert buttons["alt_text"] == "Среща"
    assert buttons["rich_media"]["Buttons"] == KEYBOARD["Buttons"]
    assert drawn.simpler == _text("Среща", keyboard=KEYBOARD)


def test_eight_rows_of_buttons_are_two_cards() -> None:
    rows = tuple((Button(f"Група {number}", f"g:{number}"),) for number in range(8))

    bodies = sent(Screen("Групи", rows=rows), address_of).bodies

    assert [body["type"] for body in bodies] == ["text", "rich_media", "rich_media"]


def test_a_notice_with_a_file_sends_it_first() -> None:
    file, card = sent(Screen("Плакат", rows=MENU, media=POSTER), address_of).bodies

    assert file == FILE
    assert card["type"] == "rich_media"


def test_a_notice_without_buttons_is_a_text() -> None:
    assert sent(Screen("Среща", "мина", toast="!"), address_of).bodies == (_text("Среща\nмина"),)


def test_an_empty_screen_is_no_message() -> None:
    assert shown(Screen(), address_of).bodies == sent(Screen(), address_of).bodies == ()


def test_a_welcome_is_one_message_with_the_last_buttons() -> None:
    screens = [
        Screen("Добре дошли", rows=((Button("Друго", "x"),),), media=PHOTO),
        Screen("Как се казвате?", rows=MENU),
        Screen(body="Пишете тук."),
    ]

    assert welcomed(screens, address_of) == _text(
        "Добре дошли\n\nКак се казвате?\n\nПишете тук.", keyboard=KEYBOARD
    )


def test_a_welcome_of_a_picture_alone_is_a_picture() -> None:
    assert welcomed([Screen(media=PHOTO, rows=MENU)], address_of) == PICTURE | {
        "keyboard": KEYBOARD
    }
    assert welcomed([], address_of) == {}
