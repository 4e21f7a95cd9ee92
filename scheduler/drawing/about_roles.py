"""Draws what is said about who organises: standing in for somebody, a role that ended."""

from datetime import datetime

from bot.screens.notices import about_roles as screens
from bot.screens.organising.away import StandIn
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import NoticeKind
from storage.models import Delivery, Municipality, Person
from storage.queries import people
from storage.queries.organising import absences


async def draw(session: Session, delivery: Delivery, now: datetime) -> Screen | None:
    """As it stands now; None if it is not true any more, or is about something else."""
    notice, reader_id = delivery.notice, delivery.person_id
    if reader_id is None or notice.municipality_id is None:
        return None
    town = await session.get_one(Municipality, notice.municipality_id)
    if notice.kind == NoticeKind.ROLE_ENDED:
        organised = await people.organised_by(session, reader_id)
        return screens.role_ended(town, is_organiser=town in organised)
    if notice.kind not in (NoticeKind.STANDS_IN, NoticeKind.STANDS_IN_NO_MORE):
        return None
    absent = await session.get_one(Person, notice.subject_id)
    found = await absences.standing_between(session, absent.id, reader_id, town.id, now)
    if notice.kind == NoticeKind.STANDS_IN_NO_MORE:
        # Who never heard of the beginning hears nothing of the end.
        is_news = found is None and await absences.has_heard(session, reader_id, absent.id)
        if not is_news:
            return None
        is_back = town in await people.organised_by(session, absent.id)
        return screens.stands_in_no_more(absent.name or "", is_back=is_back)
    if found is None:
        return None
    return screens.stands_in(absent.name or "", StandIn("", found.until, town))
