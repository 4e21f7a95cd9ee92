"""`python -m simulator.telegram`: the server alone, as a process of its own."""

from __future__ import annotations

import argparse
import asyncio
import gc
import signal

from simulator.telegram.server import TelegramServer


async def serve(server: TelegramServer, port: int) -> None:
    """Serve until the process is told to stop; the first line printed is the address."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    await server.start(port=port)
    print(server.address, flush=True)  # noqa: T201  # the one line that a driver waits for
    await stopped.wait()
    await server.stop()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m simulator.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default="42:simulated-token", help="of the simulated bot")
    parser.add_argument("--username", default="megdan_demo_bot", help="of the simulated bot")
    parser.add_argument("--calls-kept", type=int, default=None, help="how many; default all")
    parser.add_argument("--limits", action="store_true", help="answer 429 above Telegram's rates")
    given = parser.parse_args()
    server = TelegramServer(given.token, given.username)
    server.calls_kept, server.limits = given.calls_kept, given.limits
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)  # messages pile up by the thousand and never form cycles
    asyncio.run(serve(server, given.port))


if __name__ == "__main__":
    main()
