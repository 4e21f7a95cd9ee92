"""What a busy organiser does often takes few taps; they are counted here, from the menu on."""

from datetime import datetime

from tests.conversations.deeds import opens_card, opens_menu, sends_meeting
from tests.conversations.polls.deeds import opens_poll
from tests.conversations.town import SOFIA, Actor, Town


class Counted:
    """An organiser whose taps are counted."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.count = 0

    async def taps(self, *labels: str) -> None:
        """Tap, and count."""
        for label in labels:
            self.count += 1
            await self.actor.taps(label)


async def test_scheduling_like_the_previous_takes_four(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await opens_menu(elena)
    counted = Counted(elena)
    maria.listens()
    await counted.taps("Нова среща", "Като предишната", "ср 15.03", "Изпращам")
    await town.waits(seconds=30)
    maria.sees("📅 Покана", "15 март")
    assert counted.count == 4


async def test_cancelling_takes_three_from_the_card(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    counted = Counted(elena)
    await counted.taps("Отменям срещата", "Залата е заета", "Отменям я")
    maria.sees("ОТМЕНЕНА")
    assert counted.count == 3


async def test_another_hour_takes_four_from_the_card(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    counted = Counted(elena)
    await counted.taps("Променям", "🕙 Час", "11:00", "Изпращам промяната")
    await town.waits(seconds=30)
    maria.sees("11:00")
    assert counted.count == 4


async def test_who_comes_is_told_without_a_tap(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    elena.listens()
    await town.moves_to(datetime(2023, 3, 20, 18, 0, tzinfo=SOFIA))
    elena.sees("✅ Ще дойдат: 1")


async def test_an_answer_takes_one(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    counted = Counted(maria)
    await counted.taps("Ще дойда")
    maria.sees("Записахме: ще дойдете")
    assert counted.count == 1


async def test_a_need_takes_four_and_a_word_from_the_menu(maria: Actor) -> None:
    await opens_menu(maria)
    counted = Counted(maria)
    await counted.taps("Какво е нужно", "Казвам какво е нужно")
    await maria.does(maria.phone.sends_voice)
    await counted.taps("💡 Улици", "Изпращам")
    maria.sees("Записахме го: № 1.")
    assert counted.count == 4


async def test_three_of_nine_in_a_secret_vote_take_five(town: Town, maria: Actor) -> None:
    await opens_poll(town)
    counted = Counted(maria)
    await counted.taps("Започвам", "5", "8", "9", "✅ Гласувам")
    maria.sees("Гласът Ви е приет")
    assert counted.count == 5


async def test_a_need_by_voice_takes_three(maria: Actor) -> None:
    counted = Counted(maria)
    await maria.does(maria.phone.sends_voice)
    await counted.taps("📌 Това е нужно", "💡 Улици", "Изпращам")
    maria.sees("Записахме го: № 1.")
    assert counted.count == 3
