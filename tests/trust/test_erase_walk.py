"""Somebody writes wherever they can and has everything erased: nothing of it is left anywhere."""

from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.logs import configure_logs
from storage.columns import table_of
from storage.database import Database
from storage.kinds import ContactState, MessengerName
from storage.models import Base, Contact, ConversationState, LinkCode, Media
from tests import cast
from tests.conversations.deeds import sends_meeting, sends_message
from tests.conversations.enquiries.talk import asks
from tests.conversations.tables import dump, one, person_of
from tests.conversations.town import Actor, Town

ADDRESS = 990000123
PROFILE, FIRST_NAME, SECOND_NAME = "Профилка", "Първоименка", "Второименка"
FIRST_PLACE, SECOND_PLACE = "Първоселци", "Второселци"
SAID = ("Изгубенодума", "Подснимка", "Вформата", "Предиименето")
OPINION, NEED, PLACE = "Мнениетоми", "Нуждатами", 42.98765
ENQUIRY = "Питанетоми"
OTHER_ADDRESS, CODE = "SecondAddress01=", "ACEH2456"
PHONE = "+359888990077"
SENTINELS = (
    *(PROFILE, FIRST_NAME, SECOND_NAME, FIRST_PLACE, SECOND_PLACE, *SAID, OPINION, NEED, ENQUIRY),
    *(str(ADDRESS), PHONE, OTHER_ADDRESS, CODE, str(PLACE)),
)


async def lives(town: Town, somebody: Actor, elena: Actor) -> None:
    """Join, get and answer invitations, correct, get lost, send all kinds of things."""
    phone = somebody.phone
    await somebody.writes(SAID[0])
    await somebody.opens_invite(await town.invite())
    await somebody.writes(SAID[3])
    await somebody.taps_through("Български", "Приемам")
    await somebody.writes(FIRST_NAME)
    await somebody.taps("Друго място")
    await somebody.writes(FIRST_PLACE)
    await sends_meeting(elena)
    await somebody.taps_through("Ще дойда", "Няма да дойда", "В календара", "Въпрос или мнение")
    await somebody.writes(OPINION)
    await somebody.taps_through("Към срещата", "Няма да дойда", "Въпрос или мнение")
    await somebody.does(phone.sends_voice)
    await says_need(somebody)
    await asks(somebody, ENQUIRY)
    await sends_message(elena)
    await somebody.taps("Разбрах")
    await somebody.does(phone.sends_photo, b"\xff\xd8", SAID[1])
    await somebody.does(phone.sends_contact, PHONE)
    await somebody.does(phone.sends_voice)
    await somebody.writes("/menu")
    await somebody.taps_through("Моите данни", "✏️ Име")
    await somebody.writes(SECOND_NAME)
    await somebody.taps_through("✏️ Място", "Друго място")
    await somebody.writes(SECOND_PLACE)
    await somebody.writes("СТОП")
    await somebody.writes("СТАРТ")
    await town.waits(days=7, hours=7)


async def says_need(somebody: Actor) -> None:
    """Say what is needed, and where."""
    await somebody.writes("/menu")
    await somebody.taps_through("Какво е нужно", "Казвам какво е нужно")
    await somebody.writes(NEED)
    await somebody.taps("💡 Улици")
    await somebody.does(somebody.phone.sends_location, PLACE)
    await somebody.taps("Изпращам")


async def erases(town: Town, somebody: Actor) -> int:
    """Have it all erased, out of the middle of a form; returns the person's number."""
    number = (await person_of(town, somebody)).id
    await _begins_with_another_bot(town)
    await _has_another_chat(town, number)
    await somebody.writes("/menu")
    await somebody.taps_through("Моите данни", "✏️ Език")
    await somebody.writes(SAID[2])
    await somebody.taps_through("🏠", "Моите данни", "Изтривам всичко", "Да, изтривам")
    somebody.sees("Изтрихме данните Ви")
    return number


@pytest.mark.usefixtures("logs_as_before")
async def test_nothing_is_left_of_an_erased_person(
    town: Town, elena: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs("DEBUG", "text", [town.server.token])
    somebody = town.actor(cast.Stranger(ADDRESS, PROFILE))
    await lives(town, somebody, elena)
    recording = (await one(town, Media)).reference
    number = await erases(town, somebody)
    tables = await dump(town.database)
    assert not [word for word in SENTINELS if word in repr(tables)]
    assert recording not in repr(tables)
    assert not list(_pointing_at(tables, number))
    assert not list(_found_in_files(town.database))
    written = capsys.readouterr().err
    assert not [word for word in (*SENTINELS, recording) if word in written]


async def test_the_search_finds_what_is_still_there(town: Town, elena: Actor) -> None:
    somebody = town.actor(cast.Stranger(ADDRESS, PROFILE))
    await lives(town, somebody, elena)
    tables = await dump(town.database)
    found = {word for word in SENTINELS if word in repr(tables)}
    kept = {SECOND_NAME, SECOND_PLACE, OPINION, NEED, ENQUIRY, str(PLACE), str(ADDRESS)}
    assert kept <= found
    pointing = set(_pointing_at(tables, (await person_of(town, somebody)).id))
    assert {"opinion.person_id", "media.created_by", "acknowledgement.person_id"} <= pointing
    assert {"need.author_id", "enquiry.person_id"} <= pointing
    if town.database.is_sqlite:
        assert str(ADDRESS) in set(_found_in_files(town.database))


async def test_what_was_never_kept_is_in_no_table(town: Town, elena: Actor) -> None:
    somebody = town.actor(cast.Stranger(ADDRESS, PROFILE))
    await lives(town, somebody, elena)
    tables = repr(await dump(town.database))
    assert not [
        word for word in (*SAID, PHONE, PROFILE, FIRST_NAME, FIRST_PLACE) if word in tables
    ]


@pytest.mark.parametrize("by_button", [True, False])
async def test_who_declines_or_stops_leaves_nothing_in_the_files(
    town: Town, by_button: bool
) -> None:
    somebody = town.actor(cast.Stranger(ADDRESS, PROFILE))
    await somebody.opens_invite(await town.invite())
    await somebody.taps("Български")
    if by_button:
        await somebody.taps("Не приемам")
    else:
        await somebody.writes("СТОП")
    assert not list(_found_in_files(town.database))
    assert str(ADDRESS) not in repr(await dump(town.database))


async def _begins_with_another_bot(town: Town) -> None:
    """One database may serve two bots: the other one's conversation goes as well."""
    row: dict[str, object] = {"bot_id": 77, "address": str(ADDRESS), "state": "correcting:name"}
    row |= {"data": {"words": SAID[2]}, "updated_at": town.clock.now()}
    async with town.database.write() as session:
        await session.execute(insert(table_of(ConversationState)), row)


async def _has_another_chat(town: Town, number: int) -> None:
    """In another messenger they stand in a form, and they have taken a code once more."""
    now = town.clock.now()
    contact: dict[str, object] = {"messenger": MessengerName.VIBER, "address": OTHER_ADDRESS}
    contact |= {"person_id": number, "language": "bg", "state": ContactState.ACTIVE}
    standing: dict[str, object] = {"bot_id": 78, "address": OTHER_ADDRESS, "state": "linking:sure"}
    code: dict[str, object] = {"person_id": number, "code": CODE, "created_at": now}
    async with town.database.write() as session:
        row = contact | {"state_at": now, "created_at": now}
        await session.execute(insert(table_of(Contact)), row)
        row = standing | {"data": {"code": CODE}, "updated_at": now}
        await session.execute(insert(table_of(ConversationState)), row)
        await session.execute(insert(table_of(LinkCode)), code | {"expires_at": now})


def _pointing_at(tables: dict[str, list[tuple[object, ...]]], number: int) -> list[str]:
    """Every column that still names the person's number."""
    found = []
    for table in Base.metadata.sorted_tables:
        for position, column in enumerate(table.c):
            is_person = any(key.column.table.name == "person" for key in column.foreign_keys)
            if is_person and any(row[position] == number for row in tables[table.name]):
                found.append(f"{table.name}.{column.name}")
    return found


def _found_in_files(database: Database) -> list[str]:
    """The sentinels in SQLite's file, beside it, and in the copies that migrations made."""
    if not database.is_sqlite:
        return []
    folder = Path(database.url.database or "").parent
    contents = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    return [word for word in SENTINELS if any(word.encode() in content for content in contents)]
