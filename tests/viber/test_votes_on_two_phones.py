"""One person, two messengers, one vote; and neither phone keeps how it was."""

from storage.models import Ballot, RollEntry
from tests.conversations.polls.deeds import NEEDS, marks_three, opens_poll
from tests.conversations.tables import count, one, person_of
from tests.conversations.town import Actor, Town
from tests.viber.other_phone import OtherPhone, links


async def test_who_has_voted_on_one_phone_has_voted_on_the_other(
    town: Town, maria: Actor, second: OtherPhone
) -> None:
    poll = await opens_poll(town)
    await links(maria, second)
    await second.writes("/menu")
    await second.taps_through("🗳️ Гласуване", "Кои нужди")
    await marks_three(second)
    await second.taps("✅ Гласувам")
    second.sees("✅ Гласът Ви е приет")
    await maria.taps("Започвам")
    maria.sees("✅ Вече сте гласували", "Гласува се само веднъж")
    voter = (await person_of(town, maria)).id
    assert await count(town, RollEntry, RollEntry.person_id == voter) == 1
    assert (await one(town, Ballot, Ballot.poll_id == poll.id)).marks == "000010011"


async def test_marks_on_one_phone_are_not_taken_over_by_the_other(
    town: Town, maria: Actor, second: OtherPhone
) -> None:
    await opens_poll(town)
    await links(maria, second)
    await marks_three(maria)
    await second.writes("/menu")
    await second.taps_through("🗳️ Гласуване", "Кои нужди", "Започвам")
    second.sees("Избрани: 0 от 3")
    five = second.sees_button("5").data
    assert five is not None
    await maria.taps("✅ Гласувам")
    maria.sees("✅ Гласът Ви е приет")
    second.sees("✅ Гласът Ви е приет")
    await second.forges(five)
    second.sees("✅ Вече сте гласували")
    assert await count(town, Ballot) == 1
    for phone in (maria.phone, second.phone):
        said = [message.text for message in phone.heard()]
        chosen = [[name for name in NEEDS if name in text] for text in said]
        assert all(names in ([], list(NEEDS)) for names in chosen), phone.transcript()


async def test_marks_in_telegram_go_when_one_votes_in_viber(
    town: Town, maria: Actor, second: OtherPhone
) -> None:
    await opens_poll(town)
    await links(maria, second)
    await second.writes("/menu")
    await second.taps_through("🗳️ Гласуване", "Кои нужди")
    await marks_three(second)
    shown = second.phone.last_screen
    assert "☑ 5 🏥 Здравен медиатор" in shown.text
    await marks_three(maria)
    await maria.taps("✅ Гласувам")
    assert "Гласът Ви е приет" in shown.text
    assert "Здравен медиатор" not in shown.text
