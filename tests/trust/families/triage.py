"""Deciding about needs: what the buttons mean, who may tap them, how one comes to the steps."""

from datetime import timedelta

from sqlalchemy import insert, select, update

from bot.taps.enquiries import NeedEnquiryTap
from bot.taps.needs import triage as taps
from bot.taps.needs.triage import Deed
from storage.columns import table_of
from storage.kinds import NeedEventKind, NeedState
from storage.models import Need, NeedEvent, NeedMedia
from storage.queries.needs.triage import Shelf
from tests import cast
from tests.conversations.needs.triaging import has_said, opens_new
from tests.conversations.town import Actor, Town
from tests.trust.as_whom import MEMBER, PEOPLE, Lines, Walk, Walks

MEANINGS = {
    "ti": "TriageTap",
    "ts": "ShelfTap",
    "tc": "NeedCardTap",
    "tm": "NeedCardMoreTap",
    "th": "NeedStoryTap",
    "tv": "NeedMediaTap",
    "tr": "ReviewNeedTap",
    "ty": "AcceptNeedTap",
    "td": "NeedDeedTap",
    "tg": "AssignNeedTap",
    "te": "MergeNeedTap",
    "tj": "MergeIntoTap",
    "tk": "MergeNowTap",
    "tf": "NeedFilesTap",
    "tx": "DeleteNeedMediaTap",
    "tl": "NeedNewsTap",
    "tq": "AnswerNeedTap",
    "tu": "NeedDoneTap",
    "Ed": "NeedEnquiryTap",
}
ALLOWED: Lines = {
    taps.TriageTap: (PEOPLE, lambda scene: taps.TriageTap()),
    taps.ShelfTap: (PEOPLE, lambda scene: taps.ShelfTap(shelf=Shelf.NEW)),
    taps.NeedCardTap: (PEOPLE, lambda scene: taps.NeedCardTap(need=scene.of["triaged"])),
    taps.NeedCardMoreTap: (PEOPLE, lambda scene: taps.NeedCardMoreTap(need=scene.of["triaged"])),
    taps.NeedStoryTap: (PEOPLE, lambda scene: taps.NeedStoryTap(need=scene.of["triaged"])),
    taps.NeedMediaTap: (PEOPLE, lambda scene: taps.NeedMediaTap(need=scene.of["triaged"])),
    taps.AcceptNeedTap: (
        PEOPLE,
        lambda scene: taps.AcceptNeedTap(need=scene.of["triaged"], version=1),
    ),
    taps.NeedDeedTap: (
        PEOPLE,
        lambda scene: taps.NeedDeedTap(need=scene.of["triaged"], version=1, deed=Deed.ASK),
    ),
    taps.AssignNeedTap: (
        PEOPLE,
        lambda scene: taps.AssignNeedTap(need=scene.of["triaged"], version=1),
    ),
    taps.MergeNeedTap: (
        PEOPLE,
        lambda scene: taps.MergeNeedTap(need=scene.of["triaged"], version=1),
    ),
    taps.MergeIntoTap: (
        PEOPLE,
        lambda scene: taps.MergeIntoTap(
            need=scene.of["triaged"], version=1, into=scene.of["asked_need"]
        ),
    ),
    taps.NeedFilesTap: (
        PEOPLE,
        lambda scene: taps.NeedFilesTap(need=scene.of["triaged"], version=1),
    ),
    taps.ReviewNeedTap: (
        PEOPLE,
        lambda scene: taps.ReviewNeedTap(need=scene.of["triaged"], version=1),
    ),
    taps.MergeNowTap: (
        PEOPLE,
        lambda scene: taps.MergeNowTap(
            need=scene.of["triaged"], version=1, into=scene.of["asked_need"]
        ),
    ),
    taps.DeleteNeedMediaTap: (
        PEOPLE,
        lambda scene: taps.DeleteNeedMediaTap(
            need=scene.of["triaged"], version=1, media=scene.of["need_media"]
        ),
    ),
    taps.NeedNewsTap: (MEMBER, lambda scene: taps.NeedNewsTap(need=scene.of["asked_need"])),
    taps.AnswerNeedTap: (MEMBER, lambda scene: taps.AnswerNeedTap(need=scene.of["asked_need"])),
    NeedEnquiryTap: (MEMBER, lambda scene: NeedEnquiryTap(need=scene.of["asked_need"])),
    taps.NeedDoneTap: (
        MEMBER,
        lambda scene: taps.NeedDoneTap(need=scene.of["done_need"], is_done=False),
    ),
}


async def stand(town: Town) -> dict[str, int]:
    """A new need with a recording, one that was asked about, and one that is done."""
    maria = town.actor(cast.MARIA)
    triaged = await has_said(maria, "Нужда-тайна", recordings=1)
    asked = await has_said(maria, "Нужда-тайна")
    done = await has_said(maria, "Нужда-тайна")
    async with town.database.write() as session:
        for number, state in ((asked, NeedState.NEEDS_INFO), (done, NeedState.DONE)):
            await session.execute(update(Need).where(Need.id == number).values(state=state))
        # Somebody may say only so much in a day, and this is stood up often.
        long_ago = town.clock.now() - timedelta(days=2)
        await session.execute(update(Need).values(created_at=long_ago))
        owner = {"need_id": triaged, "kind": NeedEventKind.OWNER, "words": "Отдел-тайна"}
        row = owner | {"state": NeedState.RECEIVED, "at": town.clock.now()}
        await session.execute(insert(table_of(NeedEvent)), row)
        question = {"need_id": asked, "kind": NeedEventKind.QUESTION, "words": "Къде?"}
        row = question | {"state": NeedState.NEEDS_INFO, "at": town.clock.now()}
        await session.execute(insert(table_of(NeedEvent)), row)
        media = await session.scalar(
            select(NeedMedia.media_id).where(NeedMedia.need_id == triaged)
        )
    assert media is not None
    return {"triaged": triaged, "asked_need": asked, "done_need": done, "need_media": media}


def decides(*labels: str) -> Walk:
    """Boris stands at a step about a need of Sopot."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await has_said(town.actor(cast.LILI), "Дълга нужда, която не стига за кратко име")
        await opens_new(boris)
        await boris.taps_through(*labels)
        return boris

    return walk


async def names_it(town: Town) -> Actor:
    """The same, at the short name."""
    return await decides("✅ Приемам", "Така остава")(town)


async def says_when(town: Town) -> Actor:
    """The same, at the day."""
    boris = await decides("⋯ Още", "👤 Отговорник и срок")(town)
    await boris.writes("Отдел Строителство")
    return boris


async def answers(town: Town) -> Actor:
    """Lili answers what was asked about her need."""
    boris, lili = await decides("✍️ Питам")(town), town.actor(cast.LILI)
    await boris.writes("До кой номер?")
    await town.waits(minutes=11)
    await lili.taps("✍️ Отговарям")
    return lili


WALKS: Walks = {
    ("need_deed", "words"): decides("❌ Не приемам"),
    ("need_accepting", "wording"): decides("✅ Приемам"),
    ("need_accepting", "short_name"): names_it,
    ("need_assigning", "owner"): decides("⋯ Още", "👤 Отговорник и срок"),
    ("need_assigning", "done_by"): says_when,
    ("need_answer", "answer"): answers,
}
