"""A few words work as a whole message, in every spelling and every language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import WORDS
from bot.reading import CommandWord, FormWord, command_word, form_word, yes_or_no
from bot.reading.answers import understood_answer
from bot.reading.whole_message import says_understood
from storage.kinds import RsvpAnswer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("СТОП", CommandWord.STOP),
        ("стоп", CommandWord.STOP),
        ("Стоп.", CommandWord.STOP),
        (" стоп!!! ", CommandWord.STOP),
        ("„СТОП“", CommandWord.STOP),
        ("СТОП 🛑", CommandWord.STOP),
        ("STOP", CommandWord.STOP),
        ("CTOП", CommandWord.STOP),  # the first three letters are Latin
        ("SТОР", CommandWord.STOP),  # all but the first letter are Cyrillic
        ("С\u200bТОП", CommandWord.STOP),
        ("/stop", CommandWord.STOP),
        ("спри", CommandWord.STOP),
        ("Спрете съобщенията!", CommandWord.STOP),
        ("ОТПИШИ", CommandWord.STOP),
        ("otpishi", CommandWord.STOP),
        ("OPRIRE", CommandWord.STOP),
        ("RENUNȚ", CommandWord.STOP),
        ("renunt", CommandWord.STOP),
        ("İPTAL", CommandWord.STOP),
        ("iptal", CommandWord.STOP),
        ("ıptal", CommandWord.STOP),
        ("dur", CommandWord.STOP),
        ("СТАРТ", CommandWord.START),
        ("start", CommandWord.START),
        ("върни", CommandWord.START),
        ("BAŞLA", CommandWord.START),
        ("basla", CommandWord.START),
        ("revin", CommandWord.START),
        ("помощ", CommandWord.HELP),
        ("pomosht", CommandWord.HELP),
        ("help", CommandWord.HELP),
        ("AJUTOR", CommandWord.HELP),
        ("YARDIM", CommandWord.HELP),
        ("yardım", CommandWord.HELP),
        ("?", CommandWord.HELP),
        ("???", CommandWord.HELP),
        ("меню", CommandWord.MENU),
        ("Menu", CommandWord.MENU),
    ],
)
def test_command_words_work_in_every_spelling(text: str, expected: CommandWord) -> None:
    assert command_word(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "🛑",
        "стопанин",
        "стоп на колите пред училището",
        "Спрете тока",
        "Не спирайте",
        "Как да ви помогна?",
        "отказ",
        "назад",
        "край",
        "да",
        "Мария",
        "старта",
        "стоп " * 30,
        "a?" * 60,
    ],
)
def test_other_messages_are_no_commands(text: str) -> None:
    assert command_word(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("да", True),
        ("Да!", True),
        ("ok", True),
        ("ще дойда", True),
        ("evet", True),
        ("не", False),
        ("НЕ.", False),
        ("няма да дойда", False),
        ("hayır", False),
        ("nu", False),
        ("не знам", None),
        ("може би", None),
        ("", None),
    ],
)
def test_yes_and_no(text: str, expected: bool | None) -> None:
    assert yes_or_no(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Отказ", FormWord.LEAVE),
        ("отказвам се!", FormWord.LEAVE),
        ("cancel", FormWord.LEAVE),
        ("назад", FormWord.BACK),
        ("Back", FormWord.BACK),
        ("край.", FormWord.END),
        ("в края", None),
        ("Назад, народе", None),
        ("стоп", None),
    ],
)
def test_words_inside_a_form(text: str, expected: FormWord | None) -> None:
    assert form_word(text) is expected


def test_no_word_means_two_things() -> None:
    meanings: dict[str, str] = {}
    for section in ("commands", "forms", "answers"):
        for words in WORDS.values():
            for kind, phrases in words.get(section, {}).items():
                for phrase in phrases:
                    assert meanings.setdefault(phrase, kind) == kind
                    if section == "commands":
                        assert command_word(phrase) == kind
                    elif section == "forms":
                        assert form_word(phrase) == kind
                        assert command_word(phrase) is None
                    else:
                        assert yes_or_no(phrase) is {"yes": True, "no": False}.get(kind)
                        assert says_understood(phrase) is (kind == "understood")
                        assert command_word(phrase) is None


def test_every_phrase_of_an_answer_says_that_answer() -> None:
    for words in WORDS.values():
        for kind, phrases in words["rsvp"].items():
            for phrase in phrases:
                assert understood_answer(phrase) == kind
                assert command_word(phrase) is None


@given(st.text(max_size=120))
def test_no_text_breaks_the_reading_of_words(text: str) -> None:
    assert command_word(text) in {None, *CommandWord}
    assert yes_or_no(text) in {None, True, False}
    assert understood_answer(text) in {None, *RsvpAnswer}
