"""One's own data: seen, corrected, erased (journey M)."""

from storage.models import Erasure, Invitee, Person, Rsvp
from tests.conversations.deeds import joins, opens_card, sends_meeting
from tests.conversations.tables import contact_of, count, is_forgotten, person_of
from tests.conversations.town import Actor, Town

ERASING = ("Моите данни", "Изтривам всичко", "Да, изтривам")


async def looks(actor: Actor) -> None:
    """See what is kept."""
    await actor.writes("/menu")
    await actor.taps("Моите данни")


async def erases(actor: Actor) -> None:
    """Have everything erased."""
    await actor.writes("/menu")
    await actor.taps_through(*ERASING)


async def test_everything_that_is_kept_is_shown(town: Town, gosho: Actor, elena: Actor) -> None:
    await joins(gosho, await town.invite())
    await sends_meeting(elena)
    await gosho.taps("Ще дойда")
    await looks(gosho)
    gosho.sees("Име: Гошо", "Място: с. Изворово", "Местна активна група, община Антоново")
    gosho.sees(town.messenger, "Български", "Отговорени покани: 1", "13.03.2023")


async def test_nobody_sees_somebody_else(town: Town, maria: Actor, gosho: Actor) -> None:
    await joins(gosho, await town.invite())
    await looks(maria)
    maria.does_not_see("Гошо", "с. Изворово")


async def test_a_role_is_shown_and_nobody_has_one_by_mistake(
    town: Town, elena: Actor, gosho: Actor
) -> None:
    await looks(elena)
    elena.sees("Екип на организаторите")
    await joins(gosho, await town.invite(needs_approval=True))
    await looks(gosho)
    gosho.sees("🙋 Местна активна група (чака отговор)")
    gosho.does_not_see("Екип на организаторите")


async def test_the_name_is_corrected(town: Town, maria: Actor) -> None:
    await looks(maria)
    await maria.taps("✏️ Име")
    maria.sees("Как да се обръщаме")
    await maria.writes("Мария Иванова")
    maria.sees("Вашите данни", "Име: Мария Иванова")
    assert (await person_of(town, maria)).name == "Мария Иванова"


async def test_the_place_is_corrected_by_a_tap_and_by_words(town: Town, maria: Actor) -> None:
    await looks(maria)
    await maria.taps_through("✏️ Място", "с. Моравица")
    maria.sees("Място: с. Моравица")
    await maria.taps_through("✏️ Място", "Друго място")
    await maria.writes("с. Стеврек")
    maria.sees("Място: с. Стеврек")
    maria.does_not_see("Моравица")


async def test_a_corrected_language_is_spoken_at_once_and_in_notices(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await looks(maria)
    await maria.taps_through("✏️ Език", "English")
    maria.sees("Your data", "Name: Мария")
    await sends_meeting(elena)
    maria.sees("Invitation to a working session", "21 March")
    assert (await person_of(town, maria)).language == "en"


async def test_everything_is_erased_in_two_taps(town: Town, maria: Actor) -> None:
    await looks(maria)
    await maria.taps("Изтривам всичко")
    maria.sees("името", "мястото", "номера на чата", "отговорите", "не може да се върне")
    await maria.taps("Да, изтривам")
    maria.sees("Изтрихме данните Ви", "Д-0001", "30 дни")
    assert await is_forgotten(town, maria)
    assert await count(town, Person, Person.name == "Мария") == 0
    assert await count(town, Erasure) == 1


async def test_no_means_no(town: Town, maria: Actor) -> None:
    await looks(maria)
    await maria.taps_through("Изтривам всичко", "↩️ Не")
    maria.sees("Вашите данни", "Име: Мария")
    assert await count(town, Erasure) == 0


async def test_every_erasure_has_its_own_number(town: Town, maria: Actor, ivan: Actor) -> None:
    await erases(maria)
    await erases(ivan)
    maria.sees("Д-0001")
    ivan.sees("Д-0002")


async def test_an_erased_person_is_a_stranger(town: Town, maria: Actor, elena: Actor) -> None:
    await sends_meeting(elena)
    invitation = maria.phone.last_screen
    await erases(maria)
    await maria.writes("меню")
    maria.sees("хора с покана", "Не сме запазили нищо")
    maria.sees_no_button("Моите данни")
    answer = await maria.taps_below(invitation, "Ще дойда")
    assert "хора с покана" in answer.text
    assert await count(town, Rsvp) == 0
    assert await is_forgotten(town, maria)


async def test_nothing_comes_to_an_erased_person(town: Town, maria: Actor, elena: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await erases(maria)
    maria.listens()
    await town.waits(days=10)
    maria.hears_nothing()


async def test_an_invitation_that_was_queued_goes_to_nobody(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await town.waits(hours=11)
    await sends_meeting(elena)
    await erases(maria)
    maria.listens()
    await town.waits(days=1)
    maria.hears_nothing()
    await opens_card(elena)
    await elena.taps("За обаждане")
    elena.sees("Стефан")
    elena.does_not_see("Мария")


async def test_the_coordinator_s_counts_stay_right(
    town: Town, maria: Actor, ivan: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    for actor in (maria, ivan):
        await actor.taps("Ще дойда")
    await opens_card(elena)
    elena.sees("Покана за 5 души", "✅ 2", "без отговор: 3")
    await erases(maria)
    await elena.taps("Обновявам")
    elena.sees("Покана за 4 души", "✅ 1", "без отговор: 3")
    await elena.taps("Имена")
    elena.sees("Иван")
    elena.does_not_see("Мария")


async def test_others_keep_what_is_theirs(
    town: Town, maria: Actor, ivan: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    await ivan.taps("Ще дойда")
    ivan_before = (await contact_of(town, ivan)).person_id
    await erases(maria)
    assert (await contact_of(town, ivan)).person_id == ivan_before
    assert await count(town, Invitee) == 4
    await looks(ivan)
    ivan.sees("Име: Иван", "Отговорени покани: 1")


async def test_an_erased_person_may_join_again_and_begins_from_nothing(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await erases(maria)
    await joins(maria, await town.invite())
    maria.has_heard("Готово, Мария")
    maria.sees("Покана за заседание", "Ще дойдете ли?")
    await looks(maria)
    maria.sees("Отговорени покани: 0")


async def test_a_coordinator_s_meeting_outlives_the_coordinator(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await sends_meeting(elena)
    await erases(elena)
    assert await is_forgotten(town, elena)
    await maria.taps("Ще дойда")
    maria.sees("Записахме")
    await opens_card(radka)
    radka.sees("✅ 1")


async def test_somebody_unfinished_may_erase_too(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes("СТОП")
    await gosho.taps_through("Изтривам всичко", "Да, изтривам")
    gosho.sees("Изтрихме данните Ви")
    assert await is_forgotten(town, gosho)


async def test_a_stranger_s_erase_button_erases_nobody(
    town: Town, gosho: Actor, maria: Actor
) -> None:
    people = await count(town, Person)
    await looks(maria)
    await maria.taps("Изтривам всичко")
    tap = maria.sees_button("Да, изтривам").data
    await gosho.opens_invite()
    assert tap is not None
    await gosho.forges(tap)
    gosho.sees("хора с покана")
    assert (await count(town, Person), await count(town, Erasure)) == (people, 0)


async def test_back_from_a_correction_leads_to_my_data(town: Town, maria: Actor) -> None:
    await looks(maria)
    for label in ("✏️ Език", "✏️ Име", "✏️ Място"):
        await maria.taps(label)
        maria.sees_no_button("Отказвам се")
        await maria.taps("↩️ Назад")
        maria.sees("Вашите данни", "Мария")
    await maria.taps_through("✏️ Място", "Друго място", "↩️ Назад", "↩️ Назад")
    maria.sees("Вашите данни", "Мария")
    await maria.taps("✏️ Име")
    await maria.writes("да")
    await maria.taps("Да, това е")
    maria.sees("Вашите данни", "Име: да")
