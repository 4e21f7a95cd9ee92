"""What an invite link opens, and what it does not (journey A8, A9)."""

from sqlalchemy import select, update

from storage.kinds import GroupKind, Role
from storage.models import (
    Invite,
    Membership,
    Municipality,
    Person,
    RoleGrant,
    Settlement,
)
from tests import cast
from tests.conversations.deeds import joins, opens_menu, sends_meeting
from tests.conversations.tables import contact_of, count, is_forgotten, one, person_of
from tests.conversations.town import Actor, Town

NELI = cast.Stranger(901, "Нели")


async def test_the_place_is_not_asked_where_the_invite_names_it(town: Town, gosho: Actor) -> None:
    token = await town.invite()
    async with town.database.write() as session:
        place = select(Settlement.id).where(Settlement.name == "с. Моравица").scalar_subquery()
        await session.execute(
            update(Invite).where(Invite.token == token).values(settlement_id=place)
        )
    await gosho.opens_invite(token)
    await gosho.taps_through("Български", "Приемам", "Гошо")
    gosho.sees("Готово, Гошо")
    person = await person_of(town, gosho)
    home = await one(town, Settlement, Settlement.id == person.settlement_id)
    assert home.name == "с. Моравица"


async def test_an_expired_invite_lets_nobody_in(town: Town, gosho: Actor) -> None:
    token = await town.invite(days=1)
    await town.waits(days=1)
    await gosho.opens_invite(token)
    gosho.sees("изтекъл", cast.HELP_PHONE[cast.ANTONOVO])
    gosho.sees_no_button("Български")
    assert await is_forgotten(town, gosho)


async def test_an_invite_that_ends_meanwhile_lets_nobody_in(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite(days=0.5))
    await gosho.taps_through("Български", "Приемам", "Гошо")
    await town.waits(hours=13)
    await gosho.taps("с. Изворово")
    gosho.sees("изтекъл")
    assert (await person_of(town, gosho)).joined_at is None


async def test_a_used_up_invite_lets_nobody_in(town: Town, gosho: Actor) -> None:
    token = await town.invite(max_uses=1)
    await joins(gosho, token)
    neli = town.actor(NELI)
    await neli.opens_invite(token)
    neli.sees("запълнен", cast.HELP_PHONE[cast.ANTONOVO])
    assert await is_forgotten(town, neli)


async def test_of_two_who_race_for_the_last_use_one_comes_in(town: Town, gosho: Actor) -> None:
    token, neli = await town.invite(max_uses=1), town.actor(NELI)
    for actor in (gosho, neli):
        await actor.opens_invite(token)
        await actor.taps_through("Български", "Приемам", f"✅ {actor.phone.first_name}")
    for actor in (gosho, neli):
        actor.phone.taps("с. Изворово")
    await town.settles()
    screens = sorted(actor.phone.last_screen.text[:8] for actor in (gosho, neli))
    assert screens == ["✅ Готово", "🔗 Тази п"]
    assert (await one(town, Invite, Invite.token == token)).uses == 1


async def test_a_foreign_invite_is_not_for_members_of_another_municipality(
    town: Town, lili: Actor
) -> None:
    await lili.opens_invite(await town.invite())
    lili.sees("друга община", "Антоново")
    person = await person_of(town, lili)
    assert await count(town, Membership, Membership.person_id == person.id) == 1


async def test_a_repeated_invite_changes_nothing(town: Town, maria: Actor) -> None:
    token = await town.invite()
    await maria.opens_invite(token)
    maria.sees("Вече сте", "Антоново", "Какво желаете?")
    for label in ("Срещи", "Какво е нужно", "Въпрос", "Моите данни"):
        maria.sees_button(label)
    assert (await one(town, Invite, Invite.token == token)).uses == 0


async def test_a_cut_off_link_is_said_to_be_unknown(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite("nothing-like-this")
    gosho.sees("Не познаваме тази покана")
    assert await is_forgotten(town, gosho)


async def test_a_municipality_without_a_telephone_lets_nobody_in(town: Town, gosho: Actor) -> None:
    token = await town.invite()
    async with town.database.write() as session:
        await session.execute(update(Municipality).values(help_phone=None))
    await gosho.opens_invite(token)
    gosho.sees("още се подготвя")
    gosho.sees_no_button("Български")


async def test_a_stranger_without_an_invite_is_told_how_to_get_one(
    town: Town, gosho: Actor
) -> None:
    await gosho.opens_invite()
    gosho.sees("автоматичен чат", "поканата", "контактното лице", "Не сме запазили нищо")
    assert await is_forgotten(town, gosho)


async def test_a_member_joins_a_second_group_in_one_tap(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await sends_meeting(elena, who="Общинска работна група")
    maria.has_not_heard("Покана за")
    await maria.opens_invite(await town.invite(group=GroupKind.WORKING))
    maria.has_heard("Готово, Мария", "Общинска работна група")
    maria.sees("Покана за заседание")
    person = await person_of(town, maria)
    assert await count(town, Membership, Membership.person_id == person.id) == 2


async def test_a_second_group_in_the_middle_of_a_form_keeps_the_form(
    town: Town, elena: Actor
) -> None:
    await elena.writes("/menu")
    await elena.taps_through("Нова среща", "Работно заседание", "Двете групи")
    await elena.opens_invite(await town.invite())
    elena.has_heard("Готово, Елена")
    elena.sees("На коя дата?")
    await elena.writes("21 март")
    elena.sees("В колко часа?")


async def test_the_own_group_s_invite_in_the_middle_of_a_form_keeps_the_form(
    town: Town, maria: Actor
) -> None:
    await opens_menu(maria)
    await maria.taps_through("📌 Какво е нужно", "Казвам какво е нужно")
    await maria.opens_invite(await town.invite())
    maria.has_heard("👋 Вече сте в групата: Местна активна група")
    maria.has_not_heard("Антоново.\nКакво желаете?")
    maria.sees("Какво е нужно на Вас или на квартала?")
    await maria.writes("Няма пейка на спирката")
    maria.sees("За какво се отнася?")


async def test_a_cut_off_link_in_the_middle_of_a_form_keeps_the_form(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps("Нова среща")
    asked = elena.phone.last_screen.text
    await elena.opens_invite("nothing-like-this")
    elena.has_heard("Не познаваме тази покана")
    elena.sees(asked)


async def test_a_coordinator_joins_by_an_invite_for_the_role(town: Town, gosho: Actor) -> None:
    token = await town.invite(role=Role.COORDINATOR, group=None, max_uses=1)
    await gosho.opens_invite(token)
    await gosho.taps_through("Български", "Приемам", "Гошо")
    gosho.sees("Готово, Гошо", "Екип на организаторите")
    await gosho.writes("меню")
    gosho.sees_button("Нова среща")
    person = await person_of(town, gosho)
    assert (await one(town, RoleGrant, RoleGrant.person_id == person.id)).role == Role.COORDINATOR


async def test_a_member_s_invite_gives_no_role(town: Town, gosho: Actor) -> None:
    await joins(gosho, await town.invite())
    await gosho.writes("меню")
    gosho.sees_no_button("Нова среща")
    person = await person_of(town, gosho)
    assert await count(town, RoleGrant, RoleGrant.person_id == person.id) == 0


async def test_buttons_of_the_first_opening_do_not_work_in_the_second(
    town: Town, gosho: Actor
) -> None:
    token = await town.invite()
    await gosho.opens_invite(token)
    first = gosho.phone.last_screen
    await gosho.opens_invite(token)
    await gosho.does(gosho.phone.taps, "English", first)
    gosho.does_not_see("Do you accept")
    assert (await contact_of(town, gosho)).language == "bg"


async def test_somebody_unfinished_in_one_municipality_consents_anew_in_another(
    town: Town, gosho: Actor
) -> None:
    await gosho.opens_invite(await town.invite(cast.SOPOT))
    await gosho.taps_through("Български", "Приемам")
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам", "Гошо", "с. Изворово")
    gosho.sees("Готово, Гошо", "община Антоново")
    person = await person_of(town, gosho)
    home = await one(town, Municipality, Municipality.id == person.municipality_id)
    assert home.name == cast.ANTONOVO
    assert await count(town, Person, Person.joined_at.is_(None)) == 0
