"""Every tap there is, found in the modules of this package: no new family is forgotten."""

import pkgutil
from importlib import import_module

from aiogram.filters.callback_data import CallbackData

from bot import taps


def all_taps() -> list[type[CallbackData]]:
    """The kinds of buttons, in the order of their modules."""
    modules = [
        import_module(module.name)
        for module in pkgutil.walk_packages(taps.__path__, prefix=f"{taps.__name__}.")
    ]
    return [
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, CallbackData)
        and kind.__module__ == module.__name__
    ]
