"""What the author of a need answers: to a question about it, and whether it is really done."""

from collections.abc import Sequence
from datetime import datetime

from community import doors, journal
from community.announcing import media
from community.needs import news, states
from community.opinions import Spoken
from community.refusals import Reason, Refused
from community.rules.masking import apart, mask_each
from storage.database import Session
from storage.kinds import NeedEventKind, NeedState
from storage.models import Need, NeedEvent, Person
from storage.queries.needs import triage as queries

LONGEST_ANSWER = 800
# Ours: who has more to add is called.
MOST_ANSWERS = 5

_STILL_ASKED = frozenset({NeedState.NEEDS_INFO, NeedState.IN_REVIEW})


async def asked(session: Session, person: Person, need_id: int) -> tuple[Need, NeedEvent]:
    """A need of one's own and what was asked about it, as long as that is open.

    Something may be added after the first answer. Raises Refused NOT_FOUND, or NEED_ANSWERED.
    """
    need = await doors.own_need(session, person, need_id)
    question = await queries.last_question(session, need.id)
    if question is None:
        raise Refused(Reason.NOT_FOUND)
    given = await queries.answers_to(session, question)
    if need.state not in _STILL_ASKED or len(given) >= MOST_ANSWERS:
        raise Refused(Reason.NEED_ANSWERED, need=need)
    return need, question


async def answer(
    session: Session, person: Person, need_id: int, said: str | Spoken, now: datetime
) -> Need:
    """Answer what was asked about a need; the organisers hear that an answer came.

    Raises Refused NOT_FOUND, NEED_ANSWERED or ANSWER_TOO_LONG.
    """
    need, question = await asked(session, person, need_id)
    was_asked = need.state == NeedState.NEEDS_INFO
    earlier = await queries.answers_to(session, question)
    event = await _write_down(session, person, need, said, now, earlier)
    await news.tell_organisers(session, need, event, now)
    if was_asked:
        await states.step(session, person, need, NeedState.IN_REVIEW, now)
    await _write(session, "answer", need, now)
    return need


async def _write_down(
    session: Session,
    person: Person,
    need: Need,
    said: str | Spoken,
    now: datetime,
    earlier: Sequence[NeedEvent] = (),
) -> NeedEvent:
    """Remember what the author has said, without personal numbers.

    One may go over several answers: it is hidden in the earlier ones, too.
    """
    words = (said.recording.caption if isinstance(said, Spoken) else said) or None
    if words and len(words) > LONGEST_ANSWER:
        raise Refused(Reason.ANSWER_TOO_LONG, need=need, most=LONGEST_ANSWER)
    before = [event for event in earlier if event.words]
    texts = [*(event.words or "" for event in before), words or ""]
    *shown_before, shown = mask_each(texts)
    has_masked = need.has_masked_number or [*shown_before, shown] != texts
    await states.change(session, person, need, has_masked_number=has_masked)
    event = await states.remember(
        session, need, NeedEventKind.ANSWER, person, now, apart(shown) or None
    )
    for each, hidden in zip(before, shown_before, strict=True):
        each.words = hidden
    await session.flush()
    if isinstance(said, Spoken):
        town = need.municipality_id
        kept = await media.keep(session, person, town, said.messenger, said.recording, now)
        event.media_id = kept.id
        await session.flush()
    return event


async def confirm(
    session: Session, person: Person, need_id: int, is_done: bool, now: datetime
) -> Need:
    """Say whether it is really done; a no lets it be reviewed again, and the organisers hear.

    Saying the same twice changes nothing. Raises Refused NOT_FOUND, or NEED_ANSWERED when nothing
    is to be said any more.
    """
    need = await doors.own_need(session, person, need_id)
    if not is_done and await _has_denied(session, person, need):
        return need
    has_said = await has_confirmed(session, need)
    if need.state != NeedState.DONE or (has_said and not is_done):
        raise Refused(Reason.NEED_ANSWERED, need=need)
    if has_said:
        return need
    if is_done:
        await states.change(session, person, need)
        await states.remember(session, need, NeedEventKind.ANSWER, person, now)
    else:
        event = await states.step(session, person, need, NeedState.IN_REVIEW, now)
        await news.tell_organisers(session, need, event, now)
    await _write(session, "confirm" if is_done else "reopen", need, now)
    return need


async def unconfirmed(session: Session, person: Person, need_id: int) -> Need:
    """A need of one's own of which one is asked whether it is really done.

    Raises Refused NOT_FOUND, or NEED_ANSWERED when nothing is to be said any more.
    """
    need = await doors.own_need(session, person, need_id)
    if need.state != NeedState.DONE or await has_confirmed(session, need):
        raise Refused(Reason.NEED_ANSWERED, need=need)
    return need


async def deny(
    session: Session, person: Person, need_id: int, said: str | Spoken, now: datetime
) -> Need:
    """Say that it is not really done, and what is missing; only the organisers get that.

    Raises Refused NOT_FOUND, NEED_ANSWERED or ANSWER_TOO_LONG.
    """
    # Words that come after a no would reach nobody: the organisers have heard it.
    await unconfirmed(session, person, need_id)
    need = await confirm(session, person, need_id, is_done=False, now=now)
    await _write_down(session, person, need, said, now)
    return need


async def has_confirmed(session: Session, need: Need) -> bool:
    """Whether its author has said that it is really done, since it was done last."""
    story = await queries.story(session, need.id)
    last = next((line.event for line in reversed(story) if _decides(line.event)), None)
    return last is not None and last.kind == NeedEventKind.ANSWER


async def _has_denied(session: Session, person: Person, need: Need) -> bool:
    """Whether it is this author's no for which it is reviewed, and nothing was asked since."""
    story = [line.event for line in await queries.story(session, need.id)]
    steps = [event for event in story if event.kind == NeedEventKind.STATE][-2:]
    is_reopened = [event.state for event in steps] == [NeedState.DONE, NeedState.IN_REVIEW]
    return need.state == NeedState.IN_REVIEW and is_reopened and steps[-1].by_id == person.id


def _decides(event: NeedEvent) -> bool:
    if event.kind == NeedEventKind.ANSWER:
        return event.state == NeedState.DONE
    return event.kind == NeedEventKind.STATE


async def _write(session: Session, verb: str, need: Need, now: datetime) -> None:
    # Whose need it is stands with the need alone.
    town = need.municipality_id
    await journal.write(session, verb, municipality_id=town, actor_id=None, now=now)
