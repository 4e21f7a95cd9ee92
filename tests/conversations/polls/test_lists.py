"""Who could vote finds every vote again, however old it is."""

from bot.taps.voting import OlderVotesTap
from storage.models import Poll, RollEntry
from tests.conversations.deeds import opens_menu
from tests.conversations.polls.deeds import opens_poll
from tests.conversations.priorities.making import told_vote
from tests.conversations.tables import person_of
from tests.conversations.town import Actor, Town


async def tells(town: Town, voter: Actor, count: int) -> None:
    """So many votes were told in which this voter could take part."""
    person = await person_of(town, voter)
    for number in range(count):
        poll = await told_vote(town, (f"Път {number}", 1, None), ("Вода", 2, None))
        async with town.database.write() as session:
            session.add(RollEntry(poll_id=poll, person_id=person.id))
            (await session.get_one(Poll, poll)).question = f"Въпрос {number}?"


async def opens_list(voter: Actor) -> None:
    await opens_menu(voter)
    await voter.taps("🗳️ Гласуване")


async def test_old_votes_are_found_page_by_page(town: Town, maria: Actor, ivan: Actor) -> None:
    await tells(town, maria, 12)
    await opens_poll(town)
    await opens_list(maria)
    assert choices(maria) == ["🗳️ 1. Кои нужди са най-важни?"] + [
        f"📊 {number}. Въпрос {13 - number}?" for number in range(2, 7)
    ]
    maria.sees_no_button("По-нови")
    await maria.taps("➡️ По-стари")
    assert choices(maria) == [f"📊 {number}. Въпрос {13 - number}?" for number in range(7, 13)]
    await maria.taps("➡️ По-стари")
    assert choices(maria) == ["📊 13. Въпрос 0?"]
    maria.sees_no_button("По-стари")
    await maria.taps("📊 13.")
    maria.sees("📊 Резултати от гласуването", "Въпрос 0?", "1. Път 0")
    await ivan.forges(OlderVotesTap(page=1).pack())
    ivan.does_not_see("Въпрос")


async def test_newer_ones_lead_back_and_a_full_page_leads_nowhere(
    town: Town, maria: Actor
) -> None:
    await tells(town, maria, 6)
    await opens_list(maria)
    maria.sees_no_button("По-стари")
    await tells(town, maria, 1)
    await opens_list(maria)
    await maria.taps_through("➡️ По-стари", "⬅️ По-нови")
    maria.sees_button("📊 1. Въпрос 0?")


def choices(voter: Actor) -> list[str]:
    """The votes that stand on the screen."""
    return [each.label for each in voter.phone.last_screen.buttons if "." in each.label]
