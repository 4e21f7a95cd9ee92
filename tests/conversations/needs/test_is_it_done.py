"""Whoever is asked whether it is really done, and writes instead of tapping."""

import pytest

from storage.kinds import NeedState
from storage.models import NeedEvent, Rsvp
from tests.conversations.deeds import sends_meeting
from tests.conversations.needs.test_asking import is_done
from tests.conversations.needs.triaging import need_now
from tests.conversations.tables import count
from tests.conversations.town import Actor, Town

ASKED = ("№ 1: изпълнено", "Готово ли е според Вас?")


@pytest.mark.parametrize("words", ["не", "да", "👍"])
async def test_a_plain_word_is_not_said_to_a_meeting(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, words: str
) -> None:
    await sends_meeting(elena)
    need = await is_done(town, elena, maria, ivan)
    await maria.writes(words)
    maria.sees(*ASKED, "Моля, изберете някой от бутоните.")
    maria.sees_button("👍 Да, готово е")
    assert (await need_now(town, need)).state == NeedState.DONE
    assert await count(town, NeedEvent, NeedEvent.kind == "answer") == 0
    await maria.taps("👎 Още не")
    assert (await need_now(town, need)).state == NeedState.IN_REVIEW


async def test_it_is_said_to_the_meeting_by_whoever_is_not_asked(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await sends_meeting(elena)
    await is_done(town, elena, maria, ivan)
    await maria.taps("👍 Да, готово е")
    for actor in (maria, ivan):
        await actor.writes("не")
        actor.sees("Да запишем ли", "няма да дойдете")
    assert await count(town, Rsvp, Rsvp.answer.is_not(None)) == 0


async def test_thanks_for_it_are_no_answer(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await is_done(town, elena, maria, ivan)
    await maria.writes("Благодаря!")
    maria.does_not_see(*ASKED)
