"""Changes messages where they stand: out of date, decided by somebody else. A mark never rings.

What is wanted are rows (`Delivery.marking`), so a 429 or a kill loses none: each is drawn from the
rows as they stand when it is carried out, by whoever leads then.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from bot.screens import approvals
from bot.screens import notices as screens
from bot.screens import opinions as opinion_screens
from bot.screens.announcing import to_readers
from bot.screens.common import as_notice
from bot.texts import speaking
from community import reach
from community.apologies import Mistake, apologise
from community.approvals import Standing
from messengers.messenger import Outcome, Refused, Sent, Stopped, TryLater, Uncertain
from messengers.screen import Screen
from scheduler.drawing import about_enquiries, about_polls
from scheduler.office import Office
from scheduler.outcomes import WAITS, pause
from storage.database import Session
from storage.kinds import (
    AnnouncementState,
    ContactState,
    Marking,
    MeetingState,
    MembershipState,
    MessengerName,
    NoticeKind,
)
from storage.models import Announcement, CommunityGroup, Delivery, Notice
from storage.queries import announcements, people
from storage.queries.notices import TO_INVITEES
from storage.queries.organising import decisions, opinions
from storage.queries.outbox import changes, old_messages
from storage.queries.outbox.old_messages import Wanted

log = logging.getLogger(__name__)

# As with what is sent: two seconds at Telegram's limit, then something more urgent is looked for.
BATCH = 64
NOT_DRAWN = "not_drawn"
NOT_REACHED = "not_reached"


async def draw_mark(session: Session, notice: Notice) -> Screen | None:
    """What stands from now on in place of an older message; None if it may stay as it is.

    Looks at the world as it is now, in the language that is being spoken.
    """
    meeting = notice.meeting
    if meeting is not None and notice.kind in TO_INVITEES:
        match meeting.state:
            case MeetingState.CANCELLED:
                return screens.cancelled_mark(meeting)
            case MeetingState.TAKEN_BACK:
                return screens.taken_back(meeting)
            case MeetingState.SENT if await changes.is_overtaken(session, notice):
                return screens.changed_mark(meeting)
            case _:
                return None
    if meeting is not None and notice.kind == NoticeKind.OPINION:
        said = await opinions.load(session, notice.opinion_id)
        return opinion_screens.said(meeting, said) if said else opinion_screens.no_more(meeting)
    if notice.kind == NoticeKind.JOIN_WAITING:
        return await _decided(session, notice)
    if notice.kind in (NoticeKind.ENQUIRY_ASKED, NoticeKind.ENQUIRY_OVERDUE):
        return await about_enquiries.draw_mark(session, notice)
    mistake = await _mistake(session, notice)
    return to_readers.taken_back(mistake) if isinstance(mistake, Announcement) else None


async def _mistake(session: Session, notice: Notice) -> Mistake | None:
    """What readers were told in this notice and should never have been told."""
    meeting = notice.meeting
    if meeting is not None and notice.kind in TO_INVITEES:
        return meeting if meeting.state == MeetingState.TAKEN_BACK else None
    if notice.announcement_id is not None and notice.kind == NoticeKind.ANNOUNCEMENT:
        told = await announcements.load(session, notice.announcement_id)
        is_mistake = told is not None and told.state == AnnouncementState.TAKEN_BACK
        return told if is_mistake else None
    return None


async def _decided(session: Session, notice: Notice) -> Screen | None:
    if notice.subject_id is None or notice.group_id is None:
        return None
    joiner = await people.load_person(session, notice.subject_id)
    group = await session.get(CommunityGroup, notice.group_id)
    if joiner is None or group is None:
        return None
    membership = await people.membership(session, joiner.id, group.id)
    if membership is not None and membership.state == MembershipState.WAITING:
        return approvals.card(joiner, group, Standing.WAITING)
    decider = await decisions.decider(session, joiner.id, group.id)
    return approvals.decided_mark(joiner, group, decider, is_in=membership is not None)


class Marker:
    """Carries out the marks that are wanted, a short stretch of them at a time.

    `look_again` is called with each stretch: whoever sends sees then what is more urgent.
    """

    def __init__(self, office: Office, look_again: Callable[[], None]) -> None:
        self._office = office
        self._look_again = look_again
        self._waiting: deque[Wanted] = deque()
        self._is_empty = False
        self._one_at_a_time = asyncio.Lock()

    def forget(self) -> None:
        """Something has changed: look again before the next one."""
        self._waiting.clear()
        self._is_empty = False

    async def take(self, silent: Collection[MessengerName]) -> Wanted | None:
        """The next mark; None if none is wanted now but through the `silent` ones."""
        async with self._one_at_a_time:
            if not self._waiting and not self._is_empty:
                async with self._office.database.read() as session:
                    now = self._office.clock.now()
                    found = await old_messages.next_wanted(session, now, BATCH, silent)
                    self._waiting.extend(found)
                self._is_empty = not self._waiting
                if self._waiting:
                    self._look_again()
            return self._waiting.popleft() if self._waiting else None

    async def carry_out(self, delivery_id: int) -> None:
        """Change one message, unless somebody has done so; the caller holds its chat's turn."""
        now = self._office.clock.now()
        async with self._office.database.read() as session:
            delivery = await old_messages.load_wanted(session, delivery_id, now)
            if delivery is None:
                return
            drawn = await self._drawn(session, delivery)
        outcome = await self._call(delivery, drawn) if isinstance(drawn, Screen) else drawn
        await self._settle(delivery, outcome)

    async def _drawn(self, session: Session, delivery: Delivery) -> Screen | Refused | None:
        if delivery.contact is None or not _is_reachable(delivery):
            return Refused(NOT_REACHED)
        try:
            with speaking(delivery.contact.language):
                if delivery.notice.poll_id is not None:
                    screen = await about_polls.draw_mark(session, delivery)
                else:
                    screen = await draw_mark(session, delivery.notice)
                return screen and as_notice(screen)
        except Exception:
            log.exception("The mark of delivery %s was not drawn", delivery.id)
            return Refused(NOT_DRAWN)

    async def _call(self, delivery: Delivery, screen: Screen) -> Outcome:
        contact, message_id = delivery.contact, delivery.message_id
        messenger = self._office.messengers.get(contact.messenger) if contact is not None else None
        if contact is None or message_id is None or messenger is None:
            return Refused(NOT_REACHED)
        try:
            return await messenger.mark(contact.address, message_id, screen)
        except Exception:
            log.exception("Nobody knows what became of the mark of delivery %s", delivery.id)
            return Uncertain()

    async def _settle(self, delivery: Delivery, outcome: Outcome | None) -> None:
        now = self._office.clock.now()
        async with self._office.database.write() as session:
            match outcome:
                case None | Sent():
                    await old_messages.settle_mark(session, delivery, Marking.DONE)
                case TryLater(after, is_whole_bot=True):
                    await pause(self._office, session, after)
                case TryLater() | Uncertain() if delivery.attempts < len(WAITS):
                    wait = WAITS[delivery.attempts]
                    after = outcome.after if isinstance(outcome, TryLater) else 0.0
                    due_at = now + max(wait, timedelta(seconds=after))
                    await old_messages.mark_later(session, delivery, due_at)
                case _:
                    log.info("Message of delivery %s is left as it is: %s", delivery.id, outcome)
                    await old_messages.settle_mark(session, delivery, Marking.FAILED)
                    await _apologise(session, delivery, now)
                    if isinstance(outcome, Stopped) and delivery.contact is not None:
                        await reach.lose(session, delivery.contact, now)


async def _apologise(session: Session, delivery: Delivery, now: datetime) -> None:
    mistake = await _mistake(session, delivery.notice)
    if mistake is not None and delivery.person_id is not None:
        await apologise(session, mistake, delivery.person_id, now)


def _is_reachable(delivery: Delivery) -> bool:
    # Who said stop is not written to; but what is not true any more may be mended in their chat.
    contact = delivery.contact
    return (
        contact is not None
        and contact.state != ContactState.BLOCKED
        and contact.person_id == delivery.person_id
    )
