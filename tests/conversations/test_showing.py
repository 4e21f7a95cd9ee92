"""An answer that is stored is shown, whatever happens to the showing."""

import pytest

from simulator.telegram.faults import Kind
from tests.conversations.deeds import opens_card, sends_meeting
from tests.conversations.town import Actor, Town


@pytest.mark.parametrize("kind", ["server_error", "break_after", "break_before"])
async def test_a_stored_answer_is_shown_after_trouble(
    town: Town, elena: Actor, maria: Actor, kind: Kind
) -> None:
    await sends_meeting(elena)
    for method in ("editMessageText", "sendMessage"):
        maria.has_trouble(method, kind)
    await maria.taps("Ще дойда")
    await town.waits(minutes=10)
    texts = [message.text for message in maria.phone.heard()]
    assert any("ще дойдете" in text or "✅ Ще дойда" in text for text in texts), texts
    await opens_card(elena)
    elena.sees("✅ 1")
