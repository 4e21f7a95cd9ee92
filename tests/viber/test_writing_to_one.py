"""Whoever has two messengers gets one message, gives one answer, and says STOP once."""

from sqlalchemy import update

from storage.kinds import ContactState
from storage.models import Contact, Municipality, Rsvp
from tests.conversations.deeds import opens_menu, sends_meeting
from tests.conversations.tables import contact_of, count, is_forgotten, person_of
from tests.conversations.town import Actor, Town
from tests.viber.other_phone import OtherPhone, links, looks


async def sends_at_night(town: Town, elena: Actor) -> None:
    """Send an invitation that goes out in the morning."""
    await town.moves_to(town.clock.at.replace(hour=21))
    await sends_meeting(elena)


async def test_one_message_comes_where_it_came_before(
    maria: Actor, second: OtherPhone, elena: Actor
) -> None:
    await links(maria, second)
    second.listens()
    await sends_meeting(elena)
    maria.has_heard("Покана")
    second.hears_nothing()


async def test_the_wish_is_said_at_once_after_linking(
    maria: Actor, second: OtherPhone, elena: Actor
) -> None:
    await links(maria, second)
    await second.taps("📱 Telegram")
    second.sees("Сега пишем в Telegram")
    maria.listens()
    await sends_meeting(elena)
    second.has_heard("Покана")
    maria.hears_nothing()


async def test_what_waits_goes_where_it_is_wished(
    town: Town, maria: Actor, second: OtherPhone, elena: Actor
) -> None:
    await links(maria, second)
    await sends_at_night(town, elena)
    maria.has_not_heard("Покана")
    await looks(maria)
    await maria.taps_through("Къде да ми пишете", "📱 Telegram")
    maria.listens()
    await town.waits(hours=13)
    second.has_heard("Покана")
    maria.hears_nothing()


async def test_one_answer_in_both(
    town: Town, maria: Actor, second: OtherPhone, elena: Actor
) -> None:
    await links(maria, second)
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await opens_menu(second)
    await second.taps_through("Срещи", "21")
    second.sees("Вашият отговор: ✅ Ще дойда")
    await second.taps("Няма да дойда")
    await opens_menu(maria)
    await maria.taps_through("Срещи", "21")
    maria.sees("Вашият отговор: ❌ Няма да дойда")
    person = await person_of(town, maria)
    assert await count(town, Rsvp, Rsvp.person_id == person.id) == 1


async def test_stop_stops_both_and_is_confirmed_once(
    town: Town, maria: Actor, second: OtherPhone, elena: Actor
) -> None:
    await links(maria, second)
    maria.listens()
    await second.writes("СТОП")
    second.sees("Спряхме съобщенията", "нито в Telegram, нито във Viber")
    second.listens()
    await sends_meeting(elena)
    maria.hears_nothing()
    second.hears_nothing()
    await second.writes("СТАРТ")
    assert await count(town, Contact, Contact.state != ContactState.ACTIVE) == 0


async def test_who_blocks_one_is_written_to_in_the_other(
    maria: Actor, second: OtherPhone, elena: Actor
) -> None:
    await links(maria, second)
    await maria.does(maria.phone.blocks)
    await sends_meeting(elena)
    second.has_heard("Покана")
    await opens_menu(elena)
    await elena.taps_through("Срещи", "📊")
    elena.sees("По телефон: 1")


async def test_what_waits_for_a_chat_that_is_blocked_comes_in_the_other(
    town: Town, maria: Actor, second: OtherPhone, elena: Actor
) -> None:
    await links(maria, second)
    await sends_at_night(town, elena)
    await maria.does(maria.phone.blocks)
    await town.waits(hours=13)
    second.has_heard("Покана")


async def test_a_block_that_is_met_while_sending_calls_nobody(
    town: Town, maria: Actor, second: OtherPhone, elena: Actor
) -> None:
    await links(maria, second)
    await second.taps("📱 Telegram")
    second.phone.chat.is_blocked = True
    await sends_meeting(elena)
    maria.has_heard("Покана")
    assert (await contact_of(town, second)).state == ContactState.BLOCKED


async def test_over_viber_s_limit_the_other_chat_is_written_to(
    town: Town, maria: Actor, second: OtherPhone, elena: Actor
) -> None:
    await links(maria, second)
    async with town.database.write() as session:
        await session.execute(update(Municipality).values(viber_limit=0))
    await town.waits(hours=25)
    maria.listens()
    await sends_meeting(elena)
    second.has_heard("Покана")
    maria.hears_nothing()


async def test_a_link_is_taken_away_from_the_first_chat(
    town: Town, maria: Actor, second: OtherPhone, elena: Actor
) -> None:
    await links(maria, second)
    second.listens()
    await maria.taps("Премахвам Telegram")
    maria.sees("Да премахнем ли връзката с Telegram")
    await maria.taps("Да, премахвам")
    maria.sees("Премахнахме връзката с Telegram", "само тук")
    second.hears_nothing()
    assert await is_forgotten(town, second)
    assert (await person_of(town, maria)).preferred_messenger is None
    await sends_meeting(elena)
    maria.has_heard("Покана")
    await second.writes("здравейте")
    second.sees("хора с покана")


async def test_what_waits_for_a_chat_that_is_taken_away_comes_here(
    town: Town, maria: Actor, second: OtherPhone, elena: Actor
) -> None:
    await links(maria, second)
    await sends_at_night(town, elena)
    await looks(second)
    await second.taps_through("Къде да ми пишете", "Премахвам Viber")
    second.does_not_see("този чат")
    await second.taps("Да, премахвам")
    await town.waits(hours=13)
    second.has_heard("Покана")
    assert await is_forgotten(town, maria)


async def test_the_chat_in_hand_is_never_taken_away(
    town: Town, maria: Actor, second: OtherPhone
) -> None:
    await links(maria, second)
    for data in ("ul:viber", "un:viber", "un:phone"):
        await maria.forges(data)
        maria.sees("Вашите данни")
    assert not await is_forgotten(town, maria)
    assert not await is_forgotten(town, second)


async def test_erasing_forgets_both(town: Town, maria: Actor, second: OtherPhone) -> None:
    await links(maria, second)
    await looks(second)
    await second.taps_through("Изтривам всичко", "Да, изтривам")
    assert await is_forgotten(town, maria)
    assert await is_forgotten(town, second)
    await maria.writes("меню")
    maria.sees("хора с покана")


async def test_a_language_holds_in_both(town: Town, maria: Actor, second: OtherPhone) -> None:
    await links(maria, second)
    await looks(maria)
    await maria.taps_through("✏️ Език", "English")
    assert (await contact_of(town, second)).language == "en"
