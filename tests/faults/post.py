"""An invitation to hundreds, and what the server counts of it."""

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, func, select

from community.clock import real_now
from storage.database import Session
from storage.kinds import DeliveryState
from storage.models import Delivery
from storage.queries.outbox import calls
from tests.faults.scene import Scene
from tests.faults.telegram import Wire, delays
from tests.faults.town import FIRST_ID, Town, announce, settle

MOST_IN_FLIGHT = 4
"""Design, 3.4: written down here again, so that nobody raises it unawares."""

FLIGHT = 0.15
"""Seconds that a call takes: at 28 messages a second four are always on their way."""

DELAYS = delays(sendMessage=FLIGHT, editMessageText=FLIGHT)


@dataclass
class Post:
    """A send that is disturbed: how often, and whom each death caught in flight."""

    town: Town
    first_call: int
    kills: int = 0
    caught: Counter[int] = field(default_factory=Counter)
    broken: list[int] = field(default_factory=list)
    blocked: list[int] = field(default_factory=list)

    def note_kill(self, caught: list[int]) -> None:
        """A process has died, with these people's deliveries in flight."""
        assert len(caught) <= MOST_IN_FLIGHT
        self.kills += 1
        self.caught.update(caught)


async def post_for(scene: Scene, members: int) -> Post:
    """Everybody's invitation stands in the outbox; nobody has it yet."""
    post = await unsent_post_for(scene, members)
    await announce(scene.database, post.town)
    return post


async def unsent_post_for(scene: Scene, members: int) -> Post:
    """There are people to invite; `announce` will."""
    town = await settle(scene.database, members)
    await scene.telegram.meets(FIRST_ID, members)
    return Post(town, first_call=len(await scene.telegram.calls()))


async def spread_faults(scene: Scene, post: Post) -> None:
    """Let things go wrong for a quarter of the people, once each, and for ever for the blocked."""
    people = list(post.town.members)
    scene.chance.shuffle(people)
    share = len(people) // 20
    post.broken = [people.pop() for _ in range(share)]
    post.blocked = [people.pop() for _ in range(share)]
    kinds = {"too_many": share // 2, "server_error": share, "break_before": share}
    once = [(kind, people.pop()) for kind, count in kinds.items() for _ in range(count)]
    once += [("break_after", user_id) for user_id in post.broken]
    faults: list[Wire] = [{"kind": kind, "chat_id": user_id} for kind, user_id in once]
    faults += [{"kind": "block", "chat_id": each, "times": None} for each in post.blocked]
    sending = [{"method": "sendMessage", **fault} for fault in faults]
    await scene.telegram.suffers(*sending, *DELAYS)


async def check_post(scene: Scene, post: Post) -> None:
    """The bounds of design, 3.4: nobody lost, few copies, and whom they may reach."""
    assert await scene.asks(still_open) == 0
    copies = received(await scene.telegram.calls(post.first_call))
    meeting_id = post.town.meeting_id
    listed = await scene.asks(
        lambda session: calls.call_list(session, meeting_id, real_now(), 0, 10_000)
    )
    to_call = {each.person_id for each in listed}
    lost = [
        user_id
        for user_id, person_id in post.town.members.items()
        if not copies[user_id] and person_id not in to_call
    ]
    extra = copies.total() - len(copies)
    bound = post.kills * MOST_IN_FLIGHT + len(post.broken)
    scene.notes(
        f"{len(post.town.members)} invited: lost {len(lost)}, reached {len(copies)}, to call "
        f"{len(to_call)}; extra copies {extra} of {bound} allowed ({post.kills} kills caught "
        f"{post.caught.total()}, {len(post.broken)} calls broken), most for one person "
        f"{max(copies.values())}"
    )
    assert not lost
    assert extra <= bound
    for user_id, count in copies.items():
        caught = post.caught[post.town.members[user_id]]
        assert count <= 1 + caught + (user_id in post.broken), f"{user_id} has {count} copies"
    assert {post.town.members[user_id] for user_id in post.blocked} <= to_call
    assert not set(post.blocked) & set(copies)


def received(calls: list[Wire]) -> Counter[int]:
    """How many messages each was sent, by what the server took."""
    return Counter(
        call["parameters"]["chat_id"]
        for call in calls
        if call["method"] == "sendMessage" and call["answer"].get("ok")
    )


async def still_open(session: Session) -> int:
    """How many deliveries have not come to their end."""
    return await _count_open(session)


async def due_now(session: Session) -> int:
    """How many could go out at this moment."""
    return await _count_open(session, Delivery.due_at <= real_now())


async def _count_open(session: Session, *which: ColumnElement[bool]) -> int:
    is_open = Delivery.state.in_([DeliveryState.QUEUED, DeliveryState.IN_FLIGHT])
    count = select(func.count()).select_from(Delivery).where(is_open, *which)
    return await session.scalar(count) or 0
