"""Saying what is needed: it is written down with a number and a day by which an answer comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from community import doors, journal
from community.announcing import media
from community.announcing.media import Attachment, Unfit
from community.needs import news
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from community.rules.promised_day import promised_by
from community.rules.search_words import search_words
from storage.database import Session
from storage.kinds import MediaKind, MessengerName, NeedArea, NeedEventKind, NeedReach, NeedState
from storage.models import Municipality, Need, NeedEvent, NeedMedia, Person, Settlement
from storage.queries.needs import saying as queries

# Issue 5: whoever listens to many of them hears each one out.
LONGEST_VOICE = timedelta(minutes=2)
# Ours: what a contact person looks at before anything is decided.
MOST_MEDIA = 5
LONGEST_TEXT = 2000
# Ours: who has more to say in one day is called.
MOST_A_DAY = 10
# domain.md 4, E8.
DAYS_TO_ANSWER = 14


class Why(StrEnum):
    """Why something that was sent can not go with a need."""

    TOO_BIG = "too_big"
    TOO_LONG = "too_long"
    SILENT = "silent"
    OTHER_KIND = "other_kind"
    ENOUGH = "enough"
    TOO_MANY_WORDS = "too_many_words"


@dataclass(frozen=True)
class Pin:
    """A point on the map, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Said:
    """What somebody says is needed, in words that were masked already, or to hear or see."""

    area: NeedArea
    reach: NeedReach
    is_named: bool
    text: str | None = None
    has_masked_number: bool = False
    settlement_id: int | None = None
    pin: Pin | None = None
    attachments: Sequence[Attachment] = ()


def unfit(sent: Attachment | None, count: int) -> Why | None:
    """Why this can not go with a need that has `count` of them already, or None.

    A photo that comes as a file would keep the place where it was taken.
    """
    if sent is None or sent.kind == MediaKind.FILE:
        return Why.OTHER_KIND
    why = media.unfit(sent, LONGEST_VOICE)
    if why is not None:
        return REASONS[why]
    return Why.ENOUGH if count >= MOST_MEDIA else None


REASONS = {
    Unfit.TOO_BIG: Why.TOO_BIG,
    Unfit.TOO_LONG: Why.TOO_LONG,
    Unfit.SILENT: Why.SILENT,
}


async def check_may_say(session: Session, person: Person, now: datetime) -> None:
    """Prove that this person may say what is needed in their municipality, once more today.

    Raises Refused NOT_FOUND, or ENOUGH_NEEDS.
    """
    await doors.municipality_of(session, person, Permission.SAY_NEED)
    day_ago = now - timedelta(days=1)
    if await queries.count_since(session, person.id, day_ago) >= MOST_A_DAY:
        raise Refused(Reason.ENOUGH_NEEDS, most=MOST_A_DAY, municipality=person.municipality)


async def say(
    session: Session, person: Person, messenger: MessengerName, said: Said, now: datetime
) -> Need:
    """Write down what is needed in the author's municipality; only organisers read it as it is.

    Raises Refused NOT_FOUND (also for nothing said and a settlement elsewhere) or ENOUGH_NEEDS.
    """
    await check_may_say(session, person, now)
    if not (said.text or said.attachments):
        raise Refused(Reason.NOT_FOUND)
    need = await _written_down(session, person, said, now)
    for sent in said.attachments:
        kept = await media.keep(session, person, need.municipality_id, messenger, sent, now)
        session.add(NeedMedia(need_id=need.id, media_id=kept.id))
    # Who said it stands nowhere but in the need itself.
    session.add(
        NeedEvent(need_id=need.id, kind=NeedEventKind.STATE, state=NeedState.RECEIVED, at=now)
    )
    town = need.municipality_id
    await news.tell_of_new(session, town, now)
    await journal.write(session, "say", municipality_id=town, actor_id=None, now=now)
    await session.flush()
    return need


async def _written_down(session: Session, person: Person, said: Said, now: datetime) -> Need:
    town = await session.get_one(Municipality, person.municipality_id)
    if said.settlement_id is not None:
        place = await session.get(Settlement, said.settlement_id)
        if place is None or place.municipality_id != town.id:
            raise Refused(Reason.NOT_FOUND)
    need = Need(
        municipality_id=town.id,
        number=await queries.next_number(session, town.id),
        author_id=person.id,
        is_named=said.is_named,
        area=said.area,
        reach=said.reach,
        settlement_id=said.settlement_id,
        latitude=said.pin and said.pin.latitude,
        longitude=said.pin and said.pin.longitude,
        text=said.text,
        has_masked_number=said.has_masked_number,
        search_words=search_words(said.text) if said.text else None,
        state=NeedState.RECEIVED,
        created_at=now,
        answer_by=promised_by(now, town.zone, DAYS_TO_ANSWER),
    )
    session.add(need)
    await session.flush()
    return need
