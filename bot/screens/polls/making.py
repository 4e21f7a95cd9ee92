"""What an organiser is asked who makes a vote."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from bot.reading.unclear import Unclear
from bot.screens.common import button, say, within_quotes
from bot.screens.forms import choice, rows_of, way_back
from bot.screens.organising.unclear import why_no_date, why_no_hour
from bot.screens.polls.wording import method_name, short_group
from bot.taps.organised.polls import FixPollStepTap, PollPreviewTap, PollStep
from bot.texts import day_and_month, ngettext, pgettext, short_day
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.kinds import PollMethod
from storage.models import CommunityGroup, Poll

FROM_NEEDS = "needs"
SECRET, OPEN = "secret", "open"
EVERYBODY, NO_QUORUM = "all", "none"


def yes_and_no() -> tuple[str, str]:
    """The options of a question that stands alone."""
    return pgettext("vote", "Yes"), pgettext("vote", "No")


def words(nonce: str, *, has_needs: bool) -> Screen:
    """What is asked?"""
    needs = (choice(_("📌 From what is needed"), nonce, "words", FROM_NEEDS),)
    return say(
        _("🗳️ What do we ask?"),
        _(
            "Write the question. Alone, it is answered with yes or no. Or write the options"
            " below it, each on a new line."
        ),
        needs if has_needs else (),
        way_back(nonce, "words"),
    )


def words_anew(nonce: str) -> Screen:
    """The same, of a draft: its options stay with a question alone."""
    return say(
        _("🗳️ How shall it read?"),
        _("Write the question: the options stay. Or write all options below it as well."),
        way_back(nonce, "words"),
    )


def options_wrong(question: Screen, fewest: int, most: int) -> Screen:
    """Too few or too many of them."""
    words = _("⚠️ Please write {fewest} to {most} options below the question, or none.")
    return replace(question, body=words.format(fewest=fewest, most=most))


def question_too_long(question: Screen, most: int) -> Screen:
    """It does not fit."""
    words = _("⚠️ The first line is the question: please use at most {letters} letters.")
    return replace(question, body=words.format(letters=most))


def option_too_long(question: Screen, option: str, most: int) -> Screen:
    """One name does not fit."""
    words = _("⚠️ “{option}” is too long: {written} letters, and at most {letters} fit.")
    beginning = within_quotes(option[:most] + "…")
    body = words.format(option=beginning, written=len(option), letters=most)
    return replace(question, body=body)


def name_unreadable(question: Screen, name: str) -> Screen:
    """One name has only signs that the picture of the results can not show."""
    words = _("⚠️ “{name}” has neither Cyrillic nor Latin letters: please write such a word, too.")
    return replace(question, body=words.format(name=within_quotes(name)))


def options_equal(question: Screen) -> Screen:
    """Two of them read alike."""
    return replace(question, body=_("⚠️ Two options are the same. Please write each once."))


def mode(nonce: str) -> Screen:
    """Who sees the votes?"""
    return say(
        _("🗳️ How do people vote?"),
        _("Secretly: nobody sees who chose what. Openly: names and choices stand in the minutes."),
        (
            choice(_("🔒 Secretly"), nonce, "mode", SECRET),
            choice(_("👁️ Openly"), nonce, "mode", OPEN),
        ),
        way_back(nonce, "mode"),
    )


def method(nonce: str, offered: Sequence[tuple[PollMethod, int]]) -> Screen:
    """What does everybody do with the options?"""
    buttons = [
        choice(method_name(kind, marks), nonce, "method", f"{kind.value}-{marks}")
        for kind, marks in offered
    ]
    return say(
        _("🗳️ What does everybody choose?"),
        _("Points are spread over the options. An order gives the first place the most."),
        *rows_of(buttons, 2),
        way_back(nonce, "method"),
    )


def until(nonce: str, offered: Sequence[int]) -> Screen:
    """How long?"""
    buttons = [
        choice(
            ngettext("⏳ {count} day", "⏳ {count} days", days).format(count=days),
            nonce,
            "until",
            str(days),
        )
        for days in offered
    ]
    return say(
        _("📆 Until when do people vote?"),
        _("Choose, or write a date. Who has no chat votes on paper, at a meeting until then."),
        tuple(buttons),
        way_back(nonce, "until"),
    )


def until_unclear(nonce: str, unclear: Unclear[date], offered: Sequence[int]) -> Screen:
    """The date could not be taken as it was written."""
    days = [choice(short_day(day), nonce, "until", day.isoformat()) for day in unclear.candidates]
    screen = replace(until(nonce, offered), title=why_no_date(unclear.reason))
    return replace(screen, rows=(tuple(days), *screen.rows)) if days else screen


def until_hour_unclear(
    nonce: str, day: date, unclear: Unclear[time], offered: Sequence[time]
) -> Screen:
    """The day is clear, and its hour is not."""
    hours = [
        choice(f"{hour:%H:%M}", nonce, "until", f"{day.isoformat()}T{hour:%H%M}")
        for hour in unclear.candidates or offered
    ]
    words = _("Which hour on {day}? Choose, or write the day with the hour.")
    return say(
        why_no_hour(unclear.reason),
        words.format(day=day_and_month(day)),
        tuple(hours),
        way_back(nonce, "until"),
    )


def until_past(nonce: str, offered: Sequence[int]) -> Screen:
    """Nobody could vote so early."""
    words = _("⚠️ That is too early: people must hear of it first.")
    return replace(until(nonce, offered), title=words)


def who(nonce: str, sizes: Sequence[tuple[CommunityGroup, int]], everybody: int) -> Screen:
    """Who may vote? `everybody` counts each person once."""
    choices = [
        (f"{short_group(group.kind)} ({size})", str(group.id)) for group, size in sizes if size
    ]
    if len(choices) > 1:
        # A municipality has these two: both together are all its members.
        both = _("👥 Both groups: everybody ({count})").format(count=everybody)
        choices.append((both, EVERYBODY))
    return say(
        _("👥 Who may vote?"),
        _("Everybody has one vote: who sits in two groups, too.")
        if choices
        else _("Nobody has joined yet. First send people the invitation link."),
        *rows_of([choice(label, nonce, "who", value) for label, value in choices], 1),
        way_back(nonce, "who"),
    )


def quorum(nonce: str, everybody: int) -> Screen:
    """How many have to take part, so that it counts?"""
    half = everybody // 2 + 1
    third = -(-everybody // 3)
    offered = {
        third: _("A third: {count}").format(count=third),
        half: _("More than half: {count}").format(count=half),
    }
    return say(
        _("👥 How many have to take part?"),
        _("Choose, or write a number. If fewer vote, we say so with the results."),
        tuple(choice(label, nonce, "quorum", str(count)) for count, label in offered.items()),
        (choice(_("▶️ It always counts"), nonce, "quorum", NO_QUORUM),),
        way_back(nonce, "quorum"),
    )


def quorum_unclear(nonce: str, everybody: int) -> Screen:
    """It was no number, or one that can not be reached."""
    words = ngettext(
        "⚠️ {count} person may vote: write a number from 1 to {count}.",
        "⚠️ {count} people may vote: write a number from 1 to {count}.",
        everybody,
    )
    return replace(quorum(nonce, everybody), body=words.format(count=everybody))


def fix(poll: Poll) -> Screen:
    """Which part of the draft shall change?"""
    parts = {
        PollStep.WORDS: _("✍️ Question and options"),
        PollStep.MODE: _("🔒 Secret or open"),
        PollStep.METHOD: _("🗳️ How one votes"),
        PollStep.UNTIL: _("📆 Until when"),
        PollStep.WHO: _("👥 Who may vote"),
        PollStep.QUORUM: _("👥 How many must vote"),
    }
    buttons = [
        button(label, FixPollStepTap(poll=poll.id, version=poll.version, step=step))
        for step, label in parts.items()
    ]
    back = (button(_("↩️ Back"), PollPreviewTap(poll=poll.id)),)
    return say(_("✏️ What do we change?"), "", *rows_of(buttons, 2), back)
