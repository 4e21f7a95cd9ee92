"""A vote that runs when the demo begins: Sopot's real priorities, under short names."""

from datetime import datetime, time, timedelta

from community import outbox
from community.polls import drafts, opening
from community.polls.drafts import PlannedOption, PollPlan
from community.rules.local_time import moment
from simulator.sample_town.places import SOFIA
from storage.database import Session
from storage.kinds import PollMethod, Role
from storage.models import Municipality
from storage.queries import people

QUESTION = "Кои нужди са най-важни за нас?"
OPTIONS = (
    "Обучение за хора над 16 г.",
    "Без такса за градина (3–4 г.)",
    "Родителите в училище",
    "Децата учат заедно",
    "Здравен медиатор",
    "Кампании за здраве",
    "Узаконяване на къщи",
    "Ул. „Манастирска река“",
    "Постоянен адрес",
)
MARKS = 3
CLOSES_AT = time(18)
SUNDAY = 7


async def ask(session: Session, municipality: Municipality, now: datetime) -> None:
    """Let every member vote for a week, beginning at the demo's time."""
    (coordinator_id,) = await people.holders(session, municipality.id, Role.COORDINATOR)
    coordinator = await people.load_person(session, coordinator_id)
    assert coordinator is not None, "the coordinator was just registered"
    day = now.astimezone(SOFIA).date() + timedelta(days=7)
    if day.isoweekday() == SUNDAY:
        day += timedelta(days=1)
    plan = PollPlan(
        question=QUESTION,
        options=tuple(PlannedOption(name) for name in OPTIONS),
        is_secret=True,
        method=PollMethod.CHOICE,
        marks=MARKS,
        closes_at=moment(day, CLOSES_AT, SOFIA.key),
        is_for_all=True,
    )
    draft = await drafts.draft(session, coordinator, municipality.id, plan, now)
    # Begun a moment ago: the phones ring as soon as the demo is looked at.
    begun_at = now - outbox.WAIT_BEFORE_SENDING
    await opening.open_poll(session, coordinator, draft.id, draft.version, begun_at)
