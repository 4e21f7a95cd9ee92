"""What can become of words, a recording or a photo that we did not understand.

They stay in the conversation's standing, and nowhere else, until somebody taps; what is left
there is removed after a day (`leftovers.forget_loose_words`).
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any

from bot.conversation_state import Standing, current
from bot.forms.engine import Asking
from bot.looks.enquiries.cards import readers_of
from bot.looks.enquiries.replies import heard_newest, reply_of
from bot.looks.menus import has_meetings
from bot.reading.whole_message import courtesy
from bot.screens.announcing import recording
from bot.screens.enquiries import asking as asking_screens
from bot.screens.enquiries import offering as screens
from bot.screens.enquiries.common import LONGEST, quoted
from bot.screens.enquiries.offering import Offered, Yes
from bot.screens.opinions import LONGEST as LONGEST_OPINION
from community import opinions
from community.announcing.media import Attachment, unfit
from community.enquiries.asking import About, check_may_ask
from community.enquiries.messages import LONGEST_VOICE, Said
from community.needs.saying import check_may_say
from community.opinions import Spoken
from community.refusals import Reason, Refused
from community.rules.masking import JOINT, apart
from community.rules.permissions import Permission, may
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import MediaKind
from storage.models import Meeting, Person
from storage.queries import meetings, people
from storage.queries.outbox.heard import heard_last

# Where the standing holds what was not understood, and what became of it.
LOST, PASSED = "lost", "passed"
# Ours: people say one thing in several messages; what comes within this time belongs together.
ONE_BREATH = timedelta(minutes=5)


@dataclass(frozen=True)
class Kept:
    """What somebody said, which waits for a tap; `at` is in UTC."""

    text: str
    sent: Attachment | None
    at: datetime


def kept() -> Kept | None:
    """What this person's offer is about, unless it says no more than "thanks"."""
    lost = current.get().data.get(LOST)
    if lost is None or "at" not in lost:
        return None
    sent = Attachment(**lost["attachment"]) if lost["attachment"] else None
    if sent is None and courtesy(lost["text"]):
        return None
    return Kept(lost["text"], sent, datetime.fromisoformat(lost["at"]))


async def offer_more(
    session: Session, person: Person, text: str, sent: Attachment | None, now: datetime
) -> Screen | None:
    """The same with what was said just before, and is still kept: words, a photo or a recording.

    What can not be kept together is told.
    """
    before = kept()
    is_taken = sent is None or unfit(sent, LONGEST_VOICE) is None
    if before is None or now - before.at > ONE_BREATH or not is_taken:
        return await offer_of(session, person, text, sent, now)
    together = JOINT.join(part for part in (before.text, text) if part)
    if len(together) > LONGEST and text != together:
        offered = await offer_of(session, person, text, sent, now)
        return offered if offered is None else screens.with_loss(offered, is_media=False)
    what = sent or before.sent
    if what is not None:
        what = replace(what, caption=together)
    offered = _with_words(await offer_of(session, person, together, what, now), together, what)
    if offered is None or before.sent is None or sent is None:
        return offered
    return screens.with_loss(offered, is_media=True)


async def offer_again(session: Session, person: Person, now: datetime) -> Screen | None:
    """The offer that stands, for who has answered it in words other than yes."""
    lost = current.get().data[LOST]
    sent = Attachment(**lost["attachment"]) if lost["attachment"] else None
    offered = await offer_of(session, person, lost["text"], sent, now, lost["nonce"])
    offered = _with_words(offered, lost["text"], sent)
    return offered if offered is None else screens.by_a_tap(offered)


async def is_newest(asking: Asking) -> bool:
    """Whether an offer stands, and nothing was told since that may be answered, too."""
    before = kept()
    if before is None:
        return False
    heard = await heard_newest(asking.session, asking.person, asking.now)
    return heard is None or heard.at <= before.at


def yes_of(standing: Standing) -> tuple[str, Yes, int]:
    """The nonce of the offer that stands, and what a yes does: with which need or message."""
    lost = standing.data[LOST]
    return lost["nonce"], Yes(lost["yes"]), lost["number"]


def _with_words(offered: Screen | None, text: str, sent: Attachment | None) -> Screen | None:
    kind = None if sent is None else MediaKind(sent.kind)
    return offered if offered is None else screens.with_words(offered, quoted(apart(text), kind))


async def offer_of(
    session: Session,
    person: Person,
    text: str,
    sent: Attachment | None,
    now: datetime,
    nonce: str | None = None,
) -> Screen | None:
    """Keep it until somebody taps, and ask what shall become of it; None if nothing can.

    Who answers such messages is not asked to write one, but may say that it is needed.
    """
    town = person.municipality
    answers = may(await people.roles(session, person.id, town.id), Permission.ANSWER_ENQUIRIES)
    why = unfit(sent, LONGEST_VOICE) if sent is not None else None
    if why is not None:
        return recording.unfit(asking_screens.not_taken(town), why, LONGEST_VOICE)
    is_too_long = len(text) > LONGEST
    offered = Offered(
        nonce=nonce or token_urlsafe(3).replace("-", "_"),
        town=town,
        reply=await reply_of(session, person, text, sent, now),
        readers=[] if is_too_long or answers else await _readers(session, person, now),
        meeting=None if answers else await _meeting_heard_of(session, person, text, sent, now),
        may_need=await _may_need(session, person, now),
        has_meetings=await has_meetings(session, person, now),
        is_of_album=sent is not None and sent.album is not None,
        is_too_long=is_too_long,
    )
    if not (offered.reply or offered.readers or offered.meeting or offered.may_need):
        return None
    _keep(offered, text, sent, now)
    return screens.offer(offered)


def said(asking: Asking, nonce: str, joint: str = "\n") -> Said:
    """What this button was offered for, with that between its messages.

    Raises Refused OUT_OF_DATE once that is gone.
    """
    lost = _lost(asking.standing, nonce)
    sent = lost["attachment"]
    attachment = Attachment(**sent) if sent else None
    text = lost["text"].replace(JOINT, joint)
    return Said(text or None, asking.contact.messenger, attachment)


def words_or_spoken(asking: Asking, nonce: str, joint: str = "\n") -> str | Spoken:
    """The same, as it is said at a meeting or to a question about a need."""
    what = said(asking, nonce, joint)
    if what.attachment is None:
        return what.text or ""
    return Spoken(what.messenger, what.attachment)


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


def _lost(standing: Standing, nonce: str) -> dict[str, Any]:
    lost: dict[str, Any] | None = standing.data.get(LOST)
    if lost is None or lost["nonce"] != nonce:
        raise Refused(Reason.OUT_OF_DATE)
    return lost


def _keep(offered: Offered, text: str, sent: Attachment | None, now: datetime) -> None:
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


async def _readers(session: Session, person: Person, now: datetime) -> list[str]:
    try:
        await check_may_ask(session, person, About(), now)
    except Refused:
        return []
    return await readers_of(session, person.municipality_id, person.id, now)


async def _may_need(session: Session, person: Person, now: datetime) -> bool:
    try:
        await check_may_say(session, person, now)
    except Refused:
        return False
    return True


async def _meeting_heard_of(
    session: Session, person: Person, text: str, sent: Attachment | None, now: datetime
) -> Meeting | None:
    """The meeting ahead that somebody heard of last, if this may be said at it."""
    # What is recorded is said there without words.
    if sent is not None and (sent.kind != MediaKind.VOICE or text):
        return None
    if len(text) > LONGEST_OPINION:
        return None
    ahead = await meetings.coming_for(session, person.id, now)
    heard = await heard_last(session, person.id, [each.meeting.id for each in ahead])
    meant = next((each.meeting for each in ahead if each.meeting.id == heard), None)
    try:
        if meant is not None:
            await opinions.check_may_give(session, person, meant.id, now)
    except Refused:
        return None
    return meant
