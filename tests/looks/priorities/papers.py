"""A list of priorities in words, without a database."""

from bot.screens.priorities.documents import Chapter, Entry, Paper


def paper_of(
    wording: str, *, short_name: str = "Кратко", source: str = "", count: int = 1
) -> Paper:
    """A document with as many priorities in each of two areas."""
    entries = tuple(Entry(number, short_name, wording, source) for number in range(1, count + 1))
    return Paper(
        title="Списък с приоритети",
        municipality="Община Сопот",
        version="Версия 1, 05.12.2016 г.",
        source="Източник: {source}",
        page="Страница {page} от {pages}",
        date="Дата:",
        signatures=("Координатор:", "Кмет:"),
        columns=("Сфера №", "Сфера", "№", "Приоритет", "Кратко име", "Източник"),
        language="bg-BG",
        chapters=(
            Chapter("I", "Здравеопазване", entries),
            Chapter("II", "Жилищни условия", entries),
        ),
    )
