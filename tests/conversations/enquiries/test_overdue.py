"""A message without an answer after two working days: both sides hear it, once."""

from datetime import datetime

from storage.models import Enquiry
from tests import cast
from tests.conversations.enquiries.talk import answers, asks
from tests.conversations.tables import one
from tests.conversations.town import SOFIA, Actor, Town

# The town begins on a Monday: Wednesday at the end of the help hours.
PROMISED = datetime(2023, 3, 15, 17, 0, tzinfo=SOFIA)


async def test_both_sides_hear_it_once(
    town: Town, maria: Actor, elena: Actor, radka: Actor, petar: Actor
) -> None:
    await asks(maria)
    everybody = (maria, elena, radka, petar)
    for actor in everybody:
        actor.listens()
    await town.moves_to(PROMISED.replace(hour=16, minute=59))
    for actor in everybody:
        actor.hears_nothing()
    await town.moves_to(PROMISED)
    for organiser in (elena, radka):
        assert organiser.heard_new() == 1
        organiser.sees("⚠️ Съобщение до човек още няма отговор", "до 15 март (сряда)", "Мария")
    assert maria.heard_new() == 1
    maria.sees("✉️ Съобщението Ви още няма отговор", "13 март", cast.HELP_PHONE[cast.ANTONOVO])
    petar.hears_nothing()
    await town.waits(days=10)
    assert (maria.heard_new(), elena.heard_new()) == (1, 1)


async def test_it_can_be_answered_from_the_reminder(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria)
    await town.moves_to(PROMISED)
    await elena.taps("✉️ Цялото съобщение")
    elena.sees("⚠️ Обещан отговор до 15 март")
    await answers(elena)
    elena.sees("✅ Съобщението има отговор")


async def test_what_is_answered_is_not_overdue_until_it_is_asked_on(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria)
    await answers(elena)
    elena.listens()
    await town.moves_to(PROMISED)
    elena.hears_nothing()
    await answers(maria, "А кога точно?")
    assert (await one(town, Enquiry)).answer_by == datetime(2023, 3, 17, 17, 0, tzinfo=SOFIA)
    elena.listens()
    await town.moves_to(datetime(2023, 3, 17, 17, 0, tzinfo=SOFIA))
    elena.sees("⚠️ Съобщение до човек още няма отговор")
