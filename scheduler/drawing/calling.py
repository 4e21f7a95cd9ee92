"""Who is told whom to call."""

from community.rules.permissions import Permission, may
from storage.database import Session
from storage.models import Announcement, Meeting
from storage.queries import people


async def may_call(session: Session, person_id: int | None, told: Meeting | Announcement) -> bool:
    """Whether this reader sees the telephone numbers of a municipality."""
    # A facilitator reads the report, but telephone numbers stay with the municipality.
    roles = await people.roles(session, person_id or 0, told.municipality_id)
    return may(roles, Permission.SEE_CALL_LIST)
