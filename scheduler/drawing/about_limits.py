"""What organisers are told of Viber's monthly limit."""

from bot.screens import costs
from messengers.screen import Screen
from storage.database import Session
from storage.models import Delivery
from storage.queries.chats import left_out


async def draw(session: Session, delivery: Delivery) -> Screen | None:
    """Who was left out; None if they have all gone since."""
    town, notice = delivery.municipality_id, delivery.notice
    if town is None:
        return None
    people = await left_out.people_until(session, town, notice.created_at)
    return costs.left_out([(each.kind, each.name) for each in people]) if people else None
