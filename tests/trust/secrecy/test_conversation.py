"""A vote on a phone leaves no choice in what is kept of a conversation, nor in the log."""

import pytest

from bot.logs import configure_logs
from tests.conversations.polls.deeds import closes, marks_three, opens_poll, taps_number
from tests.conversations.tables import dump
from tests.conversations.town import Actor, Town

pytestmark = pytest.mark.usefixtures("logs_as_before")

MARKS = "000010011"
ON_THE_WAY = ("000010000", "000010010", MARKS)


async def kept(town: Town, *but: str) -> str:
    """Every row of every table, written out."""
    rows = await dump(town.database)
    return repr({name: found for name, found in rows.items() if name not in but})


async def test_what_is_marked_is_stored_nowhere(town: Town, maria: Actor) -> None:
    await opens_poll(town)
    of_the_bot_itself = ("seen_update", "sender_lease")
    but_where = (*of_the_bot_itself, "marked_message")
    before = await kept(town, *but_where)
    await maria.taps("Започвам")
    assert await kept(town, *but_where) == before
    before = await kept(town, *of_the_bot_itself)
    for number in (5, 8, 9):
        await taps_number(maria, number)
    assert await kept(town, *of_the_bot_itself) == before
    assert not [marks for marks in ON_THE_WAY if marks in await kept(town)]
    await maria.taps("✅ Гласувам")
    everything = await kept(town, "ballot")
    assert not [marks for marks in ON_THE_WAY if marks in everything]
    await closes(town)
    everything = await kept(town)
    assert not [marks for marks in ON_THE_WAY if marks in everything]


async def test_a_vote_writes_no_time_beside_a_person(town: Town, maria: Actor) -> None:
    """What changes is the roll, the box, the update's number, and what stands in the chat."""
    await opens_poll(town)
    await marks_three(maria)
    await town.waits(hours=2)
    before = await dump(town.database)
    await maria.taps("✅ Гласувам")
    after = await dump(town.database)
    changed = {name for name in after if after[name] != before[name]}
    in_the_chat = {"delivery", "marked_message"}
    # Viber's messages show no marks.
    assert changed - {"sender_lease"} - in_the_chat == {"ballot", "roll_entry", "seen_update"}
    assert not after["marked_message"]
    now = town.clock.now().replace(tzinfo=None).isoformat()[:13]
    new = set(after["delivery"]) - set(before["delivery"])
    assert now.replace("T", " ") not in str(new)


async def test_the_log_at_debug_level_tells_no_choice(
    town: Town, maria: Actor, ivan: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs("DEBUG", "text", [town.server.token])
    await opens_poll(town)
    await marks_three(maria)
    await ivan.taps("Започвам")
    await taps_number(ivan, 1)
    # Whatever goes wrong must not be quoted either.
    town.server.faults.add("editMessageText", kind="server_error", chat_id=maria.phone.user_id)
    await maria.taps("✅ Гласувам")
    await maria.forges(f"vx:99:{MARKS}")
    await maria.forges(f"vx:1:{MARKS}:5")
    await closes(town)
    written = capsys.readouterr().err
    assert written
    assert not [marks for marks in (*ON_THE_WAY, "100000000") if marks in written]
    assert "Здравен" not in written
