"""A notice in the organiser's own voice: recorded at the preview, heard by whoever got it."""

from datetime import datetime

import pytest

from bot import taps
from storage.models import Announcement, Media, Meeting
from tests.conversations.deeds import (
    drafts_meeting,
    drafts_message,
    opens_card,
    opens_menu,
    sends,
)
from tests.conversations.tables import count, one
from tests.conversations.town import SOFIA, Actor, Town

pytestmark = pytest.mark.not_on_viber("Nobody can record there: no recording is asked for")
MEETING = datetime(2023, 3, 21, 10, 0, tzinfo=SOFIA)
SOUND = b"OggS of Elena"


async def records(elena: Actor, seconds: int = 9) -> None:
    """Add a recording to the draft that is on the screen."""
    await elena.taps("Добавям глас")
    elena.sees("запишете гласово съобщение")
    await elena.does(elena.phone.sends_voice, seconds, SOUND)


async def test_the_invitation_is_heard_as_often_as_one_likes(elena: Actor, maria: Actor) -> None:
    await drafts_meeting(elena)
    await records(elena)
    elena.sees("👁️ Така ще изглежда")
    await sends(elena)
    invitation = maria.screens[0]
    for _time in range(2):
        maria.listens()
        await maria.taps("🔊 Слушам")
        heard, words = maria.hears_file()
        assert heard.mime_type.startswith("audio/")
        assert heard.content == SOUND
        assert words.startswith("🔊 Поканата за 21 март (вторник) в 10:00 ч. на глас")
    assert "Покана за" in invitation.text
    await maria.taps("Към срещата")
    maria.sees("Ще дойдете ли?")


async def test_it_is_heard_from_a_reminder_too(town: Town, elena: Actor, maria: Actor) -> None:
    await drafts_meeting(elena)
    await records(elena)
    await sends(elena)
    await maria.taps("Ще дойда")
    await town.moves_to(datetime(2023, 3, 20, 18, 0, tzinfo=SOFIA))
    maria.sees("🔔 Утре")
    maria.listens()
    await maria.taps("🔊 Слушам")
    assert maria.hears_file()[0].content == SOUND


async def test_without_a_recording_there_is_nothing_to_hear(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await drafts_meeting(elena)
    await sends(elena)
    maria.sees_no_button("Слушам")
    meeting = (await one(town, Meeting)).id
    await maria.forges(taps.HearMeetingTap(meeting=meeting).pack())
    maria.sees("🔊 Този запис вече не се пази")


async def test_it_is_heard_before_sending_and_taken_away(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await drafts_meeting(elena)
    await records(elena)
    elena.listens()
    await elena.taps("🔊 Слушам")
    assert elena.hears_file()[0].content == SOUND
    await elena.taps("Към прегледа")
    await elena.taps_through("🔊 Слушам", "Махам гласа")
    elena.sees_button("Добавям глас")
    assert await count(town, Media) == 0
    await sends(elena)
    maria.sees_no_button("Слушам")


async def test_only_a_recording_is_taken_and_the_draft_stays(town: Town, elena: Actor) -> None:
    await drafts_meeting(elena)
    await elena.taps("Добавям глас")
    await elena.writes("Ето го текста")
    elena.sees("само гласово съобщение")
    await elena.does(elena.phone.sends_photo)
    elena.sees("само гласово съобщение")
    await elena.does(elena.phone.sends_sticker)
    elena.sees("само гласово съобщение")
    await elena.taps("Отказвам се")
    elena.sees("👁️ Така ще изглежда")
    assert await count(town, Media) == 0


async def test_what_nobody_could_hear_out_is_asked_again(town: Town, elena: Actor) -> None:
    await drafts_meeting(elena)
    await elena.taps("Добавям глас")
    await elena.does(elena.phone.sends_voice, 0)
    elena.sees("не се чува нищо")
    await elena.does(elena.phone.sends_voice, 400)
    elena.sees("до 5 мин.")
    await elena.taps("Отказвам се")
    elena.sees("👁️ Така ще изглежда")
    assert await count(town, Media) == 0


async def test_going_back_keeps_the_recording_that_is_there(town: Town, elena: Actor) -> None:
    await drafts_message(elena)
    await records(elena)
    draft = await one(town, Announcement)
    tap = taps.ReadAnnouncementAloudTap(announcement=draft.id, version=draft.version)
    await elena.forges(tap.pack())
    await elena.taps("Назад")
    elena.sees_button("🔊 Слушам")
    assert (await one(town, Announcement)).voice_id is not None


async def test_a_message_is_heard_by_its_readers_only(
    town: Town, elena: Actor, maria: Actor, doctor: Actor, boris: Actor
) -> None:
    await drafts_message(elena, who="Общинска работна група")
    await records(elena)
    await elena.taps("Изпращам")
    await town.waits(seconds=30)
    doctor.listens()
    await doctor.taps("🔊 Слушам")
    heard, _words = doctor.hears_file()
    assert heard.mime_type.startswith("audio/")
    assert heard.content == SOUND
    told = (await one(town, Announcement)).id
    for outsider in (maria, boris):
        outsider.listens()
        await outsider.forges(taps.HearAnnouncementTap(announcement=told).pack())
        outsider.sees("не води никъде")
        assert not [each for each in outsider.phone.heard() if each.voice]


async def test_who_was_not_invited_does_not_hear_the_invitation(
    town: Town, elena: Actor, maria: Actor, doctor: Actor, lili: Actor
) -> None:
    await drafts_meeting(elena, who="Общинска работна група")
    await records(elena)
    meeting = (await one(town, Meeting)).id
    await doctor.forges(taps.HearMeetingTap(meeting=meeting).pack())
    doctor.sees("не води никъде")
    await sends(elena)
    for outsider in (maria, lili):
        await outsider.forges(taps.HearMeetingTap(meeting=meeting).pack())
        outsider.sees("не води никъде")


async def test_a_recording_for_a_draft_that_somebody_changed(
    town: Town, elena: Actor, radka: Actor
) -> None:
    await drafts_message(elena)
    await elena.taps("Добавям глас")
    draft = await one(town, Announcement)
    await radka.forges(taps.AnnouncementPreviewTap(announcement=draft.id).pack())
    await radka.taps("Пиша го отново")
    await radka.writes("Нещо съвсем друго.")
    await elena.does(elena.phone.sends_voice)
    elena.sees("друг човек промени", "Не записахме")
    assert await count(town, Media) == 0
    await elena.taps("Преглеждам")
    elena.sees("Нещо съвсем друго.")


async def test_a_recording_goes_with_whoever_made_it(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await drafts_message(elena)
    await records(elena)
    await elena.taps("Изпращам")
    await town.waits(seconds=30)
    await opens_menu(elena)
    await elena.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")
    assert await count(town, Media) == 0
    await maria.taps("🔊 Слушам")
    maria.sees("🔊 Този запис вече не се пази")
    await maria.taps("Разбрах")
    maria.sees("👍 Записахме")


async def test_stop_while_recording_leaves_the_draft(town: Town, elena: Actor) -> None:
    await drafts_message(elena)
    await elena.taps("Добавям глас")
    await elena.writes("СТОП")
    await elena.does(elena.phone.sends_voice)
    assert await count(town, Media) == 0
    assert await count(town, Announcement) == 1


async def opens_the_change(elena: Actor) -> None:
    """Come to the last question of moving the only meeting to eleven."""
    await opens_card(elena)
    await elena.taps_through("Променям я", "Час", "11:00")


async def test_a_change_in_ones_own_voice(elena: Actor, maria: Actor) -> None:
    await drafts_meeting(elena)
    await sends(elena)
    await opens_the_change(elena)
    await records(elena)
    elena.sees("Да изпратим ли промяната?", "тръгва и записът Ви")
    await elena.taps("Изпращам промяната")
    maria.sees("ПРОМЯНА", "11:00 ч.")
    maria.listens()
    await maria.taps("🔊 Слушам")
    heard, _words = maria.hears_file()
    assert heard.mime_type.startswith("audio/")
    assert heard.content == SOUND


async def test_a_recording_of_how_it_was_is_not_heard_any_more(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await drafts_meeting(elena)
    await records(elena)
    await sends(elena)
    await opens_the_change(elena)
    elena.sees("Старият запис вече няма да се чува")
    await elena.taps("Изпращам промяната")
    maria.sees_no_button("Слушам")
    assert await count(town, Media) == 0


async def test_a_cancellation_in_ones_own_voice(elena: Actor, maria: Actor) -> None:
    await drafts_meeting(elena)
    await sends(elena)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време")
    await records(elena)
    elena.sees("Да отменим ли", "Причина: лошо време", "тръгва и записът Ви")
    await elena.taps("Отменям я")
    maria.sees("❌ ОТМЕНЕНА", "Причина: лошо време")
    maria.listens()
    await maria.taps("🔊 Слушам")
    heard, words = maria.hears_file()
    assert heard.content == SOUND
    assert "е отменена" in words
    await maria.taps("Към срещата")
    maria.sees("❌ ОТМЕНЕНА")
    maria.sees_button("🔊 Слушам")


async def test_an_own_reason_and_an_own_voice(elena: Actor, maria: Actor) -> None:
    await drafts_meeting(elena)
    await sends(elena)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Друга причина")
    await elena.writes("Ремонт на пътя")
    await elena.taps_through("Добавям глас", "Назад")
    elena.sees("напишете причината")
    await elena.writes("Наводнение")
    await records(elena)
    elena.sees("Причина: Наводнение", "тръгва и записът Ви")
    await elena.taps("Отменям я")
    maria.sees("❌ ОТМЕНЕНА", "Причина: Наводнение")
    maria.sees_button("🔊 Слушам")


async def test_a_cancelled_meeting_is_not_heard_as_if_it_were_on(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await drafts_meeting(elena)
    await records(elena)
    await sends(elena)
    hear = maria.sees_button("🔊 Слушам").data
    assert hear is not None
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време")
    elena.sees("Старият запис вече няма да се чува")
    await elena.taps("Отменям я")
    maria.sees_no_button("Слушам")
    await maria.forges(hear)
    assert not [each for each in maria.phone.heard() if each.voice]
    assert await count(town, Media) == 0


async def test_a_recording_of_a_cancellation_that_came_too_late(
    town: Town, elena: Actor, radka: Actor
) -> None:
    await drafts_meeting(elena)
    await sends(elena)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Добавям глас")
    await opens_card(radka)
    await radka.taps_through("Отменям срещата", "Залата е заета", "Отменям я")
    await elena.does(elena.phone.sends_voice, 9, SOUND)
    await elena.taps("Отменям я")
    elena.sees("ОТМЕНЕНА")
    assert await count(town, Media) == 0
    assert (await one(town, Meeting)).cancel_reason == "room"
