"""Finding a municipality by its name, and saying what it lacks before it can invite anybody."""

import shlex

from sqlalchemy import select

from bot.commands.endings import Sentence
from community.rules.names import name_key
from community.set_up import find_settlement
from storage.database import Session
from storage.kinds import Role
from storage.models import Municipality, Settlement
from storage.queries import people, towns


async def all_municipalities(session: Session) -> list[Municipality]:
    """In the order in which they were added."""
    return list(await session.scalars(select(Municipality).order_by(Municipality.id)))


async def find(session: Session, name: str) -> Municipality | None:
    """By its name, however it is capitalised and spaced."""
    found = [x for x in await all_municipalities(session) if name_key(x.name) == name_key(name)]
    exact = [each for each in found if each.name == name]
    return next(iter(exact or found), None)


async def named(session: Session, name: str) -> Municipality:
    """The municipality of this name; Sentence with the known names if there is none."""
    found = await find(session, name)
    if found is None:
        known = [each.name for each in await all_municipalities(session)]
        raise Sentence(f"There is no municipality {' '.join(name.split())}. {_known(known)}")
    return found


def taken(municipality: Municipality) -> Sentence:
    """Why the name can not be given to another one."""
    return Sentence(f"There is a municipality {municipality.name} already.")


async def chosen(session: Session, name: str | None, *, by: str) -> Municipality:
    """The one that was named, or the only one; else Sentence, which says `by` what to name it."""
    if name is not None:
        return await named(session, name)
    found = await all_municipalities(session)
    if len(found) == 1:
        return found[0]
    raise Sentence(f"Name the municipality{by}. {_known([each.name for each in found])}")


async def some_or_all(session: Session, name: str | None) -> list[Municipality]:
    """The one that was named, or all."""
    return [await named(session, name)] if name else await all_municipalities(session)


async def settlement_named(session: Session, municipality: Municipality, name: str) -> Settlement:
    """The settlement of this name; Sentence with the municipality's settlements if none is."""
    found = await find_settlement(session, municipality, name)
    if found is None:
        known = [each.name for each in await towns.settlements(session, municipality.id)]
        names = ", ".join(known) or "none"
        raise Sentence(f"{municipality.name} has no {name}. Its settlements: {names}.")
    return found


def missing(municipality: Municipality) -> list[tuple[str, str]]:
    """What stands between a municipality and its first invite: each with its option."""
    needs = {
        ("data controller", "--controller"): municipality.controller,
        ("help phone", "--help-phone"): municipality.help_phone,
    }
    return [need for need, value in needs.items() if not value]


def not_ready(municipality: Municipality) -> str:
    """One sentence that names what is missing, and the command that adds it."""
    lacks = missing(municipality)
    what = " and no ".join(name for name, _ in lacks)
    options = " ".join(f'{option} "…"' for _, option in lacks)
    return (
        f"{municipality.name} can not invite anybody yet, because it has no {what}: "
        f"python -m bot municipality set {shlex.quote(municipality.name)} {options}"
    )


async def without_coordinator(session: Session, municipality: Municipality) -> str | None:
    """The sentence about a municipality that has none, and the command that helps."""
    if await people.holders(session, municipality.id, Role.COORDINATOR):
        return None
    command = "python -m bot invite --role coordinator --municipality"
    return f"{municipality.name} has no coordinator: {command} {shlex.quote(municipality.name)}"


def _known(names: list[str]) -> str:
    if not names:
        return "There is none yet: python -m bot municipality add --help"
    return f"Known: {', '.join(names)}."
