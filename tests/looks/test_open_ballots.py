"""Marks of a secret vote that stand in another message go, if not at once then a little later."""

from collections.abc import Mapping
from typing import cast

import pytest
from sqlalchemy import update

from bot.house import Arrival, House
from bot.phones.open_ballots import OpenBallots
from bot.screens.polls.ballots import BALLOT
from messengers.messenger import Messenger, Outcome, Refused, Sent, TryLater
from messengers.screen import Followed, Screen
from messengers.turns import Turns
from storage.database import Database, Session
from storage.kinds import MessengerName, PollState, VotingWay
from storage.models import MarkedMessage, Poll, PollOption, RollEntry
from storage.queries.polls import marked
from storage.queries.polls.marked import Message
from tests.storage.rows import TELEGRAM_ID, count, write_one_of_each

MARIA = Arrival(MessengerName.TELEGRAM, str(TELEGRAM_ID))
MARKS, MENU = Screen("☑ 7", follows=Followed(BALLOT, 1)), Screen("Меню")


class Phone:
    """Takes changes of messages as it was told to; `wiped` are those that it was asked for.

    `read` is what the last one says from then on.
    """

    edits = True

    def __init__(self, database: Database, *outcomes: Outcome) -> None:
        self.database = database
        self.wiped: list[str] = []
        self.read = ""
        self.turns = Turns()
        self.messengers = {MessengerName.TELEGRAM: cast(Messenger, self)}
        self._outcomes = list(outcomes)

    async def mark(self, address: str, message_id: str, screen: Screen) -> Outcome:
        assert "☑" not in screen.body
        self.wiped.append(message_id)
        self.read = screen.title
        return self._outcomes.pop(0)


@pytest.fixture
async def town(sqlite_database: Database) -> Database:
    """Maria is on the roll of an open vote, and has not voted."""
    await write_one_of_each(sqlite_database)
    async with sqlite_database.write() as session:
        session.add(PollOption(poll_id=1, position=2, short_name="Вода"))
    await votes(sqlite_database, None)
    return sqlite_database


async def votes(town: Database, way: VotingWay | None = VotingWay.CHAT) -> None:
    async with town.write() as session:
        await session.execute(update(RollEntry).values(way=way))


async def rounds(phone: Phone, ballots: OpenBallots, count: int = 1) -> list[str]:
    """Which messages are wiped in so many rounds; message 7 is known from before a restart."""
    for _ in range(count):
        await ballots.wipe(cast(House, phone))
    return phone.wiped


async def known(town: Database) -> int:
    async with town.read() as session:
        return await count(session, MarkedMessage)


async def test_nothing_is_wiped_before_the_vote_and_all_of_it_after(town: Database) -> None:
    phone, ballots = Phone(town, Sent("1"), Sent("2")), OpenBallots()
    ballots.shown(MARIA, "8", MARKS)
    assert await rounds(phone, ballots) == []
    await votes(town)
    assert await rounds(phone, ballots, 2) == ["7", "8"]
    assert await known(town) == 0


async def test_what_was_marked_before_a_restart_goes_too(town: Database) -> None:
    before = OpenBallots()
    before.shown(MARIA, "8", MARKS)
    await rounds(Phone(town), before)
    await votes(town)
    phone = Phone(town, Sent("7"), Sent("8"))
    assert await rounds(phone, OpenBallots()) == ["7", "8"]


async def test_a_message_that_shows_something_else_by_now_is_left_alone(town: Database) -> None:
    phone, ballots = Phone(town), OpenBallots()
    await votes(town)
    ballots.shown(MARIA, "7", MENU)
    assert await rounds(phone, ballots) == []
    assert await known(town) == 0


async def test_what_is_put_off_is_tried_again(town: Database) -> None:
    await votes(town)
    phone = Phone(town, TryLater(3.0), Sent("7"))
    assert await rounds(phone, OpenBallots(), 3) == ["7", "7"]


async def test_what_is_refused_is_left(town: Database) -> None:
    await votes(town)
    assert await rounds(Phone(town, Refused("too old")), OpenBallots(), 3) == ["7"]


@pytest.mark.parametrize("state", [each for each in PollState if each != PollState.OPEN])
async def test_after_the_end_nobody_is_thanked_who_has_not_voted(
    town: Database, state: PollState
) -> None:
    async with town.write() as session:
        await session.execute(update(Poll).values(state=state))
    phone, ballots = Phone(town, Sent("7")), OpenBallots()
    ballots.shown(MARIA, "8", MARKS)
    assert await rounds(phone, ballots) == ["7"]
    is_counted = state in {PollState.CLOSED, PollState.PUBLISHED}
    assert phone.read.startswith("🔒 Гласуването приключи" if is_counted else "❌ Гласуването")
    assert await known(town) == 0


@pytest.mark.parametrize(
    ("way", "read"),
    [
        (VotingWay.CHAT, "✅ Гласът Ви е приет."),
        (VotingWay.PAPER, "✅ Гласували сте на хартия."),
        (VotingWay.DECLINED, "👍 Записахме, че няма да гласувате."),
    ],
)
async def test_the_message_says_how_its_reader_took_part(
    town: Database, way: VotingWay, read: str
) -> None:
    await votes(town, way)
    phone = Phone(town, Sent("7"))
    assert await rounds(phone, OpenBallots(), 2) == ["7"]
    assert phone.read == read
    assert await known(town) == 0


async def test_what_can_not_be_written_down_is_not_forgotten(town: Database) -> None:
    ballots = OpenBallots()
    ballots.shown(MARIA, "8", MARKS)
    with pytest.raises(AttributeError):
        await ballots.wipe(cast(House, object()))
    await rounds(Phone(town), ballots)
    assert await known(town) == 2


async def test_what_shows_no_marks_holds_up_nobody(
    town: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, ballots = Phone(town), OpenBallots()
    await rounds(phone, ballots)
    monkeypatch.setattr(town, "write", None)
    ballots.shown(MARIA, "9", MENU)
    assert await rounds(phone, ballots) == []
    ballots.shown(MARIA, "7", MENU)
    with pytest.raises(TypeError):
        await rounds(phone, ballots)


async def test_what_changes_while_it_is_written_down_is_forgotten(
    town: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, ballots, note = Phone(town), OpenBallots(), marked.note
    ballots.shown(MARIA, "8", MARKS)

    async def slow(session: Session, shown: Mapping[Message, int | None]) -> None:
        await note(session, shown)
        ballots.shown(MARIA, "8", MENU)

    with monkeypatch.context() as patch:
        patch.setattr(marked, "note", slow)
        await rounds(phone, ballots)
    assert await known(town) == 2
    await rounds(phone, ballots)
    assert await known(town) == 1
