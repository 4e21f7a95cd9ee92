"""Gathers what is shown of an announcement: to its readers, before it is sent, and after."""

from datetime import datetime

from bot.looks.costs import cost_of
from bot.screens.announcing import cards, previews, taking_back, to_readers
from community import outbox
from community.announcing.sending import sending_moment
from community.chats import charges
from community.rules.permissions import Permission, may
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import AnnouncementState
from storage.models import Announcement, Notice, Person
from storage.queries import announcements, people
from storage.queries.outbox import old_messages


async def draft_preview_of(
    session: Session,
    draft: Announcement,
    now: datetime,
    *,
    is_of_album: bool = False,
    is_changed: bool = False,
) -> list[Screen]:
    """The preview of a draft."""
    moment = sending_moment(draft, now)
    reached = await announcements.reached(session, draft, charges.free_since(moment))
    return previews.preview(
        draft,
        reached,
        await cost_of(session, draft, reached, moment, to_readers.announcement(draft)),
        moment if moment > now + outbox.WAIT_BEFORE_SENDING else None,
        is_of_album=is_of_album,
        is_changed=is_changed,
    )


async def announcement_card_of(
    session: Session, person: Person, told: Announcement, now: datetime
) -> Screen:
    """The card as it stands now, with what this organiser may do."""
    if told.state == AnnouncementState.TAKEN_BACK:
        marks = await old_messages.count_marks(session, Notice.announcement_id == told.id)
        return taking_back.card(told, marks)
    roles = await people.roles(session, person.id, told.municipality_id)
    return cards.card(
        told,
        await announcements.delivery_counts(session, told.id),
        await announcements.count_acknowledged(session, told.id),
        now,
        may_call=may(roles, Permission.SEE_CALL_LIST),
    )


async def announcement_of(session: Session, person: Person, told: Announcement) -> Screen:
    """An announcement with what this reader has said to it."""
    has_understood = await announcements.has_acknowledged(session, person.id, told.id)
    return to_readers.announcement(told, has_understood=has_understood)
