"""An organiser thinks again: who was turned away is let in after all (journey A7b)."""

import pytest

from bot.taps import LetInTap
from storage.kinds import GroupKind, MembershipState
from storage.models import Membership
from tests import cast
from tests.conversations.deeds import joins, sends_meeting
from tests.conversations.population import BEGINNING, number_of_group
from tests.conversations.tables import count, is_forgotten, person_of
from tests.conversations.town import Actor, Town

AFTER_ALL = "↩️ Приемам все пак"
IN = "Вече сте в групата"
AWAY = "не Ви включихме"


@pytest.fixture
async def token(town: Town, gosho: Actor, elena: Actor) -> str:
    """Gosho was turned away by Elena."""
    token = await town.invite(needs_approval=True)
    await joins(gosho, token)
    await elena.taps("❌ Не приемам")
    return token


async def memberships(town: Town, actor: Actor) -> int:
    """In how many groups somebody sits."""
    person = await person_of(town, actor)
    active = Membership.state == MembershipState.ACTIVE
    return await count(town, Membership, Membership.person_id == person.id, active)


@pytest.mark.usefixtures("token")
async def test_who_was_turned_away_is_let_in_and_hears_it(
    town: Town, gosho: Actor, elena: Actor, radka: Actor
) -> None:
    gosho.sees(AWAY)
    elena.sees("не е прието", "До 7 дни")
    await sends_meeting(radka, who="Местна активна група")
    gosho.listens()
    await elena.taps(AFTER_ALL)
    elena.sees("Гошо", "вече е в групата")
    elena.sees_no_button(AFTER_ALL)
    gosho.has_heard(f"{IN}: Местна активна група, община Антоново")
    gosho.sees("Покана за заседание", "21 март")
    assert gosho.heard_new() == 2
    await town.waits(days=7, hours=20)
    assert not await is_forgotten(town, gosho)
    assert await memberships(town, gosho) == 1


async def test_at_night_only_the_last_answer_is_heard(
    town: Town, gosho: Actor, elena: Actor
) -> None:
    await joins(gosho, await town.invite(needs_approval=True))
    await town.moves_to(BEGINNING.replace(hour=21))
    gosho.listens()
    await elena.taps_through("❌ Не приемам", AFTER_ALL)
    gosho.hears_nothing()
    await town.moves_to(BEGINNING.replace(day=14, hour=9))
    gosho.sees(IN)
    gosho.has_not_heard(AWAY)
    assert gosho.heard_new() == 1


@pytest.mark.usefixtures("token")
async def test_another_organiser_may_think_again(gosho: Actor, radka: Actor) -> None:
    await radka.looks_again(radka.phone.last_screen, "Не приемам")
    radka.sees("не е прието", "Отговори: Елена")
    gosho.sees(AWAY)
    await radka.taps(AFTER_ALL)
    radka.sees("вече е в групата")
    gosho.sees(IN)


@pytest.mark.usefixtures("token")
async def test_two_organisers_who_think_again_at_once_let_in_once(
    town: Town, gosho: Actor, elena: Actor, radka: Actor
) -> None:
    await radka.looks_again(radka.phone.last_screen, "Не приемам")
    gosho.listens()
    elena.phone.taps(AFTER_ALL)
    radka.phone.taps(AFTER_ALL)
    await town.settles()
    for organiser in (elena, radka):
        assert organiser.phone.last_screen.text.startswith("✅")
    assert gosho.heard_new() == 1
    assert await memberships(town, gosho) == 1


async def test_who_has_asked_again_is_let_in_by_the_earlier_card(
    town: Town, gosho: Actor, elena: Actor, token: str
) -> None:
    card = elena.phone.last_screen
    await gosho.opens_invite(token)
    await gosho.taps("с. Моравица")
    gosho.sees("Щом има отговор")
    answered = await elena.taps_below(card, AFTER_ALL)
    assert "вече е в групата" in answered.text
    gosho.sees(IN)
    await elena.taps("❌ Не приемам")
    elena.sees("вече е в групата")
    assert await memberships(town, gosho) == 1


async def test_who_is_let_in_while_asking_again_is_told_so(
    town: Town, gosho: Actor, elena: Actor, token: str
) -> None:
    await gosho.opens_invite(token)
    gosho.sees("Къде живеете?")
    await elena.taps(AFTER_ALL)
    gosho.has_heard(IN)
    await gosho.taps("с. Моравица")
    gosho.sees(IN)
    await gosho.taps("Меню")
    gosho.sees("Какво желаете?")
    assert await memberships(town, gosho) == 1


async def test_who_is_let_in_meanwhile_and_opens_the_invite_again_gets_the_menu(
    gosho: Actor, elena: Actor, token: str
) -> None:
    await gosho.opens_invite(token)
    gosho.sees("Къде живеете?")
    await elena.taps(AFTER_ALL)
    await gosho.opens_invite(token)
    gosho.sees(IN, "Какво желаете?")
    await gosho.writes("Няма пейка на спирката")
    gosho.sees("предадем ли")


@pytest.mark.usefixtures("token")
async def test_after_a_week_there_is_nobody_to_let_in(
    town: Town, gosho: Actor, elena: Actor
) -> None:
    await town.waits(days=7)
    gosho.listens()
    await elena.taps(AFTER_ALL)
    elena.sees("не води никъде")
    gosho.hears_nothing()
    assert await is_forgotten(town, gosho)


async def test_a_member_elsewhere_may_be_let_in_for_a_week_too(
    town: Town, maria: Actor, elena: Actor
) -> None:
    token = await town.invite(group=GroupKind.WORKING, needs_approval=True)
    await maria.opens_invite(token)
    await elena.taps("❌ Не приемам")
    await town.waits(days=7)
    await elena.taps(AFTER_ALL)
    elena.sees("не води никъде")
    assert await memberships(town, maria) == 1
    await maria.opens_invite(token)
    await elena.taps_through("❌ Не приемам", AFTER_ALL)
    maria.sees(f"{IN}: Общинска работна група")
    assert await memberships(town, maria) == 2


async def test_nobody_is_let_in_who_never_asked(
    town: Town, maria: Actor, gosho: Actor, elena: Actor
) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    group = number_of_group(cast.ANTONOVO, GroupKind.WORKING)
    for actor in (maria, gosho):
        actor.listens()
        person = await person_of(town, actor)
        await elena.writes("/menu")
        await elena.forges(LetInTap(person=person.id, group=group).pack())
        elena.sees("не води никъде")
        actor.hears_nothing()
    assert await memberships(town, maria) == 1
    assert (await person_of(town, gosho)).joined_at is None


@pytest.mark.usefixtures("token")
async def test_nobody_else_lets_in_after_all(
    town: Town, gosho: Actor, elena: Actor, petar: Actor, maria: Actor, boris: Actor
) -> None:
    tap = elena.sees_button(AFTER_ALL).data
    assert tap is not None
    gosho.listens()
    for other in (petar, maria, boris, gosho):
        await other.writes("/menu")
        await other.forges(tap)
        other.does_not_see("вече е в групата", "не е прието")
    assert await memberships(town, gosho) == 0
