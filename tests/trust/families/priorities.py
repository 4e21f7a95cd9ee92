"""Priorities: what their buttons mean, who may tap them, how one comes to their steps."""

from sqlalchemy import delete, func, select

from bot.taps import priorities as taps
from bot.taps.priorities import telling
from community.priorities import changing, drafts
from community.priorities.changing import NewPriority
from storage.kinds import NeedArea
from storage.models import Meeting, Need, PriorityList
from tests import cast
from tests.conversations.population import TOWNS
from tests.conversations.priorities import making
from tests.conversations.tables import person_of
from tests.conversations.town import Actor, Town
from tests.trust.as_whom import INVITED, ORGANISERS, PEOPLE, Lines, Walk, Walks

# Needs that are said in the same scene count from 1.
FAR = 9_000
HOME, SOPOT = TOWNS[cast.ANTONOVO], TOWNS[cast.SOPOT]

MEANINGS: dict[str, str] = {
    "Yl": "PrioritiesTap",
    "Yv": "PrioritiesVersionTap",
    "Yo": "PrioritiesVersionsTap",
    "Yd": "PrioritiesDraftTap",
    "Ys": "StartPrioritiesTap",
    "YD": "DropPrioritiesTap",
    "Yi": "PriorityTap",
    "Ym": "MovePriorityTap",
    "Yy": "MeetingDecidedTap",
    "Yf": "FixPriorityTap",
    "Yx": "RemovePriorityTap",
    "YX": "RemovePriorityNowTap",
    "Ya": "AddPriorityTap",
    "Yn": "NeedsToAddTap",
    "YN": "AddNeedTap",
    "Yp": "VotesToAddTap",
    "Yq": "OptionsToAddTap",
    "YQ": "AddOptionTap",
    "YM": "AddDecisionTap",
    "Yk": "PreviewPrioritiesTap",
    "YP": "PublishPrioritiesTap",
    "YT": "PrioritiesTelegramOnlyTap",
    "YS": "StopPrioritiesTap",
    "Ye": "PrioritiesFilesTap",
    "YF": "PrioritiesFileTap",
}
ALLOWED: Lines = {
    taps.PrioritiesTap: (INVITED, lambda scene: taps.PrioritiesTap(municipality=HOME)),
    taps.PrioritiesVersionTap: (
        INVITED,
        lambda scene: taps.PrioritiesVersionTap(priorities=scene.of["published"]),
    ),
    taps.PrioritiesVersionsTap: (
        INVITED,
        lambda scene: taps.PrioritiesVersionsTap(municipality=HOME),
    ),
    taps.PrioritiesFilesTap: (
        ORGANISERS,
        lambda scene: taps.PrioritiesFilesTap(priorities=scene.of["published"]),
    ),
    taps.PrioritiesFileTap: (
        ORGANISERS,
        lambda scene: taps.PrioritiesFileTap(
            priorities=scene.of["published"], kind=taps.PrioritiesFile.WORD
        ),
    ),
    taps.PrioritiesDraftTap: (PEOPLE, lambda scene: taps.PrioritiesDraftTap(municipality=HOME)),
    taps.StartPrioritiesTap: (
        PEOPLE,
        lambda scene: taps.StartPrioritiesTap(municipality=HOME, is_empty=True),
    ),
    taps.PriorityTap: (PEOPLE, lambda scene: taps.PriorityTap(item=scene.of["priority"])),
    taps.RemovePriorityTap: (
        PEOPLE,
        lambda scene: taps.RemovePriorityTap(item=scene.of["priority"]),
    ),
    taps.AddPriorityTap: (
        PEOPLE,
        lambda scene: taps.AddPriorityTap(priorities=scene.of["worked_on"]),
    ),
    taps.NeedsToAddTap: (
        PEOPLE,
        lambda scene: taps.NeedsToAddTap(priorities=scene.of["worked_on"]),
    ),
    taps.VotesToAddTap: (
        PEOPLE,
        lambda scene: taps.VotesToAddTap(priorities=scene.of["worked_on"]),
    ),
    taps.OptionsToAddTap: (
        PEOPLE,
        lambda scene: taps.OptionsToAddTap(
            priorities=scene.of["worked_on"], poll=scene.of["told_vote"]
        ),
    ),
    taps.PreviewPrioritiesTap: (
        PEOPLE,
        lambda scene: taps.PreviewPrioritiesTap(priorities=scene.of["worked_on"]),
    ),
    taps.MovePriorityTap: (
        PEOPLE,
        lambda scene: taps.MovePriorityTap(
            item=scene.of["priority"], revision=scene.of["revision"], is_up=True
        ),
    ),
    taps.AddNeedTap: (
        PEOPLE,
        lambda scene: taps.AddNeedTap(
            priorities=scene.of["worked_on"], need=scene.of["worded_need"]
        ),
    ),
    taps.AddOptionTap: (
        PEOPLE,
        lambda scene: taps.AddOptionTap(
            priorities=scene.of["worked_on"], poll=scene.of["told_vote"], option=0
        ),
    ),
    taps.MeetingDecidedTap: (
        PEOPLE,
        lambda scene: taps.MeetingDecidedTap(
            item=scene.of["priority"], revision=scene.of["revision"], is_up=True
        ),
    ),
    taps.FixPriorityTap: (
        PEOPLE,
        lambda scene: taps.FixPriorityTap(
            item=scene.of["priority"], part=taps.PriorityPart.WORDING
        ),
    ),
    taps.AddDecisionTap: (
        PEOPLE,
        lambda scene: taps.AddDecisionTap(priorities=scene.of["worked_on"]),
    ),
    taps.RemovePriorityNowTap: (
        PEOPLE,
        lambda scene: taps.RemovePriorityNowTap(item=scene.of["priority"], municipality=HOME),
    ),
    taps.PublishPrioritiesTap: (
        PEOPLE,
        lambda scene: taps.PublishPrioritiesTap(
            priorities=scene.of["worked_on"], revision=scene.of["revision"]
        ),
    ),
    telling.PrioritiesTelegramOnlyTap: (
        PEOPLE,
        lambda scene: telling.PrioritiesTelegramOnlyTap(
            priorities=scene.of["worked_on"], revision=scene.of["revision"], is_wanted=True
        ),
    ),
    # While another version is being worked on it would be too late for the one before.
    taps.StopPrioritiesTap: (
        PEOPLE,
        lambda scene: taps.StopPrioritiesTap(priorities=scene.of["worked_on"]),
    ),
    taps.DropPrioritiesTap: (
        PEOPLE,
        lambda scene: taps.DropPrioritiesTap(
            priorities=scene.of["worked_on"], municipality=HOME, revision=scene.of["revision"]
        ),
    ),
}


async def _begins_afresh(town: Town) -> None:
    async with town.database.write() as session:
        for model in (PriorityList, Meeting):
            await session.execute(delete(model).filter_by(municipality_id=SOPOT))


def decides(*labels: str) -> Walk:
    """Boris adds what a meeting of Sopot decided."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await _begins_afresh(town)
        await making.held_meeting(town, municipality=SOPOT)
        await making.begins(boris)
        await boris.taps_through("Добавям приоритет", "Решение на среща", *labels)
        return boris

    return walk


async def words(town: Town) -> Actor:
    """Boris words a priority of Sopot."""
    boris = town.actor(cast.BORIS)
    await _begins_afresh(town)
    await making.published_list(town, (NeedArea.HEALTH, "Кабинет", None), municipality=SOPOT)
    await making.begins(boris, "Както версия 1")
    await boris.taps_through("✏️ I.1", "За документите")
    return boris


WALKS: Walks = {
    ("priority", "meeting"): decides(),
    ("priority", "area"): decides("📅 пт 10.03"),
    ("priority", "name"): decides("📅 пт 10.03", "Здраве"),
    ("priority", "wording"): words,
}


async def stand(town: Town) -> dict[str, int]:
    """What is made afresh in Antonovo, by the names under which a `Scene` holds it in `of`."""
    organiser, now = await person_of(town, town.actor(cast.ELENA)), town.clock.now()
    async with town.database.write() as session:
        await session.execute(delete(PriorityList).where(PriorityList.municipality_id == HOME))
        last = await session.scalar(select(func.max(Need.number)).where(Need.number >= FAR))
    number = (last or FAR) + 1
    need = await making.accepted_need(town, number, "Пейки в парка", short_name="Пейки")
    published = await making.published_list(town, (NeedArea.HEALTH, "Кабинет", None))
    async with town.database.write() as session:
        begun = await drafts.start(session, organiser, HOME, now, is_empty=False)
        new = NewPriority(NeedArea.HEALTH, "Тайният приоритет")
        item = await changing.add_priority(session, organiser, begun.id, new, now)
        revision = (await drafts.draft_of(session, organiser, begun.id)).revision
    return {
        "published": published,
        "worked_on": begun.id,
        "revision": revision,
        "priority": item.id,
        "worded_need": need,
        "told_vote": await making.told_vote(town, ("Пейки", 1, need), ("Друго", 2, None)),
    }
