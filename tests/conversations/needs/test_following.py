"""Who said what is needed follows it; others read only what an organiser has worded."""

from bot.taps.needs import (
    AreaNeedsTap,
    NeedTap,
    SupportNeedTap,
    WithdrawNeedNowTap,
    WithdrawNeedTap,
)
from storage.kinds import NeedArea, NeedState
from storage.models import Need, NeedEvent, NeedSupport
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.deeds import DARK, says_need, words_need
from tests.conversations.needs.triaging import accepts, gathers, has_said, need_now, supports
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

WORDING = "Осветление на ул. „Манастирска река“"


async def opens_mine(actor: Actor) -> None:
    """Come to the list of one's own."""
    await opens_menu(actor)
    await actor.taps_through("📌 Какво е нужно", "📌 Моите нужди")


async def test_mine_and_its_story(town: Town, maria: Actor) -> None:
    await says_need(maria)
    await opens_mine(maria)
    maria.sees("📌 Моите нужди: 1", f"№ 1 💡 {DARK}: получено")
    await maria.taps("№ 1")
    maria.sees("📌 № 1: получено", f"С Вашите думи: {DARK}", "пн 13.03: получено")
    maria.sees("Отговорът идва до понеделник, 27 март 2023 г.")


async def test_who_supports_it_reads_when_an_answer_comes(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    need = await says_need(maria)
    await words_need(town, need, WORDING)
    await supports(ivan, need.id)
    await opens_mine(ivan)
    await ivan.taps("№ 1")
    ivan.sees(WORDING, "Отговорът идва до понеделник, 27 март 2023 г.")
    ivan.does_not_see(DARK, "Мария")
    await words_need(town, need, WORDING, NeedState.ACCEPTED)
    await opens_mine(ivan)
    await ivan.taps("№ 1")
    ivan.does_not_see("Отговорът идва")


async def test_many_stand_on_several_pages(town: Town, maria: Actor) -> None:
    for number in range(6):
        await says_need(maria, f"Дупка {number}")
    await opens_mine(maria)
    maria.sees("📌 Моите нужди: 6", "№ 6", "№ 2")
    maria.does_not_see("№ 1 ")
    await maria.taps("По-стари")
    maria.sees("№ 1 💡 Дупка 0")


async def test_it_is_withdrawn_once(town: Town, maria: Actor) -> None:
    await says_need(maria)
    await opens_mine(maria)
    await maria.taps_through("№ 1", "Оттеглям я")
    maria.sees("Да оттеглим ли № 1?")
    await maria.taps_through("↩️ Не", "Оттеглям я", "Да, оттеглям я")
    maria.sees("📌 № 1: оттеглено")
    maria.sees_no_button("Оттеглям")
    need = await one(town, Need)
    await maria.forges(WithdrawNeedNowTap(need=need.id, version=need.version - 1).pack())
    maria.sees("📌 № 1: оттеглено")
    maria.does_not_see("Нищо не направихме")
    assert (await one(town, Need)).state == NeedState.WITHDRAWN
    assert await count(town, NeedEvent) == 2


async def test_who_supports_it_hears_that_it_was_withdrawn(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    need = await says_need(maria)
    await words_need(town, need, WORDING)
    await supports(ivan, need.id)
    await opens_mine(maria)
    await maria.taps_through("№ 1", "Оттеглям я", "Да, оттеглям я")
    await gathers(town)
    ivan.sees("📌 № 1: оттеглено")
    for words in (DARK, "Мария"):
        ivan.has_not_heard(words)


async def test_the_author_answers_from_the_story(town: Town, maria: Actor) -> None:
    need = await says_need(maria)
    await opens_mine(maria)
    await maria.taps("№ 1")
    maria.sees_no_button("👁️ Към № 1")
    await words_need(town, need, WORDING, NeedState.NEEDS_INFO)
    await opens_mine(maria)
    await maria.taps("№ 1")
    maria.sees_button("👁️ Към № 1")


async def test_not_as_it_was_looked_at_earlier_and_not_once_accepted(
    town: Town, maria: Actor
) -> None:
    need = await says_need(maria)
    await maria.forges(WithdrawNeedNowTap(need=need.id, version=need.version + 1).pack())
    maria.sees("📌 № 1", "се промени")
    await words_need(town, need, WORDING, NeedState.ACCEPTED)
    await maria.forges(WithdrawNeedNowTap(need=need.id, version=need.version).pack())
    maria.sees("📌 № 1", "се промени")
    assert (await one(town, Need)).state == NeedState.ACCEPTED


async def test_others_read_what_was_accepted_by_topic(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    need = await says_need(maria)
    await opens_menu(ivan)
    await ivan.taps("📌 Какво е нужно")
    ivan.sees_no_button("Приети")
    await words_need(town, need, WORDING, NeedState.ACCEPTED)
    await opens_menu(ivan)
    await ivan.taps_through("📌 Какво е нужно", "Приети за всички: 1", "💡 Улици")
    ivan.sees(f"№ 1 {WORDING}: прието")
    await ivan.taps("№ 1")
    ivan.sees(WORDING)
    await ivan.taps("Подкрепям я")
    ivan.is_told_in_passing("Подкрепяте я. Ще Ви пишем, когато има нещо ново.")
    ivan.sees("👍 1")
    await opens_mine(ivan)
    ivan.sees("№ 1", WORDING, "👍")
    await ivan.taps_through("№ 1", "Вече не подкрепям")
    ivan.is_told_in_passing("Вече не я подкрепяте.")
    assert await count(town, NeedSupport) == 0
    for words in (DARK, "Мария"):
        ivan.has_not_heard(words)


async def test_a_raw_need_is_nobody_else_s(
    town: Town, maria: Actor, ivan: Actor, petar: Actor, lili: Actor, boris: Actor
) -> None:
    need = await says_need(maria)
    for other in (ivan, petar, lili, boris):
        await opens_menu(other)
        for tap in (
            NeedTap(need=need.id),
            SupportNeedTap(need=need.id),
            WithdrawNeedTap(need=need.id),
            WithdrawNeedNowTap(need=need.id, version=1),
        ):
            await other.forges(tap.pack())
            other.sees("не води никъде")
        await other.forges(AreaNeedsTap(area=NeedArea.INFRASTRUCTURE).pack())
        other.has_not_heard(DARK, "№ 1")
    assert (await one(town, Need)).state == NeedState.RECEIVED


async def test_worded_but_not_accepted_it_is_still_not_for_all(
    town: Town, maria: Actor, ivan: Actor, lili: Actor
) -> None:
    need = await says_need(maria)
    await words_need(town, need, WORDING)
    await opens_menu(ivan)
    await ivan.forges(NeedTap(need=need.id).pack())
    ivan.sees("не води никъде")
    await words_need(town, need, WORDING, NeedState.ACCEPTED)
    await ivan.forges(NeedTap(need=need.id).pack())
    ivan.sees(WORDING)
    await opens_menu(lili)
    for tap in (NeedTap(need=need.id), SupportNeedTap(need=need.id)):
        await lili.forges(tap.pack())
        lili.sees("не води никъде")
    lili.has_not_heard(WORDING)


async def test_nobody_supports_their_own_or_twice(town: Town, maria: Actor, ivan: Actor) -> None:
    need = await says_need(maria)
    await words_need(town, need, WORDING, NeedState.ACCEPTED)
    for actor in (maria, ivan, ivan):
        await opens_menu(actor)
        await actor.forges(SupportNeedTap(need=need.id).pack())
        actor.sees(WORDING)
    assert await count(town, NeedSupport) == 1


async def test_an_organiser_has_no_author_s_button(elena: Actor, petar: Actor) -> None:
    for organiser in (elena, petar):
        await opens_menu(organiser)
        organiser.sees_no_button("Какво е нужно")


async def supports_worded(ivan: Actor, maria: Actor) -> None:
    """Ivan supports what Maria has said and an organiser is looking at."""
    need = await need_now(ivan.town, await has_said(maria))
    await words_need(ivan.town, need, WORDING)
    await supports(ivan, need.id)


async def opens_reviewed(organiser: Actor) -> None:
    """Come to the card of the oldest that is looked at."""
    await opens_menu(organiser)
    await organiser.taps_through("📌 Нужди", "👁️ Разглеждат се")


async def stops_supporting(actor: Actor, number: str) -> None:
    """Support a need no more, from the list of one's own."""
    await opens_mine(actor)
    await actor.taps_through(number, "Вече не подкрепям")


async def test_who_stops_supporting_hears_nothing_of_what_still_waits(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await supports_worded(ivan, maria)
    await opens_reviewed(elena)
    await accepts(elena)
    await stops_supporting(ivan, "№ 1")
    ivan.listens()
    maria.listens()
    await gathers(town)
    ivan.hears_nothing()
    assert maria.heard_new() == 1


async def test_of_several_only_what_is_supported_still_is_told(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    for _need in range(2):
        await supports_worded(ivan, maria)
    for _need in range(2):
        await opens_reviewed(elena)
        await accepts(elena)
    await stops_supporting(ivan, "№ 1")
    ivan.listens()
    await gathers(town)
    assert ivan.heard_new() == 1
    ivan.sees("📌 № 2: прието")
    ivan.sees_no_button("№ 1")


async def test_who_left_the_other_one_is_not_told_to_get_its_news(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, doctor: Actor
) -> None:
    await has_said(doctor, "Тъмна улица")
    await supports_worded(ivan, maria)
    await opens_reviewed(elena)
    await elena.taps_through("🧩 Обединявам", "№ 1 ", "Да, обединявам")
    await stops_supporting(ivan, "№ 1")
    ivan.listens()
    maria.listens()
    await gathers(town)
    ivan.hears_nothing()
    assert maria.heard_new() == 1
