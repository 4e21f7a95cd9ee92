"""Joining through an invite link (journey A)."""

import pytest
from sqlalchemy import func, select

from storage.database import Session
from storage.kinds import MembershipState
from storage.models import (
    Consent,
    Contact,
    ConversationState,
    Membership,
    Person,
)
from tests import cast
from tests.conversations.deeds import joins, sends_meeting
from tests.conversations.tables import contact_of, count, is_forgotten, one, person_of
from tests.conversations.town import Actor, Town

NELI = cast.Stranger(901, "Нели")


async def test_a_stranger_joins_in_five_taps(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    gosho.sees("Антоново")
    await gosho.taps("Български")
    gosho.sees("Пазим име", "населено място")
    await gosho.taps("Приемам")
    await gosho.taps("Гошо")
    await gosho.taps("с. Изворово")
    gosho.sees("Готово, Гошо", "Местна активна група", "Антоново", "СТОП")
    assert gosho.deeds == 5
    person = await person_of(town, gosho)
    assert person.name == "Гошо"
    assert await count(town, Membership, Membership.person_id == person.id) == 1


async def test_where_the_bot_speaks_one_messenger_no_other_is_offered(
    town: Town, gosho: Actor
) -> None:
    await gosho.opens_invite(await town.invite())
    if town.messenger == "Telegram":
        gosho.sees_no_button("Имам чат")
    else:
        gosho.sees_button("Имам чат в Telegram")


async def test_one_sentence_says_who_we_are(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    gosho.sees("Местната активна група (МАГ)", "община Антоново", "„Ние“", "не общината")
    gosho.sees_button("Български")
    gosho.sees_button("English")
    gosho.sees_no_button("Română")


async def test_the_chosen_language_is_the_one_of_everything_after(
    town: Town, gosho: Actor, elena: Actor
) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps("English")
    gosho.sees("Do you accept this?", "name, settlement, chat number")
    await gosho.taps_through("I accept", "Гошо", "с. Изворово")
    gosho.sees("Done, Гошо!", "send STOP")
    await sends_meeting(elena, who="Местна активна група")
    gosho.sees("Invitation to a working session", "21 March")
    await gosho.writes("хм")
    gosho.sees("This is an automatic chat")


async def test_the_phone_s_language_is_spoken_before_one_is_chosen(town: Town) -> None:
    john = town.actor(cast.Stranger(902, "John", language="en"))
    await john.opens_invite(await town.invite())
    john.sees("Hello!", "Антоново", "In which language")


async def test_before_the_consent_only_address_language_and_invite_are_kept(
    town: Town, gosho: Actor
) -> None:
    people = await count(town, Person)
    await gosho.opens_invite(await town.invite())
    await gosho.taps("English")
    contact = await contact_of(town, gosho)
    assert (contact.person_id, contact.language) == (None, "en")
    standing = await one(town, ConversationState, ConversationState.address == gosho.address)
    assert set(standing.data) <= {"nonce", "invite", "language"}
    assert await count(town, Person) == people


async def test_nothing_is_left_of_a_stranger_after_a_day(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    gosho.listens()
    await town.waits(hours=23)
    assert not await is_forgotten(town, gosho)
    await town.waits(hours=1)
    assert await is_forgotten(town, gosho)
    gosho.hears_nothing()
    await gosho.taps("Български")
    gosho.sees("поканата")


async def test_who_sees_the_data_is_said_in_full(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Кой вижда това?")
    gosho.sees(cast.CONTROLLER[cast.ANTONOVO], cast.HELP_PHONE[cast.ANTONOVO])
    gosho.sees("координаторът", "контактното лице", "фасилитаторът", "оператор", "приложение")
    await gosho.taps_through("Приемам и имам 18 г.", "Гошо", "с. Моравица")
    gosho.sees("Готово, Гошо")


async def test_from_who_sees_the_data_one_comes_back_as_far_as_the_language(
    town: Town, gosho: Actor
) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("English", "Who sees this?", "Back")
    gosho.sees("Do you accept this?")
    gosho.sees_button("Who sees this?")
    await gosho.taps("Back")
    await gosho.taps("Български")
    gosho.sees("Приемате ли?")
    await gosho.taps_through("Приемам и имам 18 г.", "Гошо", "с. Моравица")
    gosho.sees("Готово, Гошо")


async def test_who_does_not_accept_leaves_nothing_behind(town: Town, gosho: Actor) -> None:
    people = await count(town, Person)
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Не приемам")
    gosho.sees("Не запазихме нищо", "18", cast.HELP_PHONE[cast.ANTONOVO])
    assert await is_forgotten(town, gosho)
    assert await count(town, Person) == people
    gosho.listens()
    await town.waits(days=2)
    gosho.hears_nothing()


async def test_who_did_not_accept_may_think_again(town: Town, gosho: Actor) -> None:
    token = await town.invite()
    await gosho.opens_invite(token)
    await gosho.taps_through("Български", "Не приемам")
    await joins(gosho, token)
    gosho.sees("Готово, Гошо")


async def test_the_consent_is_proved(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("English", "I accept")
    person = await person_of(town, gosho)
    proof = await one(town, Consent, Consent.person_id == person.id)
    assert (proof.language, proof.given_at) == ("en", town.clock.at)
    assert proof.messenger == town.messenger.lower()
    assert proof.text_version


async def test_a_name_may_be_typed(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes("  Георги   Петров ")
    await gosho.taps("с. Изворово")
    gosho.sees("Готово, Георги Петров")


async def test_another_place_is_typed(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам", "Гошо", "Друго място", "↩️ Назад")
    gosho.sees_button("с. Моравица")
    await gosho.taps("Друго място")
    gosho.sees("Напишете")
    await gosho.writes("с. Стеврек")
    gosho.sees("Готово")
    person = await person_of(town, gosho)
    assert (person.settlement_id, person.other_settlement) == (None, "с. Стеврек")


@pytest.mark.parametrize("words", ["С. ИЗВОРОВО", "Изворово", "село изворово", "Izvorovo"])
async def test_a_typed_place_that_we_know_is_recognised(
    town: Town, gosho: Actor, words: str
) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам", "Гошо")
    await gosho.writes(words)
    person = await person_of(town, gosho)
    assert person.settlement_id is not None
    assert person.other_settlement is None


async def test_who_joins_later_gets_what_is_still_open(
    town: Town, gosho: Actor, elena: Actor
) -> None:
    await sends_meeting(elena, who="Местна активна група")
    await joins(gosho, await town.invite())
    gosho.has_heard("Готово, Гошо")
    gosho.sees("Покана за заседание", "21 март")
    await gosho.taps("Ще дойда")
    gosho.sees("Записахме")


async def test_who_joins_after_the_meeting_hears_nothing_of_it(
    town: Town, gosho: Actor, elena: Actor
) -> None:
    await sends_meeting(elena, who="Местна активна група")
    token = await town.invite()
    await town.waits(days=9)
    await joins(gosho, token)
    gosho.sees("Готово, Гошо")
    gosho.has_not_heard("Покана за")


async def test_menu_and_help_lead_back_into_joining(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes("/menu")
    gosho.sees("още не е завършено")
    await gosho.writes("помощ")
    gosho.sees("Радка", cast.HELP_PHONE[cast.ANTONOVO], "112")
    await gosho.taps_through("🏠", "Продължавам", "Гошо", "с. Изворово")
    gosho.sees("Готово, Гошо")


async def test_before_the_consent_help_is_of_the_municipality_that_invites(
    town: Town, gosho: Actor
) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps("☎️")
    gosho.sees("Радка", cast.HELP_PHONE[cast.ANTONOVO])
    gosho.does_not_see(cast.HELP_PHONE[cast.SOPOT])


async def test_nobody_else_hears_of_a_join_without_approval(
    town: Town, gosho: Actor, maria: Actor, elena: Actor, lili: Actor
) -> None:
    for actor in (maria, elena, lili):
        actor.listens()
    await joins(gosho, await town.invite())
    for actor in (maria, elena, lili):
        actor.hears_nothing()


async def test_joining_after_stop_brings_messages(town: Town, gosho: Actor, elena: Actor) -> None:
    token = await town.invite()
    await gosho.opens_invite(token)
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes("СТОП")
    await gosho.opens_invite(token)
    await gosho.taps_through("Гошо", "с. Изворово")
    gosho.sees("Готово, Гошо")
    await sends_meeting(elena, who="Местна активна група")
    gosho.sees("Покана за заседание")


async def waiting_or_in(session: Session) -> int:
    """Memberships of either state."""
    states = (MembershipState.WAITING, MembershipState.ACTIVE)
    found = select(func.count()).select_from(Membership).where(Membership.state.in_(states))
    return await session.scalar(found) or 0


async def test_two_quick_taps_on_the_last_question_join_once(town: Town, gosho: Actor) -> None:
    before = await town.asks(waiting_or_in)
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам", "Гошо")
    question = gosho.phone.last_screen
    gosho.phone.taps("с. Изворово", question)
    gosho.phone.taps("с. Моравица", question)
    await town.settles()
    assert isinstance(before, int)
    assert await town.asks(waiting_or_in) == before + 1
    assert await count(town, Contact, Contact.address == gosho.address) == 1
