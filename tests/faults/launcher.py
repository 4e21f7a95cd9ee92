"""Starts programs as `python -m` does, each in a process of its own that it forks.

What the programs import is imported once, here: a bot that is killed is back within a blink, so
that most of a test's time goes into what is tested. Every order is a line of JSON, and so is its
answer; when the orders end, whatever still runs is killed.
"""

import gc
import json
import os
import runpy
import signal
import sys
from typing import Any

# What is worth having in memory before the first fork; nothing of it starts threads.
PROGRAMS = (
    "aiosqlite",
    "apscheduler.executors.asyncio",
    "asyncpg",
    "bot.commands",
    "simulator.telegram.server",
)


class Children:
    """The processes that were started and have not been seen to end."""

    def __init__(self) -> None:
        self._running: set[int] = set()

    def start(self, module: str, words: list[str], **surroundings: Any) -> int:
        """Run a module; the number of its process."""
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            os._exit(_live(module, words, **surroundings))
        self._running.add(pid)
        return pid

    def ended(self, pid: int) -> int | None:
        """The exit code, negative for a signal; None while it runs."""
        number, status = os.waitpid(pid, os.WNOHANG)
        if number == 0:
            return None
        self._running.discard(pid)
        return os.waitstatus_to_exitcode(status)

    def kill(self) -> None:
        """End whatever is left."""
        for pid in self._running:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _live(
    module: str, words: list[str], *, environment: dict[str, str], folder: str, log: str
) -> int:
    """Be the program; its exit code."""
    os.chdir(folder)
    os.environ.update(environment)
    quiet = os.open(os.devnull, os.O_RDONLY)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for opened, number in ((quiet, 0), (output, 1), (output, 2)):
        os.dup2(opened, number)
    sys.argv = [f"python -m {module}", *words]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=False)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    else:
        code = 0
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    return code


def main() -> None:
    """Obey until the orders end."""
    for name in PROGRAMS:
        __import__(name)
    gc.collect()
    gc.freeze()  # else every program's own collection would walk through all of it again
    children = Children()
    try:
        for line in sys.stdin:
            order, *given = json.loads(line)
            answer = children.start(**given[0]) if order == "start" else children.ended(*given)
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
    finally:
        children.kill()


if __name__ == "__main__":
    main()
