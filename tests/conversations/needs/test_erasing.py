"""Whoever is erased takes their needs along; the team's wording stays, and nothing else of it."""

import pytest
from sqlalchemy import update

from storage.kinds import NeedEventKind, NeedState
from storage.models import Media, Need, NeedEvent, NeedMedia, NeedSupport
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.deeds import DARK, says_need, tells, words_need
from tests.conversations.needs.triaging import accepts, has_said, need_now, opens_new
from tests.conversations.tables import count, dump, one, person_of
from tests.conversations.town import Actor, Town

WORDING = "Осветление на ул. „Роза“"


async def erases(actor: Actor) -> None:
    """Have everything erased."""
    await opens_menu(actor)
    await actor.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")


async def says_much(maria: Actor) -> Need:
    """Say it with a photo, a recording and a point on the map."""
    await tells(maria)
    await maria.does(maria.phone.sends_photo)
    await maria.does(maria.phone.sends_voice)
    await maria.does(maria.phone.sends_location)
    await maria.taps("Изпращам")
    need: Need = await one(maria.town, Need)
    return need


async def test_what_nobody_has_worded_goes(town: Town, maria: Actor) -> None:
    await says_much(maria)
    await opens_menu(maria)
    await maria.taps("Моите данни")
    maria.sees("📌 Нужди: 1")
    await maria.taps("Изтривам всичко")
    maria.sees("каквото сте казали, че е нужно")
    await maria.taps("Да, изтривам")
    for kind in (Need, NeedMedia, NeedEvent, Media):
        assert await count(town, kind) == 0
    assert DARK not in repr(await dump(town.database))


async def test_of_what_was_worded_the_wording_stays(town: Town, maria: Actor, ivan: Actor) -> None:
    need, author = await says_much(maria), await person_of(town, maria)
    await words_need(town, need, WORDING, NeedState.ACCEPTED)
    async with town.database.write() as session:
        for kind, words in ((NeedEventKind.ANSWER, "До № 12"), (NeedEventKind.NOTE, "Бележка")):
            by_id = author.id if kind == NeedEventKind.ANSWER else None
            session.add(
                NeedEvent(
                    need_id=need.id, kind=kind, words=words, by_id=by_id, at=town.clock.now()
                )
            )
    await erases(maria)
    left = await one(town, Need)
    assert (left.wording, left.state) == (WORDING, NeedState.ACCEPTED)
    assert (left.author_id, left.text, left.latitude, left.longitude) == (None, None, None, None)
    assert left.search_words == "osvet roza"
    assert await count(town, NeedMedia) == await count(town, Media) == 0
    tables = repr(await dump(town.database))
    assert DARK not in tables
    assert "До № 12" not in tables
    assert "Бележка" in tables
    await opens_menu(ivan)
    await ivan.taps_through("Какво е нужно", "Приети за всички: 1", "💡 Улици", "№ 1")
    ivan.sees(WORDING)


async def test_whose_need_went_has_left_its_number_behind(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    await says_need(maria)
    await erases(maria)
    assert (await says_need(ivan)).number == 2


async def test_what_was_merged_into_it_is_looked_at_again(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    first, second = await says_need(maria), await says_need(ivan)
    async with town.database.write() as session:
        merged = {"state": NeedState.MERGED, "merged_into_id": first.id}
        await session.execute(update(Need).where(Need.id == second.id).values(**merged))
    await erases(maria)
    left = await one(town, Need)
    assert (left.id, left.state, left.merged_into_id) == (second.id, NeedState.IN_REVIEW, None)


async def test_support_goes_with_who_gave_it(town: Town, maria: Actor, ivan: Actor) -> None:
    await words_need(town, await says_need(maria), WORDING, NeedState.ACCEPTED)
    await opens_menu(ivan)
    await ivan.taps_through("Какво е нужно", "Приети за всички", "💡 Улици", "№ 1", "Подкрепям я")
    await opens_menu(ivan)
    await ivan.taps("Моите данни")
    ivan.sees("👍 Подкрепяни нужди: 1")
    await erases(ivan)
    assert await count(town, NeedSupport) == 0
    assert (await one(town, Need)).text == DARK


async def test_erased_in_the_middle_nothing_was_said(town: Town, maria: Actor) -> None:
    await tells(maria)
    await maria.does(maria.phone.sends_photo)
    await erases(maria)
    assert await count(town, Need) == await count(town, Media) == 0
    assert DARK not in repr(await dump(town.database))


SHORT = "Киро пие и бие"


async def test_words_that_an_organiser_leaves_as_they_are_are_kept_nowhere_else(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await says_need(maria, SHORT)
    await opens_new(elena)
    await elena.taps_through("✅ Приемам", "✅ Така остава")
    elena.sees("кратко име", f"Сега е така: „{SHORT}“")
    as_it_stands = elena.sees_button("✅ Така остава").data
    assert as_it_stands is not None
    await erases(maria)
    assert SHORT not in repr(await dump(town.database))
    await elena.forges(as_it_stands)
    elena.sees("Тази нужда вече не се пази")
    await elena.writes("Ред на улицата")
    elena.sees("Тази нужда вече не се пази")
    await opens_menu(elena)
    await elena.taps("📌 Нужди")
    elena.sees("Няма нищо")


async def test_words_that_an_organiser_leaves_as_they_are_are_the_wording(
    town: Town, maria: Actor, elena: Actor
) -> None:
    need = await says_need(maria, SHORT)
    await opens_new(elena)
    await elena.taps_through("✅ Приемам", "✅ Така остава", "✅ Така остава")
    elena.sees("✅ № 1: прието")
    stands = await need_now(town, need.id)
    assert (stands.wording, stands.short_name) == (SHORT, SHORT)


@pytest.mark.not_on_viber("No message is changed there: what was read stays")
@pytest.mark.parametrize(
    "labels",
    [
        (),
        ("⋯ Още", "📜 Какво стана"),
        ("✅ Приемам",),
        ("✅ Приемам", "✅ Така остава"),
        ("➡️ Следващо", "🧩 Обединявам", "№ 1"),
    ],
)
async def test_what_stands_on_an_organiser_s_phone_is_emptied(
    town: Town, maria: Actor, ivan: Actor, elena: Actor, labels: tuple[str, ...]
) -> None:
    await says_need(maria, SHORT)
    await has_said(ivan)
    await opens_new(elena)
    await elena.taps_through(*labels)
    looked_at = elena.phone.last_screen
    assert SHORT in looked_at.text
    await erases(maria)
    assert SHORT not in looked_at.text
    assert "Тази нужда вече не се пази" in looked_at.text


@pytest.mark.not_on_viber("No message is changed there: what was read stays")
async def test_what_could_not_be_emptied_at_once_is_emptied_a_little_later(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await says_need(maria, SHORT)
    await opens_new(elena)
    looked_at = elena.phone.last_screen
    elena.has_trouble("editMessageText", "server_error")
    await erases(maria)
    await town.waits(minutes=1)
    assert SHORT not in looked_at.text
    assert "Тази нужда вече не се пази" in looked_at.text


@pytest.mark.not_on_viber("No message is changed there: what was read stays")
async def test_of_a_card_the_words_for_members_stay(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await says_need(maria, SHORT)
    await opens_new(elena)
    await accepts(elena, WORDING)
    await elena.taps("↩️ Към № 1")
    card = elena.phone.last_screen
    assert SHORT in card.text
    await erases(maria)
    assert SHORT not in card.text
    assert WORDING in card.text


async def test_where_needs_are_merged_no_button_bears_an_author_s_words(
    maria: Actor, ivan: Actor, elena: Actor
) -> None:
    await says_need(maria, SHORT)
    await has_said(ivan)
    await opens_new(elena)
    await elena.taps_through("➡️ Следващо", "🧩 Обединявам")
    assert elena.sees_button("№ 1").label == "№ 1 · 💡 Улици, вода, ток, смет"
    await elena.taps("№ 1")
    elena.sees("№ 2 същото ли е като № 1?", SHORT)
