"""A message that is too long: what its app cut off comes after it, and a new one is a new one."""

import pytest

from tests.conversations.deeds import opens_menu
from tests.conversations.town import Actor, Town

TEXT = "Пътят е затворен до петък."
# As much as an app puts into one message, in UTF-16 units.
PART = "а" * 4096
REFUSED = "не се побира в едно съобщение"
TAKEN = "На кого съобщаваме?"


async def begins(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps("Ново съобщение")


@pytest.mark.parametrize("text", ["а" * 3501, "а" * 5000, "📅" * 2000])
async def test_what_is_too_long_is_asked_again(town: Town, elena: Actor, text: str) -> None:
    await begins(elena)
    await elena.writes(text)
    elena.sees(REFUSED, "3500")
    await town.waits(minutes=1)
    await elena.writes(TEXT)
    elena.sees(TAKEN)


@pytest.mark.parametrize("text", ["а" * 3501, "а" * 3999, "📅" * 1999])
async def test_a_short_text_at_once_is_a_new_one(elena: Actor, text: str) -> None:
    await begins(elena)
    await elena.writes(text)
    elena.sees(REFUSED)
    await elena.writes(TEXT)
    elena.sees(TAKEN)


@pytest.mark.parametrize("part", [PART, "а" * 4000, "📅" * 2000])
async def test_the_rest_of_a_cut_text_is_refused_with_it(
    town: Town, elena: Actor, part: str
) -> None:
    await begins(elena)
    for text in (part, part, TEXT):
        await elena.writes(text)
        elena.sees(REFUSED)
        await town.waits(seconds=2)
    await elena.writes(TEXT)
    elena.sees(TAKEN)


async def test_after_the_rest_a_new_one_is_taken(elena: Actor) -> None:
    await begins(elena)
    for text in (PART, TEXT):
        await elena.writes(text)
        elena.sees(REFUSED)
    await elena.writes(TEXT)
    elena.sees(TAKEN)


async def test_after_two_seconds_it_is_no_rest(town: Town, elena: Actor) -> None:
    await begins(elena)
    await elena.writes(PART)
    await town.waits(seconds=2.5)
    await elena.writes(TEXT)
    elena.sees(TAKEN)
