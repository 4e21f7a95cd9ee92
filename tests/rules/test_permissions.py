"""The whole permission table, written out: every role and every permission."""

from itertools import combinations

import pytest

from community.rules.permissions import Permission, may
from storage.kinds import Role

# Columns: nobody, member, contact person, coordinator, facilitator.
TABLE = """
see_own            yes  yes  yes  yes  yes
correct_own        yes  yes  yes  yes  yes
erase_own          yes  yes  yes  yes  yes
see_meetings       no   yes  yes  yes  yes
answer_invitation  no   yes  yes  yes  yes
schedule_meeting   no   no   yes  yes  yes
see_answers        no   no   yes  yes  yes
stop_sending       no   no   yes  yes  yes
cancel_meeting     no   no   yes  yes  yes
announce           no   no   yes  yes  yes
be_away            no   no   yes  yes  yes
vote               no   yes  yes  yes  yes
run_polls          no   no   yes  yes  yes
mark_paper         no   no   yes  yes  no
say_need           no   yes  yes  yes  yes
see_needs          no   yes  yes  yes  yes
see_call_list      no   no   yes  yes  no
approve_join       no   no   yes  yes  no
triage_needs       no   no   yes  yes  no
ask_human          no   yes  yes  yes  yes
answer_enquiries   no   no   yes  yes  no
mute               no   no   yes  yes  no
read_priorities    no   yes  yes  yes  yes
keep_priorities    no   no   yes  yes  no
export_priorities  no   no   yes  yes  yes
"""
COLUMNS: list[list[Role]] = [
    [],
    [Role.MEMBER],
    [Role.CONTACT_PERSON],
    [Role.COORDINATOR],
    [Role.FACILITATOR],
]
CELLS = [
    (roles, Permission(line.split()[0]), cell == "yes")
    for line in TABLE.strip().splitlines()
    for roles, cell in zip(COLUMNS, line.split()[1:], strict=True)
]


@pytest.mark.parametrize(("roles", "permission", "expected"), CELLS)
def test_the_table(roles: list[Role], permission: Permission, expected: bool) -> None:
    assert may(roles, permission) is expected


def test_the_table_is_complete() -> None:
    assert {permission for _, permission, _ in CELLS} == set(Permission)
    assert {role for roles, _, _ in CELLS for role in roles} == set(Role)


@pytest.mark.parametrize("pair", list(combinations(Role, 2)))
@pytest.mark.parametrize("permission", Permission)
def test_two_roles_may_what_either_may(pair: tuple[Role, Role], permission: Permission) -> None:
    assert may(pair, permission) == any(may([role], permission) for role in pair)
