"""The demo as a process of its own: what a visitor can do, and that it leaves nothing behind."""

import asyncio
import os
import select
import signal
import socket
import sqlite3
from pathlib import Path

import pytest

from simulator.demo.running import free_port
from tests.demo.visitor import PATIENCE, Visitor, begins, visiting

# Each test starts whole processes, on a machine that may be busy with other tests.
pytestmark = pytest.mark.timeout(300)

ELENA, MARIA, GOSHO, LILI = 101, 102, 900, 202
DAY = 86400


async def test_a_visitor_joins_schedules_and_is_reminded(visitor: Visitor) -> None:
    state = await visitor.state()
    assert [phone["caption"]["bg"] for phone in state["phones"]][:2] == [
        "Елена – координатор",
        "Мария – от групата",
    ]
    assert len(state["links"]) == 5
    await visitor.opens(GOSHO, "antonovo-group")
    for label in ("Български", "✅ Приемам", "Гошо", "с. Изворово"):
        await visitor.taps(GOSHO, label)
    await visitor.sees(GOSHO, "Готово, Гошо")
    await visitor.sees(GOSHO, "Покана за заседание", "вторник")
    for label in ("Нова среща", "Обучение", "Двете групи"):
        await visitor.taps(ELENA, label)
    await visitor.sees(ELENA, "На коя дата?")
    await visitor.writes(ELENA, "утре")
    await visitor.sees(ELENA, "В колко часа?")
    await visitor.writes(ELENA, "14:00")
    for label in ("Община Антоново", "Без дневен ред", "Изпращам"):
        await visitor.taps(ELENA, label)
    await visitor.sees(ELENA, "след половин минута")
    await visitor.post("clock", {"advance_seconds": 30})
    await visitor.sees(MARIA, "Покана за обучение", "14:00 ч.")
    await visitor.taps(MARIA, "Ще дойда")
    await visitor.post("clock", {"advance_seconds": DAY})
    await visitor.sees(MARIA, "Утре, ", "14:00 ч.")
    lili = next(phone for phone in (await visitor.state())["phones"] if phone["id"] == LILI)
    assert not [each for each in lili["messages"] if "14:00" in each["text"]]
    bot = visitor.bot_pid()
    assert await visitor.stops() == 0
    with pytest.raises(ProcessLookupError):
        os.kill(bot, 0)


async def test_a_coordinator_sends_a_photo_and_a_recording(visitor: Visitor) -> None:
    await visitor.taps(ELENA, "Ново съобщение")
    await visitor.sees(ELENA, "или гласово съобщение")
    await visitor.post(f"phones/{ELENA}/photo", {"caption": "Лампата се сменя в петък."})
    await visitor.taps(ELENA, "Двете групи")
    await visitor.taps(ELENA, "Добавям глас")
    await visitor.sees(ELENA, "запишете гласово съобщение")
    await visitor.post(f"phones/{ELENA}/voice", {})
    await visitor.taps(ELENA, "Изпращам")
    await visitor.sees(ELENA, "след половин минута")
    await visitor.post("clock", {"advance_seconds": 30})
    await visitor.sees(MARIA, "Лампата се сменя в петък.")
    await visitor.taps(MARIA, "Слушам")
    await visitor.sees(MARIA, "Съобщението на глас")
    maria = next(phone for phone in (await visitor.state())["phones"] if phone["id"] == MARIA)
    media = [each["media"]["kind"] for each in maria["messages"] if each["media"]]
    assert media == ["photo", "voice"]


async def test_a_killed_bot_comes_back_with_the_demos_time(visitor: Visitor) -> None:
    before = await visitor.post("clock", {"advance_seconds": DAY})
    os.kill(visitor.bot_pid(), signal.SIGKILL)
    await visitor.taps(MARIA, "Дневен ред")
    await visitor.sees(MARIA, "Възможности за финансиране")
    after = await visitor.post("clock", {"advance_seconds": 1})
    assert after["moved_seconds"] == pytest.approx(before["moved_seconds"], abs=60)


async def test_a_killed_demo_takes_its_bot_along(visitor: Visitor) -> None:
    bot = os.pidfd_open(visitor.bot_pid())
    try:
        visitor.process.kill()
        ended, _, _ = await asyncio.to_thread(select.select, [bot], [], [], PATIENCE)
        assert ended == [bot]
    finally:
        os.close(bot)


async def test_the_next_demo_goes_on_where_this_one_was(tmp_path: Path) -> None:
    folder, port = tmp_path / "demo", free_port()
    async with visiting(folder, port) as visitor:
        await visitor.taps(MARIA, "Ще дойда")
        answer = await visitor.sees(MARIA, "Записахме")
        moved = await visitor.post("clock", {"advance_seconds": DAY})
    async with visiting(folder, port) as visitor:
        assert await visitor.sees(MARIA, "Записахме") == answer
        await visitor.taps(MARIA, "Дневен ред")
        await visitor.sees(MARIA, "Възможности за финансиране")
        again = await visitor.post("clock", {"advance_seconds": 1})
        phones = (await visitor.state())["phones"]
    assert again["moved_seconds"] == pytest.approx(moved["moved_seconds"], abs=60)
    maria = next(phone for phone in phones if phone["id"] == MARIA)
    assert [each["text"] for each in maria["messages"]].count("/start") == 1


async def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        process = await begins("--port", str(port), "--folder", str(tmp_path))
        said, _ = await process.communicate()
    assert process.returncode == 2
    assert said.decode().splitlines() == [
        f"Port {port} can not be used (Address already in use): choose another one, as in "
        "PORT=9000 make demo."
    ]


async def test_a_folder_holds_one_demo(tmp_path: Path) -> None:
    async with visiting(tmp_path, free_port()):
        process = await begins("--port", str(free_port()), "--folder", str(tmp_path), "--fresh")
        said, _ = await process.communicate()
    assert process.returncode == 2
    assert said.decode() == f"Another demo is running in {tmp_path}: stop that one first.\n"


async def test_a_bot_that_can_not_start_ends_the_demo_with_its_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"LOG_LEVEL=\xff")
    process = await begins("--port", str(free_port()), "--folder", "demo", cwd=tmp_path)
    said, _ = await process.communicate()
    assert process.returncode == 2
    assert said.decode().splitlines()[-1] == "The file .env can not be read as UTF-8 text."


async def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "megdan.db") as database:
        database.execute("CREATE TABLE bees (honey)")
    database.close()
    process = await begins("--port", str(free_port()), "--folder", str(tmp_path))
    said, _ = await process.communicate()
    assert process.returncode == 2
    assert "another program" in said.decode()
    assert "Traceback" not in said.decode()
