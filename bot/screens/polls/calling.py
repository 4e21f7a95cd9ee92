"""Whom an organiser calls about a vote."""

from collections.abc import Sequence

from bot.screens.common import Row, button, pages, say
from bot.screens.organising.cards import NAMES_ON_A_PAGE
from bot.taps.organised.calling import PollCallsTap
from bot.taps.organised.polls import PollCardTap
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.models import Poll
from storage.queries.outbox.calls import ToCall


def line(count: int) -> list[str]:
    """How many they are, if there are any."""
    return [_("☎️ To call: {count}").format(count=count)] if count else []


def way(poll: Poll) -> Row:
    """To the list."""
    return (button(_("☎️ Whom to call"), PollCallsTap(poll=poll.id)),)


def call_list(poll: Poll, found: Sequence[ToCall], total: int, page: int) -> Screen:
    """Their names, with the number where one is written down."""
    without = _("without a name")
    lines = ["• " + ", ".join(filter(None, (one.name or without, one.phone))) for one in found]
    return say(
        _("☎️ Whom to call: {count}").format(count=total),
        "\n".join(lines) or _("Nobody: our messages reach everyone."),
        pages(
            total, page, NAMES_ON_A_PAGE, lambda number: PollCallsTap(poll=poll.id, page=number)
        ),
        (button(_("🗳️ How it stands"), PollCardTap(poll=poll.id)),),
    )
