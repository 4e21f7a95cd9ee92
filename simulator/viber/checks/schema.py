"""A small JSON schema in the words of the validator that Viber's server runs (viber.md 5)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from simulator.viber.refusals import RefusalError


@dataclass(frozen=True, slots=True)
class Field:
    """What one field may hold; `level` is the API level that brought it."""

    kind: str
    level: int = 1
    smallest: int | None = None
    largest: int | None = None
    choices: tuple[str, ...] = ()


Fields = dict[str, Field]


def wrong(place: str, reason: str) -> RefusalError:
    """Refuse with the validator's own words."""
    return RefusalError(3, f"{place} is not valid. [{reason}]")


def check_object(place: str, given: Any, fields: Fields, required: tuple[str, ...]) -> None:
    """Refuse an object that lacks a field or has a wrong value; unknown fields are let through."""
    if not isinstance(given, dict):
        raise wrong(place, mismatch(given, "object"))
    lacking = [name for name in required if given.get(name) is None]
    if lacking:
        raise wrong(place, f"object has missing required properties ({listed(lacking)})")
    for name, field in fields.items():
        if name in given:
            check_value(place, given[name], field)


def check_value(place: str, value: Any, field: Field) -> None:
    """Refuse a value of the wrong kind, out of its bounds or not among its choices."""
    number = as_integer(value)
    if kind_of(value) != field.kind and not (field.kind == "integer" and number is not None):
        raise wrong(place, mismatch(value, field.kind))
    if number is not None:
        check_bounds(place, number, field)
    if field.choices and value not in field.choices:
        choices = listed(list(field.choices))
        raise wrong(
            place,
            f"instance value ({json.dumps(value)}) not found in enum (possible values: {choices})",
        )


def check_bounds(place: str, number: int, field: Field) -> None:
    """Refuse a number that is too large or too small."""
    if field.largest is not None and number > field.largest:
        bound = f"(maximum: {field.largest}, found: {number})"
        raise wrong(place, f"numeric instance is greater than the required maximum {bound}")
    if field.smallest is not None and number < field.smallest:
        bound = f"(minimum: {field.smallest}, found: {number})"
        raise wrong(place, f"numeric instance is lower than the required minimum {bound}")


def check_length(place: str, array: Any, shortest: int, longest: int) -> None:
    """Refuse what is no array, or has too few or too many elements."""
    if not isinstance(array, list):
        raise wrong(place, mismatch(array, "array"))
    has = f"elements but instance has {len(array)} elements"
    if len(array) < shortest:
        raise wrong(place, f"array is too short: must have at least {shortest} {has}")
    if len(array) > longest:
        raise wrong(place, f"array is too long: must have at most {longest} {has}")


def as_integer(value: Any) -> int | None:
    """Read a whole number; a numeric text passes for one (viber.md 5)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.isascii() and value.removeprefix("-").isdigit():
        return int(value)
    return None


def mismatch(value: Any, wanted: str) -> str:
    """Say that a value has the wrong kind."""
    return (
        f"instance type ({kind_of(value)}) does not match any allowed primitive type "
        f'(allowed: ["{wanted}"])'
    )


def kind_of(value: Any) -> str:
    """Name the kind of a JSON value."""
    if value is None:
        return "null"
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array"}
    return names.get(type(value), "object")


def listed(names: list[str]) -> str:
    """Write names as the validator lists them."""
    return json.dumps(names, separators=(",", ":"))
