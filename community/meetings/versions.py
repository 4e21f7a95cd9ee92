"""Two organisers at one meeting: who comes with an older picture of it hears who changed what."""

from collections.abc import Sequence
from datetime import datetime

from community.refusals import Reason, Refused
from community.rules.local_time import local
from storage.database import Session
from storage.models import Meeting, Person
from storage.queries.organising import journal


async def check_version(session: Session, person: Person, meeting: Meeting, version: int) -> None:
    """Raise Refused OUT_OF_DATE, with the last change, unless this is the standing version."""
    if meeting.version != version:
        raise await out_of_date(session, person, meeting)


async def out_of_date(session: Session, person: Person, meeting: Meeting) -> Refused:
    """The refusal that says what became of a meeting since somebody looked at it."""
    change = await journal.last_change(session, meeting.id)
    is_own = change is not None and change.actor_id == person.id
    return Refused(Reason.OUT_OF_DATE, meeting=meeting, change=change, is_own=is_own)


def differences(
    meeting: Meeting, starts_at: datetime, place: str, agenda: Sequence[str]
) -> list[str]:
    """Which of day, hour, place and agenda would be others; `starts_at` is aware.

    Needs the meeting's municipality and agenda.
    """
    zone = meeting.municipality.zone
    before, after = local(meeting.starts_at, zone), local(starts_at, zone)
    is_other = {
        "day": before.date() != after.date(),
        "hour": before.time() != after.time(),
        "place": meeting.place != place,
        "agenda": [item.text for item in meeting.agenda] != list(agenda),
    }
    return [name for name, differs in is_other.items() if differs]
