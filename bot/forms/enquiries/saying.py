"""What both sides of a message to a human fill in: words, a recording or a photo."""

from dataclasses import asdict
from typing import Any

from bot.forms.engine import Asking
from bot.screens.announcing import recording
from bot.screens.enquiries import asking as screens
from bot.screens.enquiries.common import LONGEST
from community.announcing.media import Attachment, unfit
from community.enquiries.messages import LONGEST_VOICE, Said
from messengers.screen import Screen
from storage.kinds import MediaKind

WORDS = "words"
TAKEN = (MediaKind.VOICE, MediaKind.PHOTO)


def take_words(asking: Asking, words: str, question: Screen) -> Screen | None:
    """Take what was written, or ask again."""
    text = words.strip()
    if not text or len(text) > LONGEST:
        return screens.unclear(question)
    asking.filled.update(filled(text, None))
    return None


def filled(text: str, sent: Attachment | None) -> dict[str, Any]:
    """What was said, as the form holds it."""
    return {WORDS: {"text": text, "attachment": asdict(sent) if sent else None}}


def take_media(asking: Asking, sent: Attachment | None, question: Screen) -> Screen | None:
    """Take a recording or a photo with what stands below it, or ask again."""
    text = sent.caption.strip() if sent is not None else ""
    if sent is None or sent.kind not in TAKEN or len(text) > LONGEST:
        return screens.unclear(question)
    why = unfit(sent, LONGEST_VOICE)
    if why is not None:
        return recording.unfit(question, why, LONGEST_VOICE)
    asking.filled.update(filled(text, sent))
    if sent.album is not None:
        asking.filled["album"] = sent.album
    return None


def said(asking: Asking) -> Said:
    """What was filled in."""
    words = asking.filled[WORDS]
    sent = words["attachment"]
    attachment = Attachment(**sent) if sent else None
    return Said(words["text"] or None, asking.contact.messenger, attachment)


def is_of_album(asking: Asking) -> bool:
    """Whether it is one of several photos, the first of which goes along."""
    attachment = said(asking).attachment
    return attachment is not None and attachment.album is not None


def text_and_kind(asking: Asking) -> tuple[str | None, MediaKind | None]:
    """The same, for a screen that shows it once more."""
    what = said(asking)
    return what.text, None if what.attachment is None else MediaKind(what.attachment.kind)
