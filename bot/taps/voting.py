"""What somebody taps who votes. The marks travel here and are stored nowhere before the vote."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.taps.common import Number, Page

# One character per option (community/rules/polls/ballots.py).
Marks = Annotated[str, Field(pattern="^[0-9abc]{2,12}$")]


class MyVotesTap(CallbackData, prefix="vl"):
    """The votes that I may take part in, and those that were told."""


class OlderVotesTap(CallbackData, prefix="vp"):
    """A page of them; the one above, which is in many chats, has no number."""

    page: Page


class VoteTap(CallbackData, prefix="vo"):
    """What is asked, and whether I have voted."""

    poll: Number


class SecrecyTap(CallbackData, prefix="vs"):
    """How secret is it?"""

    poll: Number


class MarksTap(CallbackData, prefix="vk"):
    """The options, marked so: nothing is kept of it."""

    poll: Number
    marks: Marks


class ChosenTap(CallbackData, prefix="vd"):
    """All is marked that I want to mark: let me see it once more."""

    poll: Number
    marks: Marks


class CastTap(CallbackData, prefix="vx"):
    """I vote so."""

    poll: Number
    marks: Marks

    def again(self) -> CallbackData:
        """Whether I have voted."""
        return VoteTap(poll=self.poll)


class DeclineTap(CallbackData, prefix="vn"):
    """I will not vote."""

    poll: Number

    def again(self) -> CallbackData:
        """Whether I have voted."""
        return VoteTap(poll=self.poll)
