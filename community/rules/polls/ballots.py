"""What is marked on a ballot: one character per option, in their order.

A choice is marked 1; points are a digit; the places of an order are 1 to 9, then a, b and c. What
is not marked is 0.
"""

from storage.kinds import PollMethod

BLANK = "0"
SIGNS = "0123456789abc"
# So many fit the character and the phone (reference/domain.md, 4, I1).
FEWEST_OPTIONS, MOST_OPTIONS = 2, 12
MOST_POINTS = 9


def mark_limits(method: PollMethod, options: int) -> range:
    """How many marks a ballot may allow: choices, points to spread, or places of an order."""
    if method == PollMethod.CHOICE:
        return range(1, options + 1)
    if method == PollMethod.POINTS:
        return range(2, MOST_POINTS + 1)
    return range(2, options + 1)


def numbers(marks: str) -> list[int]:
    """The marks as numbers, one per option. Raises ValueError for a foreign character."""
    return [SIGNS.index(sign) for sign in marks]


def used(method: PollMethod, marks: str) -> int:
    """How many of the allowed marks are made."""
    made = numbers(marks)
    return sum(made) if method == PollMethod.POINTS else sum(map(bool, made))


def is_ballot(method: PollMethod, options: int, allowed: int, marks: str) -> bool:
    """Whether somebody may have marked a paper so: complete or not, even blank.

    Marks come from outside: a forged tap can carry anything.
    """
    if len(marks) != options or not set(marks) <= set(SIGNS):
        return False
    if used(method, marks) > allowed:
        return False
    made = sorted(filter(None, numbers(marks)))
    if method == PollMethod.CHOICE:
        return set(made) <= {1}
    return method == PollMethod.POINTS or made == list(range(1, len(made) + 1))


def tapped(method: PollMethod, allowed: int, marks: str, position: int) -> str:
    """The marks after a tap on an option, counted from 1.

    A tap marks it, gives it a point or the next place. A marked one is unmarked, and the places
    after it move up; points are taken back once all are given. Of one choice the other is taken
    instead; else nothing changes when no mark is left.
    """
    made, at = numbers(marks), position - 1
    is_spent = used(method, marks) >= allowed
    if method == PollMethod.POINTS:
        made[at] = 0 if is_spent else made[at] + 1
    elif made[at]:
        made = _without(made, at)
    elif allowed == 1:
        made = [int(each == at) for each in range(len(made))]
    elif not is_spent:
        made[at] = used(method, marks) + 1 if method == PollMethod.ORDER else 1
    return "".join(SIGNS[each] for each in made)


def _without(made: list[int], at: int) -> list[int]:
    gone = made[at]
    # Of a choice all marks are equal, so that nothing moves up.
    return [0 if each == at else mark - (mark > gone) for each, mark in enumerate(made)]
