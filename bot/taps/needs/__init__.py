"""What somebody taps who says what is needed, supports it, or follows what became of it."""

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import AgainTap, Number, Page
from storage.kinds import NeedArea


class NeedsTap(CallbackData, prefix="Wp"):
    """What is needed: say it, follow it, see what was accepted."""


class SayNeedTap(CallbackData, prefix="Wb"):
    """Begin to say what is needed."""

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class MyNeedsTap(CallbackData, prefix="Wl"):
    """What I have said or support."""

    page: Page = 0


class SendNeedTap(CallbackData, prefix="Ws"):
    """Send what was looked at; the nonce is that of its form."""

    nonce: str

    def again(self) -> CallbackData:
        """What was said, the newest first."""
        return MyNeedsTap()


class NeedTap(CallbackData, prefix="Wn"):
    """One need and its story."""

    need: Number


class SupportNeedTap(CallbackData, prefix="Wy"):
    """I say so, too."""

    need: Number

    def again(self) -> CallbackData:
        """How it stands."""
        return NeedTap(need=self.need)


class SupportNeedNoMoreTap(CallbackData, prefix="Wz"):
    """I do not say so any more."""

    need: Number

    def again(self) -> CallbackData:
        """What I follow now."""
        return MyNeedsTap()


class WithdrawNeedTap(CallbackData, prefix="Wx"):
    """Shall it be withdrawn?"""

    need: Number


class WithdrawNeedNowTap(CallbackData, prefix="WX"):
    """Withdraw it, as it was looked at."""

    need: Number
    version: Number

    def again(self) -> CallbackData:
        """How it stands."""
        return NeedTap(need=self.need)


class AcceptedNeedsTap(CallbackData, prefix="Wa"):
    """The topics of what was accepted."""


class AreaNeedsTap(CallbackData, prefix="Wt"):
    """What was accepted of one topic."""

    area: NeedArea
    page: Page = 0
