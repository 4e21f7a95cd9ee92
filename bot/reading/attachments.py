"""What somebody sent beside words: a photo, a file or a recording, as all rooms know it."""

from aiogram.types import Message

from community.announcing.media import Attachment
from storage.kinds import MediaKind


def read_attachment(message: Message) -> Attachment | None:
    """The photo, file or recording of a message; None for everything that we do not keep."""
    caption, album = message.caption or "", message.media_group_id
    if message.photo:
        # Telegram gives the same picture in several sizes, the largest last.
        photo = message.photo[-1]
        return Attachment(
            MediaKind.PHOTO, photo.file_id, size=photo.file_size, caption=caption, album=album
        )
    if message.voice is not None:
        voice = message.voice
        return Attachment(
            MediaKind.VOICE,
            voice.file_id,
            mime_type=voice.mime_type,
            size=voice.file_size,
            seconds=voice.duration,
            caption=caption,
        )
    # A moving picture is told as a file, too, and could not be sent as one.
    if message.document is None or message.animation is not None:
        return None
    file = message.document
    return Attachment(
        MediaKind.FILE,
        file.file_id,
        file_name=file.file_name,
        mime_type=file.mime_type,
        size=file.file_size,
        caption=caption,
        album=album,
    )
