"""The web server beside the bot, where Viber posts and fetches."""

from aiohttp import web

from bot.settings import Address
from bot.web import public_files
from bot.web.public_files import PublicFiles
from bot.web.viber import ViberEvents

# Far more than any event of Viber's: a text has at most 7,000 characters.
EVENT_BYTES = 256 * 1024


class WebServer:
    """Listens behind the municipality's own web server, which adds https."""

    def __init__(self, listen: Address, events: ViberEvents, files: PublicFiles) -> None:
        self._listen = listen
        application = web.Application(client_max_size=EVENT_BYTES)
        application.router.add_post(events.path, events.take)
        application.router.add_get(
            public_files.PATH.replace("{until}", "{until:[0-9]{1,12}}"), files.serve
        )
        # Viber signs the bytes as they come: nothing is unpacked for anybody.
        self._runner = web.AppRunner(
            application, access_log=None, handle_signals=False, auto_decompress=False
        )

    async def start(self) -> None:
        """Listen, unless it does. Raises OSError where somebody else does."""
        if self._runner.sites:
            return
        await self._runner.setup()
        await web.TCPSite(self._runner, self._listen.host, self._listen.port).start()

    async def stop(self) -> None:
        """Take no more."""
        await self._runner.cleanup()
