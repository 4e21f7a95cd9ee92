"""A coordinator asks something: in three taps and a text, or with everything chosen."""

import pytest

from storage.kinds import PollMethod, PollState
from storage.models import Poll, RollEntry
from tests.conversations.deeds import opens_menu
from tests.conversations.polls.organising import (
    QUESTION,
    THREE,
    drafts_poll,
    opens_poll_card,
    starts_poll,
)
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town


async def test_a_quick_vote_takes_three_taps_and_a_text(town: Town, elena: Actor) -> None:
    await opens_menu(elena)
    before = elena.deeds
    await elena.taps_through("🗳️ Гласуване", "Ново гласуване")
    await elena.writes(QUESTION)
    elena.sees("👁️ Така ще изглежда:", QUESTION, "1. Да", "2. Не", "🔒 Тайно · ☑️ Един отговор")
    elena.sees(f"👥 4 души: {town.messenger} 3, по телефон: 1", "📆 До 16 март (четвъртък), 18:00")
    await elena.taps("Започвам")
    assert elena.deeds - before == 4
    elena.sees("🗳️ Гласуване: тече", "✅ Гласували: 0 от 4 души")
    poll = await one(town, Poll)
    assert (poll.state, poll.is_secret, poll.marks) == (PollState.OPEN, True, 1)
    assert await count(town, RollEntry) == 4


@pytest.mark.parametrize(
    ("words", "why", "tapped", "until"),
    [
        ("25 март в 3", "🕙 Сутрин или вечер?", "15:00", "25 март (събота), 15:00"),
        ("25 март 25:00", "🕙 В този ден няма такъв час", "20:00", "25 март (събота), 20:00"),
    ],
)
async def test_an_hour_that_is_not_read_is_asked_again(
    town: Town, elena: Actor, words: str, why: str, tapped: str, until: str
) -> None:
    await drafts_poll(elena)
    await elena.taps_through("Поправям", "До кога")
    await elena.writes(words)
    elena.sees(why, "25 март (събота)")
    elena.does_not_see("18:00")
    await elena.taps(tapped)
    elena.sees(f"📆 До {until}")
    await elena.taps_through("Поправям", "До кога")
    await elena.writes(words)
    await elena.writes("25 март 19:30")
    elena.sees("📆 До 25 март (събота), 19:30")


async def test_the_next_vote_is_for_the_group_that_was_asked_last(
    town: Town, elena: Actor
) -> None:
    await drafts_poll(elena)
    await elena.taps_through("Поправям", "Кой гласува", "Общинска работна група (2)")
    elena.sees("👥 2 души")
    await elena.taps("Започвам")
    await drafts_poll(elena)
    elena.sees("👥 2 души")
    await elena.taps_through("Поправям", "Кой гласува", "И двете групи: всички (5)")
    await elena.taps("Започвам")
    await drafts_poll(elena)
    elena.sees("👥 5 души")


async def test_everything_can_be_chosen(town: Town, elena: Actor) -> None:
    await drafts_poll(elena, THREE)
    await elena.taps_through("Поправям", "Тайно или явно", "Явно")
    elena.sees("👁️ Явно")
    await elena.taps_through("Поправям", "Как се гласува", "До 2 отговора")
    elena.sees("☑️ До 2 отговора")
    await elena.taps_through("Поправям", "До кога")
    await elena.writes("25 март 12:00")
    elena.sees("📆 До 25 март (събота), 12:00")
    await elena.taps_through("Поправям", "Кой гласува", "И двете групи: всички (5)")
    elena.sees("👥 5 души")
    await elena.taps_through("Поправям", "Колко да участват", "Над половината: 3")
    elena.sees("👥 Важи, ако гласуват поне 3 души.")
    await elena.taps_through("Поправям", "Въпрос и отговори")
    await elena.writes("Кое е първо?")
    elena.sees("🗳️ Кое е първо?", "1. Път", "2. Вода", "3. Лампи")
    poll = await one(town, Poll)
    assert (poll.method, poll.marks, poll.quorum, poll.is_for_all) == (
        PollMethod.CHOICE,
        2,
        3,
        True,
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Кое?\nПът", "от 2 до 12 възможности"),
        ("Кое?\nПът\nпът", "еднакви"),
        ("Кое?\nПът\n" + "Щ" * 31, "“ е твърде дълго: 31 знака, а може най-много 30."),
        ("Щ" * 121, "най-много 120 знака"),
        ("Ще дойдете ли?\n👍 Да\n👎", "„👎“ няма букви"),
        ("Кое?\n1. Път\n2. 🅰️", "„🅰️“ няма букви"),
        ("Кое?\nПът\nطريق", "„طريق“ няма букви"),
        ("Кое?\n" + "\n".join(str(n) * 2 for n in range(10, 23)), "от 2 до 12"),
    ],
)
async def test_what_does_not_fit_a_ballot_is_asked_again(
    town: Town, elena: Actor, words: str, why: str
) -> None:
    await drafts_poll(elena, words)
    elena.sees("🗳️ Какво питаме?", why)
    assert await count(town, Poll) == 0
    await elena.writes(THREE)
    elena.sees("👁️ Така ще изглежда:")


async def test_numbers_are_names_and_a_bullet_alone_is_no_option(town: Town, elena: Actor) -> None:
    await drafts_poll(elena, "Кога?\n-\n10\n⏰ 11\n12:30")
    elena.sees("👁️ Така ще изглежда:", "1. 10", "2. ⏰ 11", "3. 12:30")


async def test_what_was_chosen_stays_when_the_options_are_asked_again(
    town: Town, elena: Actor
) -> None:
    await drafts_poll(elena, THREE)
    await elena.taps_through("Поправям", "Въпрос и отговори")
    await elena.writes("Кое е първо?\n🛣️\n💧\n💡")
    elena.sees("🗳️ Как да звучи?", "⚠️ „🛣️“ няма букви на кирилица или латиница.")
    await elena.writes("Кое е първо?\n🛣️ Път\n💧 Вода\n💡 Лампи")
    elena.sees("👁️ Така ще изглежда:", "Кое е първо?", "1. 🛣️ Път", "3. 💡 Лампи")


async def test_it_can_be_stopped_before_anybody_hears_of_it(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await drafts_poll(elena)
    maria.listens()
    await elena.taps_through("Започвам", "Спирам изпращането")
    elena.sees("✋ Спряхме изпращането: на никого не писахме.", "отново е чернова")
    await town.waits(minutes=5)
    maria.hears_nothing()
    assert (await one(town, Poll)).state == PollState.DRAFT
    assert await count(town, RollEntry) == 0
    await elena.taps_through("Към прегледа", "Започвам")
    await town.waits(seconds=30)
    assert maria.heard_new() == 1


async def test_it_starts_once_however_often_it_is_tapped(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await drafts_poll(elena)
    maria.listens()
    data = elena.sees_button("Започвам").data
    assert data is not None
    await elena.taps("Започвам")
    await elena.forges(data)
    elena.sees("🗳️ Гласуване: тече")
    await town.waits(minutes=1)
    assert maria.heard_new() == 1


async def test_two_organisers_do_not_overwrite_each_other(
    town: Town, elena: Actor, radka: Actor
) -> None:
    await drafts_poll(elena)
    await opens_poll_card(radka)
    await radka.taps_through("Поправям", "Тайно или явно", "Явно")
    data = elena.sees_button("Започвам").data
    assert data is not None
    await elena.forges(data)
    elena.sees("🔄 Междувременно гласуването е променено.", "👁️ Явно")
    assert (await one(town, Poll)).state == PollState.DRAFT


async def test_a_draft_is_kept_and_can_be_thrown_away(town: Town, elena: Actor) -> None:
    await drafts_poll(elena)
    await opens_menu(elena)
    await opens_poll_card(elena)
    elena.sees("👁️ Така ще изглежда:", QUESTION)
    await elena.taps("Изтривам черновата")
    assert await count(town, Poll) == 0


async def test_over_fifty_are_named_once_more(
    town: Town, elena: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("community.polls.opening.MANY", 3)
    await drafts_poll(elena)
    await elena.taps("Започвам")
    elena.sees("⚠️", "4 души", "АНТОНОВО")
    await elena.taps("Да, изпращам")
    elena.sees("🗳️ Гласуване: тече")


async def test_the_facilitator_may_but_members_and_neighbours_may_not(
    town: Town, elena: Actor, petar: Actor, maria: Actor, boris: Actor
) -> None:
    await starts_poll(elena)
    data = f"Pk:{(await one(town, Poll)).id}"
    await petar.forges(data)
    petar.sees("🗳️ Гласуване: тече")
    petar.sees_no_button("Хартиени гласове")
    for other in (maria, boris):
        await other.forges(data)
        other.does_not_see(QUESTION)
