"""A question and its options, as people type them: numbered, with bullets, or with dates."""

import pytest

from bot.forms.polls.words import read


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("Кое?\n1. Път\n2. Вода", ("Път", "Вода")),
        ("Кое?\n1) Път\n2) Вода\n3) Лампи", ("Път", "Вода", "Лампи")),
        ("Кое?\n- 1. Път\n- 2. Вода", ("Път", "Вода")),
        ("Кое?\n1.Път\n2.Вода", ("Път", "Вода")),
        ("Кое?\n1 - Път\n2 – Вода", ("Път", "Вода")),
        ("Кое?\n1\ufe0f\u20e3 Път\n2\ufe0f\u20e3 Вода", ("Път", "Вода")),
        ("Кое?\n1. 5 пейки\n2. 3 коша", ("5 пейки", "3 коша")),
        ("Кога?\n1.04 в клуба\n2.04 в клуба", ("1.04 в клуба", "2.04 в клуба")),
        ("Кой час?\n1-2 часа\n2-3 часа", ("1-2 часа", "2-3 часа")),
        ("Кое?\n• Път\n– Вода", ("Път", "Вода")),
        (
            "Кога?\n21. март, в клуба\n5. април, в залата",
            ("21. март, в клуба", "5. април, в залата"),
        ),
        ("Кога?\n5. април\n6. април", ("5. април", "6. април")),
        ("Кой клас?\n1. клас\n3. клас", ("1. клас", "3. клас")),
        ("Кое?\n1. Път\nВода", ("1. Път", "Вода")),
        ("Кое?\nПът\n-\nВода\n—\n\u200b\n...", ("Път", "Вода")),
        ("Кое?\n👍\n👎", ("👍", "👎")),
        ("-\nКое?", ()),
    ],
)
def test_options_are_read_as_they_are_meant(words: str, options: tuple[str, ...]) -> None:
    asked = read(words)
    assert asked is not None
    assert asked.options == options
    assert not asked.are_equal


@pytest.mark.parametrize("words", ["", " \n", "-", "\u200b", "---\n***"])
def test_without_words_nothing_is_asked(words: str) -> None:
    assert read(words) is None
