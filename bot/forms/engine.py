"""A small wizard: steps that ask, and that take a tap or a written word.

Its buttons carry its nonce: those of an earlier form are told apart (reference/telegram.md, 2).
What is filled in lives in the conversation's standing, in the transaction of everything else.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any

from bot.conversation_state import Standing, current
from bot.house import Arrival, Messengers
from bot.screens import forms as screens
from community.announcing.media import Attachment
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.database import Session
from storage.models import Contact, Person

# Somebody who comes back after this long has forgotten where they were (issue: "for a day").
INTERRUPTED_AFTER = timedelta(hours=20)


@dataclass
class Asking:
    """Somebody in a form, and what they have filled in so far; `spoken` is what the bot speaks."""

    session: Session
    contact: Contact
    arrival: Arrival
    now: datetime
    standing: Standing = field(default_factory=lambda: current.get())
    given_person: Person | None = None
    spoken: Messengers = frozenset()

    @property
    def filled(self) -> dict[str, Any]:
        """What was filled in, by step."""
        return self.standing.data

    @property
    def nonce(self) -> str:
        """Tells this form from an earlier one."""
        return str(self.filled.get("nonce", ""))

    @property
    def step_name(self) -> str:
        """The name of the present step; empty outside every form."""
        return (self.standing.state or "").partition(":")[2]

    @property
    def is_single(self) -> bool:
        """Whether one question is asked by itself: a correction, or a change of a draft."""
        return bool(self.filled.get("only"))

    @property
    def person(self) -> Person:
        """The one who fills the form in. Raises Refused NOT_REGISTERED before the consent."""
        person = self.given_person or self.contact.person
        if person is None:
            raise Refused(Reason.NOT_REGISTERED)
        return person


Ask = Callable[[Asking], Awaitable[Screen | list[Screen]]]
Take = Callable[[Asking, str], Awaitable[Screen | None]]
TakeMedia = Callable[[Asking, Attachment | None], Awaitable[Screen | None]]
Need = Callable[[Asking], Awaitable[bool]]


async def always(asking: Asking) -> bool:
    """A step that everybody is asked."""
    return True


def is_missing(name: str) -> Need:
    """A step that is asked unless something earlier has answered it."""

    async def is_needed(asking: Asking) -> bool:
        return name not in asking.filled

    return is_needed


async def not_by_words(asking: Asking, words: str) -> Screen | None:
    """A step that is answered by its buttons only: ask again."""
    return screens.only_buttons(await question(asking))


async def not_by_media(asking: Asking, sent: Attachment | None) -> Screen | None:
    """A step that takes words or a choice: ask again."""
    return screens.only_words(await question(asking))


@dataclass(frozen=True)
class Step:
    """One question; what takes an answer gives None when it understood.

    With `is_kept` its answer was known before the form: going back does not forget it.
    """

    name: str
    ask: Callable[[Asking], Awaitable[Screen]]
    take_tap: Take
    take_words: Take = not_by_words
    is_needed: Need = always
    is_kept: bool = False
    take_media: TakeMedia = not_by_media


@dataclass(frozen=True)
class Form:
    """Questions in their order, what is done with the answers, and what who leaves it sees."""

    name: str
    steps: tuple[Step, ...]
    finish: Ask
    leave: Ask | None = None

    def step(self, name: str) -> Step | None:
        """The step of this name."""
        return next((step for step in self.steps if step.name == name), None)


FORMS: dict[str, Form] = {}


def register(form: Form) -> Form:
    """Make a form known by its name."""
    FORMS[form.name] = form
    return form


def standing_at(standing: Standing) -> tuple[Form, Step] | None:
    """The form and step at which a conversation stands, if that still exists."""
    form_name, _, step_name = (standing.state or "").partition(":")
    form = FORMS.get(form_name)
    step = form.step(step_name) if form else None
    return (form, step) if form and step else None


def is_interrupted(asking: Asking) -> bool:
    """Whether the form has been lying for a day."""
    updated_at = asking.standing.updated_at
    return updated_at is not None and asking.now - updated_at > INTERRUPTED_AFTER


async def begin(form: Form, asking: Asking, **data: Any) -> Screen | list[Screen]:
    """Start a form afresh, with what is known already."""
    asking.standing.data = {"nonce": token_urlsafe(3).replace("-", "_"), **data}
    return await _go_on(form, asking, after=None)


async def begin_at(form: Form, asking: Asking, step_name: str, **data: Any) -> Screen:
    """Ask one question of a form anew and finish right after it."""
    step = form.step(step_name)
    if step is None:
        raise Refused(Reason.OUT_OF_DATE)
    asking.standing.data = {"nonce": token_urlsafe(3).replace("-", "_"), "only": True, **data}
    asking.standing.state = f"{form.name}:{step.name}"
    return await step.ask(asking)


async def take_tap(asking: Asking, step_name: str, value: str) -> Screen | list[Screen]:
    """Take a button's value; one of another step, as a second tap is, asks the present one."""
    form, step = _present(asking)
    asked = step.take_tap(asking, value) if step.name == step_name else step.ask(asking)
    return await _taken(form, step, asking, await asked)


async def take_words(asking: Asking, words: str) -> Screen | list[Screen]:
    """Take what somebody wrote for the present step."""
    form, step = _present(asking)
    return await _taken(form, step, asking, await step.take_words(asking, words))


async def take_media(asking: Asking, sent: Attachment | None) -> Screen | list[Screen]:
    """Take what somebody sent for the present step; None is a sticker and the like."""
    form, step = _present(asking)
    return await _taken(form, step, asking, await step.take_media(asking, sent))


async def question(asking: Asking) -> Screen:
    """Ask the present step again. Raises Refused OUT_OF_DATE when there is none."""
    return await _present(asking)[1].ask(asking)


async def go_back(asking: Asking, *, may_leave: bool = True) -> Screen | list[Screen]:
    """Ask the question before; from a single one, and if it may be from the first, leave."""
    form, step = _present(asking)
    if asking.is_single:
        return await _finish(form, asking)
    for earlier in reversed(form.steps[: form.steps.index(step)]):
        if not earlier.is_kept:
            asking.filled.pop(earlier.name, None)
        if await earlier.is_needed(asking):
            asking.standing.state = f"{form.name}:{earlier.name}"
            return await earlier.ask(asking)
    return await (leave(asking) if may_leave else step.ask(asking))


async def leave(asking: Asking) -> Screen | list[Screen]:
    """Forget what was filled in, and go back to where the form was begun."""
    found = standing_at(asking.standing)
    if found is not None and asking.is_single:
        return await _finish(found[0], asking)
    show = found[0].leave if found else None
    screen = await show(asking) if show else screens.dropped()
    drop(asking.standing)
    return screen


def drop(standing: Standing) -> None:
    """Leave the form; what was filled in is forgotten."""
    standing.state, standing.data = None, {}


def _present(asking: Asking) -> tuple[Form, Step]:
    found = standing_at(asking.standing)
    if found is None:
        raise Refused(Reason.OUT_OF_DATE)
    return found


async def _taken(
    form: Form, step: Step, asking: Asking, asked_back: Screen | None
) -> Screen | list[Screen]:
    if asked_back is not None:
        return asked_back
    if asking.is_single:
        return await _finish(form, asking)
    return await _go_on(form, asking, after=step)


async def _go_on(form: Form, asking: Asking, after: Step | None) -> Screen | list[Screen]:
    first = 0 if after is None else form.steps.index(after) + 1
    for step in form.steps[first:]:
        if await step.is_needed(asking):
            asking.standing.state = f"{form.name}:{step.name}"
            return await step.ask(asking)
    return await _finish(form, asking)


async def _finish(form: Form, asking: Asking) -> Screen | list[Screen]:
    screen = await form.finish(asking)
    if asking.standing.state and asking.standing.state.startswith(f"{form.name}:"):
        drop(asking.standing)
    return screen
