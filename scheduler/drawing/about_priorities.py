"""What is told about the list of priorities."""

from bot.screens.priorities import reading as screens
from community.priorities import publishing
from community.rules.permissions import Permission, may
from messengers.screen import Screen
from storage.database import Session
from storage.models import Delivery
from storage.queries import people
from storage.queries.priorities import lists


async def draw(session: Session, delivery: Delivery) -> Screen | None:
    """What is new in it; None for who reads it no more, and when a newer version is out."""
    found = await lists.load(session, delivery.notice.priority_list_id or 0)
    if found is None or not await lists.is_newest(session, found):
        return None
    roles = await people.roles(session, delivery.person_id or 0, found.municipality_id)
    if not may(roles, Permission.READ_PRIORITIES):
        return None
    return screens.changed(found, await publishing.news_in(session, found))
