"""Marks of a secret vote that stand in another message go, if not at once then a little later."""

from typing import cast

from bot.house import Arrival, House
from bot.phones.open_ballots import OpenBallots
from bot.screens.polls.ballots import BALLOT, CAST
from messengers.messenger import Messenger, Outcome, Refused, Sent, TryLater
from messengers.screen import Followed, Screen
from messengers.turns import Turns
from storage.database import Database
from storage.kinds import MessengerName

MARIA = Arrival(MessengerName.TELEGRAM, "101")
MARKS, ACCEPTED = (
    Screen("☑ 7", follows=Followed(BALLOT, 1)),
    Screen("✅", follows=Followed(CAST, 1)),
)


class Phone:
    """Takes changes of messages as it was told to; `wiped` are those that it was asked for."""

    def __init__(self, database: Database, *outcomes: Outcome) -> None:
        self.database = database
        self.wiped: list[str] = []
        self.turns = Turns()
        self.messengers = {MessengerName.TELEGRAM: cast(Messenger, self)}
        self._outcomes = list(outcomes)

    async def mark(self, address: str, message_id: str, screen: Screen) -> Outcome:
        self.wiped.append(message_id)
        return self._outcomes.pop(0)


async def wiped(phone: Phone, rounds: int) -> list[str]:
    """Mark in one message, vote in another, and let so many rounds pass."""
    ballots = OpenBallots()
    ballots.shown(MARIA, "1", MARKS)
    ballots.shown(MARIA, "2", MARKS)
    ballots.answered(MARIA, [ACCEPTED])
    ballots.shown(MARIA, "2", ACCEPTED)
    for _ in range(rounds):
        await ballots.wipe(cast(House, phone))
    return phone.wiped


async def test_what_is_put_off_is_tried_again(sqlite_database: Database) -> None:
    assert await wiped(Phone(sqlite_database, TryLater(3.0), Sent("1")), rounds=3) == ["1", "1"]


async def test_what_is_refused_is_left(sqlite_database: Database) -> None:
    assert await wiped(Phone(sqlite_database, Refused("too old")), rounds=3) == ["1"]
