"""Answering messages to a human: the first to take one is shown to the others."""

from datetime import datetime

from sqlalchemy import update

from community import journal, outbox
from community.enquiries import doors
from community.enquiries.messages import Said, mark, write_down
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.changed import changed
from storage.database import Session
from storage.kinds import EnquiryState, NoticeKind
from storage.models import Enquiry, Person
from storage.queries.enquiries import threads

_ANSWERS = Permission.ANSWER_ENQUIRIES


async def take(
    session: Session, organiser: Person, enquiry_id: int, instead_of: int | None, now: datetime
) -> Enquiry:
    """Let this organiser answer it, perhaps `instead_of` the one who had taken it.

    Raises Refused NOT_FOUND, or TAKEN if somebody else was faster.
    """
    enquiry = await doors.organised_enquiry(session, organiser, enquiry_id, _ANSWERS)
    if enquiry.taken_by_id == organiser.id:
        return enquiry
    await _change_taker(session, enquiry, organiser, instead_of, organiser.id, now)
    await _journal(session, "take", enquiry, organiser, now)
    return await doors.organised_enquiry(session, organiser, enquiry_id, _ANSWERS)


async def give_back(
    session: Session, organiser: Person, enquiry_id: int, now: datetime
) -> Enquiry:
    """Let others take it again. Raises Refused NOT_FOUND, or TAKEN if another one has it."""
    enquiry = await doors.organised_enquiry(session, organiser, enquiry_id, _ANSWERS)
    if enquiry.taken_by_id is not None:
        await _change_taker(session, enquiry, organiser, organiser.id, None, now)
        await _journal(session, "give_back", enquiry, organiser, now)
    return await doors.organised_enquiry(session, organiser, enquiry_id, _ANSWERS)


async def answer(
    session: Session, organiser: Person, enquiry_id: int, seen: int, said: Said, now: datetime
) -> Enquiry:
    """Tell the one who asked what this organiser says, who has taken it.

    `seen` is the newest message that was looked at: what came since then still waits. Raises
    Refused NOT_FOUND, or TAKEN if another organiser has it by now.
    """
    enquiry = await doors.organised_enquiry(session, organiser, enquiry_id, _ANSWERS)
    # Takes the row: somebody may be writing on in this moment.
    is_mine = (Enquiry.id == enquiry.id, Enquiry.taken_by_id == organiser.id)
    taken = update(Enquiry).where(*is_mine).values(taken_by_id=organiser.id)
    if not await changed(session, taken):
        raise Refused(Reason.TAKEN, enquiry=enquiry)
    newest = await threads.newest_said(session, enquiry.id, now, is_answer=False)
    is_whole = newest is None or newest.id <= seen
    await write_down(session, enquiry, organiser, said, now, is_answer=True)
    state = EnquiryState.ANSWERED if is_whole else EnquiryState.OPEN
    await changed(session, update(Enquiry).where(Enquiry.id == enquiry.id).values(state=state))
    await _tell_asker(session, NoticeKind.ENQUIRY_ANSWERED, enquiry, organiser, now)
    await mark(session, enquiry.id, now, but_to=organiser.id)
    await _journal(session, "answer_enquiry", enquiry, organiser, now)
    return await doors.organised_enquiry(session, organiser, enquiry_id, _ANSWERS)


async def close(session: Session, organiser: Person, enquiry_id: int, now: datetime) -> Enquiry:
    """Nothing more is to be done; who asked hears it if they got no answer.

    Raises Refused NOT_FOUND.
    """
    enquiry = await doors.organised_enquiry(session, organiser, enquiry_id, _ANSWERS)
    is_mine = (Enquiry.id == enquiry.id, Enquiry.state == enquiry.state)
    change = update(Enquiry).where(*is_mine).values(state=EnquiryState.CLOSED)
    if enquiry.state == EnquiryState.CLOSED or not await changed(session, change):
        return await doors.organised_enquiry(session, organiser, enquiry_id, _ANSWERS)
    if enquiry.state == EnquiryState.OPEN:
        await _tell_asker(session, NoticeKind.ENQUIRY_CLOSED, enquiry, organiser, now)
    await mark(session, enquiry.id, now, but_to=organiser.id)
    await _journal(session, "close_enquiry", enquiry, organiser, now)
    return await doors.organised_enquiry(session, organiser, enquiry_id, _ANSWERS)


async def _change_taker(
    session: Session,
    enquiry: Enquiry,
    organiser: Person,
    before: int | None,
    after: int | None,
    now: datetime,
) -> None:
    change = update(Enquiry).where(
        Enquiry.id == enquiry.id,
        Enquiry.state != EnquiryState.CLOSED,
        Enquiry.taken_by_id.is_not_distinct_from(before),
    )
    taken_at = None if after is None else now
    if not await changed(session, change.values(taken_by_id=after, taken_at=taken_at)):
        raise Refused(Reason.TAKEN, enquiry=await threads.load(session, enquiry.id))
    await mark(session, enquiry.id, now, but_to=organiser.id)


async def _tell_asker(
    session: Session, kind: NoticeKind, enquiry: Enquiry, organiser: Person, now: datetime
) -> None:
    await outbox.tell(
        session,
        kind,
        [enquiry.person_id],
        now=now,
        municipality_id=enquiry.municipality_id,
        enquiry_id=enquiry.id,
        created_by=organiser.id,
    )


async def _journal(
    session: Session, verb: str, enquiry: Enquiry, organiser: Person, now: datetime
) -> None:
    town = enquiry.municipality_id
    await journal.write(session, verb, municipality_id=town, actor_id=organiser.id, now=now)
