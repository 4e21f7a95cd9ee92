"""What organisers tap to make a vote, to follow it, and to tell what came out."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import AgainTap, Number, Page


class PollStep(StrEnum):
    """What of a draft may be asked anew, by the steps of its form."""

    WORDS = "words"
    MODE = "mode"
    METHOD = "method"
    UNTIL = "until"
    WHO = "who"
    QUORUM = "quorum"


class Longer(StrEnum):
    """By how many days a vote may run longer."""

    ONE = "1"
    THREE = "3"
    SEVEN = "7"


class OrganisedPollsTap(CallbackData, prefix="Pl"):
    """All votes of my municipalities, the newest first."""

    page: Page = 0


class NewPollTap(CallbackData, prefix="Pn"):
    """Begin to ask something."""

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class PollPreviewTap(CallbackData, prefix="Pp"):
    """A draft exactly as its voters will see it."""

    poll: Number


class FixPollTap(CallbackData, prefix="Pf"):
    """Which part of the draft shall change?"""

    poll: Number


class FixPollStepTap(CallbackData, prefix="Ps"):
    """Ask anew for one part of the draft that was looked at."""

    poll: Number
    version: Number
    step: PollStep

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class TryPollTap(CallbackData, prefix="Pt"):
    """See the draft as a message of its own."""

    poll: Number


class PollTelegramOnlyTap(CallbackData, prefix="Po"):
    """Tell of a draft in Telegram alone, or in Viber too."""

    poll: Number
    version: Number
    is_wanted: bool

    def again(self) -> CallbackData:
        """The preview."""
        return PollPreviewTap(poll=self.poll)


class DropPollTap(CallbackData, prefix="Pd"):
    """Throw a draft away."""

    poll: Number
    version: Number

    def again(self) -> CallbackData:
        """What else there is."""
        return OrganisedPollsTap()


class OpenPollTap(CallbackData, prefix="Pi"):
    """Let people vote."""

    poll: Number
    version: Number

    def again(self) -> CallbackData:
        """Its card."""
        return PollCardTap(poll=self.poll)


class OpenPollSureTap(CallbackData, prefix="Pj"):
    """Let very many people vote, who were named before."""

    poll: Number
    version: Number

    def again(self) -> CallbackData:
        """Its card."""
        return PollCardTap(poll=self.poll)


class StopPollTap(CallbackData, prefix="Pz"):
    """Stop the sending before anybody hears of the vote."""

    poll: Number

    def again(self) -> CallbackData:
        """Its card."""
        return PollCardTap(poll=self.poll)


class PollCardTap(CallbackData, prefix="Pk"):
    """How a vote stands."""

    poll: Number


class NudgePollTap(CallbackData, prefix="Pg"):
    """Remind those who have not taken part."""

    poll: Number

    def again(self) -> CallbackData:
        """Its card."""
        return PollCardTap(poll=self.poll)


class EndPollTap(CallbackData, prefix="Pe"):
    """Which end: later, now, or called off?"""

    poll: Number


class ProlongPollTap(CallbackData, prefix="Px"):
    """Let it run so many days longer."""

    poll: Number
    version: Number
    by: Longer

    def again(self) -> CallbackData:
        """Its card."""
        return PollCardTap(poll=self.poll)


class ClosePollTap(CallbackData, prefix="Pc"):
    """Close it now?"""

    poll: Number


class ClosePollNowTap(CallbackData, prefix="Pq"):
    """Close it now, as it was looked at."""

    poll: Number
    version: Number

    def again(self) -> CallbackData:
        """Its card."""
        return PollCardTap(poll=self.poll)


class CancelPollTap(CallbackData, prefix="Pa"):
    """Call it off?"""

    poll: Number


class CancelPollNowTap(CallbackData, prefix="Pb"):
    """Call it off, as it was looked at."""

    poll: Number
    version: Number

    def again(self) -> CallbackData:
        """Its card."""
        return PollCardTap(poll=self.poll)


class PaperVotersTap(CallbackData, prefix="Pv"):
    """Who voted on paper?"""

    poll: Number
    page: Page = 0


class MarkPaperTap(CallbackData, prefix="Pm"):
    """This person voted on paper, or did not after all."""

    poll: Number
    person: Number
    is_marked: bool
    page: Page = 0

    def again(self) -> CallbackData:
        """The list."""
        return PaperVotersTap(poll=self.poll, page=self.page)


class CountPaperTap(CallbackData, prefix="Pu"):
    """Begin to enter what the ballots on paper say."""

    poll: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class PublishPollTap(CallbackData, prefix="Pw"):
    """Begin to tell what came out."""

    poll: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class PublishPollNowTap(CallbackData, prefix="Py"):
    """Tell everybody what came out, as it was looked at."""

    poll: Number
    version: Number

    def again(self) -> CallbackData:
        """Its card."""
        return PollCardTap(poll=self.poll)


class PollResultsTap(CallbackData, prefix="Pr"):
    """All results of a vote that were told."""

    poll: Number
