"""What Viber may charge for, before anybody is written to; Telegram alone as a choice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aiogram.filters.callback_data import CallbackData

from bot.screens.common import Row, button, say
from bot.taps import AnnouncementTelegramOnlyTap, TelegramOnlyTap
from bot.taps.organised.polls import PollTelegramOnlyTap
from bot.taps.organised.results import ResultsTelegramOnlyTap
from bot.taps.priorities.telling import PrioritiesTelegramOnlyTap
from bot.texts import gettext as _
from bot.texts import ngettext
from messengers.screen import Screen
from storage.kinds import NoticeKind, PollState
from storage.models import Announcement, Meeting, Poll, PriorityList

# Ours: what still fits on a small phone; the others stand with what they were told about.
MOST_NAMES = 5


# What can be told in Telegram alone.
Told = Meeting | Announcement | Poll | PriorityList


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


def with_lines(screen: Screen, cost: Cost, words: str = "") -> Screen:
    """A screen with what may be charged for below it; `words` say for what."""
    said = lines(cost)
    if not said:
        return screen
    return replace(screen, body="\n".join(filter(None, (screen.body, words, *said))))


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


def choice(told: Told, cost: Cost) -> Row:
    """Telegram alone, where Viber may charge; and the way back from it."""
    if told.is_telegram_only:
        return (button(_("💶 In Viber, too"), _tap(told, is_wanted=False)),)
    if not cost.charged:
        return ()
    return (button(_("💶 Only in Telegram"), _tap(told, is_wanted=True)),)


def _tap(told: Told, *, is_wanted: bool) -> CallbackData:
    if isinstance(told, PriorityList):
        return PrioritiesTelegramOnlyTap(
            priorities=told.id, revision=told.revision, is_wanted=is_wanted
        )
    if isinstance(told, Announcement):
        return AnnouncementTelegramOnlyTap(
            announcement=told.id, version=told.version, is_wanted=is_wanted
        )
    if isinstance(told, Poll):
        its = PollTelegramOnlyTap if told.state == PollState.DRAFT else ResultsTelegramOnlyTap
        return its(poll=told.id, version=told.version, is_wanted=is_wanted)
    return TelegramOnlyTap(meeting=told.id, version=told.version, is_wanted=is_wanted)


def left_out(people: Sequence[tuple[NoticeKind, str | None]]) -> Screen:
    """Who was not written to at all, and what they have not heard; each name with its matter.

    Who has not said their name is None, and is only counted.
    """
    by_matter: dict[str, list[str]] = {}
    for kind, name in people:
        if name is not None:
            by_matter.setdefault(_matter(kind), []).append(name)
    lines = [
        f"{matter}: {_some_of(list(dict.fromkeys(names)))}" for matter, names in by_matter.items()
    ]
    to_call = [_("We did not write to these people. Please call them."), *lines] if lines else []
    nameless = sum(name is None for _kind, name in people)
    return say(
        _("💶 Viber's limit for this month is reached."),
        "\n".join((*to_call, *_nameless(nameless))),
    )


def _nameless(count: int) -> list[str]:
    if not count:
        return []
    words = ngettext(
        "{count} person who said a need without a name was not written to: nobody can call them."
        " They see the news in the menu.",
        "{count} people who said a need without a name were not written to: nobody can call them."
        " They see the news in the menu.",
        count,
    )
    return [words.format(count=count)]


def _matter(kind: NoticeKind) -> str:
    family = kind.value.partition("_")[0]
    matters = {
        "need": _("📌 News of a need"),
        "enquiry": _("✍️ An answer to a question"),
        "poll": _("🗳️ A vote"),
        "priorities": _("📋 List of priorities"),
    }
    return matters.get(family, _("💬 Other messages"))


def _some_of(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return _("{names} and {count} more").format(names=shown, count=more) if more > 0 else shown


def limit_line(count: int) -> list[str]:
    """How many were not written to, because the month's limit is reached; nothing for nobody."""
    if not count:
        return []
    return [_("💶 Left out by Viber's monthly limit: {count}").format(count=count)]
