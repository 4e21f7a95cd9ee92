"""Votes as organisers handle them: their buttons, who may tap them, the steps of their forms."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import delete, insert, select, update

from bot.taps.organised import polls as taps
from bot.taps.organised.calling import PollCallsTap
from bot.taps.organised.open_votes import OpenVotesTap
from bot.taps.organised.paper import TakeBackCountTap
from bot.taps.organised.polls import PollStep
from community.polls import closing, drafts, opening, paper, publishing, voting
from community.polls.drafts import PlannedOption, PollPlan
from storage.columns import table_of
from storage.database import Session
from storage.kinds import DeliveryState, NeedArea, NeedReach, NeedState, PollMethod
from storage.models import Delivery, Need, Notice, Person, Poll
from tests import cast
from tests.conversations.polls.organising import opens_poll_card
from tests.conversations.population import TOWNS
from tests.conversations.tables import person_of
from tests.conversations.town import Actor, Town
from tests.trust.as_whom import INVITED, ORGANISERS, PEOPLE, Lines, Walk, Walks
from tests.trust.two_towns import coordinates_in_two_towns

MEANINGS: dict[str, str] = {
    "Pl": "OrganisedPollsTap",
    "Pn": "NewPollTap",
    "Pp": "PollPreviewTap",
    "Pf": "FixPollTap",
    "Ps": "FixPollStepTap",
    "Pt": "TryPollTap",
    "Po": "PollTelegramOnlyTap",
    "Pd": "DropPollTap",
    "Pi": "OpenPollTap",
    "Pj": "OpenPollSureTap",
    "Pz": "StopPollTap",
    "Pk": "PollCardTap",
    "Pg": "NudgePollTap",
    "Pe": "EndPollTap",
    "Px": "ProlongPollTap",
    "Pc": "ClosePollTap",
    "Pq": "ClosePollNowTap",
    "Pa": "CancelPollTap",
    "Pb": "CancelPollNowTap",
    "Pv": "PaperVotersTap",
    "Pm": "MarkPaperTap",
    "Pu": "CountPaperTap",
    "PU": "TakeBackCountTap",
    "PC": "PollCallsTap",
    "Pw": "PublishPollTap",
    "Py": "PublishPollNowTap",
    "Ph": "OpenVotesTap",
    "Pr": "PollResultsTap",
}
ALLOWED: Lines = {
    taps.OrganisedPollsTap: (ORGANISERS, lambda scene: taps.OrganisedPollsTap()),
    taps.NewPollTap: (ORGANISERS, lambda scene: taps.NewPollTap()),
    taps.PollPreviewTap: (
        ORGANISERS,
        lambda scene: taps.PollPreviewTap(poll=scene.of["poll_draft"]),
    ),
    taps.FixPollTap: (ORGANISERS, lambda scene: taps.FixPollTap(poll=scene.of["poll_draft"])),
    taps.TryPollTap: (ORGANISERS, lambda scene: taps.TryPollTap(poll=scene.of["poll_draft"])),
    taps.FixPollStepTap: (
        ORGANISERS,
        lambda scene: taps.FixPollStepTap(
            poll=scene.of["poll_draft"], version=1, step=PollStep.MODE
        ),
    ),
    taps.PollTelegramOnlyTap: (
        ORGANISERS,
        lambda scene: taps.PollTelegramOnlyTap(
            poll=scene.of["poll_draft"], version=1, is_wanted=True
        ),
    ),
    taps.OpenPollTap: (
        ORGANISERS,
        lambda scene: taps.OpenPollTap(poll=scene.of["poll_draft"], version=1),
    ),
    taps.OpenPollSureTap: (
        ORGANISERS,
        lambda scene: taps.OpenPollSureTap(poll=scene.of["poll_draft"], version=1),
    ),
    taps.DropPollTap: (
        ORGANISERS,
        lambda scene: taps.DropPollTap(poll=scene.of["poll_draft"], version=1),
    ),
    taps.PollCardTap: (ORGANISERS, lambda scene: taps.PollCardTap(poll=scene.of["poll_open"])),
    taps.EndPollTap: (ORGANISERS, lambda scene: taps.EndPollTap(poll=scene.of["poll_open"])),
    taps.ClosePollTap: (ORGANISERS, lambda scene: taps.ClosePollTap(poll=scene.of["poll_open"])),
    taps.CancelPollTap: (ORGANISERS, lambda scene: taps.CancelPollTap(poll=scene.of["poll_open"])),
    taps.PaperVotersTap: (PEOPLE, lambda scene: taps.PaperVotersTap(poll=scene.of["poll_open"])),
    PollCallsTap: (PEOPLE, lambda scene: PollCallsTap(poll=scene.of["poll_open"])),
    taps.MarkPaperTap: (
        PEOPLE,
        lambda scene: taps.MarkPaperTap(
            poll=scene.of["poll_open"], person=scene.callee, is_marked=True
        ),
    ),
    taps.NudgePollTap: (ORGANISERS, lambda scene: taps.NudgePollTap(poll=scene.of["poll_open"])),
    taps.ProlongPollTap: (
        ORGANISERS,
        lambda scene: taps.ProlongPollTap(
            poll=scene.of["poll_open"], version=2, by=taps.Longer.THREE
        ),
    ),
    taps.StopPollTap: (ORGANISERS, lambda scene: taps.StopPollTap(poll=scene.of["poll_open"])),
    taps.CancelPollNowTap: (
        ORGANISERS,
        lambda scene: taps.CancelPollNowTap(poll=scene.of["poll_open"], version=2),
    ),
    taps.ClosePollNowTap: (
        ORGANISERS,
        lambda scene: taps.ClosePollNowTap(poll=scene.of["poll_open"], version=2),
    ),
    taps.CountPaperTap: (
        ORGANISERS,
        lambda scene: taps.CountPaperTap(poll=scene.of["poll_on_paper"]),
    ),
    TakeBackCountTap: (
        ORGANISERS,
        lambda scene: TakeBackCountTap(poll=scene.of["poll_on_paper"]),
    ),
    taps.PublishPollTap: (
        ORGANISERS,
        lambda scene: taps.PublishPollTap(poll=scene.of["poll_closed"]),
    ),
    taps.PublishPollNowTap: (
        ORGANISERS,
        lambda scene: taps.PublishPollNowTap(poll=scene.of["poll_closed"], version=2),
    ),
    OpenVotesTap: (
        ORGANISERS,
        lambda scene: OpenVotesTap(poll=scene.of["poll_said_openly"]),
    ),
    taps.PollResultsTap: (INVITED, lambda scene: taps.PollResultsTap(poll=scene.of["poll_told"])),
}


async def stand(town: Town) -> dict[str, int]:
    """A vote at each stage of its life."""
    elena = await person_of(town, town.actor(cast.ELENA))
    async with town.database.write() as session:
        stage = _Stage(session, elena, town, TOWNS[cast.ANTONOVO])
        told = await stage.closed()
        await publishing.publish(session, elena, told.id, told.version, stage.now)
        made = {
            "poll_draft": (await stage.draft()).id,
            "poll_open": (await stage.opened()).id,
            "poll_closed": (await stage.closed()).id,
            "poll_on_paper": (await stage.closed(on_paper=cast.STEFAN.name)).id,
            "poll_said_openly": (await stage.closed(is_secret=False)).id,
            "poll_told": told.id,
        }
        # Nobody has to hear of these again and again.
        said = select(Notice.id).where(Notice.poll_id.in_(made.values()))
        heard = {"state": DeliveryState.SENT, "attempts": 1, "settled_at": stage.now}
        await session.execute(update(Delivery).where(Delivery.notice_id.in_(said)).values(**heard))
    return made


class _Stage:
    """Where votes are made with an organiser's hands."""

    def __init__(self, session: Session, organiser: Person, town: Town, number: int) -> None:
        self.session, self.organiser, self.number = session, organiser, number
        self.now = town.clock.now()
        self.plan = PollPlan(
            question="Тих въпрос?",
            options=(PlannedOption("Едно"), PlannedOption("Две")),
            is_secret=True,
            method=PollMethod.CHOICE,
            marks=1,
            closes_at=self.now + timedelta(days=3),
            is_for_all=True,
        )

    async def draft(self, *, is_secret: bool = True) -> Poll:
        """Nobody has heard of it."""
        plan = replace(self.plan, is_secret=is_secret)
        return await drafts.draft(self.session, self.organiser, self.number, plan, self.now)

    async def opened(self, *, is_secret: bool = True) -> Poll:
        """Whoever is a member may vote."""
        poll = await self.draft(is_secret=is_secret)
        return await opening.open_poll(
            self.session, self.organiser, poll.id, poll.version, self.now
        )

    async def closed(
        self,
        *,
        on_paper: str = "",
        marks: str = "",
        by: Person | None = None,
        is_secret: bool = True,
    ) -> Poll:
        """Counted; perhaps somebody has voted in chat or on paper."""
        poll = await self.opened(is_secret=is_secret)
        if by is not None:
            await voting.cast_ballot(self.session, by, poll.id, marks, self.now)
        if on_paper:
            found = await self.session.scalars(select(Person.id).where(Person.name == on_paper))
            await paper.mark(self.session, self.organiser, poll.id, found.one(), self.now)
        return await closing.close_poll(self.session, self.organiser, poll.id, self.now)


def asks(*deeds: str) -> Walk:
    """Boris stands at a step of a new vote, in Sopot."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await boris.writes("/menu")
        await boris.taps_through("🗳️ Гласуване", "Ново гласуване", *deeds)
        return boris

    return walk


def fixes(label: str) -> Walk:
    """Boris asks anew for one part of a draft."""

    async def walk(town: Town) -> Actor:
        boris = await asks()(town)
        await boris.writes("Кое?\nЕдно\nДве\nТри")
        await boris.taps_through("Поправям", label)
        return boris

    return walk


def picks(*deeds: str) -> Walk:
    """Boris lets people vote on what is needed; two needs of Sopot are accepted."""

    async def walk(town: Town) -> Actor:
        now = town.clock.now()
        async with town.database.write() as session:
            for number, wording in ((801, "Лампи"), (802, "Дълга дума " * 5)):
                row: dict[str, object] = {"municipality_id": TOWNS[cast.SOPOT], "number": number}
                # A number that nothing of the other municipality has.
                row |= {"id": 990_000 + number, "is_named": False}
                row |= {"area": NeedArea.HEALTH, "reach": NeedReach.STREET, "wording": wording}
                row |= {"state": NeedState.ACCEPTED, "created_at": now, "answer_by": now}
                await session.execute(delete(Need).filter_by(id=row["id"]))
                await session.execute(insert(table_of(Need)), row)
        return await asks("От нуждите", *deeds)(town)

    return walk


def ends(*deeds: str, marks: str = "", on_paper: str = "") -> Walk:
    """Boris has a closed vote of Sopot in hand."""

    async def walk(town: Town) -> Actor:
        boris, lili = town.actor(cast.BORIS), town.actor(cast.LILI)
        coordinator, voter = await person_of(town, boris), await person_of(town, lili)
        async with town.database.write() as session:
            stage = _Stage(session, coordinator, town, TOWNS[cast.SOPOT])
            stage.plan = replace(stage.plan, marks=2)
            by = voter if marks else None
            await stage.closed(on_paper=on_paper, marks=marks, by=by)
        await town.settles()
        await opens_poll_card(boris)
        for deed in deeds:
            await (boris.writes(deed) if deed[0].isdigit() else boris.taps(deed))
        return boris

    return walk


async def asks_in_two_towns(town: Town) -> Actor:
    """Boris has to say in which of his municipalities."""
    await coordinates_in_two_towns(town)
    return await asks()(town)


WALKS: Walks = {
    ("polling", "municipality"): asks_in_two_towns,
    ("polling", "words"): asks(),
    ("polling", "needs"): picks(),
    ("polling", "names"): picks("№ 801", "№ 802", "Продължавам"),
    ("polling", "heading"): picks("№ 801", "№ 802", "Продължавам", "✅ Дълга"),
    ("polling", "mode"): fixes("Тайно или явно"),
    ("polling", "method"): fixes("Как се гласува"),
    ("polling", "until"): fixes("До кога"),
    ("polling", "who"): fixes("Кой гласува"),
    ("polling", "quorum"): fixes("Колко да участват"),
    ("counting", "numbers"): ends("Въвеждам бюлетините", on_paper=cast.LILI.name),
    ("counting", "sure"): ends("Въвеждам бюлетините", "1 1 0", on_paper=cast.LILI.name),
    ("publishing", "ties"): ends("Показвам резултатите", marks="11"),
    ("publishing", "answer"): ends("Показвам резултатите"),
}
