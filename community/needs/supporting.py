"""Saying "me too" to a need instead of saying it once more; its news come as to its author."""

from datetime import datetime
from enum import StrEnum

from community import doors
from community.refusals import Reason, Refused
from community.rules.need_path import LIVING
from community.rules.permissions import Permission
from storage.database import Session
from storage.kinds import NeedState
from storage.models import Need, Person
from storage.queries.needs import following


class Tie(StrEnum):
    """What somebody has to do with a need already."""

    NONE = "none"
    SAID = "said"
    SUPPORTED = "supported"


async def tie(session: Session, person: Person, need: Need) -> Tie:
    """Whether this person has said a need, or supports it."""
    if need.author_id == person.id:
        return Tie.SAID
    is_supporter = await following.is_supporter(session, person.id, need.id)
    return Tie.SUPPORTED if is_supporter else Tie.NONE


async def support(session: Session, person: Person, need_id: int, now: datetime) -> Need:
    """I say it, too; of what was merged the other one. Nothing changes for whoever said it first.

    Raises Refused NOT_FOUND.
    """
    await doors.municipality_of(session, person, Permission.SAY_NEED)
    need = await offered(session, person, need_id)
    if need.author_id != person.id:
        row: dict[str, object] = {"need_id": need.id, "person_id": person.id, "at": now}
        await following.add_support(session, row)
    return need


async def offered(session: Session, person: Person, need_id: int) -> Need:
    """What this person may be asked about: an organiser has worded it, and it is still alive.

    Raises Refused NOT_FOUND.
    """
    need = await following.load(session, need_id)
    while need is not None and need.state == NeedState.MERGED and need.merged_into_id is not None:
        need = await following.load(session, need.merged_into_id)
    if need is None or need.wording is None or need.municipality_id != person.municipality_id:
        raise Refused(Reason.NOT_FOUND)
    if need.state not in LIVING:
        raise Refused(Reason.NOT_FOUND)
    return need


async def support_no_more(session: Session, person: Person, need_id: int) -> Need:
    """I do not say so any more, and hear no more of it. Raises Refused NOT_FOUND."""
    need = await doors.shown_need(session, person, need_id)
    await following.remove_support(session, person.id, need.id)
    return need
