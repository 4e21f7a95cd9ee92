"""What the rules read: every file of ours, and the few questions that all rules ask of it."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXTS = {".py", ".toml", ".md", ".html", ".css", ".js", ".svg", ".mako", ".yml", ".yaml", ".lock"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One file by its path from the root, with slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    @property
    def is_python(self) -> bool:
        return self.path.endswith(".py")

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def is_in(self, *places: str) -> bool:
        """Whether this is one of the places: a folder/, a beginning*, or one file."""
        return any(
            self.path.startswith(place.removesuffix("*"))
            if place.endswith(("/", "*"))
            else self.path == place
            for place in places
        )

    @property
    def functions(self) -> Iterator[Function]:
        return (node for node in self.nodes if isinstance(node, Function))

    @property
    def calls(self) -> Iterator[ast.Call]:
        return (node for node in self.nodes if isinstance(node, ast.Call))


Rule = Callable[[Source], Iterator[str]]


def sources() -> list[Source]:
    """Every text file of ours, tests and papers included; tools' folders begin with a dot."""
    return [
        Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(ROOT.rglob("*"))
        if path.suffix in TEXTS and path.is_file() and not _is_hidden(path)
    ]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(ROOT).parts)


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a name or attribute chain; calls in between count as their function."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return dotted(node.func)
    return ""


def imported(source: Source) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything imported, annotation-only imports included."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            base = ".".join(filter(None, [_above(source, node.level), node.module]))
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def _above(source: Source, level: int) -> str:
    if not level:
        return ""
    is_package = source.path.endswith("/__init__.py")
    return ".".join(source.module.split(".")[: None if is_package and level == 1 else -level])


def is_within(name: str, places: tuple[str, ...]) -> bool:
    """Whether a dotted name is one of these modules, or something inside one of them."""
    return any(name == place or name.startswith(f"{place}.") for place in places)
