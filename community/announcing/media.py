"""Photos, files and recordings that somebody sends us: only the messenger's own name is kept."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from storage.database import Session
from storage.kinds import MediaKind, MessengerName
from storage.models import Media, Person

# A bot can fetch no larger file (Bot API, getFile).
LARGEST_FILE = 20 * 1024 * 1024
# Ours: who listens on a phone hears a notice out, not a speech.
LONGEST_VOICE = timedelta(minutes=5)
# Ours: so much a minute takes in good quality. Viber does not say how long a recording is.
BYTES_A_MINUTE = 5 * 1024 * 1024 // 2
# Ours: what a phone shows of a name in one or two lines.
FILE_NAME_LETTERS = 100

# What ends a line, turns the reading direction, or leads out of a folder.
UNSAFE_LETTERS = re.compile(
    '[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"/\\\\]'
)


class Unfit(StrEnum):
    """Why something that was sent can not be taken."""

    TOO_BIG = "too_big"
    SILENT = "silent"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something that somebody sent; `size` in bytes, `seconds` of a recording, `caption` below it.

    `album` is the same for all that was sent together.
    """

    kind: MediaKind
    reference: str
    file_name: str | None = None
    mime_type: str | None = None
    size: int | None = None
    seconds: int | None = None
    caption: str = ""
    album: str | None = None


def unfit(attachment: Attachment, longest: timedelta = LONGEST_VOICE) -> Unfit | None:
    """Why this can not be taken, or None; a recording may be so long."""
    if (attachment.size or 0) > LARGEST_FILE:
        return Unfit.TOO_BIG
    if attachment.kind != MediaKind.VOICE:
        return None
    if not attachment.seconds:
        return Unfit.SILENT
    longest_seconds = longest.total_seconds()
    is_too_large = (attachment.size or 0) > BYTES_A_MINUTE * longest_seconds / 60
    is_too_long = is_too_large or attachment.seconds > longest_seconds
    return Unfit.TOO_LONG if is_too_long else None


def named_safely(attachment: Attachment) -> Attachment:
    """The same with a file name that can be shown; it is never used as a path."""
    name = UNSAFE_LETTERS.sub("_", attachment.file_name or "").strip(" .")
    return replace(attachment, file_name=name[-FILE_NAME_LETTERS:] or None)


async def keep(
    session: Session,
    person: Person,
    municipality_id: int,
    messenger: MessengerName,
    attachment: Attachment,
    now: datetime,
) -> Media:
    """Write down what somebody sent, under the messenger's name for it."""
    safe = named_safely(attachment)
    media = Media(
        municipality_id=municipality_id,
        kind=safe.kind,
        messenger=messenger,
        reference=safe.reference,
        file_name=safe.file_name,
        mime_type=safe.mime_type,
        size=safe.size,
        seconds=safe.seconds,
        created_by=person.id,
        created_at=now,
        fetch_at=now,
    )
    session.add(media)
    await session.flush()
    return media
