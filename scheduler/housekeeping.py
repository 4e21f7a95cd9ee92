"""The round that removes what has lived long enough."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from community.chats import receipts
from community.clock import real_now
from scheduler.office import Office
from storage.database import Session
from storage.queries import leftovers, media
from storage.queries.chats import linking
from storage.queries.polls import rolls

# Telegram keeps updates for 24 hours (Bot API, getUpdates); with room for a long week-end.
UPDATES_STAY = timedelta(days=3)
# Design, 5: as long as what is known of somebody before their consent.
WORDS_STAY = timedelta(hours=24)
# Ours: a draft of a month ago is forgotten.
DRAFTS_STAY = timedelta(days=30)
INVITES_STAY = timedelta(days=30)
# reference/domain.md, 6.2: the list of those who took part in a vote, after it was told.
PARTICIPATION_STAYS = timedelta(days=30)
# reference/domain.md, 9, M5: backups are gone within 30 days.
COPIES_STAY = timedelta(days=30)
# As long as the address of a drawn file holds (bot/web/public_files.py), and a day.
FILES_STAY = timedelta(days=16)
# As many rows as are deleted in a few milliseconds: nobody's answer waits for it.
RECEIPTS_AT_ONCE = 2000

Sweep = Callable[[Session, datetime], Awaitable[int]]


async def keep_house(office: Office) -> None:
    """Remove old marks, words, drafts, receipts, invites, codes, copies; safe to run twice."""
    now = office.clock.now()
    await _sweep(office, leftovers.forget_updates, now - UPDATES_STAY)
    await _sweep(office, leftovers.forget_loose_words, now - WORDS_STAY)
    await _sweep(office, leftovers.drop_drafts, now - DRAFTS_STAY)
    await _sweep(office, leftovers.drop_invites, now - INVITES_STAY)
    await _sweep(office, linking.forget_old_codes, now)
    await _sweep(office, rolls.forget_participation, now - PARTICIPATION_STAYS)
    await _forget_receipts(office, now - receipts.STAY)
    await _sweep(office, leftovers.forget_empty_notices, now - receipts.STAY)
    if office.database.is_sqlite:
        file = Path(office.database.url.database or "")
        await asyncio.to_thread(drop_copies, file, real_now() - COPIES_STAY)
    await _sweep_files(office)
    await office.database.forget_counted()


async def _sweep_files(office: Office) -> None:
    if office.folder is None:
        return
    async with office.database.read() as session:
        known = await media.files(session)
    await asyncio.to_thread(office.folder.sweep, known, real_now() - FILES_STAY)


def drop_copies(file: Path, before: datetime) -> int:
    """Remove the copies that older migrations made beside a database; returns how many."""
    old = [
        copy
        for copy in file.parent.glob(f"{file.name}.before-*")
        if datetime.fromtimestamp(copy.stat().st_mtime, UTC) <= before
    ]
    for copy in old:
        copy.unlink(missing_ok=True)
    return len(old)


async def _sweep(office: Office, sweep: Sweep, before: datetime) -> int:
    async with office.database.write() as session:
        return await sweep(session, before)


async def _forget_receipts(office: Office, before: datetime) -> None:
    # Looked for while others may write, removed in small steps.
    while True:
        async with office.database.read() as session:
            old = await leftovers.old_receipts(session, before, RECEIPTS_AT_ONCE)
        if not old:
            return
        async with office.database.write() as session:
            await leftovers.forget_receipts(session, old)
