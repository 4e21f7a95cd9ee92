"""Telegram's types, each built when it is first used.

While it is imported, aiogram has pydantic build the checks of all its 444 types and 190 calls, of
which a bot meets few (aiogram's issue 1891). That is more than half of what a start takes, and
after a crash people wait for it (decision 13).
"""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from pydantic import BaseModel

NAME = re.compile(r"\w+")


def import_types() -> None:
    """Import aiogram, and build what every update and answer needs; nothing if it was imported.

    To be called before anything else imports aiogram.
    """
    if "aiogram.types" in sys.modules:
        return
    with _building_later():
        from aiogram import types
    types.Update.model_rebuild()
    types.Message.model_rebuild()


@contextmanager
def _building_later() -> Iterator[None]:
    """Let pydantic build on demand, for which every type must find the names it speaks of.

    Their modules import these only for checkers of types: aiogram gives them while it builds.
    """
    at_once, config = BaseModel.__dict__["model_rebuild"], BaseModel.model_config

    def later(cls: type[BaseModel], *, _types_namespace: Mapping[str, object]) -> None:
        names = vars(sys.modules[cls.__module__])
        for name in _spoken_of(cls) & _types_namespace.keys():
            names.setdefault(name, _types_namespace[name])

    BaseModel.model_rebuild = classmethod(later)  # type: ignore[assignment]  # for one import
    BaseModel.model_config = {**config, "defer_build": True}
    try:
        yield
    finally:
        BaseModel.model_rebuild = at_once  # type: ignore[method-assign]  # as it was
        BaseModel.model_config = config


def _spoken_of(cls: type[BaseModel]) -> set[str]:
    written = [vars(each).get("__annotations__", {}).values() for each in cls.__mro__]
    return {name for each in written for words in each for name in NAME.findall(str(words))}
