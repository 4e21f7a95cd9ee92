"""Whoever has taken a message may be away or organise no more: what is written on is heard."""

from sqlalchemy import select, update

from community import set_up
from storage.kinds import ContactState
from storage.models import Contact, Enquiry, RoleGrant
from tests.conversations.deeds import opens_menu
from tests.conversations.enquiries.talk import ANSWER, answers, asks
from tests.conversations.enquiries.test_overdue import PROMISED
from tests.conversations.tables import one, person_of
from tests.conversations.test_away import MORNING, NIGHT, goes_away
from tests.conversations.town import Actor, Town

MORE = "И пред номер 5"
WAITS = "✉️ Съобщение чака отговора Ви"


async def writes_on(maria: Actor, label: str = "✍️ Добавям още нещо") -> None:
    """Say more in the message that was passed on last."""
    await maria.taps(label)
    await maria.writes(MORE)
    await maria.taps("Изпращам го")


async def organises_no_more(town: Town, actor: Actor) -> None:
    """Lose every role."""
    number = (await person_of(town, actor)).id
    async with town.database.write() as session:
        grants = await session.scalars(select(RoleGrant.id).where(RoleGrant.person_id == number))
        for grant in grants.all():
            await set_up.end_role(session, grant, town.clock.now())
    await town.passes()


async def is_taken_by(town: Town) -> int | None:
    """Who has the only message."""
    taken_by: int | None = (await one(town, Enquiry)).taken_by_id
    return taken_by


async def test_who_stands_in_hears_what_is_written_on_and_may_take_it(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await elena.taps("👤 Поемам го")
    await goes_away(elena, "Радка")
    for organiser in (elena, radka):
        organiser.listens()
    await writes_on(maria)
    elena.hears_nothing()
    assert radka.heard_new() == 1
    radka.sees(WAITS, MORE)
    assert await is_taken_by(town) is None
    await answers(radka)
    maria.has_heard(ANSWER)


async def test_an_answered_message_that_goes_on_is_heard_too(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await answers(elena)
    await goes_away(elena, "Радка")
    radka.listens()
    await writes_on(maria, "✍️ Отговарям")
    assert radka.heard_new() == 1
    radka.sees(WAITS, MORE)


async def test_nobody_stands_in_who_can_be_written_to(
    town: Town, maria: Actor, ivan: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await radka.taps("👤 Поемам го")
    async with town.database.write() as session:
        where = Contact.address == radka.address
        await session.execute(update(Contact).where(where).values(state=ContactState.STOPPED))
    elena.listens()
    await writes_on(maria)
    assert elena.heard_new() == 1
    elena.sees(WAITS, MORE)
    assert await is_taken_by(town) is None


async def test_who_organises_no_more_lets_it_go(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await elena.taps("👤 Поемам го")
    radka.listens()
    await organises_no_more(town, elena)
    assert radka.heard_new() == 1
    radka.sees(WAITS)
    assert await is_taken_by(town) is None
    await writes_on(maria)
    assert radka.heard_new() == 2
    radka.sees(MORE)


async def test_an_answered_one_goes_on_with_the_others(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await answers(elena)
    radka.listens()
    await organises_no_more(town, elena)
    radka.hears_nothing()
    await writes_on(maria, "✍️ Отговарям")
    assert radka.heard_new() == 1
    radka.sees(WAITS, MORE)


async def test_what_waits_for_the_morning_goes_along_with_an_absence(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await elena.taps("👤 Поемам го")
    await town.moves_to(NIGHT)
    await writes_on(maria)
    await goes_away(elena, "Радка")
    radka.listens()
    await town.moves_to(MORNING)
    radka.has_heard(MORE)
    assert radka.heard_new() == 2


async def test_it_is_heard_when_the_one_who_took_it_is_erased(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await elena.taps("👤 Поемам го")
    await opens_menu(elena)
    radka.listens()
    await elena.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")
    radka.has_heard(WAITS)
    assert await is_taken_by(town) is None


async def test_nobody_is_promised_that_an_absent_one_answers(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await elena.taps("👤 Поемам го")
    await goes_away(elena, "Радка")
    radka.listens()
    await town.moves_to(PROMISED)
    assert radka.heard_new() == 1
    radka.sees("⚠️ Съобщение до човек още няма отговор")
    radka.does_not_see("Отговаря: Елена")
    await radka.taps("✉️ Цялото съобщение")
    radka.sees_button("👤 Поемам го")


async def test_who_took_it_and_is_there_hears_alone(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await elena.taps("👤 Поемам го")
    for organiser in (elena, radka):
        organiser.listens()
    await writes_on(maria)
    radka.hears_nothing()
    assert elena.heard_new() == 1
    await town.moves_to(PROMISED)
    radka.sees("Отговаря: Елена")


async def test_without_organisers_nothing_is_claimed(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await organises_no_more(town, elena)
    await organises_no_more(town, radka)
    await maria.taps("✍️ Добавям още нещо")
    maria.sees("никой не чете")
