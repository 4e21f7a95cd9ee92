"""How a need comes from one state to another: by an allowed way, once, and everybody hears it."""

from datetime import datetime

from sqlalchemy import update

from community.needs import news
from community.needs.saying import DAYS_TO_ANSWER
from community.refusals import Reason, Refused
from community.rules.need_path import ANSWERS, may_step
from community.rules.promised_day import promised_by
from storage.changed import changed
from storage.database import Session
from storage.kinds import NeedEventKind, NeedState
from storage.models import Need, NeedEvent, Person
from storage.queries.needs import following
from storage.queries.needs import triage as queries

_REOPENED_FROM = frozenset({NeedState.DONE, NeedState.DECLINED})


async def step(
    session: Session,
    person: Person | None,
    need: Need,
    to: NeedState,
    now: datetime,
    words: str | None = None,
) -> NeedEvent:
    """Let a need come to another state; who follows it hears of it, with these words.

    `need` has its municipality. `person` is who did it, nobody for what happens by itself. Raises
    Refused OUT_OF_DATE when there is no such way, or when somebody was faster.
    """
    await check_way(session, person, need, to)
    await change(session, person, need, state=to, **_promises(need, to, now))
    event = await remember(session, need, NeedEventKind.STATE, person, now, words)
    await news.tell_followers(session, need, event, now)
    return event


async def change(session: Session, person: Person | None, need: Need, **values: object) -> None:
    """Change a need as it was read, and read it anew. Raises Refused OUT_OF_DATE."""
    is_as_read = (Need.id == need.id, Need.version == need.version)
    statement = update(Need).where(*is_as_read).values(version=need.version + 1, **values)
    if not await changed(session, statement):
        raise await out_of_date(session, person, need)
    await following.load(session, need.id)


async def remember(
    session: Session,
    need: Need,
    kind: NeedEventKind,
    person: Person | None,
    now: datetime,
    words: str | None = None,
) -> NeedEvent:
    """Write one line of a need's story; it stands in the state that the need has by now."""
    event = NeedEvent(
        need_id=need.id,
        kind=kind,
        state=need.state,
        words=words,
        by_id=person.id if person is not None else None,
        at=now,
    )
    session.add(event)
    await session.flush()
    return event


async def reopen(session: Session, need: Need, now: datetime) -> None:
    """Review a need again whose other one, into which it was merged, is not there any more."""
    again = _promised_anew(need, now)
    await change(session, None, need, state=NeedState.IN_REVIEW, merged_into_id=None, **again)
    event = await remember(session, need, NeedEventKind.STATE, None, now)
    await news.tell_followers(session, need, event, now)


async def check_version(session: Session, person: Person, need: Need, version: int) -> None:
    """Raise Refused OUT_OF_DATE, with the last change, unless this is the standing version."""
    if need.version != version:
        raise await out_of_date(session, person, need)


async def check_way(session: Session, person: Person | None, need: Need, to: NeedState) -> None:
    """Raise Refused OUT_OF_DATE unless a need may come to this state."""
    if not may_step(need.state, to):
        raise await out_of_date(session, person, need)


async def out_of_date(session: Session, person: Person | None, need: Need) -> Refused:
    """The refusal that says what became of a need since somebody looked at it."""
    standing = await following.load(session, need.id)
    if standing is None:
        return Refused(Reason.NOT_FOUND)
    story = await queries.story(session, need.id)
    return Refused(
        Reason.OUT_OF_DATE,
        need=standing,
        line=story[-1] if story else None,
        reader_id=person.id if person is not None else None,
    )


def _promises(need: Need, to: NeedState, now: datetime) -> dict[str, object]:
    """What becomes of the promised answer: it is given, or promised anew."""
    if to in ANSWERS and need.answered_at is None:
        return {"answered_at": now}
    if to == NeedState.IN_REVIEW and need.state in _REOPENED_FROM:
        return _promised_anew(need, now)
    return {}


def _promised_anew(need: Need, now: datetime) -> dict[str, object]:
    by = promised_by(now, need.municipality.zone, DAYS_TO_ANSWER)
    return {"answered_at": None, "answer_by": by, "is_answer_overdue": False}
