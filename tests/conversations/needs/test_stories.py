"""What of a need's story is for its author, for who supports it, and for everybody."""

from tests.conversations.deeds import opens_menu
from tests.conversations.needs.triaging import accepts, gathers, has_said, opens_new, supports
from tests.conversations.town import Actor, Town

QUESTION = "Госпожо, при номер 12 ли живеете?"
REASON = "Няма пари до есента, обадете се на Мария"


async def asked_and_accepted(town: Town, elena: Actor, maria: Actor) -> int:
    """A need of Maria's about which she was asked first."""
    need = await has_said(maria)
    await opens_new(elena)
    await elena.taps("✍️ Питам")
    elena.sees("Който подкрепя нуждата, също чете въпроса.")
    await elena.writes(QUESTION)
    await gathers(town)
    await opens_menu(elena)
    await elena.taps_through("📌 Нужди", "✍️ Чакаме отговор: 1")
    await accepts(elena)
    await town.waits(minutes=11)
    return need


async def opens_accepted(actor: Actor) -> None:
    """Come to what was accepted for all to see."""
    await opens_menu(actor)
    await actor.taps_through("📌 Какво е нужно", "Приети", "💡", "№ 1")


async def test_a_question_is_for_its_author_and_who_supported_it_then(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await asked_and_accepted(town, elena, maria)
    await opens_accepted(ivan)
    ivan.sees("📌 № 1: прието", "Улично осветление")
    await ivan.taps("Подкрепям я")
    ivan.sees("👍 1")
    ivan.has_not_heard(QUESTION)
    await opens_accepted(maria)
    maria.sees(QUESTION)


async def test_the_words_of_a_state_are_for_who_follows_it(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, doctor: Actor
) -> None:
    need = await asked_and_accepted(town, elena, maria)
    await supports(doctor, need)
    await elena.taps_through("↩️ Към № 1", "🗂️ Влезе в плана", "Без думи")
    await elena.taps_through("↩️ Към № 1", "🛠️ Изпълнява се", "Без думи")
    await elena.taps_through("↩️ Към № 1", "⏸️ Спряно е")
    elena.sees("Който следи нуждата, чете Вашите думи.")
    await elena.writes(REASON)
    await gathers(town)
    await opens_accepted(ivan)
    ivan.sees("📌 № 1: спряно")
    ivan.has_not_heard(REASON)
    for follower in (maria, doctor):
        await opens_accepted(follower)
        follower.sees(REASON)
