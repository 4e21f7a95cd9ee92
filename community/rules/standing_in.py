"""Who answers for an organiser who is away: pure steps over who stands in for whom."""

from collections.abc import Collection, Mapping

from community.rules.permissions import TABLE
from storage.kinds import Role


def may_stand_in(deputy: Collection[Role], absent: Collection[Role]) -> bool:
    """Whether somebody with these roles may do everything that the absent one does."""
    needed = {permission for role in absent for permission in TABLE[role]}
    return needed <= {permission for role in deputy for permission in TABLE[role]}


def who_answers(person_id: int, deputies: Mapping[int, int]) -> int:
    """Follow the deputies from one to the next; a ring ends where it began.

    `deputies` says who stands in for whom, each of them able and allowed to.
    """
    passed, at = {person_id}, person_id
    while at in deputies:
        at = deputies[at]
        if at in passed:
            return person_id
        passed.add(at)
    return at
