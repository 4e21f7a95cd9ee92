"""Registrations that were begun and not finished: asked once, then gone (journey A10)."""

from storage.models import Consent, Person
from tests import cast
from tests.conversations.tables import count, is_forgotten, person_of
from tests.conversations.town import BEGINNING, Actor, Town

QUESTION = "Остава съвсем малко"


async def begins(town: Town, actor: Actor) -> None:
    """Consent, and go away before the name."""
    await actor.opens_invite(await town.invite())
    await actor.taps_through("Български", "Приемам")
    actor.listens()


def questions(actor: Actor) -> int:
    """How often somebody was asked whether to go on."""
    return sum(QUESTION in message.text for message in actor.phone.heard(actor.mark))


async def test_who_stopped_half_way_is_asked_after_a_day(town: Town, gosho: Actor) -> None:
    await begins(town, gosho)
    await town.waits(hours=23)
    gosho.hears_nothing()
    await town.waits(hours=1)
    gosho.sees(QUESTION, "Да продължим ли?")
    await gosho.taps_through("Продължавам", "Гошо", "с. Изворово")
    gosho.sees("Готово, Гошо")


async def test_nobody_is_asked_twice(town: Town, gosho: Actor) -> None:
    await begins(town, gosho)
    await town.waits(days=6)
    assert questions(gosho) == 1
    assert gosho.heard_new() == 1


async def test_nobody_is_asked_at_night(town: Town, gosho: Actor) -> None:
    await town.moves_to(BEGINNING.replace(hour=21))
    await begins(town, gosho)
    await town.moves_to(BEGINNING.replace(day=15, hour=8, minute=59))
    gosho.hears_nothing()
    await town.moves_to(BEGINNING.replace(day=15, hour=9))
    gosho.sees(QUESTION)


async def test_after_seven_days_everything_is_gone_without_a_word(
    town: Town, gosho: Actor
) -> None:
    before = [await count(town, model) for model in (Person, Consent)]
    await begins(town, gosho)
    await town.waits(days=6, hours=23)
    assert not await is_forgotten(town, gosho)
    gosho.listens()
    await town.waits(hours=1)
    gosho.hears_nothing()
    assert await is_forgotten(town, gosho)
    assert [await count(town, model) for model in (Person, Consent)] == before


async def test_the_question_s_button_leads_a_forgotten_one_to_the_invite(
    town: Town, gosho: Actor
) -> None:
    await begins(town, gosho)
    await town.waits(days=7)
    await gosho.taps("Продължавам")
    gosho.sees("хора с покана")
    assert await is_forgotten(town, gosho)


async def test_not_now_means_silence(town: Town, gosho: Actor) -> None:
    await begins(town, gosho)
    await town.waits(days=1)
    await gosho.taps("Не сега")
    gosho.sees("спряхме дотук", "отворете поканата отново", "До 7 дни изтриваме")
    gosho.does_not_see("изпратено")
    gosho.listens()
    await town.waits(days=6)
    gosho.hears_nothing()
    assert await is_forgotten(town, gosho)


async def test_after_not_now_the_invite_still_works(town: Town, gosho: Actor) -> None:
    token = await town.invite()
    await gosho.opens_invite(token)
    await gosho.taps_through("Български", "Приемам")
    await town.waits(days=1)
    await gosho.taps("Не сега")
    await gosho.opens_invite(token)
    await gosho.taps_through("Гошо", "с. Изворово")
    gosho.sees("Готово, Гошо")


async def test_who_has_finished_is_not_asked(town: Town, gosho: Actor) -> None:
    await begins(town, gosho)
    await gosho.taps_through("Гошо", "с. Изворово")
    gosho.listens()
    await town.waits(days=8)
    gosho.hears_nothing()
    assert (await person_of(town, gosho)).joined_at is not None


async def test_who_said_stop_is_not_asked(town: Town, gosho: Actor) -> None:
    await begins(town, gosho)
    await gosho.writes("СТОП")
    gosho.sees("Спряхме")
    gosho.listens()
    await town.waits(days=7)
    gosho.hears_nothing()
    assert await is_forgotten(town, gosho)


async def test_somebody_unfinished_gets_no_invitations(
    town: Town, gosho: Actor, elena: Actor
) -> None:
    await begins(town, gosho)
    await elena.writes("/menu")
    await elena.taps_through("Нова среща", "Обучение")
    elena.sees_button("(4)")
    gosho.hears_nothing()


async def test_words_after_a_day_are_answered_with_shall_we_go_on(
    town: Town, gosho: Actor
) -> None:
    await begins(town, gosho)
    await town.waits(hours=22)
    await gosho.writes("Георги")
    gosho.sees("Да продължим ли?")
    await gosho.taps("Продължавам")
    gosho.sees("Как да се обръщаме към Вас?")
    await gosho.writes("Георги")
    gosho.sees("Къде живеете?")


async def test_help_is_of_the_own_municipality_meanwhile(town: Town, gosho: Actor) -> None:
    await begins(town, gosho)
    await gosho.writes("помощ")
    gosho.sees(cast.HELP_PHONE[cast.ANTONOVO])
