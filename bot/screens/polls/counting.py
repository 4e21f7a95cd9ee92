"""How far the counting of votes on paper is, for organisers."""

from bot.texts import gettext as _
from community.polls.paper import Paper
from storage.kinds import PollState
from storage.models import Poll


def paper_lines(poll: Poll, paper: Paper, *, is_alone: bool) -> list[str]:
    """How far it is; `is_alone` where the municipality has one organiser."""
    alone = [nobody_else_counts()] if is_alone else []
    uncounted = (
        _("📝 After the close two people count the paper ballots.")
        if poll.state == PollState.OPEN
        else _("📝 Now two people count the paper ballots, each by themselves.")
    )
    return {
        Paper.NONE: [],
        Paper.UNCOUNTED: alone or [uncounted],
        Paper.COUNTED_ONCE: [
            _("📝 The paper is counted once. Another person has to count it."),
            *alone,
        ],
        Paper.DIFFERENT: [_("⚠️ The two counts of the paper differ. Please count again.")],
        Paper.AGREED: [_("📝 The paper is counted: both counts are the same.")],
    }[paper]


def nobody_else_counts() -> str:
    """One organiser alone can not bring the count of the paper to its end."""
    return _(
        "⚠️ Two have to count the paper; here there is one organiser. Whoever looks after this chat"
        " invites another."
    )


def count_taken_back() -> str:
    """Nothing of it is kept."""
    return _("Your count is taken back")


def paper_first() -> str:
    """Who looks at the results marks nobody afterwards."""
    return _(
        "📝 Did somebody vote on paper? Mark them before you look at the results:"
        " later it is not possible."
    )
