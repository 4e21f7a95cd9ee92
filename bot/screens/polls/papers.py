"""Votes on paper: who voted so, and what was counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.screens.common import Row, button, pages, say
from bot.screens.forms import choice, rows_of, way_back
from bot.screens.polls import counting
from bot.taps.organised.polls import (
    CountPaperTap,
    MarkPaperTap,
    PaperVotersTap,
    PollCardTap,
    PublishPollTap,
)
from bot.texts import gettext as _
from bot.texts import ngettext
from community.polls.paper import Paper
from messengers.screen import Button, Screen
from storage.kinds import PollMethod
from storage.models import Poll
from storage.queries.polls.papers import Markable

NAMES_ON_A_PAGE = 6
YES, AGAIN, EARLIER = "yes", "again", "earlier"


def voters(poll: Poll, found: Sequence[Markable], total: int, marked: int, page: int) -> Screen:
    """Who voted on paper? A tap marks, another takes the mark off."""
    turn = pages(
        total, page, NAMES_ON_A_PAGE, lambda number: PaperVotersTap(poll=poll.id, page=number)
    )
    return say(
        _("📝 Who voted on paper? Marked: {count}").format(count=marked),
        _(
            "Mark people as they put their ballot in. They can not vote in the chat any more. Who"
            " voted in the chat is not in this list."
        ),
        *rows_of(
            [
                _mark(poll, each, page, name)
                for each, name in zip(found, _names(found), strict=True)
            ],
            2,
        ),
        turn,
        (button(_("↩️ Back"), PollCardTap(poll=poll.id)),),
    )


def nobody_else_counts(voters: Screen) -> Screen:
    """Before anybody is marked, the only organiser hears that one is not enough."""
    return replace(voters, body=f"{voters.body}\n{counting.nobody_else_counts()}")


def few_in_chat(voters: Screen) -> Screen:
    """Those who vote on paper leave few in the chat, whose choice the counters could work out."""
    words = _(
        "⚠️ Fewer than five have voted in the chat. If it stays so, whoever counts the paper can"
        " work out their choice from the results."
    )
    return replace(voters, body=f"{voters.body}\n{words}")


def voted_meanwhile(voters: Screen) -> Screen:
    """The one who was to be marked has voted in chat: the list as it is now."""
    return replace(voters, toast=_("This person has just voted in the chat"))


def _names(found: Sequence[Markable]) -> list[str]:
    """Their names; those of several with the same name are numbered."""
    without = _("without a name")
    names = [voter.name or without for voter in found]
    so_far: Counter[str] = Counter()
    told = []
    for name in names:
        so_far[name] += 1
        told.append(name if names.count(name) == 1 else f"{name} ({so_far[name]})")
    return told


def _mark(poll: Poll, voter: Markable, page: int, name: str) -> Button:
    sign = "✅" if voter.is_marked else "▫️"
    tap = MarkPaperTap(
        poll=poll.id, person=voter.person_id, is_marked=not voter.is_marked, page=page
    )
    return button(f"{sign} {name}", tap)


def ballots(nonce: str) -> Screen:
    """How many ballots are there?"""
    return say(
        _("🔢 How many ballots on paper are there?"),
        _("Count them alone: another person counts them, too, without knowing your numbers."),
        way_back(nonce, "numbers"),
    )


def votes(nonce: str, poll: Poll, position: int, *, is_first: bool) -> Screen:
    """How many votes has this option? Back leads to the number before, unless it is the first."""
    option = poll.options[position - 1]
    what = {
        PollMethod.CHOICE: _("🔢 {number}. {option}: how many votes on paper?"),
        PollMethod.POINTS: _("🔢 {number}. {option}: how many points on paper, together?"),
        PollMethod.ORDER: _("🔢 {number}. {option}: how many points on paper, together?"),
    }[poll.method]
    hint = _("Write a number. You may also write all that follow, each on a new line.")
    if poll.method == PollMethod.ORDER:
        hint = _("A first place brings {most} points, each next one a point less.").format(
            most=len(poll.options) - 1
        )
    return say(
        what.format(number=position, option=option.short_name),
        hint,
        way_back(nonce, "numbers") if is_first else _one_back(nonce),
    )


def _one_back(nonce: str) -> Row:
    *_other, leave = way_back(nonce, "numbers")
    return (choice(_("↩️ Back"), nonce, "numbers", EARLIER), leave)


def not_a_number(question: Screen) -> Screen:
    """It could not be read."""
    return replace(question, body=_("⚠️ Please write only a number, 0 too."))


def wrong_ballots(question: Screen, poll: Poll, marked: int, *, may_mark: bool) -> Screen:
    """As many people are marked; who is missing can be, until somebody has counted."""
    if not may_mark:
        words = ngettext(
            "⚠️ {count} person is marked as voting on paper. Please count again.",
            "⚠️ {count} people are marked as voting on paper. Please count again.",
            marked,
        )
        return replace(question, body=words.format(count=marked))
    words = ngettext(
        "⚠️ {count} person is marked as voting on paper. Please count again, or mark who is"
        " missing.",
        "⚠️ {count} people are marked as voting on paper. Please count again, or mark who is"
        " missing.",
        marked,
    )
    way = (button(_("📝 Votes on paper"), PaperVotersTap(poll=poll.id)),)
    return replace(question, body=words.format(count=marked), rows=(way, *question.rows))


def impossible(nonce: str, ballots: int) -> Screen:
    """So many ballots can not hold these numbers."""
    words = ngettext(
        "⚠️ {count} ballot can not hold these numbers.",
        "⚠️ {count} ballots can not hold these numbers.",
        ballots,
    )
    return say(
        words.format(count=ballots),
        _("Please look through them once more."),
        (choice(_("🔁 I begin again"), nonce, "sure", AGAIN),),
        way_back(nonce, "sure"),
    )


def sure(nonce: str, poll: Poll, numbers: Sequence[int]) -> Screen:
    """Is all of it right?"""
    ballots, *votes = numbers
    lines = [
        f"{option.position}. {option.short_name}: {count}"
        for option, count in zip(poll.options, votes, strict=True)
    ]
    return say(
        _("🔢 Ballots on paper: {count}").format(count=ballots),
        "\n".join([*lines, _("Is it right?")]),
        (choice(_("✅ Yes, I enter it"), nonce, "sure", YES),),
        (choice(_("🔁 I begin again"), nonce, "sure", AGAIN),),
        way_back(nonce, "sure"),
    )


def entered(poll: Poll, state: Paper, differing: Sequence[int]) -> Screen:
    """What becomes of it."""
    rows: list[Row] = [(button(_("🗳️ How it stands"), PollCardTap(poll=poll.id)),)]
    match state:
        case Paper.AGREED:
            return agreed(poll)
        case Paper.DIFFERENT:
            return different(poll, differing)
        case _:
            words = _("Now another organiser has to count them and enter the numbers, too.")
            return say(_("✅ We have written your count down."), words, *rows)


def counted_once(poll: Poll) -> Screen:
    """To the other organisers: it is their turn, without the numbers of the first one."""
    return say(
        _("📝 The paper ballots wait for a second count"),
        "\n".join([poll.question, _("One organiser has counted them. Please count them, too.")]),
        (button(_("🔢 I enter the paper"), CountPaperTap(poll=poll.id)),),
        (button(_("🗳️ How it stands"), PollCardTap(poll=poll.id)),),
    )


def agreed(poll: Poll) -> Screen:
    """To those who counted or were to count: nothing is left to do but to tell."""
    return say(
        _("✅ Both counts of the paper are the same."),
        poll.question,
        (button(_("📊 I show the results"), PublishPollTap(poll=poll.id)),),
        (button(_("🗳️ How it stands"), PollCardTap(poll=poll.id)),),
    )


def different(poll: Poll, differing: Sequence[int]) -> Screen:
    """Where the two counts differ; not how, so that the next count stays independent."""
    words = _("Please count these again, each by themselves.")
    return _differ(poll, differing, words, _("🔢 I enter them anew"))


def different_for_others(poll: Poll, differing: Sequence[int]) -> Screen:
    """To organisers who did not count: a third count may decide."""
    words = _("Two organisers count these again. You can count, too.")
    return _differ(poll, differing, words, _("🔢 I enter the paper"))


def _differ(poll: Poll, differing: Sequence[int], words: str, label: str) -> Screen:
    names = [_option(poll, position) for position in differing]
    return say(
        _("⚠️ The two counts of the paper differ"),
        "\n".join([poll.question, *names, words]),
        (button(label, CountPaperTap(poll=poll.id)),),
        (button(_("🗳️ How it stands"), PollCardTap(poll=poll.id)),),
    )


def _option(poll: Poll, position: int) -> str:
    if not position:
        return "• " + _("the number of ballots")
    return f"• {position}. {poll.options[position - 1].short_name}"
