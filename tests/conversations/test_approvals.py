"""Joins that wait for an organiser's yes (journey A7b)."""

from bot.taps import MeetingsTap
from storage.kinds import GroupKind, MembershipState
from storage.models import Membership
from tests import cast
from tests.conversations.deeds import joins, sends_meeting
from tests.conversations.tables import count, is_forgotten, person_of
from tests.conversations.town import Actor, Town

ASKED = "иска да се включи"
NELI = cast.Stranger(901, "Нели")


async def waits(town: Town, actor: Actor) -> str:
    """Go in through an invite that needs a yes; returns its token."""
    token = await town.invite(needs_approval=True)
    await joins(actor, token)
    return token


async def test_a_waiting_join_is_said_to_wait(town: Town, gosho: Actor) -> None:
    await waits(town, gosho)
    gosho.sees("Благодарим, Гошо", "Щом има отговор", cast.HELP_PHONE[cast.ANTONOVO])
    gosho.does_not_see("Готово")


async def test_coordinator_and_contact_person_get_a_card(
    town: Town, gosho: Actor, elena: Actor, radka: Actor
) -> None:
    await waits(town, gosho)
    for organiser in (elena, radka):
        organiser.sees("Гошо", "с. Изворово", ASKED, "Местна активна група")
        organiser.sees_button("✅ Приемам")
        organiser.sees_button("❌ Не приемам")
        assert "Гошо" not in organiser.phone.last_screen.text[:60]


async def test_nobody_else_gets_a_card(
    town: Town, gosho: Actor, petar: Actor, maria: Actor, boris: Actor, lili: Actor
) -> None:
    others = (petar, maria, boris, lili)
    for other in others:
        other.listens()
    await waits(town, gosho)
    for other in others:
        other.hears_nothing()


async def test_who_waits_gets_no_invitations(town: Town, gosho: Actor, elena: Actor) -> None:
    await waits(town, gosho)
    gosho.listens()
    await sends_meeting(elena, who="Местна активна група")
    gosho.hears_nothing()
    await gosho.forges(MeetingsTap().pack())
    gosho.sees("чака отговор")
    gosho.does_not_see("покани")


async def test_who_is_let_in_hears_it_and_gets_what_is_open(
    town: Town, gosho: Actor, elena: Actor, radka: Actor
) -> None:
    await waits(town, gosho)
    await sends_meeting(radka, who="Местна активна група")
    gosho.listens()
    await elena.writes("/menu")
    await elena.taps_through("Чакат записване: 1", "🙋 Гошо", "✅ Приемам")
    elena.sees("Гошо", "вече е в групата")
    gosho.has_heard("Вече сте в групата: Местна активна група, община Антоново")
    gosho.has_heard("Покана за заседание", "21 март")
    assert gosho.heard_new() == 2


async def test_who_is_turned_away_hears_it_and_is_erased_after_a_week(
    town: Town, gosho: Actor, elena: Actor
) -> None:
    await waits(town, gosho)
    gosho.listens()
    await elena.taps("❌ Не приемам")
    elena.sees("Гошо", "не е прието")
    gosho.sees("Имаме отговор", "не Ви включихме", cast.HELP_PHONE[cast.ANTONOVO], "До 7 дни")
    gosho.does_not_see("Вече сте")
    await town.waits(days=6, hours=23)
    assert not await is_forgotten(town, gosho)
    await town.waits(hours=1)
    assert await is_forgotten(town, gosho)
    assert gosho.heard_new() == 1


async def test_who_is_turned_away_may_do_nothing_but_ask_again(
    town: Town, gosho: Actor, elena: Actor
) -> None:
    token = await waits(town, gosho)
    await elena.taps("❌ Не приемам")
    await gosho.writes("меню")
    gosho.sees("Още не сте в група")
    gosho.sees_no_button("Срещи")
    elena.listens()
    await gosho.opens_invite(token)
    await gosho.taps("с. Моравица")
    gosho.sees("Щом има отговор")
    elena.sees("Гошо", "с. Моравица", ASKED)


async def test_a_second_yes_changes_nothing(
    town: Town, gosho: Actor, elena: Actor, radka: Actor
) -> None:
    await waits(town, gosho)
    no = radka.sees_button("❌ Не приемам").data or ""
    await elena.taps("✅ Приемам")
    gosho.listens()
    await radka.forges(no)
    radka.sees("Гошо", "вече е в групата", "Отговори: Елена")
    gosho.hears_nothing()
    person = await person_of(town, gosho)
    active = Membership.state == MembershipState.ACTIVE
    assert await count(town, Membership, Membership.person_id == person.id, active) == 1


async def test_a_yes_after_a_no_changes_nothing(
    town: Town, gosho: Actor, elena: Actor, radka: Actor
) -> None:
    await waits(town, gosho)
    yes = radka.sees_button("✅ Приемам").data or ""
    await elena.taps("❌ Не приемам")
    gosho.listens()
    await radka.forges(yes)
    radka.sees("Гошо", "не е прието", "Отговори: Елена")
    gosho.hears_nothing()
    person = await person_of(town, gosho)
    assert await count(town, Membership, Membership.person_id == person.id) == 0


async def test_two_organisers_who_tap_at_once_decide_once(
    town: Town, gosho: Actor, elena: Actor, radka: Actor
) -> None:
    await waits(town, gosho)
    gosho.listens()
    elena.phone.taps("✅ Приемам")
    radka.phone.taps("❌ Не приемам")
    await town.settles()
    texts = [organiser.phone.last_screen.text for organiser in (elena, radka)]
    assert sum("Отговори: " in text for text in texts) == 1, texts
    assert texts[0][0] == texts[1][0], texts
    assert gosho.heard_new() == 1


async def test_the_menu_counts_who_waits(town: Town, gosho: Actor, radka: Actor) -> None:
    await radka.writes("/menu")
    radka.sees_no_button("Чакат")
    await waits(town, gosho)
    await waits(town, town.actor(NELI))
    await radka.writes("/menu")
    await radka.taps_through("Чакат записване: 2", "🙋 Гошо", "✅ Приемам")
    await radka.taps_through("Кой още чака", "🙋 Нели", "❌ Не приемам")
    radka.sees("Нели", "не е прието")
    await radka.writes("/menu")
    radka.sees_no_button("Чакат")


async def test_an_invite_that_was_opened_twice_asks_once(
    town: Town, gosho: Actor, elena: Actor
) -> None:
    token = await waits(town, gosho)
    elena.listens()
    await gosho.opens_invite(token)
    gosho.sees("чака отговор")
    gosho.does_not_see("Вече сте в групата")
    elena.hears_nothing()


async def test_who_erases_while_waiting_waits_no_more(
    town: Town, gosho: Actor, elena: Actor, radka: Actor
) -> None:
    await waits(town, gosho)
    await gosho.writes("меню")
    await gosho.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")
    assert await is_forgotten(town, gosho)
    await elena.taps("✅ Приемам")
    elena.sees("не води никъде")
    await radka.writes("/menu")
    radka.sees_no_button("Чакат")


async def test_who_said_stop_is_let_in_silently(town: Town, gosho: Actor, elena: Actor) -> None:
    await waits(town, gosho)
    await gosho.writes("СТОП")
    gosho.sees("Спряхме")
    gosho.listens()
    await elena.taps("✅ Приемам")
    gosho.hears_nothing()
    await gosho.writes("СТАРТ")
    gosho.sees("Отново получавате")


async def test_turned_away_from_a_second_group_a_member_stays_in_the_first(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await maria.opens_invite(await town.invite(group=GroupKind.WORKING, needs_approval=True))
    maria.sees("Щом има отговор")
    await elena.taps("❌ Не приемам")
    maria.sees("не Ви включихме", "Общинска работна група")
    maria.does_not_see("изтриваме")
    await town.waits(days=8)
    person = await person_of(town, maria)
    assert person.joined_at is not None
    assert await count(town, Membership, Membership.person_id == person.id) == 1


async def test_others_can_not_decide_with_an_organiser_s_button(
    town: Town, gosho: Actor, elena: Actor, petar: Actor, maria: Actor, boris: Actor
) -> None:
    await waits(town, gosho)
    yes = elena.phone.sees_button("✅ Приемам").data
    assert yes is not None
    gosho.listens()
    for other in (petar, maria, boris):
        await other.forges(yes)
        other.does_not_see("Гошо")
    gosho.hears_nothing()
    await elena.writes("/menu")
    elena.sees_button("Чакат записване: 1")
