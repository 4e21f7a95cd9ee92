"""Hundreds of people who have all tapped or written something before any bot lives."""

import asyncio
from dataclasses import dataclass, field

from bot.taps import AnswerTap
from storage.kinds import RsvpAnswer
from tests.faults.scene import Scene
from tests.faults.telegram import delays
from tests.faults.town import FIRST_ID, Town, settle

LABELS = {RsvpAnswer.COMING: "Ще дойда", RsvpAnswer.NOT_COMING: "Няма да дойда"}
# Calls take so long that a death falls into every stage.
DELAYS = delays(editMessageText=0.05, answerCallbackQuery=0.03, sendMessage=0.02)


@dataclass
class Crowd:
    """What was done on the phones, in the order of each person."""

    town: Town
    answers: dict[int, list[RsvpAnswer]] = field(default_factory=dict)
    stopping: list[int] = field(default_factory=list)
    named: dict[int, str] = field(default_factory=dict)
    strangers: list[int] = field(default_factory=list)
    first_call: int = 0

    @property
    def updates(self) -> int:
        """How many updates wait for the bot."""
        others = len(self.stopping) + len(self.named) + len(self.strangers)
        return sum(map(len, self.answers.values())) + others


async def gather_crowd(scene: Scene, answering: int, others: int) -> Crowd:
    """Everybody has done their deed before any bot lives; every tenth changes their mind."""
    town = await settle(scene.database, answering + others, joiners=others)
    crowd = Crowd(town)
    members = list(town.members)
    crowd.stopping = members[answering:]
    crowd.strangers = [FIRST_ID + answering + 2 * others + each for each in range(others)]
    phones = [*members, *town.joiners, *crowd.strangers]
    await scene.telegram.meets(FIRST_ID, len(phones))
    await shows_question(scene, town, members[:answering])
    scene.chance.shuffle(phones)
    await asyncio.gather(*(does_deed(scene, crowd, each) for each in phones))
    crowd.first_call = len(await scene.telegram.calls())
    assert await scene.telegram.waiting() == crowd.updates
    await scene.telegram.suffers(*DELAYS)
    return crowd


async def shows_question(scene: Scene, town: Town, people: list[int]) -> None:
    """Put a message before these people under which they can answer."""
    buttons = {
        label: AnswerTap(meeting=town.meeting_id, answer=answer).pack()
        for answer, label in LABELS.items()
    }
    await scene.telegram.shows(people, buttons)


async def does_deed(scene: Scene, crowd: Crowd, user_id: int) -> None:
    """Somebody's own deed."""
    telegram, town = scene.telegram, crowd.town
    if user_id in crowd.stopping:
        await telegram.lets(user_id, "writes", text="СТОП")
    elif user_id in town.joiners:
        crowd.named[user_id] = f"Иван {user_id}"
        await telegram.lets(user_id, "writes", text=crowd.named[user_id])
    elif user_id in crowd.strangers:
        await telegram.lets(user_id, "opens_link", payload=town.token)
    else:
        said = [RsvpAnswer.COMING] if user_id % 10 else list(LABELS)
        crowd.answers[user_id] = said
        for answer in said:
            await telegram.lets(user_id, "taps", label=LABELS[answer])
