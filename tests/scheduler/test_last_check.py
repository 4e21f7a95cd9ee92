"""When a delivery may ring, as a table."""

from datetime import UTC, datetime, timedelta

import pytest

from scheduler.last_check import decent_moment
from storage.kinds import MessengerName, NoticeKind
from storage.queries.deliveries import Due

# In March 2023 Sofia is two hours ahead of UTC; the 18th is a Saturday.
ZONE = "Europe/Sofia"
MEETING = datetime(2023, 3, 20, 8, 0, tzinfo=UTC)


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2023, 3, day, hour, minute, tzinfo=UTC) - timedelta(hours=2)


def due(
    kind: NoticeKind, expires_at: datetime = MEETING, zone: str | None = "Europe/Sofia"
) -> Due:
    return Due(1, 1, kind, expires_at, MessengerName.TELEGRAM, "1", zone, MEETING, None)


TABLE = [
    (NoticeKind.INVITATION, local(17, 12), local(17, 12)),
    (NoticeKind.INVITATION, local(17, 20), local(18, 9)),
    (NoticeKind.INVITATION, local(18, 21), local(20, 9)),
    (NoticeKind.JOIN_WAITING, local(19, 12), local(20, 9)),
    (NoticeKind.REPORT, local(17, 8, 59), local(17, 9)),
    (NoticeKind.REMINDER_DAY, local(19, 17), local(19, 17)),
    (NoticeKind.DIGEST, local(19, 18), local(19, 18)),
    (NoticeKind.REMINDER_DAY, local(19, 12), local(19, 16)),
    (NoticeKind.REMINDER_WEEK, local(19, 17), local(20, 9)),
    (NoticeKind.CANCELLATION, local(17, 20), local(18, 9)),
    (NoticeKind.CANCELLATION, local(19, 21), local(19, 21)),
    (NoticeKind.CANCELLATION, local(19, 23), local(20, 7)),
    (NoticeKind.DRAW_AGAIN, local(19, 3), local(19, 3)),
]


@pytest.mark.parametrize(("kind", "now", "moment"), TABLE)
def test_each_kind_keeps_its_hours(kind: NoticeKind, now: datetime, moment: datetime) -> None:
    assert decent_moment(due(kind), now) == moment


def test_an_invitation_that_can_not_wait_goes_out_in_the_wider_hours() -> None:
    early = local(20, 8, 30)
    assert decent_moment(due(NoticeKind.INVITATION, early), local(19, 21)) == local(19, 21)


def test_what_would_ring_too_late_is_looked_at_when_it_expires() -> None:
    early = local(20, 8, 30)
    assert decent_moment(due(NoticeKind.REMINDER_HOUR, early), local(19, 21)) == early
    assert decent_moment(due(NoticeKind.REMINDER_HOUR, early), early) == early


def test_who_belongs_to_no_municipality_has_no_hours() -> None:
    assert decent_moment(due(NoticeKind.DRAW_AGAIN, zone=None), local(19, 3)) == local(19, 3)
