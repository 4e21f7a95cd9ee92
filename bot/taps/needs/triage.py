"""What organisers tap who decide about needs, and what its author answers to them."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.taps.common import AgainTap, Number
from storage.queries.needs.triage import Shelf

After = Annotated[int, Field(ge=0, le=2**53)]


class Deed(StrEnum):
    """What an organiser does about a need in a few words, or in none."""

    ASK = "ask"
    REFER = "refer"
    DECLINE = "decline"
    NOTE = "note"
    MERGE = "merge"
    PLAN = "plan"
    BEGIN = "begin"
    DONE = "done"
    STOP = "stop"
    REOPEN = "reopen"


class TriageTap(CallbackData, prefix="ti"):
    """All shelves of needs, for organisers."""


class ShelfTap(CallbackData, prefix="ts"):
    """The oldest need of a shelf after another one."""

    shelf: Shelf
    after: After = 0


class NeedCardTap(CallbackData, prefix="tc"):
    """One need, with everything that organisers may know and do."""

    need: Number


class NeedCardMoreTap(CallbackData, prefix="tm"):
    """What is done about a need more rarely."""

    need: Number


class NeedStoryTap(CallbackData, prefix="th"):
    """Everything that happened to a need, for organisers."""

    need: Number


class NeedMediaTap(CallbackData, prefix="tv"):
    """The photos and recordings of a need, for organisers."""

    need: Number


class ReviewNeedTap(CallbackData, prefix="tr"):
    """Somebody looks into it."""

    need: Number
    version: Number

    def again(self) -> CallbackData:
        """How it stands."""
        return NeedCardTap(need=self.need)


class AcceptNeedTap(CallbackData, prefix="ty"):
    """Accept a need, or give an accepted one other words."""

    need: Number
    version: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class NeedDeedTap(CallbackData, prefix="td"):
    """Do something that takes a few words."""

    need: Number
    version: Number
    deed: Deed

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class AssignNeedTap(CallbackData, prefix="tg"):
    """Who sees to it, and until when?"""

    need: Number
    version: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class MergeNeedTap(CallbackData, prefix="te"):
    """Into which other one?"""

    need: Number
    version: Number


class MergeIntoTap(CallbackData, prefix="tj"):
    """Is it the same as that one?"""

    need: Number
    version: Number
    into: Number


class MergeNowTap(CallbackData, prefix="tk"):
    """It is: merge them."""

    need: Number
    version: Number
    into: Number

    def again(self) -> CallbackData:
        """How it stands."""
        return NeedCardTap(need=self.need)


class NeedFilesTap(CallbackData, prefix="tf"):
    """Which photo or recording is to be deleted?"""

    need: Number
    version: Number


class DeleteNeedMediaTap(CallbackData, prefix="tx"):
    """Delete it for good, and keep the need."""

    need: Number
    version: Number
    media: Number

    def again(self) -> CallbackData:
        """How it stands."""
        return NeedCardTap(need=self.need)


class NeedNewsTap(CallbackData, prefix="tl"):
    """How a need stands that one follows, and what is asked about it."""

    need: Number


class AnswerNeedTap(CallbackData, prefix="tq"):
    """Answer what was asked about a need of one's own."""

    need: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class NeedDoneTap(CallbackData, prefix="tu"):
    """Is it really done?"""

    need: Number
    is_done: bool

    def again(self) -> CallbackData:
        """How it stands."""
        return NeedNewsTap(need=self.need)
