"""Sizes and names (design, 8)."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from statistics import median

from tests.house_rules.source import Function, Source

FILE, TEST_FILE = 250, 300
FUNCTION, HANDLER = 35, 20
MEDIAN = 9
FOLDER = 15
# Tests and bench tell stories; a migration is a list that nobody edits again.
UNMEASURED = ("tests/", "bench/", "storage/migrations/versions/")

EMPTY_CLASS_WORDS = {"Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Data"}
EMPTY_WORDS = {word.lower() for word in EMPTY_CLASS_WORDS}
EMPTY_VERBS = {"process", "handle"}
EMPTY_FILES = EMPTY_WORDS | {"managers", "services", "misc", "common_utils"}
# Names that are not ours to choose, by file, and the one term of the field that ends in a word
# which says nothing elsewhere: "my data", as the law and docs/glossary.md call it.
GIVEN = {
    # aiogram's BaseStorage and AiohttpSession, and SQLAlchemy's TypeDecorator.
    "bot/conversation_state.py": {"get_data", "set_data"},
    "messengers/telegram/client.py": {"build_form_data"},
    "storage/columns.py": {"process_bind_param", "process_result_value"},
}
TERMS = re.compile(r"(^|_)my_data$|^MyData$")


def files_are_short(source: Source) -> Iterator[str]:
    """A wish to go over means: split the noun."""
    limit = TEST_FILE if source.is_in("tests/", "bench/") else FILE
    count = len(source.text.splitlines())
    if source.is_python and not source.is_in(UNMEASURED[-1]) and count > limit:
        yield f"{count} lines, {limit} at most"


def functions_are_short(source: Source) -> Iterator[str]:
    """A verb fits a glance, a handler half of one; docstrings are not counted."""
    if source.is_python and not source.is_in(*UNMEASURED):
        limit = HANDLER if source.is_in("bot/handlers/") else FUNCTION
        for function in source.functions:
            if (count := lines_of(function)) > limit:
                yield f"line {function.lineno}: {function.name} has {count} lines of {limit}"


def lines_of(function: Function) -> int:
    """From def to the end, without decorators and docstring."""
    count = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        count -= (first.end_lineno or first.lineno) - first.lineno + 1
    return count


def median_lines(sources: Iterable[Source]) -> float:
    """Of all functions that are measured."""
    measured = [each for each in sources if each.is_python and not each.is_in(*UNMEASURED)]
    return median(lines_of(function) for each in measured for function in each.functions)


def full_folders(sources: Iterable[Source]) -> list[str]:
    """Folders with more Python files than one looks through."""
    measured = [each for each in sources if each.is_python and not each.is_in(*UNMEASURED)]
    counts = Counter(each.path.rpartition("/")[0] for each in measured)
    return [f"{folder}: {count} files" for folder, count in counts.items() if count > FOLDER]


def names_say_something(source: Source) -> Iterator[str]:
    """No Manager, Helper, Util, Service, Data; no process_, handle_; no utils."""
    if not source.is_python:
        return
    if set(source.path.removesuffix(".py").split("/")) & EMPTY_FILES:
        yield "the file's name says nothing"
    given = GIVEN.get(source.path, set())
    for node in source.nodes:
        if isinstance(node, ast.ClassDef | Function) and _is_empty(node, given):
            yield f"line {node.lineno}: {node.name} says nothing"


def _is_empty(node: ast.ClassDef | Function, given: set[str]) -> bool:
    if TERMS.search(node.name) or node.name in given:
        return False
    if isinstance(node, ast.ClassDef):
        words = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*", node.name) or [node.name]
        return bool({words[0], words[-1]} & EMPTY_CLASS_WORDS)
    parts = node.name.strip("_").split("_")
    is_verb = len(parts) > 1 and parts[0] in EMPTY_VERBS
    return is_verb or bool({parts[0], parts[-1]} & EMPTY_WORDS)


def taps_end_with_tap(source: Source) -> Iterator[str]:
    """What a button means is a …Tap, so that a reader of a handler sees where it came from."""
    for node in source.nodes if source.is_python else []:
        if isinstance(node, ast.ClassDef) and not node.name.endswith("Tap"):
            bases = {ast.unparse(base).split(".")[-1] for base in node.bases}
            if "CallbackData" in bases and not source.is_in("tests/", "bench/"):
                yield f"line {node.lineno}: {node.name} is a tap and does not say so"
