"""Who does not come may have something said: nameless, unless they choose otherwise."""

from datetime import datetime, timedelta

import pytest

from bot.taps import NameOpinionTap, OpinionsTap, OpinionTap
from storage.models import JournalEntry, Notice, Opinion
from tests.conversations.deeds import opens_card, opens_menu, sends_meeting
from tests.conversations.tables import count, dump, one, person_of
from tests.conversations.town import SOFIA, Actor, Town

MEETING = datetime(2023, 3, 21, 10, 0, tzinfo=SOFIA)
WORDS = "Нека поговорим за автобуса"
CHANGES_WHERE_IT_STANDS = "No message is changed there: what was read stays, the list is of now"


async def says(actor: Actor, words: str = WORDS) -> None:
    """Have something said instead of coming."""
    await actor.taps_through("Няма да дойда", "Въпрос или мнение")
    await actor.writes(words)


async def test_who_does_not_come_is_offered_it_with_one_tap(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    maria.sees_no_button("Въпрос или мнение")
    await maria.taps_through("Няма да дойда", "Въпрос или мнение")
    maria.sees("Вашият въпрос или мнение", "без", "име")
    await maria.writes(WORDS)
    maria.sees("✅ Записахме. Ще го кажем на срещата без Вашето име.")


async def test_the_organisers_hear_it_once_without_a_name(
    town: Town, elena: Actor, radka: Actor, petar: Actor, boris: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    for one_of_them in (elena, radka, petar, boris):
        one_of_them.listens()
    await says(maria)
    elena.hears_nothing()
    await town.waits(minutes=1)
    for organiser in (elena, radka):
        assert organiser.heard_new() == 1
        organiser.sees("💬 Мнение за срещата на 21 март (вторник)", WORDS, "Без име")
        organiser.does_not_see("Мария")
        assert WORDS not in organiser.phone.last_screen.text[:60]
    petar.hears_nothing()
    boris.hears_nothing()
    await town.moves_to(MEETING - timedelta(hours=20))
    assert not [text for text in elena.phone.heard(elena.mark) if WORDS in text.text][1:]


@pytest.mark.not_on_viber(CHANGES_WHERE_IT_STANDS)
async def test_with_the_name_and_back(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await says(maria)
    await maria.taps("Може с името ми")
    maria.sees("с Вашето име")
    await town.waits(minutes=1)
    card = elena.phone.last_screen
    assert "👤 Мария" in card.text
    assert "Мария" not in card.text[:60]
    await maria.taps("Без името ми")
    maria.sees("без Вашето име")
    assert "Мария" not in card.text
    assert "Без име" in card.text
    await maria.taps("Може с името ми")
    assert "👤 Мария" in card.text


@pytest.mark.not_on_viber(CHANGES_WHERE_IT_STANDS)
async def test_what_is_taken_back_is_gone_everywhere(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await says(maria)
    await town.waits(minutes=1)
    card = elena.phone.last_screen
    assert WORDS in card.text
    await maria.taps("Оттеглям го")
    maria.sees("Премахнахме го")
    assert "Оттеглено е" in card.text
    assert WORDS not in card.text
    assert await count(town, Opinion) == 0
    assert WORDS not in repr(await dump(town.database))


async def test_what_is_taken_back_before_it_is_read_is_never_read(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await says(maria)
    elena.listens()
    await maria.taps("Оттеглям го")
    await town.waits(hours=2)
    elena.hears_nothing()


@pytest.mark.not_on_viber(CHANGES_WHERE_IT_STANDS)
async def test_the_erased_take_it_along(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await says(maria)
    await town.waits(minutes=1)
    card = elena.phone.last_screen
    await opens_menu(maria)
    await maria.taps("Моите данни")
    maria.sees("1 въпрос или мнение за среща")
    await maria.taps("Изтривам всичко")
    maria.sees("отговорите, мненията")
    await maria.taps("Да, изтривам")
    assert "Оттеглено е" in card.text
    assert WORDS not in repr(await dump(town.database))


async def test_all_of_them_stand_behind_more(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, doctor: Actor, ani: Actor
) -> None:
    await sends_meeting(elena)
    for number, actor in enumerate((maria, ivan, doctor), start=1):
        await says(actor, f"Мнение {number}")
    await maria.taps("Може с името ми")
    await ani.taps_through("I will not come", "Question or opinion")
    await ani.writes("Мнение 4")
    await opens_card(elena)
    await elena.taps_through("Още", "💬 Мнения: 4")
    elena.sees("Мнение 1", "Мнение 3", "👤 Мария", "🔒 Без име")
    elena.does_not_see("Иван", "Мнение 4")
    await elena.taps("➡️")
    elena.sees("Мнение 4")
    elena.does_not_see("Ани")


async def test_a_nameless_one_stands_nowhere_with_a_name(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await says(maria)
    number = (await person_of(town, maria)).id
    entry = await one(town, JournalEntry, JournalEntry.verb == "give")
    assert entry.actor_id is None
    notice = await one(town, Notice, Notice.opinion_id.is_not(None))
    assert (notice.created_by, notice.subject_id) == (None, None)
    assert (await one(town, Opinion)).person_id == number


async def test_not_after_the_meeting_has_begun(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps_through("Няма да дойда", "Въпрос или мнение")
    await town.moves_to(MEETING)
    await maria.writes(WORDS)
    assert await count(town, Opinion) == 0
    meeting = (await one(town, Notice, Notice.kind == "invitation")).meeting_id
    await maria.forges(OpinionTap(meeting=meeting).pack())
    maria.sees("вече започна")


async def test_only_the_invited_and_only_their_own(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, lili: Actor, boris: Actor
) -> None:
    await sends_meeting(elena, who="Местна активна група")
    meeting = (await one(town, Notice, Notice.kind == "invitation")).meeting_id
    for stranger in (lili, elena):
        await opens_menu(stranger)
        await stranger.forges(OpinionTap(meeting=meeting).pack())
        stranger.does_not_see("Вашият въпрос")
    await says(maria)
    opinion = (await one(town, Opinion)).id
    await ivan.forges(NameOpinionTap(opinion=opinion, is_named=True).pack())
    ivan.sees("не води никъде")
    assert not (await one(town, Opinion)).is_named
    for other in (maria, boris):
        await other.forges(OpinionsTap(meeting=meeting).pack())
        other.does_not_see(WORDS)


async def test_too_long_and_too_many(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps_through("Няма да дойда", "Въпрос или мнение")
    await maria.writes("дълго " * 200)
    maria.sees("най-много 800 знака")
    await maria.writes("Първо")
    for words in ("Второ", "Трето"):
        await maria.taps("Към срещата")
        await says(maria, words)
    await maria.taps("Към срещата")
    await maria.taps_through("Няма да дойда", "Въпрос или мнение")
    maria.sees("Вече имаме от Вас: 3", "обадете се")


async def test_in_decent_hours_and_before_an_early_meeting(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena, day="15 март", hour="8:00")
    await town.moves_to(datetime(2023, 3, 14, 23, 0, tzinfo=SOFIA))
    elena.listens()
    await says(maria)
    await town.waits(hours=1)
    elena.hears_nothing()
    await town.moves_to(datetime(2023, 3, 15, 7, 0, tzinfo=SOFIA))
    elena.has_heard(WORDS)


async def test_who_leaves_the_form_says_nothing(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps_through("Няма да дойда", "Въпрос или мнение", "Назад")
    maria.sees("Покана")
    assert await count(town, Opinion) == 0
