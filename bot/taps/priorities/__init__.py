"""What somebody taps who reads the list of priorities, works on it, or takes it as a file."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.taps.common import AgainTap, Number, Page

# 0 is nobody's number: the municipality is found out or asked; all options of a vote are meant.
NumberOrAll = Annotated[int, Field(ge=0, le=2**53)]


class PriorityPart(StrEnum):
    """A part of one priority that is asked anew; the steps of its form have the same names."""

    NAME = "name"
    WORDING = "wording"
    AREA = "area"
    MEETING = "meeting"


class PrioritiesFile(StrEnum):
    """As what the list is taken."""

    TEXT = "text"
    WORD = "word"
    TABLE = "table"


class PrioritiesTap(CallbackData, prefix="Yl"):
    """The list of priorities as it was published last."""

    municipality: NumberOrAll = 0
    page: Page = 0


class PrioritiesVersionTap(CallbackData, prefix="Yv"):
    """One version of it."""

    priorities: Number
    page: Page = 0


class PrioritiesVersionsTap(CallbackData, prefix="Yo"):
    """All versions of it."""

    municipality: Number
    page: Page = 0


class PrioritiesDraftTap(CallbackData, prefix="Yd"):
    """The version that is being worked on; how to begin one, if there is none."""

    municipality: Number
    page: Page = 0


class StartPrioritiesTap(CallbackData, prefix="Ys"):
    """Begin a version: like the one before, or empty."""

    municipality: Number
    is_empty: bool

    def again(self) -> CallbackData:
        """The version that is being worked on."""
        return PrioritiesDraftTap(municipality=self.municipality)


class DropPrioritiesTap(CallbackData, prefix="YD"):
    """Throw away the version that is being worked on."""

    priorities: Number
    municipality: Number
    revision: Number

    def again(self) -> CallbackData:
        """There is none any more."""
        return PrioritiesDraftTap(municipality=self.municipality)


class PriorityTap(CallbackData, prefix="Yi"):
    """One priority of the version that is being worked on."""

    item: Number


class MovePriorityTap(CallbackData, prefix="Ym"):
    """Up or down within its area."""

    item: Number
    revision: Number
    is_up: bool

    def again(self) -> CallbackData:
        """Where it stands."""
        return PriorityTap(item=self.item)


class MeetingDecidedTap(CallbackData, prefix="Yy"):
    """Past a vote: ask which meeting decided so."""

    item: Number
    revision: Number
    is_up: bool

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class FixPriorityTap(CallbackData, prefix="Yf"):
    """Ask one part of a priority anew."""

    item: Number
    part: PriorityPart

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class RemovePriorityTap(CallbackData, prefix="Yx"):
    """Shall it go?"""

    item: Number


class RemovePriorityNowTap(CallbackData, prefix="YX"):
    """Take it out."""

    item: Number
    municipality: Number

    def again(self) -> CallbackData:
        """The version without it."""
        return PrioritiesDraftTap(municipality=self.municipality)


class AddPriorityTap(CallbackData, prefix="Ya"):
    """From where shall one be added?"""

    priorities: Number


class NeedsToAddTap(CallbackData, prefix="Yn"):
    """Needs that can be added."""

    priorities: Number
    page: Page = 0


class AddNeedTap(CallbackData, prefix="YN"):
    """Add a need."""

    priorities: Number
    need: Number

    def again(self) -> CallbackData:
        """What else can be added."""
        return NeedsToAddTap(priorities=self.priorities)


class VotesToAddTap(CallbackData, prefix="Yp"):
    """Votes whose results can be added."""

    priorities: Number
    page: Page = 0


class OptionsToAddTap(CallbackData, prefix="Yq"):
    """What came out of one vote."""

    priorities: Number
    poll: Number
    page: Page = 0


class AddOptionTap(CallbackData, prefix="YQ"):
    """Add what came out of a vote: one option, or all whose topic is known."""

    priorities: Number
    poll: Number
    option: NumberOrAll

    def again(self) -> CallbackData:
        """What else can be added."""
        return OptionsToAddTap(priorities=self.priorities, poll=self.poll)


class AddDecisionTap(CallbackData, prefix="YM"):
    """Begin to add what a meeting decided."""

    priorities: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class PreviewPrioritiesTap(CallbackData, prefix="Yk"):
    """What is new in the version that is being worked on, and who would hear of it."""

    priorities: Number


class PublishPrioritiesTap(CallbackData, prefix="YP"):
    """Publish it, as it was looked at."""

    priorities: Number
    revision: Number

    def again(self) -> CallbackData:
        """How it stands."""
        return PrioritiesVersionTap(priorities=self.priorities)


class StopPrioritiesTap(CallbackData, prefix="YS"):
    """Take the publishing back before anybody hears of it."""

    priorities: Number

    def again(self) -> CallbackData:
        """How it stands."""
        return PrioritiesVersionTap(priorities=self.priorities)


class PrioritiesFilesTap(CallbackData, prefix="Ye"):
    """As which file shall it be taken?"""

    priorities: Number


class PrioritiesFileTap(CallbackData, prefix="YF"):
    """The list as a file."""

    priorities: Number
    kind: PrioritiesFile
