"""Organisers ask back, the author answers, and says whether it is really done."""

import pytest

from bot.taps.needs.triage import AnswerNeedTap, NeedDoneTap, NeedNewsTap
from simulator.telegram.gestures import SOUND
from storage.kinds import NeedState
from storage.models import JournalEntry, NeedEvent
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.triaging import (
    accepts,
    gathers,
    has_said,
    need_now,
    opens_new,
    supports,
)
from tests.conversations.tables import count, dump, one
from tests.conversations.town import Actor, Town

QUESTION = "До кой номер на улицата няма лампи?"
ANSWER = "До номер 12, питайте на 0888 123 456"


async def asks(organiser: Actor) -> None:
    """Ask about the oldest new need, and let the question arrive."""
    await opens_new(organiser)
    await organiser.taps("✍️ Питам")
    await organiser.writes(QUESTION)
    await gathers(organiser.town)


async def test_the_answer_lands_on_the_need_and_the_organisers_hear(
    town: Town, elena: Actor, radka: Actor, petar: Actor, maria: Actor
) -> None:
    need = await has_said(maria)
    await asks(elena)
    maria.sees("📌 № 1: има въпрос", QUESTION)
    await maria.taps("✍️ Отговарям")
    maria.sees("нашият въпрос", QUESTION)
    for actor in (elena, radka, petar):
        actor.listens()
    await maria.writes(ANSWER)
    maria.sees("№ 1: благодарим Ви, предадохме отговора")
    await gathers(town)
    for organiser in (elena, radka):
        assert organiser.heard_new() == 1
        organiser.sees("Хората ни отговориха", "№ 1: отговор на нашия въпрос")
    petar.hears_nothing()
    await radka.taps("👁️ № 1")
    radka.sees("До номер 12", "•••", "разглежда се")
    radka.does_not_see("0888", "Мария")
    assert (await need_now(town, need)).state == NeedState.IN_REVIEW
    assert "0888 123 456" not in repr(await dump(town.database))


async def test_on_the_card_one_sees_who_asked_and_who_answered(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await asks(elena)
    await maria.taps("✍️ Отговарям")
    await maria.writes("До детската градина\nСъщо и до аптеката")
    await opens_menu(elena)
    await elena.taps_through("📌 Нужди", "👁️ Разглеждат се")
    elena.sees(f"❓ „{QUESTION}“\n✍️ „До детската градина\nСъщо и до аптеката“\n")


async def test_a_nameless_answer_has_no_name_beside_it(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await asks(elena)
    await maria.taps("✍️ Отговарям")
    await maria.writes(ANSWER)
    entry = await one(town, JournalEntry, JournalEntry.verb == "answer")
    assert entry.actor_id is None
    await opens_menu(elena)
    await elena.taps_through("📌 Нужди", "👁️ Разглеждат се", "⋯ Още", "📜 Какво стана")
    elena.sees("който го е казал: отговор", "Елена: въпрос")
    elena.does_not_see("Мария")


@pytest.mark.not_on_viber("Nobody can record there for a bot")
@pytest.mark.parametrize("is_named", [False, True])
async def test_a_nameless_voice_is_warned_of_before_it_answers(
    town: Town, elena: Actor, maria: Actor, is_named: bool
) -> None:
    await has_said(maria, is_named=is_named)
    await asks(elena)
    await maria.taps("✍️ Отговарям")
    warning = "🔊 Гласът може да се познае. Ще го чуят само координаторът и контактното лице."
    assert (warning in maria.phone.last_screen.text) != is_named
    maria.sees("нашият въпрос", QUESTION)


ASKS = "Имаме въпрос за това, което ни казахте. Моля, отговорете."
IS_NEWS = "за нещо, което сте ни казали"


async def test_the_notice_of_a_question_asks_for_an_answer(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await is_done(town, elena, maria, ivan)
    await maria.taps("👎 Още не")
    await gathers(town)
    await elena.taps_through("👁️ № 1", "✍️ Питам")
    await elena.writes(QUESTION)
    await gathers(town)
    maria.sees("📌 № 1: има въпрос", ASKS, QUESTION)
    maria.does_not_see(IS_NEWS)
    assert "номер" not in maria.phone.last_screen.text[:60]
    ivan.sees(IS_NEWS, QUESTION)
    ivan.does_not_see(ASKS)


async def test_among_other_news_a_question_asks_for_an_answer_too(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await elena.taps_through("⋯ Още", "👁️ Разглеждам го", "↩️ Към № 1", "✍️ Питам")
    await elena.writes(QUESTION)
    await gathers(town)
    maria.sees("Новини: 2", ASKS, QUESTION)


@pytest.mark.not_on_viber("Nobody can record there for a bot")
async def test_an_answer_by_voice_and_one_more(town: Town, elena: Actor, maria: Actor) -> None:
    await has_said(maria)
    await asks(elena)
    await maria.taps("✍️ Отговарям")
    await maria.does(maria.phone.sends_voice)
    await maria.taps("✍️ Добавям още нещо")
    await maria.writes("И до реката")
    await gathers(town)
    await opens_menu(elena)
    await elena.taps_through("📌 Нужди", "👁️ Разглеждат се")
    elena.sees("🔊 1", "И до реката", "Отговор без думи")
    await elena.taps("📷 Снимки, записи: 1")
    heard, _words = elena.hears_file()
    assert heard.content == SOUND
    elena.sees("🔊 № 1: 1 от 1")


async def test_only_the_author_answers(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, lili: Actor
) -> None:
    need = await has_said(maria)
    for other in (ivan, lili, elena):
        await opens_menu(other)
    await asks(elena)
    for other in (ivan, lili, elena):
        for tap in (
            AnswerNeedTap(need=need),
            NeedNewsTap(need=need),
            NeedDoneTap(need=need, is_done=False),
        ):
            await other.forges(tap.pack())
            other.sees("не води никъде")
    await maria.taps("✍️ Отговарям")
    await maria.writes("x" * 900)
    maria.sees("най-много 800 знака")
    await maria.taps("↩️ Назад")
    maria.sees("№ 1: има въпрос")


async def test_what_is_decided_meanwhile_is_not_answered_any_more(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await asks(elena)
    await maria.taps("✍️ Отговарям")
    await opens_menu(elena)
    await elena.taps_through("📌 Нужди", "✍️ Чакаме отговор: 1")
    await accepts(elena)
    await maria.writes(ANSWER)
    maria.sees("№ 1: вече няма въпрос", "0601 55 501")


async def test_who_has_decided_since_needs_not_hear_of_the_answer(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await asks(elena)
    await maria.taps("✍️ Отговарям")
    await maria.writes(ANSWER)
    await opens_menu(elena)
    await elena.taps_through("📌 Нужди", "👁️ Разглеждат се", "❌ Не приемам", "Не е на общината")
    radka.listens()
    await gathers(town)
    radka.hears_nothing()


async def is_done(town: Town, elena: Actor, maria: Actor, ivan: Actor) -> int:
    """A need of Maria's that Ivan supports is done, says the municipality."""
    need = await has_said(maria)
    await opens_new(elena)
    await accepts(elena)
    await supports(ivan, need)
    for label in ("🗂️ Влезе в плана", "🛠️ Изпълнява се", "✅ Изпълнено е"):
        await elena.taps_through("↩️ Към № 1", label, "Без думи")
        await gathers(town)
    return need


async def test_done_is_asked_and_a_yes_ends_it(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    need = await is_done(town, elena, maria, ivan)
    maria.sees("📌 № 1: изпълнено", "Готово ли е според Вас?")
    ivan.sees("📌 № 1: изпълнено")
    ivan.sees_no_button("👍")
    elena.listens()
    question = maria.phone.last_screen
    await maria.taps("👍 Да, готово е")
    maria.sees("благодарим Ви")
    assert (await need_now(town, need)).state == NeedState.DONE
    await maria.forges(NeedDoneTap(need=need, is_done=True).pack())
    assert await count(town, NeedEvent, NeedEvent.kind == "answer") == 1
    await maria.forges(NeedDoneTap(need=need, is_done=False).pack())
    maria.sees("вече няма въпрос")
    assert question is not None
    await gathers(town)
    elena.hears_nothing()
    await elena.taps("↩️ Към № 1")
    elena.sees("👍 Който го е казал, потвърди")


async def test_a_no_reopens_it_and_the_organisers_hear(
    town: Town, elena: Actor, radka: Actor, maria: Actor, ivan: Actor
) -> None:
    need = await is_done(town, elena, maria, ivan)
    radka.listens()
    ivan.listens()
    for _tap in range(2):
        await maria.forges(NeedDoneTap(need=need, is_done=False).pack())
        maria.sees("разглеждаме го отново", "Ще имате отговор до")
    await gathers(town)
    stands = await need_now(town, need)
    assert stands.state == NeedState.IN_REVIEW
    assert stands.answered_at is None
    radka.sees("№ 1: казват, че още не е готово")
    ivan.sees("📌 № 1: разглежда се")
    assert (radka.heard_new(), ivan.heard_new()) == (1, 1)
    await elena.taps_through("👁️ № 1", "✍️ Питам")
    await elena.writes(QUESTION)
    await maria.forges(NeedDoneTap(need=need, is_done=False).pack())
    maria.sees("вече няма въпрос")


async def test_after_a_no_one_says_to_a_human_what_is_missing(
    town: Town, elena: Actor, radka: Actor, maria: Actor, ivan: Actor
) -> None:
    await is_done(town, elena, maria, ivan)
    await maria.taps("👎 Още не")
    maria.sees("Може да напишете какво липсва.")
    await maria.taps("✍️ Казвам какво липсва")
    await maria.writes("Две лампи още не светят")
    radka.listens()
    await maria.taps("Изпращам")
    await gathers(town)
    radka.has_heard("Две лампи още не светят")


@pytest.mark.not_on_viber("There are no albums: each picture is said, and answered, on its own")
async def test_of_several_photos_the_first_answers(town: Town, elena: Actor, maria: Actor) -> None:
    await has_said(maria)
    await asks(elena)
    await maria.taps("✍️ Отговарям")
    await maria.does(maria.phone.sends_album, "До моста", "И тук", "")
    maria.sees("№ 1: благодарим Ви, предадохме отговора", "взехме първата")
    assert (await one(town, NeedEvent, NeedEvent.kind == "answer")).words == "До моста"
    await maria.taps("✍️ Добавям още нещо")
    await maria.does(maria.phone.sends_photo)
    maria.does_not_see("взехме първата")
