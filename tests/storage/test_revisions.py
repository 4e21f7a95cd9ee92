"""Each step between two schemas, with rows in the tables, up and back."""

from datetime import time

from sqlalchemy import inspect, select, update

from storage.database import Database
from storage.kinds import DeliveryState, MeetingState, NoticeKind, Priority, ReminderKind
from storage.migrate import downgrade, migrate
from storage.models import (
    Announcement,
    Delivery,
    Media,
    Meeting,
    Municipality,
    Notice,
    Poll,
    PriorityItem,
    PromisedAnswer,
    Reminder,
)
from tests.storage.rows import NOON, TABLES, everything, write_one_of_each

NEW_IN_0003 = {
    "absence",
    "acknowledgement",
    "announcement",
    "announcement_group",
    "media",
    "meeting_change",
    "opinion",
}
NEW_IN_0004 = {"charged_month", "link_code"}
NEW_IN_0005 = {
    "ballot",
    "enquiry",
    "enquiry_message",
    "muting",
    "need",
    "need_event",
    "need_media",
    "need_news",
    "need_support",
    "open_vote",
    "paper_count",
    "poll",
    "poll_group",
    "poll_option",
    "poll_result",
    "priority_item",
    "priority_list",
    "roll_entry",
}

NEW_IN_0006 = {"promised_answer"}
NEW_IN_0010 = {"marked_message"}
NEW_SINCE_0005 = NEW_IN_0005 | NEW_IN_0006 | NEW_IN_0010


async def _everything(database: Database, but: set[str] | None = None) -> dict[str, list[str]]:
    """All rows of the tables that there are; old connections remember what older rows were."""
    await database.engine.dispose()
    async with database.engine.connect() as connection:
        there = set(await connection.run_sync(lambda it: inspect(it).get_table_names()))
        names = [name for name in TABLES if name in there - (but or set())]
        return await everything(connection, names)


async def _older(database: Database) -> dict[str, list[str]]:
    """The same before 0003."""
    return await _everything(database, NEW_IN_0003 | NEW_IN_0004 | NEW_SINCE_0005)


async def test_help_hours_go_and_come_with_every_row_in_place(
    own_database: Database, url: str
) -> None:
    """0002: on SQLite the way back makes anew the table that nearly all others hang on."""
    await write_one_of_each(own_database)
    async with own_database.write() as session:
        await session.execute(update(Municipality).values(help_from=time(8, 30)))
    await downgrade(url, "0002", backup=False)
    before = await _older(own_database)
    assert all(before.values()), "a table without rows proves nothing"

    await downgrade(url, "0001", backup=False)
    older = await _older(own_database)
    assert "help_from" not in older.pop("municipality")[0]
    assert older == {name: rows for name, rows in before.items() if name != "municipality"}

    await migrate(url, backup=False)
    async with own_database.read() as session:
        hours = await session.execute(select(Municipality.help_from, Municipality.help_until))
        assert [tuple(each) for each in hours] == [(time(9), time(17))]


async def test_a_coordinators_day_goes_and_comes_with_every_row_in_place(
    own_database: Database, url: str
) -> None:
    """0003: what is new is lost on the way back, and everything older stays as it was."""
    await write_one_of_each(own_database)
    before = await _everything(own_database)
    assert all(before.values()), "a table without rows proves nothing"
    await downgrade(url, "0002", backup=False)
    await migrate(url, backup=False)
    again = await _everything(own_database)
    new = NEW_IN_0003 | NEW_IN_0004 | NEW_SINCE_0005
    assert not any(again.pop(name) for name in new)
    assert again == {name: rows for name, rows in before.items() if name not in new}


async def test_viber_goes_and_comes_with_every_row_in_place(
    own_database: Database, url: str
) -> None:
    """0004: what was charged, linked and seen is lost on the way back, and nothing else."""
    await write_one_of_each(own_database)
    new = NEW_IN_0004 | NEW_SINCE_0005
    before = await _everything(own_database, new)
    assert all(before.values()), "a table without rows proves nothing"
    async with own_database.write() as session:
        await session.execute(update(Delivery).values(is_outside_session=True, seen_at=NOON))
        await session.execute(update(Municipality).values(viber_limit=40))
        await session.execute(update(Media).values(file="one.ogg", attempts=2, fetch_at=NOON))
        await session.execute(update(Meeting).values(is_telegram_only=True))
    await downgrade(url, "0003", backup=False)
    older = await _everything(own_database, new)
    assert "seen_at" not in older["delivery"][0]
    assert "viber_limit" not in older["municipality"][0]
    await migrate(url, backup=False)
    again = await _everything(own_database)
    assert not any(again.pop(name) for name in new)
    assert again == before


async def test_needs_and_votes_go_and_come_with_every_row_in_place(
    own_database: Database, url: str
) -> None:
    """0005: what was said is lost on the way back, and what was told about it; nothing else."""
    await write_one_of_each(own_database)
    new = NEW_SINCE_0005
    before = await _everything(own_database, new)
    assert all(before.values()), "a table without rows proves nothing"
    await downgrade(url, "0004", backup=False)
    older = await _everything(own_database, new)
    assert "poll_id" not in older["notice"][0]
    await migrate(url, backup=False)
    again = await _everything(own_database)
    assert not any(again.pop(name) for name in new)
    assert again == before


async def test_promised_answers_go_and_come_with_every_row_in_place(
    own_database: Database, url: str
) -> None:
    """0006: on the way back the promises of the last minute are lost, and nothing else."""
    await write_one_of_each(own_database)
    await downgrade(url, "0006", backup=False)
    before = await _everything(own_database, NEW_IN_0006)
    assert all(before.values()), "a table without rows proves nothing"
    await downgrade(url, "0005", backup=False)
    assert await _everything(own_database, NEW_IN_0006) == before
    await migrate(url, backup=False)
    await downgrade(url, "0006", backup=False)
    assert await _everything(own_database) == before | {name: [] for name in NEW_IN_0006}


async def test_what_was_told_of_the_limit_is_lost_on_the_way_back(
    own_database: Database, url: str
) -> None:
    """0006: the older bot would not know what to draw."""
    await write_one_of_each(own_database)
    await downgrade(url, "0006", backup=False)
    before = await _everything(own_database, NEW_IN_0006)
    async with own_database.write() as session:
        session.add(Notice(id=99, kind=NoticeKind.LIMIT_REACHED, created_at=NOON, expires_at=NOON))
        await session.flush()
        session.add(
            Delivery(
                id=99,
                notice_id=99,
                person_id=2,
                state=DeliveryState.SENT,
                priority=Priority.SINGLE,
                due_at=NOON,
                expires_at=NOON,
            )
        )
    await downgrade(url, "0005", backup=False)
    assert await _everything(own_database, NEW_IN_0006) == before


async def test_who_was_erased_with_their_ballot_goes_and_comes_with_every_row_in_place(
    own_database: Database, url: str
) -> None:
    """0007: only the number of ballots on paper without a name is lost on the way back."""
    await write_one_of_each(own_database)
    await downgrade(url, "0007", backup=False)
    before = await _everything(own_database)
    assert all(before.values()), "a table without rows proves nothing"
    async with own_database.write() as session:
        await session.execute(update(Poll).values(erased_on_paper=3))
    await downgrade(url, "0006", backup=False)
    older = await _everything(own_database)
    assert "erased_on_paper" not in older["poll"][0]
    assert older.pop("poll") != before["poll"]
    assert older == {name: rows for name, rows in before.items() if name != "poll"}
    await migrate(url, backup=False)
    await downgrade(url, "0007", backup=False)
    assert await _everything(own_database) == before


async def test_the_answer_to_a_vote_goes_and_comes_with_every_row_in_place(
    own_database: Database, url: str
) -> None:
    """0008: that a message answers a vote, and who was reminded of it, is lost on the way back."""
    await write_one_of_each(own_database)
    await downgrade(url, "0008", backup=False)
    before = await _everything(own_database)
    assert all(before.values()), "a table without rows proves nothing"
    async with own_database.write() as session:
        await session.execute(update(Poll).values(answered_at=NOON))
        await session.execute(update(Announcement).values(poll_id=1))
        about = {"created_at": NOON, "expires_at": NOON, "poll_id": 1}
        session.add(Notice(id=99, kind=NoticeKind.POLL_UNANSWERED, **about))
    await downgrade(url, "0007", backup=False)
    older = await _everything(own_database)
    assert "answered_at" not in older.pop("poll")[0]
    assert "poll_id" not in older.pop("announcement")[0]
    assert older == {name: rows for name, rows in before.items() if name in older}
    await migrate(url, backup=False)
    await downgrade(url, "0008", backup=False)
    assert await _everything(own_database) == before


async def test_words_that_the_older_bot_does_not_know_become_others(
    own_database: Database, url: str
) -> None:
    await write_one_of_each(own_database)
    async with own_database.write() as session:
        await session.execute(update(Meeting).values(state=MeetingState.TAKEN_BACK))
        await session.execute(update(Reminder).values(kind=ReminderKind.OWN, words="Елате"))
        await session.execute(update(Notice).values(kind=NoticeKind.ANNOUNCEMENT))
    await downgrade(url, "0002", backup=False)
    older = await _older(own_database)
    assert (older["reminder"], older["notice"], older["delivery"]) == ([], [], [])
    assert "'cancelled'" in older["meeting"][0]
    await migrate(url, backup=False)
    async with own_database.read() as session:
        assert await session.scalar(select(Meeting.state)) == MeetingState.CANCELLED


async def test_what_was_tapped_and_looked_at_goes_and_comes_with_every_row_in_place(
    own_database: Database, url: str
) -> None:
    """0009: what an answer was about, who was spared, and that somebody looked, is lost."""
    await write_one_of_each(own_database)
    await downgrade(url, "0009", backup=False)
    before = await _everything(own_database)
    assert all(before.values()), "a table without rows proves nothing"
    lost = {"promised_answer": "poll_id", "priority_list": "is_telegram_only"}
    lost |= {"poll": "is_looked_at"}
    await downgrade(url, "0008", backup=False)
    older = await _everything(own_database)
    for table, column in lost.items():
        row = older.pop(table)[0]
        assert column not in row
    assert older == {name: rows for name, rows in before.items() if name in older}
    await migrate(url, backup=False)
    async with own_database.write() as session:
        await session.execute(update(PromisedAnswer).values(poll_id=1))
    await downgrade(url, "0009", backup=False)
    assert await _everything(own_database) == before


async def test_where_a_vote_is_marked_goes_and_comes_with_every_row_in_place(
    own_database: Database, url: str
) -> None:
    """0010: marked messages, what was copied, and who was told of the counting, are lost."""
    await write_one_of_each(own_database)
    before = await _everything(own_database)
    assert all(before.values()), "a table without rows proves nothing"
    async with own_database.write() as session:
        await session.execute(update(PriorityItem).values(copied_from=7))
        about = {"created_at": NOON, "expires_at": NOON, "poll_id": 1}
        for number, kind in enumerate(
            (NoticeKind.POLL_PAPER_COUNTED, NoticeKind.POLL_PAPER_AGREED), start=98
        ):
            session.add(Notice(id=number, kind=kind, **about))
    await downgrade(url, "0009", backup=False)
    older = await _everything(own_database)
    assert "marked_message" not in older
    assert "copied_from" not in older.pop("priority_item")[0]
    assert older == {name: rows for name, rows in before.items() if name in older}
    await migrate(url, backup=False)
    assert await _everything(own_database) == before | {name: [] for name in NEW_IN_0010}
