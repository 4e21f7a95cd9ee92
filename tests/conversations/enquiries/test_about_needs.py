"""A message about a need says which one, unless that would tell who said it without a name."""

import pytest

from bot.taps.needs.triage import NeedNewsTap
from storage.models import Enquiry
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.triaging import gathers, has_said, opens_new
from tests.conversations.tables import count, one, person_of
from tests.conversations.town import Actor, Town

QUESTION = "Къде се прави?"
HIDDEN = "в него не пише, че е за № "


async def declines(town: Town, elena: Actor) -> None:
    """Decline the oldest new need, and let that arrive."""
    await opens_new(elena)
    await elena.taps_through("❌ Не приемам", "Вече се прави")
    await gathers(town)


@pytest.mark.parametrize("is_named", [False, True])
async def test_an_author_is_tied_to_the_need_only_with_a_name(
    town: Town, elena: Actor, radka: Actor, maria: Actor, is_named: bool
) -> None:
    need = await has_said(maria, is_named=is_named)
    await declines(town, elena)
    await maria.taps("✍️ Въпрос")
    if is_named:
        maria.sees("📌 За № 1")
    else:
        maria.sees(HIDDEN + "1")
    await maria.writes(QUESTION)
    await maria.taps("Изпращам го")
    radka.has_heard(QUESTION)
    assert (await one(town, Enquiry)).need_id == (need if is_named else None)
    if not is_named:
        radka.has_not_heard("За № 1")


async def test_nor_to_the_one_into_which_it_was_merged(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await has_said(maria)
    need = await has_said(ivan, is_named=True)
    await opens_new(elena)
    await elena.taps_through("🧩 Обединявам", "№ 2 ", "Да, обединявам")
    await declines(town, elena)
    for asker in (maria, ivan):
        await opens_menu(asker)
        await asker.forges(NeedNewsTap(need=need).pack())
        await asker.taps("✍️ Въпрос")
        if asker is maria:
            asker.sees(HIDDEN + "2")
        await asker.writes(QUESTION)
        await asker.taps("Изпращам го")
    assert await count(town, Enquiry) == 2
    tied = await one(town, Enquiry, Enquiry.need_id == need)
    assert tied.person_id == (await person_of(town, ivan)).id
