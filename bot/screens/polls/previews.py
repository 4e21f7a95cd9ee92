"""A vote before it begins: how it reads and travels, what can change, and the list of all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.screens import costs
from bot.screens.common import Row, button, pages, say
from bot.screens.costs import Cost
from bot.screens.organising.previews import audience_line
from bot.screens.polls.wording import (
    method_name,
    mode_name,
    numbered,
    quorum_line,
    quorum_out_of_reach,
    until_line,
)
from bot.taps.organised.polls import (
    DropPollTap,
    FixPollTap,
    NewPollTap,
    OpenPollTap,
    OrganisedPollsTap,
    PollCardTap,
    PollPreviewTap,
    TryPollTap,
)
from bot.taps.voting import MyVotesTap
from bot.texts import gettext as _
from bot.texts import pgettext, short_day, time_line
from messengers.screen import Button, Screen
from storage.kinds import PollState
from storage.models import Poll
from storage.queries.audiences import Reached

POLLS_ON_A_PAGE = 5
# So much of each stands on a button.
BEGINNING = 20


def preview(
    poll: Poll, reached: Reached, cost: Cost, later: datetime | None, *, is_changed: bool = False
) -> Screen:
    """The question with its options and rules, and how many will hear of it by which way.

    `later` is the decent hour at which it would go out, if not now. `is_changed` says that
    somebody else has changed it.
    """
    rules = f"{mode_name(poll)} · {method_name(poll.method, poll.marks)}"
    out_of_reach = quorum_out_of_reach(poll, reached.everybody)
    lines = [
        _("🔄 Somebody has changed this vote. Nothing was sent.") if is_changed else "",
        f"🗳️ {poll.question}",
        *numbered(poll),
        rules,
        until_line(poll),
        *quorum_line(poll),
        *out_of_reach,
        audience_line(reached),
        *costs.lines(cost),
    ]
    body = "\n".join(line for line in lines if line)
    rows = _rows(poll, cost, () if out_of_reach else (_start(poll, later),))
    return say(_("👁️ This is how it will look:"), body, *rows)


def _rows(poll: Poll, cost: Cost, start: Row) -> list[Row]:
    return [
        start,
        costs.choice(poll, cost),
        (
            button(_("✏️ I change something"), FixPollTap(poll=poll.id)),
            button(_("🧪 Try it on me"), TryPollTap(poll=poll.id)),
        ),
        (_drop(poll),),
    ]


def _start(poll: Poll, later: datetime | None) -> Button:
    tap = OpenPollTap(poll=poll.id, version=poll.version)
    if later is None:
        return button(_("✅ I start the vote"), tap)
    zone = poll.municipality.zone
    when = f"{short_day(later, zone)}, {time_line(later, zone)}"
    return button(_("🌅 I start it: {when}").format(when=when), tap)


def _drop(poll: Poll) -> Button:
    tap = DropPollTap(poll=poll.id, version=poll.version)
    return button(_("🗑️ I throw it away"), tap)


def trial(invitation: Screen) -> Screen:
    """What voters get, sent to its author alone."""
    return replace(invitation, title=_("🧪 Only for you: ") + invitation.title, is_new=True)


def trial_answered(poll: Poll) -> Screen:
    """A tap on a trial: the ballot is filled in only once people vote."""
    return say(
        _("🧪 The buttons work."),
        _("This was only a trial: nobody votes before the vote begins."),
        (button(_("↩️ Back to the preview"), PollPreviewTap(poll=poll.id)),),
    )


def dropped() -> Screen:
    """The draft is thrown away."""
    return say(
        _("🗑️ We have thrown the draft away."),
        _("Nobody was written to."),
        (button(_("🗳️ Votes"), OrganisedPollsTap()),),
    )


def stopped(poll: Poll) -> Screen:
    """It was stopped before anybody heard of it."""
    return say(
        _("✋ We have stopped it: nobody was written to."),
        _("The vote is a draft again."),
        (button(_("👁️ To the preview"), PollPreviewTap(poll=poll.id)),),
        (_drop(poll),),
    )


def changed_meanwhile(poll: Poll) -> Screen:
    """Somebody else has changed it or begun it; this change was not taken."""
    return say(
        _("🔄 Somebody has changed this vote meanwhile."),
        _("Your change was not taken. Please look at it as it is now."),
        (button(_("👁️ I look at it"), PollCardTap(poll=poll.id)),),
    )


def lately(found: Sequence[Poll], total: int, page: int, *, may_vote: bool) -> Screen:
    """All votes, the newest first; with `may_vote` there is one for this organiser, too."""
    turn = pages(
        total,
        page,
        POLLS_ON_A_PAGE,
        lambda number: OrganisedPollsTap(page=number),
        is_newest_first=True,
    )
    first = page * POLLS_ON_A_PAGE + 1
    return say(
        _("🗳️ Votes") if found else _("🗳️ There are no votes yet."),
        _("🔒 In a secret vote neither you nor we see who chose what."),
        (button(_("🗳️ New vote"), NewPollTap()),),
        (button(_("✅ Votes for me"), MyVotesTap()),) if may_vote else (),
        *((_line(poll, number),) for number, poll in enumerate(found, start=first)),
        turn,
    )


def _line(poll: Poll, number: int) -> Button:
    words = poll.question
    if len(words) > BEGINNING:
        words = words[: BEGINNING - 1].rstrip() + "…"
    return button(f"{_state_icon(poll.state)} {number}. {words}", PollCardTap(poll=poll.id))


def _state_icon(state: PollState) -> str:
    return {
        PollState.DRAFT: "✏️",
        PollState.OPEN: "⏳",
        PollState.CLOSED: "🔒",
        PollState.PUBLISHED: "📊",
        PollState.CANCELLED: "❌",
    }[state]


def state_name(state: PollState) -> str:
    """How far a vote is."""
    return {
        PollState.DRAFT: pgettext("vote", "Draft"),
        PollState.OPEN: pgettext("vote", "Running"),
        PollState.CLOSED: pgettext("vote", "Closed"),
        PollState.PUBLISHED: pgettext("vote", "Results told"),
        PollState.CANCELLED: pgettext("vote", "Called off"),
    }[state]
