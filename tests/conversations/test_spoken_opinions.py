"""An opinion may be recorded: only organisers hear it, and it goes when it is taken back."""

import pytest

from bot import taps
from storage.models import Media, Opinion
from tests.conversations.deeds import opens_card, opens_menu, sends_meeting
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

SOUND = b"OggS of Maria"


async def speaks(actor: Actor) -> None:
    """Have a recording passed on instead of coming."""
    await actor.taps_through("Няма да дойда", "Въпрос или мнение")
    await actor.does(actor.phone.sends_voice, 7, SOUND)


@pytest.mark.not_on_viber("Nobody can record there, so no recording is asked for")
async def test_it_is_said_before_that_a_voice_can_be_recognised(
    elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await maria.taps_through("Няма да дойда", "Въпрос или мнение")
    maria.sees("или го запишете", "Организаторите", "гласът може да се познае")


async def test_organisers_hear_it_without_a_name(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await speaks(maria)
    maria.sees("✅ Записахме. Ще го кажем на срещата без Вашето име.")
    await town.waits(minutes=1)
    elena.sees("💬 Мнение за срещата на 21 март", "🔒 Без име", "🔊 Запис")
    elena.listens()
    await elena.taps("🔊 Слушам")
    heard, words = elena.hears_file()
    assert heard.mime_type.startswith("audio/")
    assert heard.content == SOUND
    assert "Мария" not in words
    await elena.taps("Всички мнения")
    elena.sees("1. 🔒 Без име", "🔊 Запис")


async def test_it_is_heard_from_the_list_with_a_name_if_wanted(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await speaks(maria)
    await maria.taps("Може с името ми")
    await opens_card(elena)
    await elena.taps_through("Още", "💬 Мнения: 1")
    elena.listens()
    await elena.taps("🔊 Слушам 1")
    heard, words = elena.hears_file()
    assert heard.mime_type.startswith("audio/")
    assert "👤 Мария" in words


async def test_nobody_else_hears_it(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, boris: Actor, lili: Actor
) -> None:
    await sends_meeting(elena)
    await speaks(maria)
    tap = taps.HearOpinionTap(opinion=(await one(town, Opinion)).id)
    for outsider in (ivan, boris, lili):
        await opens_menu(outsider)
        await outsider.forges(tap.pack())
        outsider.sees("не води никъде")
        assert not [each for each in outsider.phone.heard() if each.voice]


async def test_taken_back_it_is_gone(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await speaks(maria)
    await town.waits(minutes=1)
    data = elena.sees_button("🔊 Слушам").data
    assert data is not None
    await maria.taps("Оттеглям го")
    maria.sees("Премахнахме го", "вече го е чул")
    assert await count(town, Media) == 0
    await elena.forges(data)
    elena.sees("не води никъде")


@pytest.mark.not_on_viber("No message is changed there: its button leads nowhere")
async def test_taken_back_its_message_says_so(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await speaks(maria)
    await town.waits(minutes=1)
    await maria.taps("Оттеглям го")
    elena.sees("Оттеглено е")


async def test_the_erased_take_it_along(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await speaks(maria)
    await opens_menu(maria)
    await maria.taps("Моите данни")
    maria.sees("1 въпрос или мнение за среща")
    await maria.taps_through("Изтривам всичко", "Да, изтривам")
    assert await count(town, Media) == 0
    assert await count(town, Opinion) == 0


@pytest.mark.not_on_viber("A recording is a file there, and nobody says how long it is")
@pytest.mark.parametrize(("seconds", "why"), [(0, "не се чува нищо"), (301, "до 5 мин.")])
async def test_what_nobody_could_hear_out_is_asked_again(
    town: Town, elena: Actor, maria: Actor, seconds: int, why: str
) -> None:
    await sends_meeting(elena)
    await maria.taps_through("Няма да дойда", "Въпрос или мнение")
    await maria.does(maria.phone.sends_photo)
    maria.sees("гласово съобщение")
    await maria.does(maria.phone.sends_voice, seconds)
    maria.sees(why)
    assert await count(town, Media) == 0
