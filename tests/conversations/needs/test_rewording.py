"""An organiser gives an accepted need other words: that is what everybody reads from then on."""

from tests.conversations.needs.triaging import accepts, gathers, has_said, need_now, opens_new
from tests.conversations.town import Actor, Town

WRONG, RIGHT = "Лампи при Гошо", "Лампи на ул. „Река“"


async def rewords(elena: Actor, words: str = RIGHT) -> None:
    """Write other words on what was just decided, up to the short name."""
    await elena.taps_through("↩️ Към № 1", "⋯ Още", "✏️ Текст за членовете")
    await elena.writes(words)


async def test_what_waits_goes_out_in_the_present_words(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await accepts(elena, WRONG)
    await town.waits(minutes=1)
    await rewords(elena)
    await elena.writes("Лампи")
    await elena.taps_through("↩️ Към № 1", "🗂️ Влезе в плана", "Без думи")
    await gathers(town)
    maria.sees("Новини: 2", f"№ 1: прието. {RIGHT}", "№ 1: в плана")
    maria.has_not_heard(WRONG)
    await maria.taps("👁️ Към № 1")
    await maria.taps("📜 Какво стана")
    maria.sees(RIGHT)
    maria.has_not_heard(WRONG)


async def test_the_one_news_goes_out_in_the_present_words(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await accepts(elena, WRONG)
    await rewords(elena)
    await elena.writes("Лампи")
    await gathers(town)
    maria.sees("📌 № 1: прието", RIGHT)
    maria.has_not_heard(WRONG)


async def test_who_words_it_anew_hears_that_members_read_it(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await accepts(elena, WRONG)
    await rewords(elena)
    await elena.writes("Лампи")
    elena.sees("✅ № 1: прието", "Членовете вече четат новия текст.")
    elena.does_not_see("само организаторите", "десет минути")


async def test_the_short_name_that_stands_is_offered_and_kept(
    town: Town, elena: Actor, maria: Actor
) -> None:
    need = await has_said(maria)
    await opens_new(elena)
    await elena.taps("✅ Приемам")
    await elena.writes("Улично осветление при моста на Гошо")
    await elena.writes("Светло при моста")
    for words in (RIGHT, "Улично осветление при моста на реката"):
        await rewords(elena, words)
        elena.sees("кратко име", "Сега е така: „Светло при моста“")
        await elena.taps("✅ Така остава")
        stands = await need_now(town, need)
        assert (stands.wording, stands.short_name) == (words, "Светло при моста")
