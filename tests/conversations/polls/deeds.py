"""Votes that go on, for conversations of those who vote."""

from dataclasses import replace
from datetime import datetime, timedelta

from community.polls import drafts, opening
from community.polls.drafts import PlannedOption, PollPlan
from storage.kinds import PollMethod
from storage.models import Poll
from tests import cast
from tests.conversations.population import SOFIA, TOWNS
from tests.conversations.tables import person_of
from tests.conversations.town import Actor, Town

# What Sopot really chose among (reference/domain.md, 4, D2).
NEEDS = (
    "🎓 Обучение за хора над 16 г.",
    "👶 Градина без такса (3–4 г.)",
    "👪 Родителите в училище",
    "🏫 Децата учат заедно",
    "🏥 Здравен медиатор",
    "💉 Кампании за здраве",
    "🏠 Узаконяване на къщи",
    "💡 Ул. „Манастирска река“",
    "🪪 Постоянен адрес",
)
CLOSE = datetime(2023, 3, 25, 18, 0, tzinfo=SOFIA)
QUESTION = "Кои нужди са най-важни?"


async def opens_poll(
    town: Town,
    *,
    names: tuple[str, ...] = NEEDS,
    marks: int = 3,
    method: PollMethod = PollMethod.CHOICE,
    is_secret: bool = True,
    **changes: object,
) -> Poll:
    """Elena opens a vote for all members in Antonovo, and everybody hears of it."""
    plan = PollPlan(
        question=QUESTION,
        options=tuple(PlannedOption(name) for name in names),
        is_secret=is_secret,
        method=method,
        marks=marks,
        closes_at=CLOSE,
        is_for_all=True,
    )
    plan = replace(plan, **changes)  # type: ignore[arg-type]  # of any kind
    organiser, now = await person_of(town, town.actor(cast.ELENA)), town.clock.now()
    async with town.database.write() as session:
        draft = await drafts.draft(session, organiser, TOWNS[cast.ANTONOVO], plan, now)
        poll = await opening.open_poll(session, organiser, draft.id, draft.version, now)
    await town.waits(minutes=1)
    return poll


async def marks_three(actor: Actor) -> None:
    """Mark three of nine: the third leads to the confirmation by itself."""
    await actor.taps("Започвам")
    for number in (5, 8, 9):
        await taps_number(actor, number)


async def taps_number(actor: Actor, number: int) -> None:
    """Tap the button with this number, marked or not."""
    for button in (button for screen in actor.screens for button in screen.buttons):
        if str(number) in button.label.split():
            await actor.taps(button.label)
            return
    raise AssertionError(f"no number {number}\n{actor.phone.transcript()}")


async def closes(town: Town) -> None:
    """Let the vote come to its end."""
    await town.moves_to(CLOSE + timedelta(minutes=1))
