"""What organisers tap to announce something, and what its readers tap; recordings are heard."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.taps.common import AgainTap, Number, Page
from bot.taps.organising import PreviewTap


class AnnouncementStep(StrEnum):
    """What of a draft may be asked anew, by the steps of its form."""

    WHAT = "what"
    GROUPS = "groups"


class AnnounceTap(CallbackData, prefix="nw"):
    """Begin to write an announcement."""

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class DecisionsTap(CallbackData, prefix="nt"):
    """Begin to write what a meeting decided."""

    meeting: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class AnnouncementsTap(CallbackData, prefix="nl"):
    """What was announced lately, and what is being drafted."""

    page: Page = 0


class AnnouncementPreviewTap(CallbackData, prefix="np"):
    """A draft exactly as its readers will see it."""

    announcement: Number


class FixAnnouncementTap(CallbackData, prefix="nf"):
    """Ask anew for one part of the draft that was looked at."""

    announcement: Number
    version: Number
    step: AnnouncementStep

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class AnnouncementTelegramOnlyTap(CallbackData, prefix="no"):
    """Tell a draft in Telegram alone, or in Viber too."""

    announcement: Number
    version: Number
    is_wanted: bool

    def again(self) -> CallbackData:
        """The preview."""
        return AnnouncementPreviewTap(announcement=self.announcement)


class SendAnnouncementTap(CallbackData, prefix="ns"):
    """Tell it to everybody who is meant."""

    announcement: Number
    version: Number

    def again(self) -> CallbackData:
        """Its card."""
        return AnnouncementCardTap(announcement=self.announcement)


class SendAnnouncementSureTap(CallbackData, prefix="ne"):
    """Tell it to very many, who were named before."""

    announcement: Number
    version: Number

    def again(self) -> CallbackData:
        """Its card."""
        return AnnouncementCardTap(announcement=self.announcement)


class TakeBackAnnouncementTap(CallbackData, prefix="nb"):
    """Was it sent by mistake?"""

    announcement: Number


class TakeBackAnnouncementNowTap(CallbackData, prefix="nx"):
    """Take it back, as it was looked at."""

    announcement: Number
    version: Number

    def again(self) -> CallbackData:
        """Its card."""
        return AnnouncementCardTap(announcement=self.announcement)


class DropAnnouncementTap(CallbackData, prefix="nd"):
    """Throw a draft away."""

    announcement: Number

    def again(self) -> CallbackData:
        """What else there is."""
        return AnnouncementsTap()


class AnnouncementCardTap(CallbackData, prefix="nk"):
    """The live card of something that was announced."""

    announcement: Number


class StopAnnouncementTap(CallbackData, prefix="nz"):
    """Withdraw what has not gone out yet."""

    announcement: Number

    def again(self) -> CallbackData:
        """Its card."""
        return AnnouncementCardTap(announcement=self.announcement)


class AnnouncementCallsTap(CallbackData, prefix="nc"):
    """Who must be called about it."""

    announcement: Number
    page: Page = 0


class AnnouncementTap(CallbackData, prefix="nv"):
    """An announcement as its reader sees it."""

    announcement: Number


class UnderstoodTap(CallbackData, prefix="nu"):
    """I have understood it."""

    announcement: Number

    def again(self) -> CallbackData:
        """The announcement, with what is recorded."""
        return AnnouncementTap(announcement=self.announcement)


class HearMeetingTap(CallbackData, prefix="hm"):
    """Hear the invitation read aloud."""

    meeting: Number


class HearAnnouncementTap(CallbackData, prefix="ha"):
    """Hear an announcement read aloud."""

    announcement: Number


class ReadMeetingAloudTap(CallbackData, prefix="vm"):
    """Record the draft of an invitation."""

    meeting: Number
    version: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class SilenceMeetingTap(CallbackData, prefix="xm"):
    """Take the recording off the draft of an invitation."""

    meeting: Number
    version: Number

    def again(self) -> CallbackData:
        """The preview."""
        return PreviewTap(meeting=self.meeting)


class ReadAnnouncementAloudTap(CallbackData, prefix="va"):
    """Record the draft of an announcement that was looked at."""

    announcement: Number
    version: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class SilenceAnnouncementTap(CallbackData, prefix="xa"):
    """Take the recording off the draft of an announcement that was looked at."""

    announcement: Number
    version: Number

    def again(self) -> CallbackData:
        """The preview."""
        return AnnouncementPreviewTap(announcement=self.announcement)
