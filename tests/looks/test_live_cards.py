"""Which cards are drawn anew in a round, and which are given up."""

from collections.abc import Callable
from typing import cast

import pytest

from bot.house import Arrival, House
from bot.phones import live_cards
from bot.phones.live_cards import LiveCards
from bot.screens.needs.cards import NEED
from messengers.messenger import Messenger, Outcome, Refused, Sent, TryLater
from messengers.screen import Followed, Screen
from messengers.turns import Turns
from storage.kinds import MessengerName

ELENA = Arrival(MessengerName.TELEGRAM, "110")
WORDS, MENU = Screen("№ 1", follows=Followed(NEED, 1)), Screen("Меню")
GONE = Screen("Не се пази")


class Phone:
    """Takes changes of messages as it was told to; `asked` counts them."""

    def __init__(self, *outcomes: Outcome, edits: bool = True) -> None:
        self.edits = edits
        self.asked = 0
        self.turns = Turns()
        self.meanwhile: Callable[[], None] = lambda: None
        self._outcomes = list(outcomes)
        self.cards = LiveCards({MessengerName.TELEGRAM: cast(Messenger, self)})
        self.cards.shown(ELENA, "8", WORDS)

    async def mark(self, address: str, message_id: str, screen: Screen) -> Outcome:
        assert (address, message_id, screen) == ("110", "8", GONE)
        self.asked += 1
        self.meanwhile()
        return self._outcomes.pop(0)

    async def rounds(self, count: int) -> int:
        for _ in range(count):
            await self.cards.refresh(cast(House, self))
        return self.asked


@pytest.fixture(autouse=True)
def erased(monkeypatch: pytest.MonkeyPatch) -> None:
    """The author's words are not kept any more."""

    async def drawn(house: House, card: object) -> Screen:
        return GONE

    monkeypatch.setattr(live_cards, "_drawn", drawn)


async def test_what_could_not_be_changed_now_is_changed_in_the_next_round() -> None:
    assert await Phone(TryLater(1), TryLater(1), Sent("8")).rounds(5) == 3


@pytest.mark.parametrize("outcome", [Sent("8"), Refused("MESSAGE_ID_INVALID")])
async def test_what_is_changed_or_never_will_be_is_left(outcome: Outcome) -> None:
    assert await Phone(outcome).rounds(2) == 1


async def test_what_shows_something_else_meanwhile_is_left() -> None:
    phone = Phone(TryLater(1))
    phone.meanwhile = lambda: phone.cards.shown(ELENA, "8", MENU)
    assert await phone.rounds(2) == 1


async def test_what_shows_another_card_meanwhile_follows_that_one() -> None:
    phone = Phone(Sent("8"), Sent("8"))
    phone.meanwhile = lambda: phone.cards.shown(ELENA, "8", WORDS) if phone.asked == 1 else None
    assert await phone.rounds(3) == 2


async def test_where_no_message_can_be_changed_no_card_is_remembered() -> None:
    assert await Phone(edits=False).rounds(1) == 0
