"""A version is published once; everybody hears what is new, unless it is stopped in time."""

from datetime import datetime, timedelta

from bot.taps.priorities import PublishPrioritiesTap, StopPrioritiesTap
from storage.kinds import DeliveryState, NeedArea, NeedState, Role
from storage.models import Delivery, JournalEntry, NeedEvent, Notice, PriorityList, RoleGrant
from tests import cast
from tests.conversations.deeds import opens_menu
from tests.conversations.population import SOFIA
from tests.conversations.priorities.making import (
    HOME,
    accepted_need,
    begins,
    held_meeting,
    opens_list,
    published_list,
    state_of,
)
from tests.conversations.tables import count, one, person_of
from tests.conversations.town import Actor, Town

HEALTH, HOUSING = NeedArea.HEALTH, NeedArea.HOUSING


async def adds_need(elena: Actor, number: int) -> None:
    """Add a need to the version that is being worked on."""
    await elena.taps_through("Добавям приоритет", "Нужда", f"📌 № {number}")
    await elena.taps_through("↩️ Назад", "↩️ Назад")


async def previews(town: Town, elena: Actor) -> int:
    """A first version with one need, up to its preview; the number of the need."""
    need = await accepted_need(town, 14, "Назначаване на медиатор", short_name="Здравен медиатор")
    await begins(elena)
    await adds_need(elena, 14)
    await elena.taps("Към прегледа")
    return need


async def test_everybody_in_the_groups_hears_it_once(
    town: Town, elena: Actor, maria: Actor, ani: Actor, lili: Actor
) -> None:
    doctor, ivan = town.actor(cast.DOCTOR), town.actor(cast.IVAN)
    for one_of_them in (maria, ani, doctor, lili, ivan):
        one_of_them.listens()
    await previews(town, elena)
    elena.sees("👁️ Версия 1, община АНТОНОВО. Така ще изглежда:", "1 приоритет", "7 души")
    elena.sees("📋 Има списък с приоритети на община Антоново.")
    await elena.taps("Обявявам я")
    elena.sees("✅ Обявихме версия 1", "Ще пишем на 7 души")
    maria.hears_nothing()
    await town.waits(seconds=30)
    for hearer in (maria, doctor, ivan):
        assert hearer.heard_new() == 1
        hearer.sees("📋 Има списък с приоритети на община Антоново", "1 приоритет")
    ani.sees("There is a list of priorities", "1 priority")
    lili.hears_nothing()
    await maria.taps("Чета го")
    maria.sees("Здравен медиатор (№ 14)")
    assert await count(town, JournalEntry, JournalEntry.verb == "publish_priorities") == 1


async def test_organisers_without_a_group_hear_it_too(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    """The contact person and the facilitator; Maria is also in a group and hears it once."""
    petar, boris = town.actor(cast.PETAR), town.actor(cast.BORIS)
    await grants(town, maria, Role.CONTACT_PERSON)
    await grants(town, boris, Role.FACILITATOR, is_over=True)
    await previews(town, elena)
    for one_of_them in (radka, petar, maria, boris):
        one_of_them.listens()
    await elena.taps("Обявявам я")
    await town.waits(seconds=30)
    for hearer in (radka, petar, maria):
        assert hearer.heard_new() == 1
        hearer.sees("📋 Има списък с приоритети на община Антоново")
    boris.hears_nothing()


async def grants(town: Town, actor: Actor, role: Role, *, is_over: bool = False) -> None:
    """Give somebody a role in Antonovo, or one that is over."""
    person, now = await person_of(town, actor), town.clock.now()
    grant = RoleGrant(
        person_id=person.id, municipality_id=HOME, role=role, granted_at=now - timedelta(days=9)
    )
    grant.ended_at = now - timedelta(days=1) if is_over else None
    async with town.database.write() as session:
        session.add(grant)


async def test_who_has_no_chat_is_not_called_about_it(town: Town, elena: Actor) -> None:
    await previews(town, elena)
    await elena.taps("Обявявам я")
    await town.waits(seconds=30)
    assert await count(town, Delivery, Delivery.state == DeliveryState.TO_CALL) == 0


async def test_a_doubled_tap_publishes_once(town: Town, elena: Actor, maria: Actor) -> None:
    await previews(town, elena)
    await elena.taps("Обявявам я")
    found = await one(town, PriorityList)
    for revision in (found.revision - 1, found.revision):
        tap = PublishPrioritiesTap(priorities=found.id, revision=revision)
        await elena.forges(tap.pack())
        elena.sees("✅ Обявихме версия 1")
    assert await count(town, Notice, Notice.priority_list_id == found.id) == 1


async def test_what_changed_since_the_preview_is_looked_at_first(
    town: Town, elena: Actor, radka: Actor
) -> None:
    await accepted_need(town, 15, "Друго", short_name="Друго")
    await previews(town, elena)
    await opens_list(radka)
    await radka.taps_through("Работя по него", "Добавям приоритет", "Нужда", "📌 № 15")
    await elena.taps("Обявявам я")
    elena.sees("Междувременно някой я промени", "Друго")
    assert (await one(town, PriorityList)).published_at is None


async def test_the_next_version_tells_what_is_new(town: Town, elena: Actor, maria: Actor) -> None:
    await published_list(town, (HEALTH, "Кабинет", None), (HEALTH, "Медиатор", None))
    await accepted_need(town, 20, "Осветление", short_name="Осветление", area=HOUSING)
    await begins(elena, "Както версия 1")
    await elena.taps_through("✏️ I.1", "Изваждам го", "Да, изваждам го")
    await adds_need(elena, 20)
    await elena.taps("Към прегледа")
    elena.sees("Ново: „Осветление“.", "Извадени: „Кабинет“.")
    maria.listens()
    await elena.taps("Обявявам я")
    await town.waits(seconds=30)
    maria.sees("📋 Списъкът с приоритети на община Антоново е променен.", "Ново: „Осветление“.")
    assert "Осветление" not in maria.phone.last_screen.text[:60]


async def test_where_a_priority_came_from_is_published_alone(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await published_list(town, (HEALTH, "Кабинет", None), (HEALTH, "Медиатор", None))
    await held_meeting(town)
    await begins(elena, "Както версия 1")
    await elena.taps_through("✏️ I.1", "Реши го среща", "📅 пт 10.03")
    await opens_list(elena)
    await elena.taps_through("Работя по него", "Към прегледа")
    elena.sees("Допълнено е откъде идват приоритетите.")
    maria.listens()
    await elena.taps("Обявявам я")
    await town.waits(seconds=30)
    assert maria.heard_new() == 1
    maria.sees("община Антоново е променен.", "Допълнено е откъде идват приоритетите.")
    await maria.taps("Чета го")
    maria.sees("1. Кабинет (среща 10.03.2023 г.)")


async def test_a_priority_that_is_only_called_otherwise_is_not_a_new_one(
    town: Town, elena: Actor
) -> None:
    await published_list(town, (HEALTH, "Кабинет", None), (HEALTH, "Медиатор", None))
    await begins(elena, "Както версия 1")
    await elena.taps_through("✏️ I.1", "Кратко име")
    await elena.writes("Лекарски кабинет")
    await opens_list(elena)
    await elena.taps_through("Работя по него", "Към прегледа")
    elena.sees("С друго име: „Кабинет“ → „Лекарски кабинет“.")
    elena.does_not_see("Ново:", "Извадени:")


async def test_what_is_like_the_version_before_is_not_published(town: Town, elena: Actor) -> None:
    await published_list(town, (HEALTH, "Кабинет", None))
    await begins(elena, "Както версия 1")
    await elena.taps("Към прегледа")
    elena.sees("няма нищо ново")
    elena.sees_no_button("Обявявам я")
    draft = await one(town, PriorityList, PriorityList.published_at.is_(None))
    tap = PublishPrioritiesTap(priorities=draft.id, revision=draft.revision)
    await elena.forges(tap.pack())
    elena.sees("няма нищо ново")
    assert await count(town, Notice) == 0


async def test_stopped_in_half_a_minute_nobody_has_heard(
    town: Town, elena: Actor, maria: Actor
) -> None:
    maria.listens()
    need = await previews(town, elena)
    await elena.taps("Обявявам я")
    assert await state_of(town, need) == NeedState.PRIORITISED
    await elena.taps("Спирам го")
    elena.sees("Версия 1: по нея се работи", "Здравен медиатор")
    await town.waits(minutes=20)
    maria.hears_nothing()
    assert await state_of(town, need) == NeedState.ACCEPTED
    assert await count(town, NeedEvent, NeedEvent.state == NeedState.PRIORITISED) == 0
    await elena.taps_through("Към прегледа", "Обявявам я")
    await town.waits(seconds=30)
    maria.sees("Има списък с приоритети")


async def test_stopped_too_late_it_stays(town: Town, elena: Actor, maria: Actor) -> None:
    need = await previews(town, elena)
    await elena.taps("Обявявам я")
    await town.waits(seconds=30)
    await elena.taps("Спирам го")
    elena.sees("✋ Вече няма какво да се спре.", "остава обявен")
    assert await state_of(town, need) == NeedState.PRIORITISED
    await opens_list(maria)
    maria.sees("Здравен медиатор")


async def test_stopped_half_way_the_others_hear_nothing(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await previews(town, elena)
    maria.has_trouble("sendMessage", "server_error")
    await elena.taps("Обявявам я")
    await town.waits(seconds=30)
    await elena.taps("Спирам го")
    elena.sees("✋ Спряхме го, но някои хора вече научиха.", "остава обявен")
    await town.waits(minutes=20)
    maria.has_not_heard("Има списък с приоритети")


async def test_it_is_not_stopped_under_a_version_that_follows(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await previews(town, elena)
    await elena.taps("Обявявам я")
    found = await one(town, PriorityList)
    await begins(elena, "Както версия 1")
    await elena.forges(StopPrioritiesTap(priorities=found.id).pack())
    elena.sees("от предишен разговор")
    await town.waits(seconds=30)
    maria.has_heard("Има списък с приоритети")


async def test_at_night_it_waits_for_the_morning_and_only_the_last_is_heard(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await town.moves_to(datetime(2023, 3, 14, 22, 0, tzinfo=SOFIA))
    await previews(town, elena)
    await elena.taps("Обявявам я")
    await accepted_need(town, 15, "Друго", short_name="Друго")
    await begins(elena, "Както версия 1")
    await adds_need(elena, 15)
    await elena.taps_through("Към прегледа", "Обявявам я")
    maria.listens()
    await town.waits(hours=1)
    maria.hears_nothing()
    await town.moves_to(datetime(2023, 3, 15, 9, 1, tzinfo=SOFIA))
    told = [each.text for each in maria.phone.heard(maria.mark) if "приоритети" in each.text]
    assert len(told) == 1
    assert "Ново: „Друго“." in told[0]


async def test_who_has_left_the_groups_hears_nothing(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await previews(town, elena)
    await elena.taps("Обявявам я")
    await opens_menu(maria)
    await maria.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")
    maria.listens()
    await town.waits(seconds=30)
    maria.hears_nothing()


async def test_the_list_outlives_the_organiser_who_made_it(
    town: Town, elena: Actor, radka: Actor
) -> None:
    await previews(town, elena)
    await elena.taps("Обявявам я")
    await town.waits(seconds=30)
    await opens_menu(elena)
    await elena.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")
    found = await one(town, PriorityList)
    assert (found.created_by, found.version) == (None, 1)
    assert found.published_at + timedelta(seconds=30) == town.clock.now()
    await opens_list(radka)
    radka.sees("Здравен медиатор")
    assert cast.ELENA.name not in radka.phone.last_screen.text
