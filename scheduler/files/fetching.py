"""The round that fetches what people sent from the messenger that has it, while it has it.

The update's transaction stores only the messenger's name for a file; it is fetched after the
commit, and again after a failure (design, 5). Each attempt is one row's own short transaction.
"""

import asyncio
import logging
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from messengers.messenger import Fetched, Refused
from messengers.screen import StoredMedia
from scheduler.files.pictures import without_traces
from scheduler.office import Office
from scheduler.outcomes import WAITS
from storage.kinds import MediaKind, MessengerName
from storage.media_folder import MediaFolder
from storage.models import Media
from storage.queries import media as queries

log = logging.getLogger(__name__)

AT_ONCE = 20
# A phone plays a file by the end of its name; Telegram's own recordings are OGG.
RECORDINGS = {"audio/mp4": "m4a", "audio/mpeg": "mp3", "audio/aac": "aac", "audio/amr": "amr"}


async def fetch_due(office: Office, folder: MediaFolder) -> None:
    """Fetch what is due, one after the other; safe to run in several processes."""
    async with office.database.read() as session:
        due = await queries.due(session, office.clock.now(), AT_ONCE)
    for media in due:
        await _fetch(office, folder, media)


async def at_hand(
    office: Office, folder: MediaFolder, media: StoredMedia, *, is_patient: bool = False
) -> StoredMedia:
    """What somebody waits for: fetched now; the patient keep to the pauses after a failure."""
    row = await _known(office, media)
    latest = office.clock.now() if is_patient else None
    if row is not None and row.fetch_at is not None and (not latest or row.fetch_at <= latest):
        await _fetch(office, folder, row)
        row = await _known(office, media)
    return media if row is None else replace(media, file=row.file)


async def _known(office: Office, media: StoredMedia) -> Media | None:
    async with office.database.read() as session:
        return await queries.known_as(session, MessengerName(media.messenger), media.reference)


async def _fetch(office: Office, folder: MediaFolder, media: Media) -> None:
    messenger = office.messengers.get(media.messenger)
    if messenger is None:
        return
    outcome = await messenger.fetch(media.reference)
    now = office.clock.now()
    if not isinstance(outcome, Fetched):
        log.info("The file of media %s was not fetched: %s", media.id, outcome)
        again = None if isinstance(outcome, Refused) else _next_attempt(media, now)
        async with office.database.write() as session:
            await queries.try_again(session, media, again)
        return
    file = await _kept(folder, media, outcome.content)
    async with office.database.write() as session:
        is_wanted = await queries.settle(session, media, file)
    if not is_wanted and file is not None:
        # Another process was faster, or its owner was erased meanwhile.
        folder.remove([file])


async def _kept(folder: MediaFolder, media: Media, content: bytes) -> str | None:
    extension = _extension(media)
    if media.kind == MediaKind.PHOTO:
        drawn = await asyncio.to_thread(without_traces, content)
        if drawn is None:
            log.info("What was sent as media %s is no picture", media.id)
            return None
        content, extension = drawn, "jpg"
    return await asyncio.to_thread(partial(folder.keep, content, extension))


def _extension(media: Media) -> str:
    if media.kind == MediaKind.VOICE:
        return RECORDINGS.get(media.mime_type or "", "ogg")
    ending = (media.file_name or "").rpartition(".")[2].lower()
    return ending if ending.isascii() and ending.isalnum() and len(ending) <= 5 else "bin"


def _next_attempt(media: Media, now: datetime) -> datetime | None:
    waits: tuple[timedelta, ...] = WAITS
    return now + waits[media.attempts] if media.attempts < len(waits) else None
