"""Needs whose parts, authors or other halves go away while organisers look at them."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.taps.needs.triage import DeleteNeedMediaTap, NeedCardTap
from storage.kinds import NeedState
from storage.models import ConversationState, Media, NeedSupport, RoleGrant
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.deeds import tells
from tests.conversations.needs.triaging import (
    accepts,
    gathers,
    has_said,
    need_now,
    opens_new,
    supports,
)
from tests.conversations.tables import count, dump, one, person_of
from tests.conversations.town import Actor, Town

FILE = "a" * 32 + ".ogg"
PHOTO = "b" * 32 + ".jpg"


async def erases_everything(actor: Actor) -> None:
    """Have all data erased."""
    await opens_menu(actor)
    await actor.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")


@pytest.mark.not_on_viber("Nobody can record there for a bot")
async def test_a_recording_is_deleted_with_its_file_and_the_need_stays(
    town: Town, elena: Actor, radka: Actor, maria: Actor, tmp_path: Path
) -> None:
    need = await has_said(maria, recordings=2)
    folder = tmp_path / "media"
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_bytes(b"first")
    first = await one(town, Media, Media.id == await _first_media(town))
    async with town.database.write() as session:
        change = update(Media).where(Media.id == first.id)
        await session.execute(change.values(file=FILE, fetch_at=None))
    await opens_new(elena)
    await opens_new(radka)
    elena.sees("🔊 2")
    await elena.taps_through("⋯ Още", "🗑️ Изтривам снимка, запис")
    elena.sees("№ 1: какво да изтрием?", "завинаги")
    await elena.taps("🗑️ Запис 1")
    elena.sees("№ 1", "Няма лампи", "🔊 1")
    assert await count(town, Media) == 1
    assert not (folder / FILE).exists()
    await radka.forges(DeleteNeedMediaTap(need=need, version=1, media=first.id).pack())
    radka.sees("Елена: изтрита снимка или запис")
    assert await count(town, Media) == 1


async def test_a_photo_is_deleted_with_its_file_and_the_need_stays(
    town: Town, elena: Actor, maria: Actor, tmp_path: Path
) -> None:
    await tells(maria, "Няма лампи")
    await maria.does(maria.phone.sends_photo)
    await maria.taps("Изпращам")
    file = tmp_path / "media" / PHOTO
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"photo")
    async with town.database.write() as session:
        await session.execute(update(Media).values(file=PHOTO, fetch_at=None))
    await opens_new(elena)
    elena.sees("📷 1")
    await elena.taps_through("⋯ Още", "🗑️ Изтривам снимка, запис", "🗑️ Снимка 1")
    elena.sees("№ 1", "Няма лампи")
    elena.does_not_see("📷")
    assert await count(town, Media) == 0
    assert not file.exists()


async def _first_media(town: Town) -> int:
    rows = await dump(town.database)
    return int(min(row[1] for row in rows["need_media"]))


async def test_of_an_erased_author_the_card_is_gone(
    town: Town, elena: Actor, maria: Actor
) -> None:
    need = await has_said(maria)
    await opens_new(elena)
    decline = elena.sees_button("❌ Не приемам").data
    assert decline is not None
    await erases_everything(maria)
    await elena.forges(decline)
    elena.sees("не води никъде")
    await elena.forges(NeedCardTap(need=need).pack())
    elena.sees("не води никъде")
    await opens_menu(elena)
    elena.sees_button("📌 Нужди")
    elena.sees_no_button("нов")


@pytest.mark.parametrize("label", ["✅ Приемам", "❌ Не приемам"])
async def test_a_form_about_what_is_gone_says_so_and_can_be_left(
    town: Town, elena: Actor, maria: Actor, label: str
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await elena.taps(label)
    await erases_everything(maria)
    elena.listens()
    await elena.writes("Осветление")
    elena.has_heard("Тази нужда вече не се пази")
    elena.listens()
    await elena.writes("отказ")
    elena.has_heard("Тази нужда вече не се пази")
    assert await count(town, ConversationState) == 0


async def organises_no_more(organiser: Actor) -> None:
    """Their roles have ended, while what they looked at stands on their phone."""
    town, number = organiser.town, (await person_of(organiser.town, organiser)).id
    theirs = update(RoleGrant).where(RoleGrant.person_id == number)
    async with town.database.write() as session:
        await session.execute(theirs.values(ended_at=town.clock.now() - timedelta(hours=1)))


async def test_who_organises_no_more_does_not_hear_that_a_need_is_gone(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await elena.taps("❌ Не приемам")
    await organises_no_more(elena)
    elena.listens()
    await elena.writes("Не е наше")
    elena.has_heard("не води никъде")
    await elena.writes("отказ")
    elena.has_heard("спряхме дотук")
    elena.has_not_heard("не се пази")
    assert await count(town, ConversationState) == 0


@pytest.mark.not_on_viber("No message is changed there: what was read stays")
async def test_from_who_organises_no_more_the_words_of_an_author_go(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    card = elena.phone.last_screen
    await organises_no_more(elena)
    await town.waits(minutes=5)
    assert "не води никъде" in card.text
    assert "не се пази" not in card.text
    assert "Няма лампи" not in card.text


async def test_what_was_worded_stays_and_nobody_is_asked(
    town: Town, elena: Actor, maria: Actor
) -> None:
    need = await has_said(maria, is_named=True)
    await opens_new(elena)
    await accepts(elena)
    await erases_everything(maria)
    await elena.taps("↩️ Към № 1")
    elena.sees("Членовете четат: Улично осветление", "🔒 Без име")
    elena.does_not_see("Няма лампи", "Мария")
    await elena.taps_through("🗂️ Влезе в плана")
    await elena.writes("Лампи догодина")
    assert (await need_now(town, need)).state == NeedState.IN_PLAN
    assert "Няма лампи" not in repr(await dump(town.database))


async def test_who_withdraws_is_not_decided_about(town: Town, elena: Actor, maria: Actor) -> None:
    await has_said(maria)
    await opens_new(elena)
    await opens_menu(maria)
    await maria.taps_through("📌 Какво е нужно", "📌 Моите", "№ 1", "Оттеглям", "Да, оттеглям")
    await elena.taps("✅ Приемам")
    elena.sees("Междувременно има промяна", "който го е казал: оттеглено")
    maria.listens()
    await gathers(town)
    maria.hears_nothing()


async def test_what_was_merged_stands_by_itself_when_the_other_goes(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await has_said(ivan, "Тъмна улица")
    need = await has_said(maria)
    await opens_new(elena)
    await elena.taps_through("➡️ Следващо", "🧩 Обединявам", "№ 1 ")
    await elena.taps("Да, обединявам")
    await gathers(town)
    maria.sees("№ 2: обединено")
    await erases_everything(ivan)
    await gathers(town)
    maria.sees("📌 № 2: разглежда се", "Ще имате отговор до")
    stands = await need_now(town, need)
    assert (stands.state, stands.merged_into_id) == (NeedState.IN_REVIEW, None)


async def merges_thrice(town: Town, elena: Actor, authors: list[Actor]) -> list[int]:
    """What three people have said: the first is merged into the second, that into the third."""
    needs = [await has_said(author) for author in authors]
    for number in ("№ 2 ", "№ 3 "):
        await opens_new(elena)
        await elena.taps_through("🧩 Обединявам", number, "Да, обединявам")
    await gathers(town)
    return needs


async def test_what_was_merged_further_stays_so_when_the_middle_goes(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, doctor: Actor
) -> None:
    first, _, last = await merges_thrice(town, elena, [maria, ivan, doctor])
    await erases_everything(ivan)
    maria.listens()
    await gathers(town)
    stands = await need_now(town, first)
    assert (stands.state, stands.merged_into_id) == (NeedState.MERGED, last)
    maria.hears_nothing()
    await erases_everything(doctor)
    await gathers(town)
    maria.sees("📌 № 1: разглежда се")
    assert (await need_now(town, first)).merged_into_id is None


async def test_who_supports_what_was_merged_twice_supports_the_last(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, doctor: Actor, ani: Actor
) -> None:
    first, _, last = await merges_thrice(town, elena, [maria, ivan, doctor])
    await opens_new(elena)
    await accepts(elena)
    await supports(ani, first)
    person = (await person_of(town, ani)).id
    assert await count(town, NeedSupport, NeedSupport.person_id == person) == 1
    support = await one(town, NeedSupport, NeedSupport.person_id == person)
    assert support.need_id == last


async def test_similar_ones_come_first(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, ani: Actor
) -> None:
    await has_said(ivan, "Няма лампи на улица Река при моста")
    await has_said(ani, "Дупки по пътя към гробищата")
    await has_said(maria, "Няма никакви лампи при моста на Река")
    await opens_new(elena)
    await elena.taps_through("➡️ Следващо", "➡️ Следващо", "🧩 Обединявам")
    offered = [button.label for button in elena.phone.last_screen.buttons]
    assert offered[0].startswith("№ 1")
    assert offered[1].startswith("№ 2")


async def opens_story(organiser: Actor) -> None:
    """Come to what happened to the oldest that is looked at."""
    await opens_menu(organiser)
    await organiser.taps_through("📌 Нужди", "👁️ Разглеждат се", "⋯ Още", "📜 Какво стана")


async def test_what_an_erased_organiser_did_is_not_said_to_be_its_author_s(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await opens_new(radka)
    await elena.taps_through("⋯ Още", "👁️ Разглеждам го")
    await erases_everything(elena)
    await radka.taps("❌ Не приемам")
    radka.sees("Междувременно има промяна", "ч.: разглежда се")
    radka.does_not_see("който го е казал")
    await opens_story(radka)
    radka.sees("който го е казал: получено", "(понеделник): разглежда се")


async def test_what_is_reopened_by_itself_is_said_to_be_nobody_s(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await has_said(ivan, "Тъмна улица")
    await has_said(maria)
    await opens_new(elena)
    await elena.taps_through("➡️ Следващо", "🧩 Обединявам", "№ 1 ", "Да, обединявам")
    await opens_menu(ivan)
    await ivan.taps_through("📌 Какво е нужно", "📌 Моите", "№ 1", "Оттеглям", "Да, оттеглям")
    await opens_story(elena)
    elena.sees("Елена: обединено", "(понеделник): разглежда се")
