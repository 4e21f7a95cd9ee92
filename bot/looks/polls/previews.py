"""Gathers what is shown of a vote before it begins."""

from datetime import datetime

from bot.looks.costs import cost_of
from bot.screens.polls import previews
from community import outbox
from community.chats import charges
from community.polls.opening import opening_moment
from messengers.screen import Screen
from storage.database import Session
from storage.models import Poll
from storage.queries.polls import organised


async def preview_of(
    session: Session, poll: Poll, now: datetime, *, is_changed: bool = False
) -> Screen:
    """The preview of a draft."""
    moment = opening_moment(poll, now)
    reached = await organised.reached(session, poll, charges.free_since(moment))
    return previews.preview(
        poll,
        reached,
        await cost_of(session, poll, reached, moment),
        moment if moment > now + outbox.WAIT_BEFORE_SENDING else None,
        is_changed=is_changed,
    )
