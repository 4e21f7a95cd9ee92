"""What can become of words, a recording or a photo that we did not understand."""

from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_urlsafe

from bot.conversation_state import current
from bot.forms.engine import Asking
from bot.looks.enquiries.cards import readers_of
from bot.looks.enquiries.loose_words import LOST, keep, kept, waiting
from bot.looks.enquiries.replies import reply_of
from bot.looks.menus import has_meetings
from bot.screens.announcing import recording
from bot.screens.enquiries import asking as asking_screens
from bot.screens.enquiries import offering as screens
from bot.screens.enquiries.common import LONGEST, quoted
from bot.screens.enquiries.offering import Offered
from bot.screens.opinions import LONGEST as LONGEST_OPINION
from community import opinions
from community.announcing.media import Attachment, unfit
from community.enquiries.asking import About, check_may_ask
from community.enquiries.messages import LONGEST_VOICE, Said
from community.needs.saying import check_may_say
from community.opinions import Spoken
from community.refusals import Refused
from community.rules.masking import JOINT, apart
from community.rules.permissions import Permission, may
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import MediaKind
from storage.models import Meeting, Person
from storage.queries import meetings, people
from storage.queries.outbox.heard import heard_last, is_told_since

# Ours: people say one thing in several messages; what comes within this time belongs together.
ONE_BREATH = timedelta(minutes=5)


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
    """Whether an offer stands, and nothing was told or shown to this person since."""
    before = kept()
    if before is None or before.is_left:
        return False
    return not await is_told_since(asking.session, asking.person.id, before.at)


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
    keep(offered, text, sent, now)
    return screens.offer(offered)


def said(asking: Asking, nonce: str, joint: str = "\n") -> Said:
    """What this button was offered for, with that between its messages.

    Raises Refused OUT_OF_DATE once that is gone.
    """
    lost = waiting(asking.standing, nonce)
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
