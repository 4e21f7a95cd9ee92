"""The paper is counted by two: what one of them can do alone, and what they can not."""

from bot.taps.organised.polls import PublishPollTap
from storage.kinds import VotingWay
from storage.models import PaperCount, Poll, RollEntry
from tests.conversations.polls.organising import THREE, opens_poll_card, starts_poll
from tests.conversations.polls.test_closing import closes, votes
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

FEW = "⚠️ В чата още няма петима гласували."


async def counts(organiser: Actor, numbers: str) -> None:
    """Enter what was counted of the newest vote."""
    await opens_poll_card(organiser)
    await organiser.taps("Въвеждам бюлетините")
    await organiser.writes(numbers)
    await organiser.taps("Да, въвеждам ги")


async def marks_on_paper(organiser: Actor, who: str) -> None:
    await opens_poll_card(organiser)
    await organiser.taps_through("Хартиени гласове", f"▫️ {who}")


async def closes_with_paper(elena: Actor) -> None:
    """A vote is over in which Stefan voted on paper."""
    await starts_poll(elena, THREE)
    await marks_on_paper(elena, "Стефан")
    await closes(elena)


async def test_the_only_organiser_takes_the_count_back_and_unmarks(
    town: Town, boris: Actor
) -> None:
    """Sopot has one organiser: what they counted would wait for a second one for ever."""
    await starts_poll(boris, THREE)
    await marks_on_paper(boris, "Лили")
    boris.sees("Отбелязвайте хората", "⚠️ Хартията я броят двама, а тук организаторът е един.")
    await closes(boris)
    boris.sees("а тук организаторът е един. Който поддържа чата, кани втори.")
    await counts(boris, "1 1 0 0")
    await boris.taps("Докъде е")
    boris.sees("📝 Хартията е преброена веднъж.", "а тук организаторът е един.")
    boris.sees_no_button("Хартиени гласове")
    await boris.taps("Оттеглям преброеното")
    boris.is_told_in_passing("Преброяването е оттеглено")
    boris.sees_no_button("Оттеглям преброеното")
    assert await count(town, PaperCount) == 0
    await boris.taps_through("Хартиени гласове", "✅ Лили", "Назад")
    boris.sees_button("📊 Показвам резултатите")


async def test_the_one_of_two_takes_back_only_their_own_count(
    town: Town, elena: Actor, radka: Actor
) -> None:
    await closes_with_paper(elena)
    elena.does_not_see("организаторът е един")
    await counts(elena, "1 1 0 0")
    await opens_poll_card(radka)
    radka.sees_no_button("Оттеглям преброеното")
    await counts(radka, "1 0 1 0")
    await opens_poll_card(elena)
    await elena.taps("Оттеглям преброеното")
    elena.sees("📝 Хартията е преброена веднъж.")
    await town.waits(minutes=1)
    radka.listens()
    await counts(elena, "1 0 1 0")
    elena.sees("✅ Двете преброявания на хартията съвпадат.")
    await town.waits(minutes=1)
    radka.sees("✅ Двете преброявания на хартията съвпадат.", THREE.splitlines()[0])
    radka.sees_button("📊 Показвам резултатите")
    assert radka.heard_new() == 1
    await opens_poll_card(elena)
    elena.sees_no_button("Оттеглям преброеното")


async def test_the_second_one_hears_once_that_it_is_their_turn(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await closes_with_paper(elena)
    await town.waits(minutes=1)
    for actor in (elena, radka, maria):
        actor.listens()
    await counts(elena, "1 1 0 0")
    await counts(elena, "1 0 1 0")
    await town.waits(minutes=1)
    await opens_poll_card(elena)
    await elena.taps("Оттеглям преброеното")
    await counts(elena, "1 0 1 0")
    await town.waits(minutes=1)
    radka.sees("📝 Хартиените бюлетини чакат второ преброяване", THREE.splitlines()[0])
    assert radka.heard_new() == 1
    elena.has_not_heard("чакат второ")
    maria.hears_nothing()
    await radka.taps("Въвеждам бюлетините")
    await radka.writes("1 0 1 0")
    await radka.taps("Да, въвеждам ги")
    radka.sees("✅ Двете преброявания на хартията съвпадат.")


async def test_who_counts_in_time_hears_nothing_of_the_first_one(
    town: Town, elena: Actor, radka: Actor
) -> None:
    await closes_with_paper(elena)
    await town.waits(minutes=1)
    radka.has_trouble("sendMessage", "server_error")
    await counts(elena, "1 1 0 0")
    await counts(radka, "1 1 0 0")
    await town.waits(minutes=5)
    radka.has_not_heard("чакат второ")


async def test_who_is_late_reads_at_once_that_the_paper_is_counted(
    town: Town, elena: Actor, radka: Actor, petar: Actor
) -> None:
    await closes_with_paper(elena)
    await counts(elena, "1 1 0 0")
    await town.waits(minutes=1)
    await counts(radka, "1 1 0 0")
    petar.has_heard("чакат второ преброяване")
    await petar.taps("Въвеждам бюлетините")
    petar.sees("📝 Хартията вече е преброена.")


async def test_who_corrects_what_differs_begins_again_with_that_alone(
    town: Town, elena: Actor, radka: Actor
) -> None:
    await closes_with_paper(elena)
    await counts(elena, "1 1 0 0")
    await counts(radka, "1 0 1 0")
    await radka.taps("Въвеждам отново")
    await radka.writes("0 1")
    await radka.taps("Започвам отново")
    radka.sees("🔢 1. Път: колко гласа на хартия?")
    await radka.writes("1 0")
    await radka.taps("Да, въвеждам ги")
    radka.sees("✅ Двете преброявания на хартията съвпадат.")


async def test_what_differs_is_counted_wholly_anew_where_it_can_not_be(
    town: Town, elena: Actor, radka: Actor
) -> None:
    await closes_with_paper(elena)
    await counts(elena, "1 1 0 0")
    await counts(radka, "1 0 1 0")
    await radka.taps("Въвеждам отново")
    await radka.writes("1 1")
    await radka.taps("Започвам отново")
    radka.sees("🔢 Колко са хартиените бюлетини?")


async def test_who_is_missing_among_the_marked_is_marked_from_there(
    town: Town, elena: Actor
) -> None:
    await closes_with_paper(elena)
    elena.sees("📝 Сега двама души преброяват хартиените бюлетини")
    await opens_poll_card(elena)
    elena.does_not_see("След края")
    await elena.taps("Въвеждам бюлетините")
    await elena.writes("2")
    elena.sees("⚠️ На хартия е отбелязан 1 човек", "кой липсва")
    await elena.taps_through("Хартиени гласове", "▫️ Иван")
    await counts(elena, "2 1 1 0")
    elena.sees("✅ Записахме Вашето преброяване.")


async def test_once_somebody_has_counted_nobody_is_sent_to_mark(
    town: Town, elena: Actor, radka: Actor
) -> None:
    await closes_with_paper(elena)
    await counts(elena, "1 1 0 0")
    await opens_poll_card(radka)
    await radka.taps("Въвеждам бюлетините")
    await radka.writes("2")
    radka.sees("⚠️ На хартия е отбелязан 1 човек. Моля, пребройте отново.")
    radka.sees_no_button("Хартиени гласове")


async def test_what_two_agreed_on_is_not_taken_back(
    town: Town, elena: Actor, radka: Actor
) -> None:
    """The button of the time before leads nowhere."""
    await closes_with_paper(elena)
    await counts(elena, "1 1 0 0")
    await opens_poll_card(elena)
    await counts(radka, "1 1 0 0")
    await elena.taps("Оттеглям преброеното")
    elena.sees("📝 Хартията вече е преброена.")
    await opens_poll_card(elena)
    elena.sees_button("📊 Показвам резултатите")


async def test_going_back_among_the_numbers_keeps_those_before(town: Town, elena: Actor) -> None:
    await closes_with_paper(elena)
    await opens_poll_card(elena)
    await elena.taps("Въвеждам бюлетините")
    await elena.writes("1 0 1")
    elena.sees("🔢 3. Лампи: колко гласа на хартия?")
    await elena.taps_through("Назад", "Назад")
    elena.sees("🔢 1. Път: колко гласа на хартия?")
    await elena.writes("1")
    elena.sees("🔢 2. Вода: колко гласа на хартия?")
    await elena.writes("0 0")
    elena.sees("🔢 Хартиени бюлетини: 1", "1. Път: 1\n2. Вода: 0\n3. Лампи: 0")
    await elena.taps_through("Назад", "Назад", "Назад", "Назад")
    elena.sees("🔢 Колко са хартиените бюлетини?")
    await elena.taps("Назад")
    elena.sees("🗳️ Гласуване: приключило")


async def test_who_marks_paper_hears_that_few_in_the_chat_could_be_worked_out(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await starts_poll(elena, THREE)
    await opens_poll_card(elena)
    await elena.taps("Хартиени гласове")
    elena.sees(FEW, "който брои хартията, може да познае избора им")
    await maria.taps_through("🔍 Колко тайно е?")
    maria.sees("Ако в чата са под петима, който брои хартията, може да познае избора им.")
    await closes(elena)
    await elena.taps("Хартиени гласове")
    elena.does_not_see(FEW)


async def test_of_a_few_who_voted_in_the_chat_it_is_said_after_the_close_too(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await starts_poll(elena, THREE)
    await votes(town, maria, "010")
    await closes(elena)
    await elena.taps("Хартиени гласове")
    elena.sees(FEW)


async def test_where_all_is_said_openly_nothing_can_be_worked_out(
    town: Town, elena: Actor
) -> None:
    await starts_poll(elena, THREE, "Поправям", "Тайно или явно", "👁️ Явно")
    await opens_poll_card(elena)
    await elena.taps("Хартиени гласове")
    elena.sees("Отбелязвайте хората")
    elena.does_not_see(FEW)


async def test_who_looks_at_the_results_marks_nobody_on_paper_any_more(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    """A second look would tell how the one was voted who was marked in between."""
    await starts_poll(elena, THREE)
    await votes(town, maria, "010")
    await closes(elena)
    await opens_poll_card(radka)
    radka.sees("📝 Гласувал ли е някой на хартия?", "преди да погледнете резултатите")
    await radka.taps("Хартиени гласове")
    await opens_poll_card(elena)
    await elena.taps("📊 Показвам резултатите")
    await radka.taps("▫️ Стефан")
    radka.sees("🔒 Гласуването приключи")
    await opens_poll_card(radka)
    radka.sees_no_button("Хартиени гласове")
    radka.does_not_see("Гласувал ли е някой на хартия?")
    assert await count(town, RollEntry, RollEntry.way == VotingWay.PAPER) == 0


async def test_who_is_refused_the_results_may_still_mark(town: Town, elena: Actor) -> None:
    """The paper of one is not counted yet: nobody has seen anything."""
    await starts_poll(elena, THREE)
    await opens_poll_card(elena)
    await marks_on_paper(elena, "Стефан")
    await closes(elena)
    poll = await one(town, Poll)
    await elena.forges(PublishPollTap(poll=poll.id).pack())
    await marks_on_paper(elena, "Иван")
    assert await count(town, RollEntry, RollEntry.way == VotingWay.PAPER) == 2


async def test_a_third_organiser_hears_that_two_differ_and_may_count(
    town: Town, elena: Actor, radka: Actor, petar: Actor
) -> None:
    await closes_with_paper(elena)
    await counts(elena, "1 1 0 0")
    await town.waits(minutes=1)
    petar.listens()
    await counts(radka, "1 0 1 0")
    await town.waits(minutes=1)
    assert petar.heard_new() == 1
    petar.sees("⚠️ Двете преброявания на хартията се различават", "• 1. Път", "Може и Вие")
    await petar.taps("Въвеждам бюлетините")
    await petar.writes("1 0 1 0")
    await petar.taps("Да, въвеждам ги")
    petar.sees("✅ Двете преброявания на хартията съвпадат.")
