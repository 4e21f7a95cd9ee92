"""How a vote stands, for its organisers: how many took part, never how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.screens.common import Row, button, say
from bot.screens.polls import calling
from bot.screens.polls.answering import (
    answered_or_by,
    way_to_read,
    way_to_take_back,
    ways_to_answer,
)
from bot.screens.polls.counting import paper_first, paper_lines
from bot.screens.polls.previews import state_name
from bot.screens.polls.wording import (
    method_name,
    mode_name,
    quorum_line,
    quorum_missed,
    until_line,
)
from bot.taps.organised.open_votes import OpenVotesTap
from bot.taps.organised.paper import TakeBackCountTap
from bot.taps.organised.polls import (
    CancelPollNowTap,
    CancelPollTap,
    ClosePollNowTap,
    ClosePollTap,
    CountPaperTap,
    EndPollTap,
    Longer,
    NudgePollTap,
    OrganisedPollsTap,
    PaperVotersTap,
    PollCardTap,
    PollResultsTap,
    ProlongPollTap,
    PublishPollTap,
    StopPollTap,
)
from bot.texts import gettext as _
from bot.texts import ngettext, short_day, time_line
from community.polls.paper import Paper
from community.polls.turnout import Turnout
from messengers.screen import Screen
from storage.kinds import PollState
from storage.models import Poll


@dataclass(frozen=True, slots=True)
class Offered:
    """What an organiser can do now, as far as the vote itself does not say it."""

    stop: bool
    nudge: bool
    mark: bool
    to_call: int
    paper: Paper
    take_back: bool
    who_chose: bool
    answer: int | None
    is_answered_elsewhere: bool
    is_alone: bool
    calls: bool


def card(poll: Poll, turnout: Turnout, offered: Offered) -> Screen:
    """How it stands at this moment."""
    lines = [
        poll.question,
        f"{mode_name(poll)} · {method_name(poll.method, poll.marks)}",
        until_line(poll) if poll.state == PollState.OPEN else "",
        _voted(poll, turnout),
        *_quorum(poll, turnout, offered.paper),
        *calling.line(offered.to_call),
        *(
            paper_lines(poll, offered.paper, is_alone=offered.is_alone)
            if poll.state != PollState.PUBLISHED
            else ()
        ),
        *_paper_first(poll, offered),
        *_hidden(poll),
        *(answered_or_by(poll) if poll.state == PollState.PUBLISHED else ()),
    ]
    refresh = (
        button(_("🔄 I refresh it"), PollCardTap(poll=poll.id)),
        button(_("🗳️ Votes"), OrganisedPollsTap()),
    )
    calls = calling.way(poll) if offered.to_call and offered.calls else ()
    rows = [*_rows(poll, turnout, offered), calls, refresh]
    title = _("🗳️ Vote: {state}").format(state=state_name(poll.state))
    return say(title, "\n".join(line for line in lines if line), *rows)


def _voted(poll: Poll, turnout: Turnout) -> str:
    words = ngettext(
        "✅ Voted: {voters} of {count} person",
        "✅ Voted: {voters} of {count} people",
        poll.electorate or 0,
    ).format(voters=turnout.voters, count=poll.electorate or 0)
    if not turnout.on_paper:
        return words
    return words + " " + _("(on paper {count})").format(count=turnout.on_paper)


def _quorum(poll: Poll, turnout: Turnout, paper: Paper) -> Sequence[str]:
    """What is needed; that it was missed once nobody can be marked as voting on paper any more."""
    if poll.state == PollState.CANCELLED:
        return ()
    may_come = poll.state == PollState.OPEN or _is_unfixed(poll, paper)
    missed = quorum_missed(poll, turnout.voters)
    return quorum_line(poll) if may_come and (missed or poll.state == PollState.OPEN) else missed


def _hidden(poll: Poll) -> list[str]:
    if poll.state != PollState.OPEN:
        return []
    return [_("🔒 Until the end nobody sees the results: neither you nor we.")]


def _rows(poll: Poll, turnout: Turnout, offered: Offered) -> list[Row]:
    number = poll.id
    paper = button(_("📝 Votes on paper"), PaperVotersTap(poll=number))
    said = button(_("👁️ Who chose what"), OpenVotesTap(poll=number))
    who_chose = (said,) if offered.who_chose else ()
    match poll.state:
        case PollState.OPEN if offered.stop:
            return [(button(_("⏹ I stop the sending"), StopPollTap(poll=number)),)]
        case PollState.OPEN:
            may_nudge = offered.nudge and turnout.silent
            nudge = button(_("🔔 I remind the others"), NudgePollTap(poll=number))
            return [
                (nudge,) if may_nudge else (),
                (paper,) if offered.mark else (),
                (button(_("⏳ I end it or let it run"), EndPollTap(poll=number)),),
            ]
        case PollState.CLOSED:
            is_counted = offered.paper in {Paper.NONE, Paper.AGREED}
            tell = button(_("📊 I show the results"), PublishPollTap(poll=number))
            count = button(_("🔢 I enter the paper"), CountPaperTap(poll=number))
            rows = [(tell if is_counted else count,), (paper,) if _may_mark(poll, offered) else ()]
            back = button(_("🗑️ I take my count back"), TakeBackCountTap(poll=number))
            return [*rows, (back,) if offered.take_back else (), who_chose]
        case PollState.PUBLISHED:
            results = button(_("📋 All results"), PollResultsTap(poll=number))
            answer = way_to_read(offered.answer)
            undo = way_to_take_back(poll) if offered.is_answered_elsewhere else ()
            return [(results,), answer, undo, *ways_to_answer(poll), who_chose]
        case _:
            return []


def _may_mark(poll: Poll, offered: Offered) -> bool:
    return offered.mark and _is_unfixed(poll, offered.paper)


def _is_unfixed(poll: Poll, paper: Paper) -> bool:
    """Whether nobody has counted the paper or looked at the results yet."""
    return paper in {Paper.NONE, Paper.UNCOUNTED} and not poll.is_looked_at


def _paper_first(poll: Poll, offered: Offered) -> list[str]:
    is_asked = poll.state == PollState.CLOSED and offered.paper == Paper.NONE
    return [paper_first()] if is_asked and _may_mark(poll, offered) else []


def ends(poll: Poll, days: Mapping[Longer, datetime]) -> Screen:
    """Later, now, or never: `days` are the ends that it can be given instead."""
    zone = poll.municipality.zone
    later = [
        button(
            f"⏳ {short_day(at, zone)}, {time_line(at, zone)}",
            ProlongPollTap(poll=poll.id, version=poll.version, by=by),
        )
        for by, at in days.items()
    ]
    return say(
        until_line(poll),
        _("Until then nobody sees the results. It can be made longer once.")
        if days
        else _("It was made longer once already."),
        *((each,) for each in later),
        (button(_("🔒 I close it now"), ClosePollTap(poll=poll.id)),),
        (button(_("❌ I call it off"), CancelPollTap(poll=poll.id)),),
        (button(_("↩️ Back"), PollCardTap(poll=poll.id)),),
    )


def close(poll: Poll, turnout: Turnout) -> Screen:
    """Really now?"""
    return say(
        _("🔒 Shall we close the vote now?"),
        "\n".join((_voted(poll, turnout), _("After that nobody can vote any more."))),
        (button(_("✅ Yes, I close it"), ClosePollNowTap(poll=poll.id, version=poll.version)),),
        (button(_("↩️ Back"), EndPollTap(poll=poll.id)),),
    )


def cancel(poll: Poll) -> Screen:
    """Really never?"""
    return say(
        _("❌ Shall we call the vote off?"),
        _("The votes are removed and nobody ever sees them. Everybody who was asked hears so."),
        (
            button(
                _("✅ Yes, I call it off"), CancelPollNowTap(poll=poll.id, version=poll.version)
            ),
        ),
        (button(_("↩️ Back"), EndPollTap(poll=poll.id)),),
    )


def with_toast(screen: Screen, toast: str) -> Screen:
    """The card, with a passing word about what was just done."""
    return replace(screen, toast=toast)


def reminded() -> str:
    """Those who are silent are written to."""
    return _("We remind them")


def not_twice() -> str:
    """It had begun already."""
    return _("Nothing goes out twice")


def closed(poll: Poll, turnout: Turnout, paper: Paper, *, is_alone: bool) -> Screen:
    """The vote has closed: what is to be done now."""
    row: Row = (button(_("📊 I show the results"), PublishPollTap(poll=poll.id)),)
    if paper not in {Paper.NONE, Paper.AGREED}:
        row = (button(_("🔢 I enter the paper"), CountPaperTap(poll=poll.id)),)
    return say(
        _("🔒 The vote is closed"),
        "\n".join(
            (
                poll.question,
                _voted(poll, turnout),
                *_quorum(poll, turnout, paper),
                *paper_lines(poll, paper, is_alone=is_alone),
            )
        ),
        row,
        (button(_("🗳️ How it stands"), PollCardTap(poll=poll.id)),),
    )
