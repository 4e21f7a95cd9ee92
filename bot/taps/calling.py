"""What an organiser taps while calling those whom no message reaches."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import Number
from storage.kinds import RsvpAnswer


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
