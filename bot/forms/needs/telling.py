"""What somebody has told of a need so far, as the form remembers it: masked words, and media."""

from dataclasses import asdict, replace
from typing import Any

from bot.forms.engine import Asking
from bot.reading.whole_message import courtesy
from community.announcing.media import Attachment
from community.needs.saying import LONGEST_TEXT, Why, unfit
from community.rules.masking import JOINT, apart, mask
from storage.kinds import MediaKind

Told = dict[str, Any]


def nothing() -> Told:
    """Where everybody begins."""
    return {"text": "", "is_masked": False, "media": []}


def add_words(told: Told, words: str) -> Why | None:
    """Add words below those before, without personal numbers; why not, if they are too many.

    A mere courtesy tells nothing: it is passed over.
    """
    if courtesy(words) is not None:
        return None
    # Over what was told before, too: a number may come in two messages.
    longer, has_number = mask(JOINT.join(filter(None, (told["text"], words.strip()))))
    if len(longer) > LONGEST_TEXT:
        return Why.TOO_MANY_WORDS
    told["text"] = longer
    told["is_masked"] = told["is_masked"] or has_number
    return None


def says(told: Told, words: str) -> bool:
    """Whether these words were told, as they stand below a photo, or are none."""
    return mask(words.strip())[0] in told["text"]


def add_media(told: Told, sent: Attachment | None) -> Why | None:
    """Add a photo or a recording with the words below it; why not, if it can not be taken."""
    why = unfit(sent, len(told["media"]))
    if why is not None or sent is None:
        return why
    why = add_words(told, sent.caption)
    if why is None:
        # The words stand with the others, without numbers.
        told["media"].append(asdict(replace(sent, caption="")))
    return why


def words_of(told: Told) -> str:
    """All words that were told."""
    return apart(told["text"])


def is_empty(told: Told) -> bool:
    """Whether nothing was told."""
    return not (told["text"] or told["media"])


def told_in(asking: Asking) -> Told:
    """What was told in this form."""
    found: Told = asking.filled.setdefault("told", nothing())
    return found


def attachments(told: Told) -> list[Attachment]:
    """The photos and recordings."""
    return [Attachment(**each) for each in told["media"]]


def count(told: Told, kind: MediaKind) -> int:
    """How many photos, or recordings."""
    return sum(each["kind"] == kind for each in told["media"])
