"""Who answers for whom, over any deputies."""

from hypothesis import given
from hypothesis import strategies as st

from community.rules.standing_in import may_stand_in, who_answers
from storage.kinds import Role

PEOPLE = st.integers(min_value=1, max_value=6)


@given(PEOPLE, st.dictionaries(PEOPLE, PEOPLE))
def test_somebody_always_answers(person: int, deputies: dict[int, int]) -> None:
    found = who_answers(person, deputies)
    assert found == person or found not in deputies


def test_chains_and_rings() -> None:
    assert who_answers(1, {}) == 1
    assert who_answers(1, {1: 2, 2: 3}) == 3
    assert who_answers(1, {1: 2, 2: 1}) == 1
    assert who_answers(1, {1: 2, 2: 3, 3: 2}) == 1


def test_who_may_do_the_same_may_stand_in() -> None:
    coordinator, facilitator = {Role.COORDINATOR}, {Role.FACILITATOR}
    assert may_stand_in(coordinator, facilitator)
    assert may_stand_in({Role.CONTACT_PERSON}, coordinator)
    assert not may_stand_in(facilitator, coordinator)
    assert not may_stand_in({Role.MEMBER}, facilitator)
