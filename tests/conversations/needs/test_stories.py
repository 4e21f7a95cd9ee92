"""What of a need's story is for its author, for who supports it, and for everybody."""

from bot.taps.needs import NeedTap
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.triaging import accepts, gathers, has_said, opens_new, supports
from tests.conversations.town import Actor, Town

QUESTION = "Госпожо, при номер 12 ли живеете?"
RAW = "Съседът Гошо краде ток"
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


async def test_what_was_merged_into_raw_words_is_followed_without_them(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, lili: Actor
) -> None:
    await has_said(maria)
    need = await has_said(ivan, RAW)
    await opens_new(elena)
    await elena.taps_through("🧩 Обединявам", "№ 2 ", "Да, обединявам")
    await gathers(town)
    await maria.taps_through("Към № 2", "📜 Какво стана")
    maria.sees("📌 № 2: получено", "💡 Улици", "👍 1")
    await opens_menu(maria)
    await maria.taps_through("📌 Какво е нужно", "📌 Моите нужди", "№ 2")
    maria.sees("📌 № 2: получено")
    await maria.taps("Вече не подкрепям")
    maria.is_told_in_passing("Вече не я подкрепяте.")
    maria.sees_no_button("👍")
    for other in (maria, lili):
        await opens_menu(other)
        await other.forges(NeedTap(need=need).pack())
        other.sees("не води никъде")
        other.has_not_heard(RAW)


async def test_a_question_asked_before_a_merger_is_not_for_who_comes_with_it(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await has_said(ivan, RAW)
    await opens_new(elena)
    await elena.taps("✍️ Питам")
    await elena.writes(QUESTION)
    await gathers(town)
    await has_said(maria)
    await opens_new(elena)
    await elena.taps_through("🧩 Обединявам", "№ 1 ", "Да, обединявам")
    await gathers(town)
    await maria.taps("Към № 1")
    maria.sees("📌 № 1")
    await maria.taps("📜 Какво стана")
    maria.sees("📌 № 1: има въпрос")
    for words in (QUESTION, RAW):
        maria.has_not_heard(words)
