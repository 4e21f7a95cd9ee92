"""How many have to take part: asked with a reason, possible, and told to everybody."""

from bot.taps.organised.polls import OpenPollTap
from storage.kinds import PollState
from storage.models import Poll
from tests.conversations.polls.organising import (
    THREE,
    drafts_poll,
    opens_poll_card,
    starts_poll,
)
from tests.conversations.polls.test_closing import closes, tells, votes
from tests.conversations.polls.test_counting import counts
from tests.conversations.tables import one
from tests.conversations.town import Actor, Town

IMPOSSIBLE = "⚠️ Може да гласуват само 2 души: кворум не може да има."
FROM_THREE = "👥 Важи, ако гласуват поне 3 души."
MISSED = "⚠️ Няма кворум: нужни бяха 3 гласували."


async def test_a_number_that_can_not_be_is_asked_again_with_its_reason(
    town: Town, elena: Actor
) -> None:
    await drafts_poll(elena, THREE)
    await elena.taps_through("Поправям", "Колко да участват")
    for wrong in ("9", "0", "много"):
        await elena.writes(wrong)
        elena.sees("⚠️ Може да гласуват 4 души: напишете число от 1 до 4.")
    await elena.writes("4")
    elena.sees("👥 Важи, ако гласуват поне 4 души.")


async def test_fewer_voters_than_must_vote_are_seen_before_it_begins(
    town: Town, elena: Actor
) -> None:
    await drafts_poll(elena, THREE)
    await elena.taps_through("Поправям", "Колко да участват")
    await elena.writes("3")
    await elena.taps_through("Поправям", "Кой гласува", "Общинска работна група (2)")
    elena.sees(IMPOSSIBLE)
    elena.sees_no_button("Започвам")
    poll = await one(town, Poll)
    await elena.forges(OpenPollTap(poll=poll.id, version=poll.version).pack())
    elena.sees("⚠️ Така не може да се гласува.", "Трябват повече гласували")
    assert (await one(town, Poll)).state == PollState.DRAFT
    await elena.taps_through("Поправям", "Колко да участват", "Над половината: 2")
    elena.does_not_see(IMPOSSIBLE)
    await elena.taps("Започвам")


async def test_everybody_reads_how_many_must_vote(town: Town, elena: Actor, maria: Actor) -> None:
    await starts_poll(elena, THREE, "Поправям", "Колко да участват", "Над половината: 3")
    maria.has_heard(FROM_THREE)
    await opens_poll_card(elena)
    elena.sees(FROM_THREE)
    elena.does_not_see(MISSED)


async def test_organisers_hear_that_it_was_missed_once_nobody_can_be_marked_on_paper(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await starts_poll(elena, THREE, "Поправям", "Колко да участват", "Над половината: 3")
    await votes(town, maria, "100")
    await closes(elena)
    await town.waits(minutes=1)
    radka.has_heard("🔒 Гласуването приключи", FROM_THREE)
    radka.has_not_heard("Няма кворум")
    await opens_poll_card(elena)
    elena.sees(FROM_THREE)
    await elena.taps_through("Хартиени гласове", "▫️ Стефан")
    await opens_poll_card(elena)
    elena.does_not_see("Няма кворум")
    await counts(elena, "1 1 0 0")
    await opens_poll_card(radka)
    radka.sees(MISSED)


async def test_who_looks_at_the_results_reads_that_it_was_missed(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await starts_poll(elena, THREE, "Поправям", "Колко да участват", "Над половината: 3")
    await votes(town, maria, "100")
    await closes(elena)
    await opens_poll_card(elena)
    await elena.taps("Показвам резултатите")
    await opens_poll_card(elena)
    elena.sees(MISSED)


async def test_what_paper_brings_reaches_the_quorum(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await starts_poll(elena, THREE, "Поправям", "Колко да участват", "Над половината: 3")
    await votes(town, maria, "100")
    await votes(town, ivan, "010")
    await closes(elena)
    await opens_poll_card(elena)
    await elena.taps_through("Хартиени гласове", "▫️ Стефан")
    await opens_poll_card(elena)
    elena.does_not_see("кворум", FROM_THREE)


async def test_where_enough_voted_nobody_hears_of_too_few(
    town: Town, elena: Actor, radka: Actor, maria: Actor, ivan: Actor
) -> None:
    await starts_poll(elena, THREE, "Поправям", "Колко да участват", "Една трета: 2")
    await votes(town, maria, "100")
    await votes(town, ivan, "010")
    await closes(elena)
    await town.waits(minutes=1)
    radka.has_heard("🔒 Гласуването приключи")
    radka.has_not_heard("кворум", "Важи, ако")
    await tells(elena, "Равни места", "Без отговор")
    maria.has_heard("📊 Резултати от гласуването", "✅ Има кворум: нужни бяха 2 гласували.")
