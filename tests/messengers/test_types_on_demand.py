"""Telegram's types are built when they are first used, and then they are what they always are."""

import subprocess
import sys
from types import ModuleType
from typing import TypeGuard

from aiogram import methods, types
from pydantic import BaseModel

BEGINS = """
from messengers.telegram.types_on_demand import import_types
import_types()
from aiogram import types
{then}
"""


def begins_and(then: str) -> str:
    """What a new process prints that has imported the types."""
    program = BEGINS.format(then=then)
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_only_what_every_bot_needs_is_built_at_the_start() -> None:
    names = ("Update", "Message", "PassportData", "BusinessConnection")
    each = ", ".join(f"types.{name}.__pydantic_complete__" for name in names)
    assert begins_and(f"print({each})") == "True True False False"


def test_every_type_and_every_call_can_be_built() -> None:
    everything = [*_models(types), *_models(methods)]
    assert len(everything) > 500
    for model in everything:
        model.model_rebuild()
        assert model.__pydantic_complete__, model


def test_every_answer_of_telegrams_can_be_built() -> None:
    for method in _models(methods):
        if returned := getattr(method, "__returning__", None):
            answer = methods.Response.__class_getitem__(returned)
            assert is_model(answer)
            answer.model_rebuild()
            assert answer.__pydantic_complete__, method


def _models(module: ModuleType) -> list[type[BaseModel]]:
    found = [getattr(module, name) for name in module.__all__]
    abstract = (methods.TelegramMethod, methods.Response)
    return [each for each in found if is_model(each) and each not in abstract]


def is_model(found: object) -> TypeGuard[type[BaseModel]]:
    """Some names are unions of types."""
    return isinstance(found, type) and issubclass(found, BaseModel)


def test_what_is_used_first_is_built_by_itself() -> None:
    card = "{'phone_number': '0888', 'first_name': 'Мария', 'user_id': 7}"
    assert begins_and(f"print(types.Contact.model_validate({card}).user_id)") == "7"


def test_whoever_builds_types_later_builds_them_at_once() -> None:
    class Later(BaseModel):
        other: "Other"

    class Other(BaseModel):
        name: str

    assert Later.model_rebuild(_types_namespace={"Other": Other})
    assert Later.model_validate({"other": {"name": "Мария"}}).other.name == "Мария"


def test_who_has_imported_them_already_keeps_them() -> None:
    then = "before = types.Update; import_types(); print(before is types.Update)"
    assert begins_and(then) == "True"
