"""What was sent by mistake is taken back; very many people are named before they hear anything."""

import pytest
from sqlalchemy import insert

from storage.columns import table_of
from storage.kinds import GroupKind, MembershipState
from storage.models import Membership, Person
from tests import cast
from tests.conversations.deeds import drafts_meeting, opens_card, opens_menu, sends_meeting
from tests.conversations.population import TOWNS, group_number
from tests.conversations.town import Actor, Town

STANDS_AS_IT_WAS = "No message is changed there: everybody who got it gets one apology"


async def takes_back(elena: Actor) -> None:
    """Say that the only meeting was sent by mistake."""
    await opens_card(elena)
    await elena.taps_through("Още", "Изпратено по погрешка", "Да, по погрешка")


@pytest.mark.not_on_viber(STANDS_AS_IT_WAS)
async def test_the_message_changes_where_it_stands(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    invitation = maria.phone.last_screen
    maria.listens()
    await takes_back(elena)
    maria.hears_nothing()
    assert "ИЗПРАТЕНО ПО ПОГРЕШКА" in invitation.text
    assert "Такава среща няма" in invitation.text
    assert not [each for row in invitation.rows for each in row if "Ще дойда" in each.label]
    elena.sees("ПО ПОГРЕШКА: срещата на 21 март (вторник)", "Поправени съобщения: 4")


async def test_it_is_asked_before(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Още", "Изпратено по погрешка")
    elena.sees("По погрешка ли изпратихте", "4 души ще прочетат, че такава среща няма")
    await elena.taps("Назад")
    elena.sees("Среща на 21 март")
    assert "Покана" in maria.phone.last_screen.text


@pytest.mark.not_on_viber(STANDS_AS_IT_WAS)
async def test_who_has_answered_hears_it_anew(elena: Actor, maria: Actor, ivan: Actor) -> None:
    """A changed message does not ring: Maria would stand before a locked door."""
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    maria.listens()
    ivan.listens()
    await takes_back(elena)
    assert maria.heard_new() == 1
    maria.sees("ИЗПРАТЕНО ПО ПОГРЕШКА", "Такава среща няма")
    ivan.hears_nothing()


async def test_nothing_more_is_said_of_it(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await takes_back(elena)
    maria.listens()
    elena.listens()
    await town.waits(days=9)
    maria.hears_nothing()
    elena.hears_nothing()


async def test_an_old_button_says_that_it_was_a_mistake(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    data = maria.sees_button("Ще дойда").data
    assert data is not None
    await takes_back(elena)
    await maria.forges(data)
    maria.sees("ИЗПРАТЕНО ПО ПОГРЕШКА", "Такава среща няма")
    await opens_menu(maria)
    await maria.taps("Срещи")
    maria.sees("Засега нямате покани")


@pytest.mark.not_on_viber(STANDS_AS_IT_WAS)
async def test_whose_message_can_not_be_changed_hears_one_apology(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await sends_meeting(elena)
    maria.phone.clears_history()
    maria.listens()
    ivan.listens()
    await takes_back(elena)
    await town.waits(days=1)
    assert maria.heard_new() == 1
    maria.sees("ИЗПРАТЕНО ПО ПОГРЕШКА", "Извинете ни")
    ivan.hears_nothing()
    await opens_menu(elena)


async def test_a_change_goes_with_its_meeting(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Променям я", "Час", "11:00", "Изпращам промяната")
    change = maria.phone.last_screen
    await takes_back(elena)
    change = await maria.looks_again(change, "Ще дойда")
    assert "ИЗПРАТЕНО ПО ПОГРЕШКА" in change.text


async def test_what_waits_for_the_morning_is_stopped(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await town.waits(hours=11, minutes=40)
    await sends_meeting(elena)
    maria.listens()
    await takes_back(elena)
    await town.waits(days=9)
    maria.hears_nothing()


async def test_a_mistake_can_be_copied_right(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await takes_back(elena)
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Като предишната")
    elena.sees("На коя дата?")


async def test_a_cancelled_meeting_is_not_a_mistake(elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я", "Още")
    elena.sees_no_button("погрешка")


async def crowd(town: Town, count: int) -> None:
    """So many more members of the group, without a chat."""
    home = TOWNS[cast.ANTONOVO]
    async with town.database.write() as session:
        group = await group_number(session, home, GroupKind.COMMUNITY_ACTION)
        now = town.clock.now()
        people = [
            Person(
                municipality_id=home,
                name=f"Човек {number}",
                language="bg",
                created_at=now,
                joined_at=now,
            )
            for number in range(count)
        ]
        session.add_all(people)
        await session.flush()
        active = {"group_id": group, "state": MembershipState.ACTIVE, "created_at": now}
        rows = [{"person_id": person.id, **active} for person in people]
        await session.execute(insert(table_of(Membership)), rows)


async def test_over_fifty_people_are_named_before(town: Town, elena: Actor, maria: Actor) -> None:
    await crowd(town, 46)
    await drafts_meeting(elena)
    maria.listens()
    await elena.taps("Изпращам")
    elena.sees("51 души", "МЕСТНА АКТИВНА ГРУПА", "община АНТОНОВО", "Вярно ли е?")
    await town.waits(minutes=1)
    maria.hears_nothing()
    await elena.taps("Да, изпращам")
    await town.waits(minutes=1)
    assert maria.heard_new() == 1


async def test_fifty_people_need_no_second_tap(town: Town, elena: Actor, maria: Actor) -> None:
    await crowd(town, 45)
    await drafts_meeting(elena)
    maria.listens()
    await elena.taps("Изпращам")
    elena.sees("Покана за 50 души")
    await town.waits(minutes=1)
    assert maria.heard_new() == 1
