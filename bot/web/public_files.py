"""Files under addresses that nobody can guess and that end: Viber takes media by address only."""

import hmac
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from mimetypes import guess_type
from pathlib import PurePath

from aiohttp import web

from messengers.screen import Media, StoredMedia
from messengers.viber.drawing import MediaAddress
from storage.media_folder import MediaFolder

PATH = "/media/{until}-{mark}/{file}"
# Viber tries to deliver a message for 14 days (reference/viber.md, 3.3).
LIVES = timedelta(days=15)
# The same file keeps its address for a day, so that a phone fetches it once.
STEP = timedelta(days=1)
# What a browser would run or show as a page of ours is only ever saved.
HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private"}
UNKNOWN = "application/octet-stream"
# Not every machine knows these.
RECORDINGS = {".ogg": "audio/ogg", ".m4a": "audio/mp4", ".amr": "audio/amr"}


class PublicFiles:
    """The media folder as Viber sees it; `secret` signs each address."""

    def __init__(
        self, folder: MediaFolder, public_url: str, secret: bytes, now: Callable[[], datetime]
    ) -> None:
        self._folder = folder
        self._public_url = public_url
        self._secret = secret
        self._now = now

    def address_of(self, media: Media | StoredMedia) -> MediaAddress | None:
        """Where Viber finds it; None for what has not been fetched yet.

        What was drawn just now is written down first. Raises OSError.
        """
        if isinstance(media, Media):
            extension = PurePath(media.file_name).suffix.lower().lstrip(".") or "bin"
            name = self._folder.keep(media.content, extension)
            return self._addressed(name, media.file_name, media.mime_type)
        if media.file is None:
            return None
        return self._addressed(media.file, media.file_name, media.mime_type)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer a request for a file: 404 if its address is forged or has ended."""
        until, file = request.match_info["until"], request.match_info["file"]
        is_ours = hmac.compare_digest(request.match_info["mark"], self._mark(until, file))
        path = self._folder.find(file) if is_ours else None
        if path is None or int(until) < self._now().timestamp():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers=HEADERS | {"Content-Type": _type_of(file)})

    def _addressed(
        self, file: str, file_name: str | None, mime_type: str | None
    ) -> MediaAddress | None:
        path = self._folder.find(file)
        if path is None:
            return None
        until = self._until()
        where = PATH.format(until=until, mark=self._mark(until, file), file=file)
        return MediaAddress(
            url=f"{self._public_url}{where}",
            size=path.stat().st_size,
            file_name=file_name or file,
            mime_type=mime_type or _type_of(file),
        )

    def _until(self) -> str:
        step = int(STEP.total_seconds())
        end = int((self._now() + LIVES).timestamp())
        return str(end - end % step + step)

    def _mark(self, until: str, file: str) -> str:
        return hmac.new(self._secret, f"{until}/{file}".encode(), sha256).hexdigest()[:32]


def _type_of(file: str) -> str:
    return RECORDINGS.get(PurePath(file).suffix) or guess_type(file)[0] or UNKNOWN
