"""The path of a need: from which state it may come to which (reference/domain.md, 2.4)."""

from storage.kinds import NeedState

# Nothing comes after these: a merged need is followed under the other one's number.
ENDS = frozenset({NeedState.MERGED, NeedState.WITHDRAWN})

NEXT: dict[NeedState, frozenset[NeedState]] = {
    NeedState.RECEIVED: frozenset({NeedState.IN_REVIEW, NeedState.WITHDRAWN}),
    NeedState.IN_REVIEW: frozenset(
        {
            NeedState.NEEDS_INFO,
            NeedState.ACCEPTED,
            NeedState.MERGED,
            NeedState.REFERRED,
            NeedState.DECLINED,
            NeedState.WITHDRAWN,
        }
    ),
    NeedState.NEEDS_INFO: frozenset({NeedState.IN_REVIEW, NeedState.WITHDRAWN}),
    NeedState.ACCEPTED: frozenset({NeedState.IN_POLL, NeedState.PRIORITISED, NeedState.IN_PLAN}),
    NeedState.IN_POLL: frozenset({NeedState.PRIORITISED, NeedState.ACCEPTED}),
    NeedState.PRIORITISED: frozenset({NeedState.IN_PLAN}),
    NeedState.IN_PLAN: frozenset({NeedState.IN_PROGRESS}),
    NeedState.IN_PROGRESS: frozenset({NeedState.DONE, NeedState.STOPPED}),
    NeedState.DONE: frozenset({NeedState.IN_REVIEW}),
    NeedState.REFERRED: frozenset({NeedState.DONE, NeedState.DECLINED}),
    NeedState.DECLINED: frozenset({NeedState.IN_REVIEW}),
    NeedState.STOPPED: frozenset({NeedState.IN_PROGRESS}),
    NeedState.MERGED: frozenset(),
    NeedState.WITHDRAWN: frozenset(),
}

# Who decides has looked: what was just received, or asked back about, passes the review.
_REVIEWED_ON_THE_WAY = frozenset({NeedState.RECEIVED, NeedState.NEEDS_INFO})
# Nothing was decided about these yet: an answer is still promised.
UNDECIDED = frozenset({NeedState.RECEIVED, NeedState.IN_REVIEW, NeedState.NEEDS_INFO})
# Work goes on about these, or may: another need can be merged into them.
LIVING = frozenset(NeedState) - ENDS - {NeedState.DECLINED, NeedState.DONE}
# With these the municipality has answered (domain.md, 4, J: the first answer is promised).
ANSWERS = frozenset(NeedState) - UNDECIDED - {NeedState.WITHDRAWN}

# Accepted, and so for all to see, in the words that an organiser gave it.
SHOWN = frozenset(
    {
        NeedState.ACCEPTED,
        NeedState.IN_POLL,
        NeedState.PRIORITISED,
        NeedState.IN_PLAN,
        NeedState.IN_PROGRESS,
        NeedState.STOPPED,
        NeedState.DONE,
    }
)


def may_step(now: NeedState, to: NeedState) -> bool:
    """Tell whether a need may come from one state to another, by way of the review if need be."""
    if to in NEXT[now]:
        return True
    return now in _REVIEWED_ON_THE_WAY and to in NEXT[NeedState.IN_REVIEW] and to != now
