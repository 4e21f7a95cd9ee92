"""The Bulgarian catalogue is complete, keeps the style page, and fits on a phone."""

import ast
import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TypeGuard

import pytest
from babel.messages.catalog import Message

from bot.locales import FOLDER, catalogue

BULGARIAN = FOLDER / "bg" / "LC_MESSAGES" / "messages.po"
SCREENS = FOLDER.parent / "screens"
LONGEST_SENTENCE = 300
LONGEST_LABEL = 25
CODE = [path for path in sorted(FOLDER.parent.rglob("*.py")) if path.name != "texts.py"]


def forms(texts: object) -> tuple[str, ...]:
    """A sentence as a tuple: one form, or one for each plural."""
    return tuple(texts) if isinstance(texts, tuple | list) else (str(texts),)


def messages() -> list[Message]:
    return [message for message in catalogue.read(BULGARIAN) if message.id]


def key(message: Message) -> tuple[str | None, tuple[str, ...]]:
    return message.context, forms(message.id)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def icons(text: str) -> list[str]:
    return [character for character in text if unicodedata.category(character) == "So"]


TRANSLATED = messages()
PAIRS = [(message, text) for message in TRANSLATED for text in forms(message.string)]
TEXTS = [text for _, text in PAIRS]


def test_the_catalogue_holds_exactly_the_sentences_of_the_code() -> None:
    """If this fails: `python -m bot.locales.catalogue`, then translate what is new."""
    wanted = {key(message) for message in catalogue.extracted() if message.id}
    assert {key(message) for message in TRANSLATED} == wanted
    assert not catalogue.read(BULGARIAN).obsolete


def test_every_sentence_is_translated_and_none_is_a_guess() -> None:
    assert [message.id for message in TRANSLATED if not catalogue.is_translated(message)] == []


def test_a_translation_has_the_placeholders_of_its_sentence() -> None:
    for message in TRANSLATED:
        source, translated = forms(message.id), forms(message.string)
        assert len(translated) == len(source), source
        assert placeholders(translated[-1]) == placeholders(source[-1]), source
        assert placeholders(translated[0]) <= placeholders(source[-1]), source


def test_a_translation_has_the_icons_of_its_sentence() -> None:
    differing = [text for message, text in PAIRS if icons(text) != icons(forms(message.id)[-1])]
    assert differing == []


def test_every_sentence_fits_on_a_phone() -> None:
    sources = [text for message in TRANSLATED for text in forms(message.id)]
    assert [text for text in sources + TEXTS if len(text) > LONGEST_SENTENCE] == []


# STYLE.bg.md says why: no group of people is named, nobody's sex is guessed, nobody is blamed.
AVOIDED = [
    r"\bром(а|и|ите|ски|ска|ско|ка|ки)?\b",
    r"малцинств",
    r"уязвим",
    r"циган",
    r"етнос|етническ",
    r"\bсъглас(ен|на|ни)\b",
    r"\bсигур(ен|на|ни)\b",
    r"\b(поканен|записан|регистриран)а?\b",
    r"\bсте (вече )?(по)?(канени|записани|регистрирани)\b",
    r"\bдлъж(ен|на|ни)\b",
    r"не забравяйте",
    r"греш(на|ен|но) (дата|час|отговор)",
    r"\b(аз|моля те)\b",
]


@pytest.mark.parametrize("avoided", AVOIDED)
def test_no_text_says_what_the_style_page_avoids(avoided: str) -> None:
    assert [text for text in TEXTS if re.search(avoided, text, re.IGNORECASE)] == []


def test_the_reader_is_addressed_formally() -> None:
    informal = re.compile(r"\b(вие|ви|вас|вам|ваш\w*|ти|теб|твоя?|твоят|твоите)\b")
    assert [text for text in TEXTS if informal.search(text)] == []


def test_the_typography_is_bulgarian_and_known_to_old_phones() -> None:
    unknown = set("\"'\u202f\u2009\u2014")
    assert [text for text in TEXTS if unknown & set(text)] == []
    assert [text for text in TEXTS if text.count("„") != text.count("“")] == []
    assert [text for text in TEXTS if re.search(r"{(hour|when)}\.", text)] == [], "10:00 ч.."


def test_a_translation_begins_and_ends_with_the_white_space_of_its_sentence() -> None:
    for message, text in PAIRS:
        source = forms(message.id)[-1]
        assert text.replace(text.strip(), "…") == source.replace(source.strip(), "…")


def calls(tree: ast.AST, names: Collection[str]) -> Iterator[tuple[str, list[ast.expr]]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=args) if name in names:
                yield name, args


@cache
def screens() -> list[ast.Module]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SCREENS.rglob("*.py"))]


def button_makers() -> set[str]:
    """Functions of the screens that put their first argument, `label`, on a button."""
    functions = [n for tree in screens() for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    return {f.name for f in functions if f.args.args and f.args.args[0].arg == "label"}


def is_kept_as_label(node: ast.AST) -> TypeGuard[ast.Assign]:
    """Tell whether texts are given the name `label` or `labels` before they become buttons."""
    match node:
        case ast.Assign(targets=[ast.Name(id="label" | "labels")]):
            return True
    return False


def labels() -> set[str]:
    """Every sentence in the code that stands on a button."""
    found: set[object] = set()
    makers = {"Button", *button_makers()}
    for tree in screens():
        shown = [args[0] for _, args in calls(tree, makers)]
        named = [node.value for node in ast.walk(tree) if is_kept_as_label(node)]
        for expression in shown + named:
            for _, texts in calls(expression, catalogue.KEYWORDS):
                found.update(text.value for text in texts if isinstance(text, ast.Constant))
    return {text for text in found if isinstance(text, str)}


LABELS = labels()
BULGARIAN_LABELS = [text for message, text in PAIRS if set(forms(message.id)) & LABELS]


def test_every_label_fits_on_its_button() -> None:
    assert "🏠 Menu" in LABELS
    assert "🏠 Меню" in BULGARIAN_LABELS
    # A variation selector after an icon takes no room of its own.
    unseen = re.compile(r"{\w+}|\ufe0f")
    lengths = {text: len(unseen.sub("", text)) for text in [*LABELS, *BULGARIAN_LABELS]}
    assert [text for text, length in lengths.items() if length > LONGEST_LABEL] == []


SINGULAR_IMPERATIVES = (
    "изпрати|приеми|отложи|отмени|изтрий|спри|покажи|напиши|избери|продължи|опитай|напомни|"
    "върни|виж|добави|промени|махни|запиши|поправи"
)


def test_a_button_speaks_for_the_one_who_taps_it() -> None:
    commanding = re.compile(rf"\b({SINGULAR_IMPERATIVES})\b", re.IGNORECASE)
    assert [label for label in BULGARIAN_LABELS if commanding.search(label)] == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.stem)
def test_sentences_are_written_where_the_extraction_finds_them(path: Path) -> None:
    """Only literal sentences under the known names are found; a variable or f-string is lost."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for name, args in calls(tree, catalogue.KEYWORDS):
        wanted = {"_": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}[name]
        assert all(isinstance(text, ast.Constant) for text in args[:wanted]), ast.unparse(args[0])
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "bot.texts":
            known = {"gettext", *catalogue.KEYWORDS}
            names = [alias.asname or alias.name for alias in node.names if alias.name in known]
            assert set(names) <= set(catalogue.KEYWORDS), path
