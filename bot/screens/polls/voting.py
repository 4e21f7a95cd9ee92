"""A vote as one sees it who votes: what is asked, what is marked, what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from aiogram.filters.callback_data import CallbackData

from bot.screens.common import Row, button, pages, say
from bot.screens.polls.wording import quorum_line
from bot.taps.organised.polls import PollResultsTap
from bot.taps.voting import (
    DeclineTap,
    MarksTap,
    MyVotesTap,
    OlderVotesTap,
    SecrecyTap,
    VoteTap,
)
from bot.texts import day_and_month, time_line
from bot.texts import gettext as _
from community.rules.polls.ballots import BLANK
from messengers.screen import Removal, Screen
from storage.kinds import PollMethod, PollState
from storage.models import Poll

LABEL = 40
VOTES_ON_A_PAGE = 6


def invitation(poll: Poll) -> Screen:
    """What is asked, how, and until when."""
    is_it = (
        _("It is secret: neither the municipality nor the group will see what you choose.")
        if poll.is_secret
        else _("👁️ It is open: your name and your choice will stand in the minutes.")
    )
    body = "\n".join((_how(poll), is_it, until(poll), *quorum_line(poll)))
    return say(title_of(poll), body, *_ways_in(poll, _("▶️ I begin")), _refusal(poll))


def last_day(poll: Poll, *, is_today: bool) -> Screen:
    """For those of whom nothing is known yet."""
    title = (
        _("🗳️ Today is the last day to vote: until {hour}.")
        if is_today
        else _("🗳️ The vote ends on {day} at {hour}.")
    ).format(**moment_parts(poll, poll.closes_at))
    body = "\n".join((poll.question, _("It takes one minute.")))
    return say(title, body, *_ways_in(poll, _("▶️ I vote")), _refusal(poll))


def nudge(poll: Poll) -> Screen:
    """The one reminder that an organiser may send."""
    return say(
        _("🗳️ We do not have your vote yet."),
        "\n".join((poll.question, until(poll), _("It takes one minute."))),
        *_ways_in(poll, _("▶️ I vote")),
        _refusal(poll),
    )


def prolonged(poll: Poll) -> Screen:
    """There is more time than was said."""
    return say(
        _("⏳ The vote runs longer: until {day} at {hour}.").format(
            **moment_parts(poll, poll.closes_at)
        ),
        "\n".join((poll.question, _("It takes one minute."))),
        *_ways_in(poll, _("▶️ I vote")),
        _refusal(poll),
    )


def by_buttons(page: Screen, *, is_told: bool) -> Screen:
    """The same for who wrote instead: it does not count, and a secret choice should not stay."""
    if is_told:
        gone = _(
            "⚠️ This does not count: please mark it by the buttons. We have deleted what you wrote."
        )
        stays = _(
            "⚠️ This does not count: please mark it by the buttons, and delete what you wrote."
        )
        return replace(page, removal=Removal(gone, stays))
    hint = _("⚠️ You have not voted yet: please mark your choice by the buttons.")
    return replace(page, body=f"{page.body}\n{hint}")


def or_answer(page: Screen, tap: CallbackData) -> Screen:
    """The same for who may rather have answered what somebody asked them since.

    Then nothing is deleted for them: it may have been no choice.
    """
    if page.removal is not None:
        page = replace(page, body=f"{page.body}\n{page.removal.stays}", removal=None)
    row = (button(_("✍️ I answer"), tap),)
    return replace(page, rows=(*page.rows[:1], row, *page.rows[1:]))


def declined(poll: Poll) -> Screen:
    """Somebody will not vote; they may think again."""
    return say(
        _("👍 We have noted that you will not vote."),
        "\n".join((poll.question, _("If you change your mind, you can still vote."), until(poll))),
        *_ways_in(poll, _("▶️ I vote after all")),
    )


def secrecy(poll: Poll) -> Screen:
    """What is hidden from whom, and what is not."""
    return say(
        _("🔍 How secret is it?"),
        _(
            "We keep that you voted, not how: a ballot has no name or time and is deleted after"
            " the count. Telegram or Viber carries it, and until the end whoever controls the"
            " server could look. If all vote alike, it shows. If fewer than five vote in the"
            " chat, who counts paper could work it out."
        ),
        (button(_("↩️ Back"), VoteTap(poll=poll.id)),),
    )


def voted(poll: Poll, *, is_on_paper: bool = False) -> Screen:
    """Once is enough."""
    title = _("✅ You have voted on paper.") if is_on_paper else _("✅ You have voted already.")
    return say(title, "\n".join((_("One votes only once."), results_come())))


def over(poll: Poll) -> Screen:
    """It is too late, or it never was."""
    if poll.state in {PollState.DRAFT, PollState.CANCELLED}:
        return called_off(poll)
    ended_at = poll.closed_at or poll.closes_at
    title = _("🔒 The vote ended on {day} at {hour}.").format(**moment_parts(poll, ended_at))
    if poll.state == PollState.PUBLISHED:
        told = button(_("📋 All results"), PollResultsTap(poll=poll.id))
        return say(title, poll.question, (told,))
    return say(title, "\n".join((poll.question, results_come())))


def called_off(poll: Poll) -> Screen:
    """It does not take place."""
    return say(
        _("❌ The vote was called off."),
        "\n".join((poll.question, _("Nothing was counted, and the votes are deleted."))),
    )


def mine(polls: Sequence[Poll], total: int, page: int) -> Screen:
    """The votes of one person, the newest first."""
    rows = [
        (button(_label(number, poll), VoteTap(poll=poll.id)),)
        for number, poll in enumerate(polls, start=page * VOTES_ON_A_PAGE + 1)
    ]
    turn = pages(
        total,
        page,
        VOTES_ON_A_PAGE,
        lambda number: OlderVotesTap(page=number),
        is_newest_first=True,
    )
    body = _("Which one do you want to see?") if polls else _("There is none at the moment.")
    return say(_("🗳️ Votes"), body, *rows, turn)


def offer() -> Row:
    """The way there from the menu."""
    return (button(_("🗳️ Votes"), MyVotesTap()),)


def until(poll: Poll) -> str:
    """When it closes."""
    return _("Until {day} at {hour}.").format(**moment_parts(poll, poll.closes_at))


def _label(number: int, poll: Poll) -> str:
    icon = {PollState.OPEN: "🗳️", PollState.PUBLISHED: "📊"}.get(poll.state, "🔒")
    words = poll.question
    return f"{icon} {number}. {words if len(words) <= LABEL else words[: LABEL - 1] + '…'}"


def title_of(poll: Poll) -> str:
    """What is asked."""
    return _("🗳️ Vote: {question}").format(question=poll.question)


def _how(poll: Poll) -> str:
    words = {
        PollMethod.CHOICE: _("Choose one of {count}.")
        if poll.marks == 1
        else _("Choose up to {marks} of {count}."),
        PollMethod.POINTS: _("You have {marks} points to give to {count} options."),
        PollMethod.ORDER: _("Put up to {marks} of {count} in order: first what matters most."),
    }[poll.method]
    return words.format(marks=poll.marks, count=len(poll.options))


def results_come() -> str:
    """What somebody who could vote will hear."""
    return _("When the results are out, we will write to you. Thank you!")


def moment_parts(poll: Poll, at: datetime) -> dict[str, str]:
    zone = poll.municipality.zone
    return {"day": day_and_month(at, zone), "hour": time_line(at, zone)}


def _ways_in(poll: Poll, label: str) -> Iterator[Row]:
    yield (button(label, begin(poll)),)
    if poll.is_secret:
        yield (button(_("🔍 How secret is it?"), SecrecyTap(poll=poll.id)),)


def _refusal(poll: Poll) -> Row:
    return (button(_("🙅 I will not vote"), DeclineTap(poll=poll.id)),)


def begin(poll: Poll) -> MarksTap:
    """A ballot with nothing on it."""
    return MarksTap(poll=poll.id, marks=BLANK * len(poll.options))
