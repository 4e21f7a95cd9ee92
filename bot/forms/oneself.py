"""Who somebody is and where they live: asked while joining, and when it is corrected."""

from zlib import crc32

from bot.forms.engine import Asking
from bot.reading import known_place, yes_or_no
from bot.screens import joining as screens
from community import own_data
from community.rules.names import clean_name, has_letter
from messengers.screen import Screen
from storage.queries import towns

# Six settlements and "another place": at most seven choices (reference/domain.md, 4).
OFFERED_SETTLEMENTS = 6
SAID = "said"


async def ask_name(asking: Asking) -> Screen:
    """How shall we call you?"""
    profile_name = clean_name(asking.arrival.profile_name)
    return screens.name(asking.nonce, profile_name, has_way_back=asking.is_single)


async def take_name_tap(asking: Asking, value: str) -> Screen | None:
    """Keep the profile's name, or the doubtful one that was written."""
    if value == screens.PROFILE:
        return await _keep_name(asking, asking.arrival.profile_name)
    said = _confirmed(asking, value)
    return await ask_name(asking) if said is None else await _keep_name(asking, said)


async def take_name_words(asking: Asking, words: str) -> Screen | None:
    """Keep a name; ask back what is none, and once what hardly is one."""
    name = clean_name(words)
    if name is not None and _is_doubtful(name):
        value = _doubt(asking, name)
        is_single = asking.is_single
        return screens.name_doubtful(asking.nonce, name, value, has_way_back=is_single)
    return await _keep_name(asking, words)


async def _keep_name(asking: Asking, words: str) -> Screen | None:
    name = clean_name(words)
    if name is None:
        return screens.name_unclear(await ask_name(asking))
    await own_data.rename(asking.session, asking.person, name, asking.now)
    return None


async def ask_settlement(asking: Asking) -> Screen:
    """Offer the municipality's settlements."""
    offered = await towns.settlements(asking.session, asking.person.municipality_id)
    return screens.settlement(
        asking.nonce, offered[:OFFERED_SETTLEMENTS], has_way_back=asking.is_single
    )


async def take_settlement_tap(asking: Asking, value: str) -> Screen | None:
    """Keep a settlement of this municipality or a confirmed place, or ask for its name."""
    if value == screens.OTHER:
        return screens.settlement_words(asking.nonce)
    said = _confirmed(asking, value)
    if said is not None:
        await own_data.move_to(asking.session, asking.person, None, said, asking.now)
        return None
    offered = await towns.settlements(asking.session, asking.person.municipality_id)
    if value not in {str(place.id) for place in offered}:
        return await ask_settlement(asking)
    await own_data.move_to(asking.session, asking.person, int(value), None, asking.now)
    return None


async def take_settlement_words(asking: Asking, words: str) -> Screen | None:
    """Keep a written place; one that the municipality knows is recognised."""
    name = clean_name(words)
    if name is None:
        return screens.settlement_words(asking.nonce)
    if _is_doubtful(name):
        return screens.settlement_doubtful(asking.nonce, name, _doubt(asking, name))
    offered = await towns.settlements(asking.session, asking.person.municipality_id)
    found = known_place(name, [place.name for place in offered])
    known = None if found is None else offered[found].id
    other = name if found is None else None
    await own_data.move_to(asking.session, asking.person, known, other, asking.now)
    return None


def _is_doubtful(name: str) -> bool:
    """Numbers, a picture, or a yes or no to a question that we did not ask."""
    return not has_letter(name) or yes_or_no(name) is not None


def _doubt(asking: Asking, name: str) -> str:
    """Remember what is asked back; the value of the button that says that it is right."""
    asking.filled[SAID] = name
    return _mark(name)


def _confirmed(asking: Asking, value: str) -> str | None:
    # An older question's button must not confirm what was written after it.
    said = str(asking.filled.get(SAID, ""))
    if not said or value != _mark(said):
        return None
    del asking.filled[SAID]
    return said


def _mark(name: str) -> str:
    return f"x{crc32(name.encode()):08x}"
