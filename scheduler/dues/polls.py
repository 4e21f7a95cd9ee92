"""The rounds that remind of a vote's last day, close it, and remind of the promised answer."""

from datetime import datetime

from community.polls.answering import is_due as is_answer_due
from community.polls.answering import next_reminder
from community.polls.answering import remind as remind_of_answer
from community.polls.closing import close_due
from community.polls.reminding import is_due, remind, reminder_moment
from scheduler.office import Office
from storage.database import Session
from storage.queries.polls import dues


async def tend(office: Office) -> int:
    """Remind and close; returns how many votes were reminded of or closed.

    A vote that is closed leaves nothing readable behind; `start` does that again, for a crash may
    have come in between.
    """
    now = office.clock.now()
    async with office.database.read() as session:
        polls = await dues.open_polls(session)
        told = await dues.last_days_told(session)
        silent = [poll for poll in polls if is_due(poll, told.get(poll.id), now)]
        owed = [each.poll for each in await dues.owing(session) if is_answer_due(each, now)]
    count = 0
    for poll in owed:
        async with office.database.write() as session:
            count += await remind_of_answer(session, poll.id, now)
    for poll in silent:
        async with office.database.write() as session:
            count += await remind(session, poll.id, now)
    closed = [poll for poll in polls if poll.closes_at <= now]
    for poll in closed:
        async with office.database.write() as session:
            count += await close_due(session, poll.id, office.clock.now())
    if closed:
        await office.database.forget_counted()
    return count


async def next_due_at(session: Session, now: datetime) -> datetime | None:
    """When the next vote is closed or reminded of, or its answer is."""
    polls = await dues.open_polls(session)
    moments = [poll.closes_at for poll in polls]
    moments += filter(None, map(reminder_moment, polls))
    moments += [next_reminder(each.poll, now) for each in await dues.owing(session)]
    return min((at for at in moments if at > now), default=None)
