"""Whom Viber's monthly limit leaves without an answer is called: organisers hear who it is."""

from tests.conversations.enquiries.talk import ANSWER, answers, asks
from tests.conversations.needs.triaging import accepts, gathers, has_said, opens_new
from tests.conversations.town import Actor, Town
from tests.viber.test_cost import limits

REACHED = "💶 Лимитът за Viber за месеца е достигнат."


async def is_answered_too_late(town: Town, maria: Actor, elena: Actor) -> None:
    """Maria has written nothing for more than a day when the answer comes."""
    await asks(maria)
    await town.waits(hours=25)
    maria.listens()
    await answers(elena)


async def test_organisers_hear_who_did_not_get_an_answer(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await limits(town, 0)
    await is_answered_too_late(town, maria, elena)
    await town.waits(minutes=10)
    maria.hears_nothing()
    elena.has_heard(REACHED, "Моля, обадете им се", "✍️ Отговор на въпрос: Мария")
    assert ANSWER not in elena.phone.last_screen.text


async def test_they_hear_it_once(town: Town, maria: Actor, elena: Actor) -> None:
    await limits(town, 0)
    await is_answered_too_late(town, maria, elena)
    await town.waits(minutes=10)
    await elena.writes("/menu")
    elena.listens()
    await town.waits(hours=20)
    elena.hears_nothing()


async def test_they_hear_of_the_next_one_on_the_next_day(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await limits(town, 0)
    await is_answered_too_late(town, maria, elena)
    await town.waits(minutes=10)
    await elena.writes("/menu")
    await is_answered_too_late(town, maria, elena)
    await elena.writes("/menu")
    elena.listens()
    await town.waits(minutes=10)
    elena.has_heard(REACHED, "Мария")


async def test_below_the_limit_there_is_nothing_to_say(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await limits(town, 40)
    await is_answered_too_late(town, maria, elena)
    maria.has_heard(ANSWER)
    elena.listens()
    await town.waits(hours=1)
    elena.hears_nothing()


async def test_who_said_a_need_without_a_name_is_not_named(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await limits(town, 0)
    await has_said(maria)
    await town.waits(hours=25)
    await opens_new(elena)
    await accepts(elena)
    await gathers(town)
    await town.waits(minutes=10)
    elena.has_heard(REACHED, "на 1 човек, който е казал нужда без име", "Не може да му се обадим")
    assert "Мария" not in elena.phone.last_screen.text


async def test_who_said_a_need_with_a_name_is_named(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await limits(town, 0)
    await has_said(maria, is_named=True)
    await town.waits(hours=25)
    await opens_new(elena)
    await accepts(elena)
    await gathers(town)
    await town.waits(minutes=10)
    elena.has_heard(REACHED, "Моля, обадете им се", "📌 Новина за нужда: Мария")
