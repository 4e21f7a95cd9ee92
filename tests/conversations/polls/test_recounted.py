"""The paper is counted anew after somebody looked at the results: what they saw is not told."""

from storage.kinds import PollState
from storage.models import Poll
from tests.conversations.deeds import opens_menu
from tests.conversations.polls.organising import THREE, opens_poll_card, starts_poll
from tests.conversations.polls.test_closing import closes, votes
from tests.conversations.polls.test_counting import closes_with_paper, counts, marks_on_paper
from tests.conversations.tables import one
from tests.conversations.town import Actor, Town


async def looks_at_results(elena: Actor, radka: Actor, numbers: str, *ties: str) -> str:
    """Both counts agree, and Elena is about to tell; the button with which she would."""
    await counts(elena, numbers)
    await counts(radka, numbers)
    await opens_poll_card(elena)
    await elena.taps_through("Показвам резултатите", *ties, "Без отговор")
    return elena.sees_button("Обявявам резултатите").data or ""


async def is_counted_anew(elena: Actor, radka: Actor, petar: Actor, numbers: str) -> None:
    """One of the two is erased, so that another one counts."""
    await opens_menu(radka)
    await radka.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")
    await opens_poll_card(elena)
    await elena.taps("Оттеглям преброеното")
    await counts(elena, numbers)
    await counts(petar, numbers)


async def test_an_older_preview_tells_nothing(
    town: Town, elena: Actor, radka: Actor, petar: Actor, maria: Actor
) -> None:
    await closes_with_paper(elena)
    seen = await looks_at_results(elena, radka, "1 0 1 0")
    await is_counted_anew(elena, radka, petar, "1 1 0 0")
    maria.listens()
    await elena.forges(seen)
    await town.waits(minutes=1)
    assert (await one(town, Poll)).state == PollState.CLOSED
    maria.hears_nothing()
    await elena.taps("Обявявам резултатите")
    await town.waits(minutes=1)
    maria.has_heard("📊 Резултати от гласуването", "1. Път")


async def test_what_was_decided_of_places_that_are_not_equal_any_more_is_not_told(
    town: Town, elena: Actor, radka: Actor, petar: Actor, maria: Actor
) -> None:
    await starts_poll(elena, THREE)
    await marks_on_paper(elena, "Стефан")
    await votes(town, maria, "100")
    await closes(elena)
    seen = await looks_at_results(elena, radka, "1 0 1 0", "Решава срещата")
    elena.has_heard("👥 Равните места ще се подредят на срещата")
    await is_counted_anew(elena, radka, petar, "1 1 0 0")
    maria.listens()
    await elena.forges(seen)
    await elena.taps("Обявявам резултатите")
    await town.waits(minutes=1)
    maria.has_heard("📊 Резултати от гласуването", "1. Път")
    maria.has_not_heard("Равните места")


async def test_of_places_that_are_equal_now_it_is_asked(
    town: Town, elena: Actor, radka: Actor, petar: Actor, maria: Actor
) -> None:
    await starts_poll(elena, THREE)
    await marks_on_paper(elena, "Стефан")
    await votes(town, maria, "100")
    await closes(elena)
    seen = await looks_at_results(elena, radka, "1 1 0 0")
    await is_counted_anew(elena, radka, petar, "1 0 1 0")
    await elena.forges(seen)
    elena.sees("🤝 Някои имат равен брой гласове", "Път, Вода")
    assert (await one(town, Poll)).state == PollState.CLOSED
