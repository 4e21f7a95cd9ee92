"""Before the results are told: equal places, the day of the answer, and how it will look."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.reading.unclear import Unclear
from bot.screens import costs
from bot.screens.common import Row, button, pages, say
from bot.screens.costs import Cost
from bot.screens.forms import choice, rows_of, way_back
from bot.screens.organising.previews import audience_line
from bot.screens.organising.unclear import why_no_date
from bot.screens.polls.ballots import in_short
from bot.taps.organised.open_votes import OpenVotesTap
from bot.taps.organised.polls import (
    OrganisedPollsTap,
    PollCardTap,
    PollPreviewTap,
    PublishPollNowTap,
    PublishPollTap,
)
from bot.texts import gettext as _
from bot.texts import short_day
from community.polls.outcomes import Outcome
from messengers.screen import Screen
from storage.kinds import TieBreak
from storage.models import Poll
from storage.queries.audiences import Reached

NO_ANSWER = "none"
VOTERS_ON_A_PAGE = 15
# Ours: with the question above and the sentence below it stays one short message.
ROOM_FOR_NAMES = 170


def said_openly(
    poll: Poll, found: Sequence[tuple[str | None, str | None]], total: int, page: int
) -> Screen:
    """Who chose what, for the minutes; of a ballot on paper only that there is one."""
    options = [f"{option.position} {option.short_name}" for option in poll.options]
    without, paper = _("without a name"), _("on paper")
    voters = [
        f"{name or without}: {in_short(poll, marks) if marks else paper}" for name, marks in found
    ]
    return say(
        _("👁️ Who chose what: {question}").format(question=poll.question),
        "\n".join([*options, "", *(voters or [_("Nobody has voted.")])]),
        pages(
            total, page, VOTERS_ON_A_PAGE, lambda number: OpenVotesTap(poll=poll.id, page=number)
        ),
        (button(_("↩️ Back"), PollCardTap(poll=poll.id)),),
    )


def said_once(poll: Poll) -> Screen:
    """Who chose what was known, and is forgotten."""
    return say(
        _("👁️ Who chose what is not kept any more."),
        "\n".join((poll.question, _("30 days after the results we forget it. They stay."))),
        (button(_("↩️ Back"), PollCardTap(poll=poll.id)),),
    )


def tie(nonce: str, poll: Poll, outcome: Outcome) -> Screen:
    """What becomes of equal places?"""
    lines = _tied(poll, outcome.ties)
    if not outcome.may_repeat:
        lines.append(_("Several places are shared: they can not be voted on again."))
    return say(
        _("🤝 Some have equally many votes. What do we do?"),
        "\n".join(lines),
        *(
            (choice(label, nonce, "ties", way.value),)
            for way, label in ways_out_of(outcome).items()
        ),
        way_back(nonce, "ties"),
    )


def ways_out_of(outcome: Outcome) -> dict[TieBreak, str]:
    """What can be done about these equal places."""
    ways = {
        TieBreak.EQUAL_PLACES: _("🤝 They share the place"),
        TieBreak.AGAIN: _("🗳️ We vote on them again"),
        TieBreak.AT_THE_MEETING: _("👥 The meeting decides"),
    }
    return {way: ways[way] for way in ways if way != TieBreak.AGAIN or outcome.may_repeat}


def _tied(poll: Poll, tied: Sequence[Sequence[int]]) -> list[str]:
    """Place by place as many names as fit; the numbers of the ballot where too few do."""
    groups = [[poll.options[position - 1].short_name for position in group] for group in tied]
    for most in range(len(poll.options), 0, -1):
        lines = [_first(names, most) for names in groups]
        if sum(map(len, lines)) <= ROOM_FOR_NAMES:
            return lines
    return ["• № " + ", ".join(map(str, group)) for group in tied]


def _first(names: Sequence[str], most: int) -> str:
    line = "• " + ", ".join(names[:most])
    if len(names) <= most:
        return line
    return _("{names} and {count} more").format(names=line, count=len(names) - most)


def answer(nonce: str, offered: Sequence[date]) -> Screen:
    """By when does the municipality answer?"""
    days = [choice(short_day(day), nonce, "answer", day.isoformat()) for day in offered]
    return say(
        _("📆 By when does the municipality answer the results?"),
        _("People read this day with the results. Choose one, or write another."),
        *rows_of(days, 2),
        (choice(_("▶️ No answer is needed"), nonce, "answer", NO_ANSWER),),
        way_back(nonce, "answer"),
    )


def answer_unclear(nonce: str, unclear: Unclear[date], offered: Sequence[date]) -> Screen:
    """The date could not be taken as it was written."""
    offered = unclear.candidates or offered
    return replace(answer(nonce, offered), title=why_no_date(unclear.reason))


def answer_on_sunday(nonce: str, monday: date) -> Screen:
    """No day that we promise is a Sunday."""
    words = _("⚠️ That is a Sunday. We promise working days: which one?")
    return replace(answer(nonce, [monday]), title=words)


def preview(results: Screen, poll: Poll, reached: Reached, cost: Cost) -> list[Screen]:
    """The results as everybody will read them, and the way to tell them."""
    shown = replace(results, rows=results.rows[-1:], is_new=True)
    return [shown, replace(ask_to_tell(poll, reached, cost), is_new=True)]


def ask_to_tell(poll: Poll, reached: Reached, cost: Cost) -> Screen:
    """Whom the results reach by which way, and what that may cost."""
    tell = PublishPollNowTap(poll=poll.id, version=poll.version)
    again: Row = (button(_("✏️ I change something"), PublishPollTap(poll=poll.id)),)
    who = (
        _("Only people with Telegram get it. Nobody else has seen it yet.")
        if poll.is_telegram_only
        else _("Organisers and all who could vote get it. We have sent it to nobody yet.")
    )
    return say(
        _("👁️ It will look like the message above."),
        "\n".join((who, audience_line(reached), *costs.lines(cost))),
        (button(_("✅ I tell everybody"), tell),),
        costs.choice(poll, cost),
        again,
        (button(_("🗳️ How it stands"), PollCardTap(poll=poll.id)),),
    )


def published(poll: Poll, again: Poll | None) -> Screen:
    """They are told; with the draft of the vote on equal places, if there is one."""
    row: Row = ()
    if again is not None:
        row = (button(_("🗳️ The repeated vote"), PollPreviewTap(poll=again.id)),)
    return say(
        _("✅ We are telling the results."),
        _("They stay here for all who could vote: 🗳️ Votes."),
        row,
        (button(_("🗳️ How it stands"), PollCardTap(poll=poll.id)),),
        (button(_("🗳️ Votes"), OrganisedPollsTap()),),
    )
