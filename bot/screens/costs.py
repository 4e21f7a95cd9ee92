"""What Viber may charge for, before anybody is written to; Telegram alone as a choice."""

from dataclasses import dataclass

from aiogram.filters.callback_data import CallbackData

from bot.screens.common import Row, button
from bot.taps import AnnouncementTelegramOnlyTap, TelegramOnlyTap
from bot.taps.organised.polls import PollTelegramOnlyTap
from bot.texts import gettext as _
from bot.texts import ngettext
from storage.models import Announcement, Meeting, Poll


@dataclass(frozen=True, slots=True)
class Cost:
    """How many messages Viber may charge for, and how many the month's limit still allows.

    `messages` is how many of them everybody gets.
    """

    charged: int
    left: int
    messages: int = 1

    @property
    def over(self) -> int:
        """How many people would not be written to, because the limit is reached."""
        people = self.charged // self.messages
        return max(0, people - self.left // self.messages)


def lines(cost: Cost) -> list[str]:
    """What it may cost; nothing where it costs nothing."""
    if not cost.charged:
        return []
    charged = ngettext(
        "💶 Viber may charge for {count} message.",
        "💶 Viber may charge for {count} messages.",
        cost.charged,
    ).format(count=cost.charged)
    return [f"{charged} {_left(cost.left)}", *_warning(cost.over)]


def _left(left: int) -> str:
    if not left:
        return _("This month's limit is reached.")
    words = ngettext(
        "{count} message is left this month.", "{count} messages are left this month.", left
    )
    return words.format(count=left)


def _warning(over: int) -> list[str]:
    if not over:
        return []
    words = ngettext(
        "⚠️ The limit is too small: {count} person will have to be called.",
        "⚠️ The limit is too small: {count} people will have to be called.",
        over,
    )
    return [words.format(count=over)]


def choice(told: Meeting | Announcement | Poll, cost: Cost) -> Row:
    """Telegram alone, where Viber may charge; and the way back from it."""
    if told.is_telegram_only:
        return (button(_("💶 In Viber, too"), _tap(told, is_wanted=False)),)
    if not cost.charged:
        return ()
    return (button(_("💶 Only in Telegram"), _tap(told, is_wanted=True)),)


def _tap(told: Meeting | Announcement | Poll, *, is_wanted: bool) -> CallbackData:
    if isinstance(told, Announcement):
        return AnnouncementTelegramOnlyTap(
            announcement=told.id, version=told.version, is_wanted=is_wanted
        )
    if isinstance(told, Poll):
        return PollTelegramOnlyTap(poll=told.id, version=told.version, is_wanted=is_wanted)
    return TelegramOnlyTap(meeting=told.id, version=told.version, is_wanted=is_wanted)


def limit_line(count: int) -> list[str]:
    """How many were not written to, because the month's limit is reached; nothing for nobody."""
    if not count:
        return []
    return [_("💶 Left out by Viber's monthly limit: {count}").format(count=count)]
