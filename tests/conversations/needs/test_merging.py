"""The same need said twice becomes one, and everybody moves along."""

from bot.taps.needs.triage import MergeNowTap
from storage.kinds import NeedArea, NeedState
from storage.models import NeedSupport
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.deeds import says_need, words_need
from tests.conversations.needs.triaging import (
    accepts,
    gathers,
    has_said,
    need_now,
    opens_new,
    supports,
)
from tests.conversations.tables import count
from tests.conversations.town import Actor, Town


async def two_needs(town: Town, elena: Actor, ivan: Actor, doctor: Actor, maria: Actor) -> None:
    """Ivan's is accepted and supported by Doctor Petrova; Maria has said the same anew."""
    first = await has_said(ivan, "Тъмна улица")
    await opens_new(elena)
    await accepts(elena, "Тъмна улица при реката")
    await supports(doctor, first)
    await has_said(maria)
    await gathers(town)


async def test_authors_and_supporters_move_along(
    town: Town, elena: Actor, ivan: Actor, doctor: Actor, maria: Actor, ani: Actor
) -> None:
    await two_needs(town, elena, ivan, doctor, maria)
    await opens_new(elena)
    for actor in (ivan, doctor, maria, ani):
        actor.listens()
    await elena.taps("🧩 Обединявам")
    elena.sees("№ 2: с кое е едно и също?")
    await elena.taps("№ 1 Тъмна улица")
    elena.sees("№ 2 същото ли е като № 1?", "2 души")
    await elena.taps("Да, обединявам")
    await gathers(town)
    assert maria.heard_new() == 1
    maria.sees("📌 № 2: обединено с друго", "новините за № 1")
    for other in (ivan, doctor, ani):
        other.hears_nothing()
    await elena.taps("↩️ Към № 2")
    elena.sees("обединено с № 1")
    await opens_menu(elena)
    await elena.taps_through("📌 Нужди", "▶️ Приети и в ход", "🗂️ Влезе в плана", "Без думи")
    await gathers(town)
    for follower in (ivan, doctor, maria):
        follower.sees("📌 № 1: в плана")
    ani.hears_nothing()
    await maria.taps("👁️ Към № 1")
    maria.sees("№ 1: в плана")


async def test_a_long_one_ends_in_dots_on_its_button(
    town: Town, elena: Actor, ivan: Actor, maria: Actor
) -> None:
    await words_need(town, await says_need(ivan), "Чешмата на площада е счупена, да я направят")
    await has_said(maria)
    await opens_new(elena)
    await elena.taps("🧩 Обединявам")
    elena.sees_button("№ 1 Чешмата на площада е счупена, да я…")


async def test_by_its_number_and_none_that_is_not_there(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await has_said(ivan, "Училището е далече", area=NeedArea.EDUCATION)
    need = await has_said(maria)
    await opens_new(elena)
    await elena.taps_through("➡️ Следващо", "🧩 Обединявам")
    elena.sees("По тази тема няма други")
    await elena.taps("✏️ Друг номер")
    for number in ("77", "2", "пет"):
        await elena.writes(number)
        elena.sees("Нямаме такъв номер")
    await elena.writes("№ 1")
    elena.sees("№ 2 същото ли е като № 1?")
    await elena.taps("Да, обединявам")
    assert (await need_now(town, need)).state == NeedState.MERGED


async def test_two_organisers_merge_once(
    town: Town, elena: Actor, radka: Actor, ivan: Actor, doctor: Actor, maria: Actor
) -> None:
    await two_needs(town, elena, ivan, doctor, maria)
    for organiser in (elena, radka):
        await opens_new(organiser)
        await organiser.taps_through("🧩 Обединявам", "№ 1 Тъмна улица")
    await elena.taps("Да, обединявам")
    await radka.taps("Да, обединявам")
    radka.sees("Междувременно има промяна", "Елена: обединено")
    assert await count(town, NeedSupport) == 2


async def test_not_into_another_town_s_nor_into_what_has_ended(
    town: Town, elena: Actor, lili: Actor, maria: Actor, ivan: Actor
) -> None:
    foreign = await has_said(lili)
    need = await has_said(maria)
    other = await has_said(ivan)
    await opens_new(elena)
    for into in (foreign, need, other + 50):
        await elena.forges(MergeNowTap(need=need, version=1, into=into).pack())
        elena.sees("не води никъде")
    assert (await need_now(town, need)).state == NeedState.RECEIVED
