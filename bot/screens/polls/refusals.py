"""Why something can not be done with a vote."""

from collections.abc import Callable
from typing import Any

from bot.screens.common import Row, button, say
from bot.screens.polls import voting
from bot.screens.polls.previews import changed_meanwhile, trial_answered
from bot.taps.organised.polls import (
    CountPaperTap,
    EndPollTap,
    FixPollTap,
    NewPollTap,
    PaperVotersTap,
    PollCardTap,
)
from bot.texts import gettext as _
from community.polls.drafts import Fault
from community.refusals import Reason
from messengers.screen import Screen
from storage.kinds import VotingWay
from storage.models import Poll

Facts = dict[str, Any]


def _card(poll: Poll) -> Row:
    return (button(_("🗳️ How it stands"), PollCardTap(poll=poll.id)),)


def begun(poll: Poll) -> Screen:
    """It runs, or is over."""
    return say(
        _("✅ This has been sent already."), _("It was not sent a second time."), _card(poll)
    )


def too_early(poll: Poll) -> Screen:
    """It would close before anybody hears of it."""
    return say(
        _("🕰️ It would end before people hear of it."),
        _("Please choose a later end."),
        (button(_("✏️ I change something"), FixPollTap(poll=poll.id)),),
    )


def unfit(facts: Facts) -> Screen:
    """The plan of a vote that can not be held so."""
    fault: Fault = facts["fault"]
    words = {
        Fault.PAST: _("Its end has passed meanwhile."),
        Fault.MARKS: _("So much can not be chosen among these options."),
        Fault.NOBODY: _("Nobody is chosen who may vote."),
        Fault.QUORUM: _("More voters are needed than may vote."),
    }.get(fault, _("The question or its options do not fit a ballot."))
    way = button(_("🗳️ New vote"), NewPollTap())
    if "poll" in facts:
        way = button(_("✏️ I change something"), FixPollTap(poll=facts["poll"].id))
    return say(_("⚠️ So this can not be voted on."), words, (way,))


def _known(facts: Facts) -> Screen:
    poll: Poll = facts["poll"]
    return say(
        _("⏳ Some people have heard of the vote already."),
        _("It runs. You can close it or call it off."),
        (button(_("⏳ I end it or let it run"), EndPollTap(poll=poll.id)),),
    )


def _need_not_free(facts: Facts) -> Screen:
    poll, option = facts["poll"], facts["option"]
    return say(
        _("📌 This can not be voted on any more: {option}").format(option=option.short_name),
        _("Something has become of it meanwhile. Please make the vote anew."),
        (button(_("🗳️ New vote"), NewPollTap()),),
        _card(poll),
    )


def _still_open(facts: Facts) -> Screen:
    return say(
        _("⏳ The vote still runs."),
        _("What was voted is counted after the close."),
        _card(facts["poll"]),
    )


def _paper_none(facts: Facts) -> Screen:
    poll: Poll = facts["poll"]
    return say(
        _("📝 Nobody is marked as voting on paper."),
        _("Please mark first who voted so."),
        (button(_("📝 Votes on paper"), PaperVotersTap(poll=poll.id)),),
    )


def _paper_counted(facts: Facts) -> Screen:
    return say(
        _("📝 The paper is counted already."), _("Nothing was changed."), _card(facts["poll"])
    )


def _paper_missing(facts: Facts) -> Screen:
    poll: Poll = facts["poll"]
    return say(
        _("📝 The ballots on paper are missing."),
        _("Two people have to count them and come to the same numbers."),
        (button(_("🔢 I enter the paper"), CountPaperTap(poll=poll.id)),),
        _card(poll),
    )


def _paper_unfit(facts: Facts) -> Screen:
    poll: Poll = facts["poll"]
    return say(
        _("⚠️ These numbers do not fit the ballots any more."),
        _("Please enter them anew."),
        (button(_("🔢 I enter the paper"), CountPaperTap(poll=poll.id)),),
        _card(poll),
    )


def prolonged(poll: Poll) -> Screen:
    """Once is enough."""
    return say(_("⏳ It was made longer once already."), _("Nothing was changed."), _card(poll))


OF_POLLS: dict[Reason, Callable[[Facts], Screen]] = {
    Reason.ONLY_A_TRIAL: lambda facts: trial_answered(facts["poll"]),
    Reason.POLL_NOT_OPEN: lambda facts: voting.over(facts["poll"]),
    Reason.VOTED: lambda facts: voting.voted(
        facts["poll"], is_on_paper=facts.get("way") == VotingWay.PAPER
    ),
    Reason.ALREADY_SENT: lambda facts: begun(facts["poll"]),
    Reason.OUT_OF_DATE: lambda facts: changed_meanwhile(facts["poll"]),
    Reason.PAST: lambda facts: too_early(facts["poll"]),
    Reason.UNCHANGED: lambda facts: prolonged(facts["poll"]),
    Reason.POLL_KNOWN: _known,
    Reason.NEED_NOT_FREE: _need_not_free,
    Reason.POLL_STILL_OPEN: _still_open,
    Reason.PAPER_NONE: _paper_none,
    Reason.PAPER_COUNTED: _paper_counted,
    Reason.PAPER_MISSING: _paper_missing,
    Reason.PAPER_UNFIT: _paper_unfit,
}
