"""What has lived long enough is removed, and nothing else."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from community.clock import real_now
from scheduler.housekeeping import drop_copies
from storage.database import Database
from storage.kinds import MeetingState, Role
from storage.models import Base, Delivery, Invite, Invitee, Meeting, Notice, SeenUpdate
from tests.scheduler.post import BOT, NOW, Post, post_for
from tests.scheduler.town import Town, found

SECOND = timedelta(seconds=1)


@pytest.fixture
async def town(database: Database) -> Town:
    return await found(database, people=["Мария"])


@pytest.fixture
def post(database: Database) -> Post:
    return post_for(database)


async def count(town: Town, model: type[Base]) -> int:
    async with town.database.read() as session:
        return await session.scalar(select(func.count()).select_from(model)) or 0


def seen(town: Town) -> Base:
    return SeenUpdate(bot_id=BOT, update_id=1, seen_at=NOW)


def invite(town: Town) -> Base:
    return Invite(
        token="t",
        municipality_id=town.municipality_id,
        role=Role.MEMBER,
        needs_approval=False,
        max_uses=1,
        created_at=NOW,
        expires_at=NOW,
    )


@pytest.mark.parametrize(
    ("row", "model", "stay"),
    [(seen, SeenUpdate, timedelta(days=3)), (invite, Invite, timedelta(days=30))],
)
async def test_marks_and_invites_are_kept_for_their_time(
    town: Town,
    post: Post,
    row: Callable[[Town], Base],
    model: type[Base],
    stay: timedelta,
) -> None:
    await town.add(row(town))
    await post.runs_at(NOW + stay - SECOND)
    assert await count(town, model) == 1
    # It is looked for every hour.
    await post.runs_at(NOW + stay + timedelta(minutes=59))
    assert await count(town, model) == 1
    await post.runs_at(NOW + stay + timedelta(hours=1))
    assert await count(town, model) == 0


async def test_old_drafts_go_and_sent_meetings_stay(town: Town, post: Post) -> None:
    await town.meeting(state=MeetingState.DRAFT)
    sent = await town.meeting()
    await post.runs_at(NOW + timedelta(days=30))
    async with town.database.read() as session:
        assert list(await session.scalars(select(Meeting.id))) == [sent]


async def test_receipts_are_kept_for_ninety_days(town: Town, post: Post) -> None:
    await town.invite(await town.meeting())
    await post.rounds.run_due()
    await post.runs_at(NOW + timedelta(days=90) - SECOND)
    assert await count(town, Delivery) == 1
    await post.runs_at(NOW + timedelta(days=99))
    assert await count(town, Delivery) == await count(town, Notice) == 0
    assert await count(town, Invitee) == 1


def test_copies_of_older_schemas_go_after_a_month(tmp_path: Path) -> None:
    now: datetime = real_now()
    file = tmp_path / "megdan.db"
    for name, days in {
        "megdan.db": 99,
        "megdan.db.before-2": 31,
        "megdan.db.before-3": 29,
    }.items():
        kept = tmp_path / name
        kept.write_text("")
        moment = (now - timedelta(days=days)).timestamp()
        os.utime(kept, (moment, moment))
    assert drop_copies(file, now - timedelta(days=30)) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["megdan.db", "megdan.db.before-3"]
