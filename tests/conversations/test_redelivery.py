"""Updates that come twice, answers that do not arrive, taps that are quick (design, 2)."""

from storage.kinds import ContactState, RsvpAnswer
from storage.models import Invitee, Person, Rsvp
from tests import cast
from tests.conversations.deeds import joins, opens_card, sends_meeting
from tests.conversations.tables import contact_of, count, dump, one, person_of
from tests.conversations.town import Actor, Town

PASSER_BY = cast.Stranger(950, "Минувач")


async def comes_again(town: Town) -> None:
    """The messenger gives everything that it gave before once more."""
    town.repeats()
    await town.actor(PASSER_BY).writes("Здравейте")


async def test_nothing_is_changed_by_updates_that_come_again(
    town: Town, gosho: Actor, maria: Actor, elena: Actor
) -> None:
    await joins(gosho, await town.invite())
    await sends_meeting(elena)
    for actor in (gosho, maria):
        await actor.taps("Ще дойда")
    before = await dump(town.database)
    await comes_again(town)
    after = await dump(town.database)
    assert {name for name in before if before[name] != after[name]} <= {
        "seen_update",
        "sender_lease",
    }
    for actor in (gosho, maria):
        actor.is_shown_again("Вашият отговор: ✅ Ще дойда")


async def test_a_meeting_is_not_sent_twice(town: Town, maria: Actor, elena: Actor) -> None:
    await sends_meeting(elena)
    maria.listens()
    await comes_again(town)
    maria.hears_nothing()
    assert await count(town, Invitee) == 5
    elena.is_shown_again("Покана за 5 души")


async def test_a_question_is_asked_again(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes("Георги")
    people = await count(town, Person)
    await comes_again(town)
    gosho.sees("Къде живеете?")
    await gosho.taps("с. Изворово")
    gosho.sees("Готово, Георги")
    assert await count(town, Person) == people


async def test_stop_is_not_followed_by_anything_else(town: Town, maria: Actor) -> None:
    await maria.writes("СТОП")
    await comes_again(town)
    assert all("Спряхме" in message.text for message in maria.phone.heard())
    assert (await contact_of(town, maria)).state == ContactState.STOPPED


async def test_an_erased_person_stays_erased(town: Town, maria: Actor) -> None:
    people = await count(town, Person)
    await maria.writes("/menu")
    await maria.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")
    await comes_again(town)
    assert await count(town, Person) == people - 1
    await maria.writes("меню")
    maria.sees("хора с покана")


async def test_an_answer_that_could_not_be_shown_is_drawn_from_the_outbox(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    maria.has_trouble("editMessageText", "server_error")
    await maria.taps("Ще дойда")
    maria.sees("Вашият отговор: ✅ Ще дойда")
    assert await count(town, Rsvp) == 1


async def test_a_question_that_could_not_be_shown_is_drawn_from_the_outbox(
    town: Town, elena: Actor
) -> None:
    await elena.writes("/menu")
    await elena.taps("Нова среща")
    elena.has_trouble("editMessageText", "server_error")
    await elena.taps("Обучение")
    elena.sees("Кого каним?")
    await elena.taps("Двете групи")
    elena.sees("На коя дата?")


async def test_an_answer_without_an_answer_from_telegram_is_shown_and_counts_once(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    maria.has_trouble("editMessageText", "break_after")
    await maria.taps("Ще дойда")
    maria.sees("✅ Ще дойда")
    assert await count(town, Rsvp) == 1


async def test_a_short_pause_that_telegram_asks_for_is_waited_out(
    town: Town, maria: Actor
) -> None:
    maria.has_trouble("sendMessage", "too_many", seconds=1)
    await maria.writes("меню")
    maria.sees("Община Антоново")
    assert maria.heard_new() == 1


async def test_stop_that_could_not_be_confirmed_is_confirmed_once_later(
    town: Town, maria: Actor, elena: Actor
) -> None:
    maria.has_trouble("sendMessage", "server_error")
    await maria.writes("СТОП")
    maria.sees("Спряхме")
    assert maria.heard_new() == 1
    await sends_meeting(elena)
    assert maria.heard_new() == 1


async def test_who_blocks_while_we_answer_is_marked(town: Town, maria: Actor) -> None:
    maria.has_trouble("sendMessage", "block")
    await maria.writes("меню")
    assert (await contact_of(town, maria)).state == ContactState.BLOCKED


async def test_two_quick_taps_are_taken_in_their_order(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    invitation = maria.phone.last_screen
    for label in ("Ще дойда", "Още не знам", "Няма да дойда"):
        maria.phone.taps(label, invitation)
    await town.settles()
    assert "няма да дойдете" in maria.answer_to(invitation).text
    assert (await one(town, Rsvp)).answer == RsvpAnswer.NOT_COMING


async def test_quick_words_are_taken_in_their_order(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    for words in ("Георги", "с. Стеврек", "меню"):
        gosho.phone.writes(words)
    await town.settles()
    gosho.has_heard("Готово, Георги")
    gosho.sees("Община Антоново")
    assert (await person_of(town, gosho)).other_settlement == "с. Стеврек"


async def test_many_who_tap_at_once_are_all_heard(
    town: Town, maria: Actor, ivan: Actor, doctor: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    for actor in (maria, ivan, doctor):
        actor.phone.taps("Ще дойда")
    await town.settles()
    for actor in (maria, ivan, doctor):
        actor.sees("Записахме")
    await opens_card(elena)
    elena.sees("✅ 3")


async def test_one_person_s_trouble_is_nobody_else_s(
    town: Town, maria: Actor, ivan: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    maria.has_trouble("*", "server_error", times=None)
    maria.phone.taps("Ще дойда")
    ivan.phone.taps("Ще дойда")
    await town.settles()
    ivan.sees("Записахме")
    assert await count(town, Rsvp) == 2


async def test_a_poll_that_fails_loses_nothing(town: Town, maria: Actor) -> None:
    town.server.faults.add("getUpdates", kind="server_error", times=1)
    await maria.writes("меню")
    await maria.writes("помощ")
    maria.sees("Радка")
