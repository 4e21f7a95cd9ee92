"""Finding a municipality by its name, and saying what it lacks before it can invite anybody."""

import shlex

from sqlalchemy import select

from bot.commands.endings import Sentence
from storage.database import Session
from storage.models import Municipality
from storage.queries import towns


async def all_municipalities(session: Session) -> list[Municipality]:
    """In the order in which they were added."""
    return list(await session.scalars(select(Municipality).order_by(Municipality.id)))


async def named(session: Session, name: str) -> Municipality:
    """The municipality of this name; Sentence with the known names if there is none."""
    found = await towns.find_municipality(session, name.strip())
    if found is None:
        known = [each.name for each in await all_municipalities(session)]
        raise Sentence(f"There is no municipality {name.strip()}. {_known(known)}")
    return found


async def only_one(session: Session) -> Municipality:
    """The municipality, if there is but one; Sentence otherwise."""
    found = await all_municipalities(session)
    if len(found) == 1:
        return found[0]
    raise Sentence(f"Name the municipality by --municipality. {_known([x.name for x in found])}")


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


def _known(names: list[str]) -> str:
    if not names:
        return "There is none yet: python -m bot municipality add --help"
    return f"Known: {', '.join(names)}."
