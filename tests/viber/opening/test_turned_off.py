"""Whoever has turned messages off and opens the chat may look, and gets no notice by that."""

import pytest

from simulator.viber.server import ViberServer
from storage.kinds import ContactState, GroupKind
from tests.conversations.deeds import opens_card, sends_meeting
from tests.conversations.tables import contact_of
from tests.conversations.town import Actor, Town


def refused(viber: ViberServer) -> list[str]:
    """The calls that Viber did not take."""
    return [call.method for call in viber.calls if call.answer["status"]]


@pytest.mark.parametrize("is_invited", [False, True], ids=["opened", "with an invite"])
async def test_looking_brings_no_notice(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor, is_invited: bool
) -> None:
    await maria.does(maria.phone.blocks)
    await maria.opens_invite(await town.invite(group=GroupKind.WORKING) if is_invited else "")
    await sends_meeting(elena)
    assert not refused(viber)
    await opens_card(elena)
    await elena.taps("За обаждане")
    elena.sees("Мария")


async def test_words_bring_them_again(town: Town, elena: Actor, maria: Actor) -> None:
    await maria.does(maria.phone.blocks)
    await maria.opens_invite()
    await maria.taps("Срещи")
    await sends_meeting(elena)
    maria.has_heard("Покана")


async def test_where_viber_knows_better_it_is_believed(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor
) -> None:
    """As if the word had been lost that messages are on again."""
    await maria.does(maria.phone.blocks)
    viber.faults.add("subscribed", kind="lose")
    await maria.does(maria.phone.unblocks)
    assert (await contact_of(town, maria)).state == ContactState.BLOCKED
    await maria.opens_invite()
    await sends_meeting(elena)
    maria.has_heard("Покана")


async def test_where_viber_does_not_say_it_nothing_comes(
    town: Town, viber: ViberServer, maria: Actor
) -> None:
    await maria.does(maria.phone.blocks)
    viber.faults.add("conversation_started", kind="without", field="subscribed")
    await maria.opens_invite()
    maria.sees_button("Помощ")
    assert (await contact_of(town, maria)).state == ContactState.BLOCKED
