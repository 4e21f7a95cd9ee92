"""The assertions on a phone hold when they should, and fail with the transcript when not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from simulator.telegram.phone import Phone
from tests.simulator.conftest import Caller
from tests.simulator.refusals.row import DATA, keyboard


@pytest.fixture
async def invited(call: Caller, maria: Phone) -> Phone:
    """Maria's phone with an invitation on it."""
    await call.result(
        "sendMessage", chat_id=101, text="Среща\n21 март", reply_markup=keyboard(DATA)
    )
    return maria


def test_what_is_there_is_seen(invited: Phone) -> None:
    invited.sees("Среща", "21 март")
    invited.does_not_see("22 март")
    assert invited.sees_button("Ще дойда").data == "yes"
    invited.sees_no_button("Няма")
    invited.hears_nothing(since=invited.latest)
    assert [message.text for message in invited.heard()] == ["Среща\n21 март"]


@pytest.mark.parametrize(
    "claim",
    [
        lambda phone: phone.sees("22 март"),
        lambda phone: phone.sees("Среща", "22 март"),
        lambda phone: phone.does_not_see("21 март"),
        lambda phone: phone.sees_button("Няма"),
        lambda phone: phone.sees_no_button("Ще"),
        lambda phone: phone.hears_nothing(),
        lambda phone: phone.taps("Няма"),
        lambda phone: phone.edits(999, "друго"),
    ],
)
def test_a_wrong_claim_fails_with_the_transcript(
    claim: Callable[[Phone], object], invited: Phone
) -> None:
    with pytest.raises(AssertionError) as failure:
        claim(invited)
    assert invited.transcript() in str(failure.value)


def test_nothing_is_on_a_new_phone(stranger: Phone) -> None:
    stranger.hears_nothing()
    with pytest.raises(AssertionError, match="has shown nothing"):
        stranger.sees("Среща")


async def test_the_last_screen_is_the_newest_that_is_left(call: Caller, invited: Phone) -> None:
    sent = await call.result("sendMessage", chat_id=101, text="Отменена")
    invited.sees("Отменена")
    await call.result("deleteMessage", chat_id=101, message_id=sent["message_id"])
    invited.sees("21 март")
    with pytest.raises(AssertionError, match="Heard 2"):
        invited.hears_nothing()


async def test_the_transcript_is_for_people(call: Caller, invited: Phone) -> None:
    invited.sends_photo()
    tap = invited.taps_on(2, "yes")
    await call.result("answerCallbackQuery", callback_query_id=tap, text="Записано")
    await call.result("editMessageText", chat_id=101, message_id=2, text="Отменена")
    invited.blocks()
    assert invited.transcript() == "\n".join(
        [
            "--- phone of Мария (101) blocked ---",
            "#1 Мария: /start",
            "#2 BOT (edited): Отменена",
            "#3 Мария (image/jpeg photo.jpg): ",
            "(toast) Записано",
        ]
    )
