"""Needs: what their buttons mean, who may tap them, how one comes to their steps."""

from datetime import timedelta

from sqlalchemy import insert, update

from bot.taps import needs as taps
from community.rules.search_words import search_words
from storage.columns import table_of
from storage.kinds import NeedArea, NeedReach, NeedState
from storage.models import Need, NeedSupport
from storage.queries.needs.saying import next_number
from tests import cast
from tests.conversations.needs.deeds import STREETS, says_need, tells
from tests.conversations.population import TOWNS
from tests.conversations.tables import person_of
from tests.conversations.town import Actor, Town
from tests.trust.as_whom import INVITED, JOINED, MEMBER, NOBODY, Lines, Walk, Walks
from tests.trust.scene import SAID, TOLD_TEXT

MEANINGS: dict[str, str] = {
    "Wp": "NeedsTap",
    "Wb": "SayNeedTap",
    "Wl": "MyNeedsTap",
    "Ws": "SendNeedTap",
    "Wn": "NeedTap",
    "Wy": "SupportNeedTap",
    "Wz": "SupportNeedNoMoreTap",
    "Wx": "WithdrawNeedTap",
    "WX": "WithdrawNeedNowTap",
    "Wa": "AcceptedNeedsTap",
    "Wt": "AreaNeedsTap",
}
ALLOWED: Lines = {
    taps.NeedsTap: (INVITED, lambda scene: taps.NeedsTap()),
    taps.SayNeedTap: (INVITED, lambda scene: taps.SayNeedTap()),
    taps.MyNeedsTap: (JOINED, lambda scene: taps.MyNeedsTap()),
    # It carries the nonce of its form.
    taps.SendNeedTap: (NOBODY, lambda scene: taps.SendNeedTap(nonce="AAAA")),
    taps.NeedTap: (MEMBER, lambda scene: taps.NeedTap(need=scene.of["need"])),
    taps.SupportNeedTap: (
        INVITED,
        lambda scene: taps.SupportNeedTap(need=scene.of["accepted_need"]),
    ),
    taps.SupportNeedNoMoreTap: (
        INVITED,
        lambda scene: taps.SupportNeedNoMoreTap(need=scene.of["accepted_need"]),
    ),
    taps.WithdrawNeedTap: (MEMBER, lambda scene: taps.WithdrawNeedTap(need=scene.of["need"])),
    taps.WithdrawNeedNowTap: (
        MEMBER,
        lambda scene: taps.WithdrawNeedNowTap(need=scene.of["need"], version=1),
    ),
    taps.AcceptedNeedsTap: (INVITED, lambda scene: taps.AcceptedNeedsTap()),
    taps.AreaNeedsTap: (INVITED, lambda scene: taps.AreaNeedsTap(area=NeedArea.CULTURE)),
}


def says(*labels: str) -> Walk:
    """Lili looks at what she is about to send, in Sopot."""

    async def walk(town: Town) -> Actor:
        lili = town.actor(cast.LILI)
        await tells(lili)
        await lili.taps_through(*labels)
        return lili

    return walk


async def begins(town: Town) -> Actor:
    """Lili is asked what is needed."""
    lili = town.actor(cast.LILI)
    await lili.writes("/menu")
    await lili.taps_through("📌 Какво е нужно", "Казвам какво е нужно")
    return lili


async def chooses_topic(town: Town) -> Actor:
    """She has told it, too."""
    lili = await begins(town)
    await lili.writes("Няма чешма")
    return lili


async def is_asked_whether_it_is_the_same(town: Town) -> Actor:
    """Somebody has said it before, and it was worded."""
    lili = town.actor(cast.LILI)
    need, words = await says_need(lili), "Осветление на ул. „Манастирска река“"
    values = {"wording": words, "search_words": search_words(words)}
    async with town.database.write() as session:
        await session.execute(update(Need).where(Need.id == need.id).values(**values))
    await lili.taps("Още една")
    await lili.writes("manastirska reka")
    await lili.taps(STREETS)
    return lili


WALKS: Walks = {
    ("need", "told"): begins,
    ("need", "area"): chooses_topic,
    ("need", "similar"): is_asked_whether_it_is_the_same,
    ("need", "sure"): says(),
    ("need", "place"): says("📍 Място"),
}


async def stand(town: Town) -> dict[str, int]:
    """Maria's own words, and what was accepted of Ivan's and is supported by her."""
    maria, ivan = [await person_of(town, town.actor(who)) for who in (cast.MARIA, cast.IVAN)]
    home = TOWNS[cast.ANTONOVO]
    # Before today: who says it is not counted.
    said_at = town.clock.now() - timedelta(days=2)
    row = {"municipality_id": home, "is_named": False, "version": 1, "reach": NeedReach.STREET}
    row |= {"text": SAID, "search_words": search_words(SAID), "area": NeedArea.CULTURE}
    row |= {"created_at": said_at, "answer_by": said_at + timedelta(days=14)}
    made = {}
    async with town.database.write() as session:
        for name, author, wording, state in (
            ("need", maria, None, NeedState.RECEIVED),
            ("accepted_need", ivan, TOLD_TEXT, NeedState.ACCEPTED),
        ):
            its = {"author_id": author.id, "wording": wording, "state": state}
            its["number"] = await next_number(session, home)
            new = insert(table_of(Need)).returning(Need.id)
            made[name] = (await session.execute(new, row | its)).scalar_one()
        support = {"need_id": made["accepted_need"], "person_id": maria.id, "at": said_at}
        await session.execute(insert(table_of(NeedSupport)), support)
    return made
