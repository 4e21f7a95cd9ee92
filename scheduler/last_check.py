"""The last look before a message goes out: is it the hour, and does it still concern anybody?"""

from datetime import datetime, timedelta

from community.rules.quiet_hours import next_decent_moment
from storage.kinds import ContactState, DeliveryState, MeetingState, NoticeKind, RsvpAnswer
from storage.queries.deliveries import Due, Loaded
from storage.queries.notices import CALLED_ABOUT, REMINDERS, TO_INVITEES, TO_ORGANISERS

# Design, 4: on Sundays only what is said the evening before.
OF_THE_EVENING_BEFORE = frozenset({NoticeKind.REMINDER_DAY, NoticeKind.DIGEST})
# reference/domain.md, 6.4: a change within 24 hours may go out from 7 to 22.
URGENT_WITHIN = timedelta(hours=24)
CHANGES = frozenset({NoticeKind.CANCELLATION, NoticeKind.CHANGE, NoticeKind.APOLOGY})
# What follows somebody's own doing; if it was not theirs, they should know that at once, too.
ANSWERS = frozenset({NoticeKind.DRAW_AGAIN, NoticeKind.CHAT_LINKED})
MAY_BE_URGENT = CHANGES | {NoticeKind.INVITATION}


def decent_moment(due: Due, now: datetime) -> datetime:
    """When a delivery may ring: now, or the next decent hour, at the latest when it expires.

    An answer to the reader's own doing may ring at any hour.
    """
    if due.kind in ANSWERS or due.zone is None:
        return now
    # Who has not heard that a meeting was moved comes at the hour that was.
    expected = [at for at in (due.starts_at, due.was_starts_at) if at is not None]
    urgent = due.kind in CHANGES and any(now < at < now + URGENT_WITHIN for at in expected)
    moment = next_decent_moment(
        now, due.zone, urgent=urgent, day_before=due.kind in OF_THE_EVENING_BEFORE
    )
    if moment >= due.expires_at and due.kind in MAY_BE_URGENT | {NoticeKind.OPINION}:
        moment = next_decent_moment(now, due.zone, urgent=True)
    return max(now, min(moment, due.expires_at))


def verdict(loaded: Loaded, now: datetime) -> DeliveryState | None:
    """What a delivery becomes without being sent; None if it is to be sent."""
    delivery = loaded.delivery
    if delivery.notice.withdrawn_at is not None or not _concerns(loaded):
        return DeliveryState.WITHDRAWN
    if delivery.expires_at <= now:
        return DeliveryState.EXPIRED
    if not _is_reachable(loaded):
        return unreached(delivery.notice.kind)
    return None


def unreached(kind: NoticeKind) -> DeliveryState:
    """Somebody can not be written to: they are called, or it is left."""
    return DeliveryState.TO_CALL if kind in CALLED_ABOUT else DeliveryState.WITHDRAWN


def _is_reachable(loaded: Loaded) -> bool:
    contact, person_id = loaded.delivery.contact, loaded.delivery.person_id
    if contact is None:
        return False
    # An answer to one's own doing comes also after STOP: its one confirmation is such an answer.
    is_answer = loaded.delivery.notice.kind == NoticeKind.DRAW_AGAIN
    allowed = {ContactState.ACTIVE} | ({ContactState.STOPPED} if is_answer else set())
    if contact.state not in allowed:
        return False
    return person_id is None or contact.person_id == person_id


def _concerns(loaded: Loaded) -> bool:
    kind = loaded.delivery.notice.kind
    if kind in TO_ORGANISERS and not loaded.is_organiser:
        return False
    # What was announced by mistake never comes back.
    if kind == NoticeKind.APOLOGY and loaded.delivery.notice.announcement_id is not None:
        return True
    if kind in TO_INVITEES or kind in {NoticeKind.DIGEST, NoticeKind.APOLOGY}:
        return _concerns_meeting(loaded)
    if kind == NoticeKind.ANNOUNCEMENT:
        return loaded.is_member
    contact = loaded.delivery.contact
    if kind == NoticeKind.RESUME_JOINING and contact is not None:
        return contact.person is not None and contact.person.joined_at is None
    return True


def _concerns_meeting(loaded: Loaded) -> bool:
    notice = loaded.delivery.notice
    kind, meeting = notice.kind, notice.meeting
    if meeting is None:
        return False
    # Who has left the group may still stand before a locked door: they hear what is changed.
    if kind == NoticeKind.CANCELLATION:
        return meeting.state == MeetingState.CANCELLED
    if kind == NoticeKind.APOLOGY:
        return meeting.state == MeetingState.TAKEN_BACK
    if meeting.state != MeetingState.SENT:
        return False
    if kind in TO_INVITEES - CHANGES and not loaded.is_member:
        return False
    if kind == NoticeKind.NUDGE:
        return loaded.answer is None
    return kind not in REMINDERS or loaded.answer != RsvpAnswer.NOT_COMING
