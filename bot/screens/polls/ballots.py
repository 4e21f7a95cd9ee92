"""A ballot: the options, what is marked on it, and what became of it.

A secret choice is named only where it can be taken out of the chat again.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens.common import Row, button, say
from bot.screens.forms import rows_of
from bot.screens.polls.voting import begin, results_come, title_of, until
from bot.taps.voting import CastTap, ChosenTap, MarksTap, VoteTap
from bot.texts import gettext as _
from bot.texts import may_wipe
from community.rules.polls.ballots import BLANK, numbers, tapped, used
from messengers.screen import Followed, Screen
from storage.kinds import PollMethod
from storage.models import Poll, PollOption

IN_A_ROW = 3
# What Viber's grid of 12 rows holds beside the others.
ROWS_OF_CHOICES = 6
# Medals say the first places without a word, and are told from the numbers of the options.
PLACES = "🥇🥈🥉④⑤⑥⑦⑧⑨⑩⑪⑫"
# So few options stand on their buttons in words; a longer name would not fit a narrow phone.
FEW, SHORT = 4, 26
# A message that shows what is marked in a secret vote, so that no marks stay in another one.
BALLOT = "ballot"


def marking(poll: Poll, marks: str) -> Screen:
    """The numbered options, and a button for each; what is marked is seen."""
    made = used(poll.method, marks)
    in_words = _are_few(poll)
    is_full = made == poll.marks > 1
    screen = say(
        title_of(poll),
        "\n".join(
            [
                *([] if in_words else _lines(poll, marks)),
                _counter(poll, made),
                *([_how_to_change()] if is_full else ()),
            ]
        ),
        *_rows_of(
            [_option(poll, marks, option, in_words=in_words) for option in poll.options],
            1 if in_words else IN_A_ROW,
        ),
        (button(_("✅ Done"), ChosenTap(poll=poll.id, marks=marks)),) if made else (),
        (button(_("🔄 Start afresh"), begin(poll)),) if made else (),
        (button(_("↩️ Back"), VoteTap(poll=poll.id)),),
    )
    return _as_ballot(poll, screen)


def _are_few(poll: Poll) -> bool:
    names = [option.short_name for option in poll.options]
    return len(names) <= FEW and all(len(name) <= SHORT for name in names)


def _lines(poll: Poll, marks: str) -> list[str]:
    shown = marks if _may_name(poll) else BLANK * len(marks)
    return [
        _marked(poll.method, sign, _named(option))
        for option, sign in zip(poll.options, shown, strict=True)
    ]


def chosen(poll: Poll, marks: str) -> Screen:
    """The choice once more, before it counts."""
    warning = (
        _("After “I vote” the choice can not be changed.")
        if poll.is_secret
        else _("Your name and this choice will stand in the minutes. Do you agree?")
    )
    confirm = (
        (button(_("✅ I vote"), CastTap(poll=poll.id, marks=marks)),),
        (button(_("↩️ I change it"), MarksTap(poll=poll.id, marks=marks)),),
    )
    if _may_name(poll):
        body = "\n".join([*_choice(poll, marks), warning])
        return _as_ballot(poll, say(_("🗳️ You have chosen:"), body, *confirm))
    # What is said stays in the chat; buttons do not.
    title = f"🗳️ {_counter(poll, used(poll.method, marks))}"
    return say(title, warning, *_kept_off_the_chat(poll, marks), *confirm)


def done() -> Screen:
    """The vote is in the box; from where it can be, the choice is taken out of the chat."""
    hidden = (
        (_("Our messages in this chat do not show your choice any more."),) if may_wipe() else ()
    )
    return say(_("✅ Your vote is accepted."), "\n".join((*hidden, results_come())))


def done_openly(poll: Poll, marks: str) -> Screen:
    """How somebody votes, until they change it."""
    lines = [*_choice(poll, marks), _("You can change it until then:"), until(poll)]
    change = button(_("🔄 I change my vote"), MarksTap(poll=poll.id, marks=marks))
    return say(_("✅ We have written down your vote."), "\n".join(lines), (change,))


def _as_ballot(poll: Poll, screen: Screen) -> Screen:
    is_wiped = poll.is_secret and may_wipe()
    return replace(screen, follows=Followed(BALLOT, poll.id)) if is_wiped else screen


def in_short(poll: Poll, marks: str) -> str:
    """A choice in one line, by the numbers of the options."""
    return ", ".join(_choice(poll, marks, is_named=False))


def _counter(poll: Poll, made: int) -> str:
    words = {
        PollMethod.CHOICE: _("Marked: {made} of {marks}"),
        PollMethod.POINTS: _("Points given: {made} of {marks}"),
        PollMethod.ORDER: _("Put in order: {made} of {marks}"),
    }[poll.method]
    return words.format(made=made, marks=poll.marks)


def _how_to_change() -> str:
    return _("To choose another one, first tap a marked one.")


def _may_name(poll: Poll) -> bool:
    return not poll.is_secret or may_wipe()


def _option(
    poll: Poll, marks: str, option: PollOption, *, in_words: bool
) -> tuple[str, MarksTap | ChosenTap]:
    at = option.position
    label = _named(option) if in_words else str(at)
    after = tapped(poll.method, poll.marks, marks, at)
    # The last allowed mark leads on by itself.
    is_last = after != marks and used(poll.method, after) == poll.marks
    tap = ChosenTap if is_last else MarksTap
    return _marked(poll.method, marks[at - 1], label), tap(poll=poll.id, marks=after)


def _marked(method: PollMethod, sign: str, words: str) -> str:
    mark = numbers(sign)[0]
    if not mark:
        return words
    if method == PollMethod.POINTS:
        return f"{words} ⭐{mark}"
    return f"{PLACES[mark - 1]} {words}" if method == PollMethod.ORDER else f"☑ {words}"


def _choice(poll: Poll, marks: str, *, is_named: bool = True) -> list[str]:
    """What is marked, with its number; of an order the first place first."""
    found = [
        (mark if poll.method == PollMethod.ORDER else 0, option, sign)
        for option, sign, mark in zip(poll.options, marks, numbers(marks), strict=True)
        if mark
    ]
    return [
        _marked(poll.method, sign, _named(option) if is_named else str(option.position))
        for _place, option, sign in sorted(found, key=lambda each: each[0])
    ]


def _named(option: PollOption) -> str:
    return f"{option.position} {option.short_name}"


def _kept_off_the_chat(poll: Poll, marks: str) -> list[Row]:
    change = MarksTap(poll=poll.id, marks=marks)
    names = _choice(poll, marks)
    if len(names) <= ROWS_OF_CHOICES:
        return [(button(name, change),) for name in names]
    return _rows_of([(name, change) for name in _choice(poll, marks, is_named=False)], IN_A_ROW)


def _rows_of(made: Sequence[tuple[str, MarksTap | ChosenTap]], in_a_row: int) -> list[Row]:
    return rows_of([button(label, tap) for label, tap in made], in_a_row)
