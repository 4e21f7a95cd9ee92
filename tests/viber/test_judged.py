"""Every message of a whole conversation, judged by Viber's own SDK (design, 7 a).

The judge's own samples that must fail stand in tests/judge.
"""

from simulator.viber.server import ViberServer
from tests.conversations.deeds import opens_card, opens_menu, sends_meeting
from tests.conversations.town import Actor, Town
from tests.judge.viber_sdk import differences

SAID = {"send_message", "welcome"}


async def test_all_our_messages_are_as_the_judge_would_write_them(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor, gosho: Actor
) -> None:
    await sends_meeting(elena)
    await maria.taps_through("Ще дойда", "В календара ми")
    await gosho.opens_invite(await town.invite(needs_approval=True))
    await gosho.taps_through("Български", "Приемам", "Гошо", "гр. Антоново")
    await elena.taps("Приемам")
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    await elena.does(elena.phone.sends_photo)
    await elena.taps("Двете групи")
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    await opens_menu(maria)
    await maria.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")
    said = [call for call in viber.calls if call.method in SAID]
    assert [line for call in said for line in differences(call.body)] == []
    assert {call.method for call in said} == SAID
    assert {call.body["type"] for call in said} == {"text", "rich_media", "file", "picture"}
