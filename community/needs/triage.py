"""What organisers do about a need: accept, ask back, refer, decline, and what comes after that."""

from dataclasses import dataclass
from datetime import datetime

from community import doors, journal
from community.needs import news, states
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from community.rules.search_words import search_words
from storage.database import Session
from storage.kinds import NeedEventKind, NeedState
from storage.models import Need, Person
from storage.queries.needs import following
from storage.queries.needs import triage as queries

# What a button of a vote holds (domain.md I2), and what is read aloud in two breaths.
LONGEST_SHORT_NAME = 30
LONGEST_WORDING = 200
LONGEST_WORDS = 300
LONGEST_OWNER = 60


@dataclass(frozen=True, slots=True)
class Seen:
    """A need as an organiser saw it when they tapped."""

    need_id: int
    version: int


@dataclass(frozen=True, slots=True)
class Wording:
    """How members read a need: neutral words, and a name for where there is little room."""

    words: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Task:
    """Who sees to it, and until which moment."""

    owner: str
    done_by: datetime | None


async def decidable(session: Session, person: Person, need_id: int) -> Need:
    """A need about which this organiser may decide. Raises Refused NOT_FOUND."""
    return await doors.organised_need(session, person, need_id, Permission.TRIAGE_NEEDS)


async def looked_at(session: Session, person: Person, need_id: int) -> Need:
    """The same, when this organiser has had it before them.

    Raises Refused NEED_GONE when it went with its author, or NOT_FOUND.
    """
    if await following.load(session, need_id) is None:
        raise Refused(Reason.NEED_GONE)
    return await decidable(session, person, need_id)


async def opened(session: Session, person: Person, seen: Seen) -> Need:
    """The same as they saw it.

    Raises Refused NOT_FOUND, or OUT_OF_DATE when somebody has changed it.
    """
    need = await decidable(session, person, seen.need_id)
    await states.check_version(session, person, need, seen.version)
    return need


async def may_decide(session: Session, person: Person, seen: Seen, to: NeedState | None) -> Need:
    """The same, when it may come to this state. Raises Refused NOT_FOUND or OUT_OF_DATE."""
    need = await opened(session, person, seen)
    if to is not None:
        await states.check_way(session, person, need, to)
    return need


async def accept(
    session: Session, person: Person, seen: Seen, wording: Wording, now: datetime
) -> Need:
    """Take a need up in neutral words, which members read from now on.

    Raises Refused NOT_FOUND or OUT_OF_DATE.
    """
    need = await opened(session, person, seen)
    await states.step(session, person, need, NeedState.ACCEPTED, now, wording.words)
    await _word(session, person, need, wording)
    await _write(session, "accept", person, need, now)
    return need


async def reword(
    session: Session, person: Person, seen: Seen, wording: Wording, now: datetime
) -> Need:
    """Let members read other words for it. Raises Refused NOT_FOUND or OUT_OF_DATE."""
    need = await opened(session, person, seen)
    if need.wording is None:
        raise Refused(Reason.NOT_FOUND)
    await _word(session, person, need, wording)
    await states.remember(session, need, NeedEventKind.WORDING, person, now)
    await _write(session, "reword", person, need, now)
    return need


async def _word(session: Session, person: Person, need: Need, wording: Wording) -> None:
    await states.change(
        session,
        person,
        need,
        wording=wording.words,
        short_name=wording.short_name,
        # What is found as similar is what members may read.
        search_words=search_words(wording.words),
    )


async def ask(session: Session, person: Person, seen: Seen, words: str, now: datetime) -> Need:
    """Ask whoever said it; they hear the question.

    Raises Refused NOT_FOUND or OUT_OF_DATE, and NOBODY_TO_ASK when they are not here any more.
    """
    need = await opened(session, person, seen)
    if need.author_id is None:
        raise Refused(Reason.NOBODY_TO_ASK, need=need)
    if need.state != NeedState.NEEDS_INFO:
        await states.check_way(session, person, need, NeedState.NEEDS_INFO)
    await states.change(session, person, need, state=NeedState.NEEDS_INFO)
    event = await states.remember(session, need, NeedEventKind.QUESTION, person, now, words)
    await news.tell_followers(session, need, event, now)
    await _write(session, "ask", person, need, now)
    return need


async def move(
    session: Session,
    person: Person,
    seen: Seen,
    to: NeedState,
    words: str | None,
    now: datetime,
) -> Need:
    """Let a need come to a state that needs no more than a sentence.

    Raises Refused NOT_FOUND or OUT_OF_DATE.
    """
    need = await opened(session, person, seen)
    await states.step(session, person, need, to, now, words)
    await _write(session, f"need_{to}", person, need, now)
    return need


async def assign(session: Session, person: Person, seen: Seen, task: Task, now: datetime) -> Need:
    """Write down who sees to it and until when. Raises Refused NOT_FOUND or OUT_OF_DATE."""
    need = await opened(session, person, seen)
    await states.change(session, person, need, owner=task.owner, done_by=task.done_by)
    await states.remember(session, need, NeedEventKind.OWNER, person, now, task.owner)
    await _write(session, "assign", person, need, now)
    return need


async def note(session: Session, person: Person, seen: Seen, words: str, now: datetime) -> Need:
    """Keep a note that only organisers read. Raises Refused NOT_FOUND or OUT_OF_DATE."""
    need = await opened(session, person, seen)
    await states.change(session, person, need)
    await states.remember(session, need, NeedEventKind.NOTE, person, now, words)
    await _write(session, "note", person, need, now)
    return need


async def delete_media(
    session: Session, person: Person, seen: Seen, media_id: int, now: datetime
) -> Need:
    """Remove a photo or a recording, its file too, and keep the need.

    The caller removes the files that are named in `session.info["erased_files"]`. Raises Refused
    NOT_FOUND or OUT_OF_DATE.
    """
    need = await opened(session, person, seen)
    found = {each.id: each for each in await queries.media_of(session, need.id)}
    if media_id not in found:
        raise Refused(Reason.NOT_FOUND)
    file = found[media_id].file
    await queries.forget_media(session, media_id)
    session.info["erased_files"] = [*session.info.get("erased_files", ()), *filter(None, [file])]
    session.info["is_erased"] = True
    await states.change(session, person, need)
    await states.remember(session, need, NeedEventKind.MEDIA, person, now)
    await _write(session, "delete_media", person, need, now)
    return need


async def _write(session: Session, verb: str, person: Person, need: Need, now: datetime) -> None:
    town = need.municipality_id
    await journal.write(session, verb, municipality_id=town, actor_id=person.id, now=now)
