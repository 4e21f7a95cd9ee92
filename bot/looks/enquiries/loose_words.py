"""Words, a recording or a photo that we did not understand, where they wait for a tap.

They stay in the conversation's standing, and nowhere else; what is left there is removed after a
day (`leftovers.forget_loose_words`).
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from bot.conversation_state import Standing, current
from bot.reading.whole_message import courtesy
from bot.screens.enquiries.offering import Offered, Yes
from community.announcing.media import Attachment
from community.refusals import Reason, Refused

# Where the standing holds what was not understood, and what became of it.
LOST, PASSED = "lost", "passed"


@dataclass(frozen=True)
class Kept:
    """What somebody said, which waits for a tap; `at` is in UTC.

    With `is_left` its author has done something else since.
    """

    text: str
    sent: Attachment | None
    at: datetime
    is_left: bool = False


def kept() -> Kept | None:
    """What this person's offer is about, unless it says no more than "thanks"."""
    lost = current.get().data.get(LOST)
    if lost is None or not {"at", "yes"} <= lost.keys():
        return None
    sent = Attachment(**lost["attachment"]) if lost["attachment"] else None
    if sent is None and courtesy(lost["text"]):
        return None
    at = datetime.fromisoformat(lost["at"])
    return Kept(lost["text"], sent, at, is_left=lost.get("is_left", False))


def keep(offered: Offered, text: str, sent: Attachment | None, now: datetime) -> None:
    """Hold what was said until its author has chosen what becomes of it."""
    attachment = asdict(sent) if sent else None
    yes, number = offered.yes
    lost: dict[str, Any] = {
        "nonce": offered.nonce,
        "text": text,
        "attachment": attachment,
        "at": now.isoformat(),
    }
    lost |= {"yes": yes, "number": number}
    standing = current.get()
    standing.state, standing.data = None, {LOST: lost}
    if sent is not None and sent.album is not None:
        # The rest of the album is quietly left (bot/handlers/lost.py).
        standing.data["album"] = sent.album


def note_left(standing: Standing, before: Standing) -> None:
    """Somebody has done something else: a plain yes is not said to the offer any more."""
    lost = standing.data.get(LOST)
    if lost is not None and lost == before.data.get(LOST):
        standing.data = standing.data | {LOST: lost | {"is_left": True}}


def yes_of(standing: Standing) -> tuple[str, Yes, int]:
    """The nonce of the offer that stands, and what a yes does: with which need or message."""
    lost = standing.data[LOST]
    return lost["nonce"], Yes(lost["yes"]), lost["number"]


def note_passed(standing: Standing, nonce: str, enquiry_id: int) -> None:
    """It was passed on: the words are forgotten here, a second tap is answered with the same."""
    standing.data = {PASSED: {"nonce": nonce, "enquiry": enquiry_id}}


def passed(standing: Standing, nonce: str) -> int | None:
    """The message that this button has passed on already."""
    found = standing.data.get(PASSED) or {}
    return int(found["enquiry"]) if found.get("nonce") == nonce else None


def forget(standing: Standing) -> None:
    """It has found its place: the words are forgotten here."""
    standing.data = {}


def waiting(standing: Standing, nonce: str) -> dict[str, Any]:
    """What waits for this button. Raises Refused OUT_OF_DATE once that is gone."""
    lost: dict[str, Any] | None = standing.data.get(LOST)
    if lost is None or lost["nonce"] != nonce:
        raise Refused(Reason.OUT_OF_DATE)
    return lost
