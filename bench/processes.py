"""Starts the processes that are compared, speaks with the crowd, and ends what it started."""

import asyncio
import json
import os
import re
import sys
import tempfile
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from simulator.demo.running import free_port
from simulator.viber.server import TOKEN as VIBER_TOKEN

Answer = dict[str, Any]

TOKEN = "42:simulated-token"
FIRST_ID = 1_000_001
ROOT = Path(__file__).parent.parent
SECONDS_TO_END = 15
SECONDS_FOR_AN_ORDER = 120
# httpx would ask a proxy even for this machine.
LOOPBACK_ONLY = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
LAST_WORDS = 2000


@dataclass
class CrowdProcess:
    """The crowd from outside; `environment` is what a bot must be told to find it."""

    process: Process
    environment: dict[str, str] = field(default_factory=dict)

    async def obey(self, order: str, **given: Any) -> Answer:
        """Give an order and wait for what came of it. Raises EOFError, or TimeoutError."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"order": order, **given}).encode() + b"\n")
        return await self.answer()

    async def answer(self) -> Answer:
        """The next line."""
        assert self.process.stdout is not None
        async with asyncio.timeout(SECONDS_FOR_AN_ORDER):
            line = await self.process.stdout.readline()
        if not line:
            raise EOFError("The simulated server has ended")
        answer: Answer = json.loads(line)
        if "failure" in answer:
            raise EOFError(answer["failure"])
        return answer


@dataclass
class BotProcess:
    """One bot from outside; it took so long from the command line to its first getUpdates."""

    process: Process
    seconds_to_start: float

    def cpu_seconds(self) -> float | None:
        """What all its threads have used so far; None where the system does not say."""
        stat = Path(f"/proc/{self.process.pid}/stat")
        if not stat.exists():
            return None
        # proc(5): utime and stime are the 14th and 15th field, behind a name in brackets.
        fields = stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float | None:
        """The most memory that it ever held (RSS); None where the system does not say."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return None
        found = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text(), re.MULTILINE)
        return int(found[1]) / 1024 if found else None


@asynccontextmanager
async def crowd_of(
    people: int, does: str = "writes", taps: list[str] | None = None
) -> AsyncIterator[CrowdProcess]:
    """A simulated Telegram with so many people who do what `bench.crowd` can."""
    async with _crowd("bench.crowd", people, taps or [], "--does", does) as crowd:
        facts = await crowd.answer()
        crowd.environment = {"TELEGRAM_API": facts["address"]}
        yield crowd


@asynccontextmanager
async def viber_crowd_of(
    people: int, listeners: int, taps: list[str]
) -> AsyncIterator[CrowdProcess]:
    """A simulated Viber beside Telegram; of its people some only listen."""
    more = ("--listeners", str(listeners))
    async with _crowd("bench.viber_crowd", people, taps, *more) as crowd:
        facts = await crowd.answer()
        port = free_port()
        crowd.environment = {
            "TELEGRAM_API": facts["address"],
            "VIBER_TOKEN": VIBER_TOKEN,
            "VIBER_API": facts["viber"],
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            "LISTEN": f"127.0.0.1:{port}",
        }
        yield crowd


@asynccontextmanager
async def _crowd(
    module: str, people: int, taps: list[str], *more: str
) -> AsyncIterator[CrowdProcess]:
    command = [module, "--token", TOKEN, "--first-id", str(FIRST_ID), *more]
    command += ["--people", str(people), "--taps", json.dumps(taps)]
    # A whole run's waits come as one line.
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *command, cwd=ROOT, stdin=PIPE, stdout=PIPE, limit=2**22
    )
    try:
        yield CrowdProcess(process)
    finally:
        await _end(process)


@asynccontextmanager
async def bot(
    crowd: CrowdProcess, command: list[str], environment: Mapping[str, str]
) -> AsyncIterator[BotProcess]:
    """A bot (`python -m` …) at this crowd, from its first poll on; its output is kept for errors.

    Raises RuntimeError with the bot's last words when anything goes wrong.
    """
    known = {"TELEGRAM_TOKEN": TOKEN, "LOG_LEVEL": "WARNING", **crowd.environment}
    surroundings = os.environ | LOOPBACK_ONLY | known | dict(environment)
    with tempfile.TemporaryFile() as output:
        started_at = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            *command,
            cwd=ROOT,
            env=surroundings,
            stdout=output,
            stderr=output,
        )
        try:
            first = await _unless_ended(process, crowd.obey("first_poll"))
            yield BotProcess(process, first["polled_at"] - started_at)
        except (TimeoutError, EOFError) as error:
            words = f"{' '.join(command)} does not answer ({error}):\n{_tail(output)}"
            raise RuntimeError(words) from error
        finally:
            await _end(process)


async def _unless_ended(process: Process, order: Coroutine[None, None, Answer]) -> Answer:
    obeying, ending = asyncio.create_task(order), asyncio.create_task(process.wait())
    await asyncio.wait({obeying, ending}, return_when=asyncio.FIRST_COMPLETED)
    if not obeying.done():
        obeying.cancel()
        raise EOFError(f"it ended with {process.returncode}")
    ending.cancel()
    return await obeying


async def _end(process: Process) -> None:
    if process.stdin is not None:
        process.stdin.close()
    if process.returncode is None:
        process.terminate()
    try:
        async with asyncio.timeout(SECONDS_TO_END):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


def _tail(output: IO[bytes]) -> str:
    output.seek(0)
    return output.read().decode(errors="replace")[-LAST_WORDS:]
