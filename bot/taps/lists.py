"""What leads through lists: meetings of the past, places, and whom to call."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.taps.common import AgainTap, Number, Page
from storage.kinds import RsvpAnswer


class PastTap(CallbackData, prefix="lp"):
    """The meetings that are over or were cancelled."""

    page: Page = 0


class PlacesTap(CallbackData, prefix="pc"):
    """The places of one municipality; 0 asks of which, where there are several."""

    municipality: Annotated[int, Field(ge=0, le=2**53)] = 0
    page: Page = 0


class PlaceTap(CallbackData, prefix="pv"):
    """One place of the list."""

    place: Number


class AddPlaceTap(CallbackData, prefix="pa"):
    """Write a place onto the list."""

    municipality: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class RenamePlaceTap(CallbackData, prefix="pn"):
    """Write another name for a place."""

    place: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class RemovePlaceTap(CallbackData, prefix="px"):
    """Ask whether a place shall be taken off the list."""

    place: Number


class RemovePlaceNowTap(CallbackData, prefix="py"):
    """Take a place off the list."""

    place: Number

    def again(self) -> CallbackData:
        """The list without it."""
        return PlacesTap()


class Said(StrEnum):
    """What came of a call; short, so that it fits a button beside three numbers."""

    COMING = "y"
    NOT_COMING = "n"
    UNSURE = "u"
    MISSED = "m"

    @property
    def answer(self) -> RsvpAnswer | None:
        """The answer that it is, if somebody was reached."""
        return None if self == Said.MISSED else RsvpAnswer[self.name]

    @classmethod
    def of(cls, answer: RsvpAnswer | None) -> "Said | None":
        """The same the other way round."""
        return None if answer is None else cls[answer.name]


class CallTap(CallbackData, prefix="cp"):
    """Somebody who is to be called, and what they may say."""

    meeting: Number
    person: Number


class CallAnswerTap(CallbackData, prefix="ca"):
    """What somebody said who was called; `seen` is what they had said before."""

    meeting: Number
    version: Number
    person: Number
    said: Said
    seen: Said | None = None

    def again(self) -> CallbackData:
        """The one who was called, with the answer that stands."""
        return CallTap(meeting=self.meeting, person=self.person)
