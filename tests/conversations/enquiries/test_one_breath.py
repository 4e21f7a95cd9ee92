"""A photo or recording and words that come in one breath stay together; nothing goes silently."""

import pytest

from simulator.telegram.gestures import PICTURE
from storage.kinds import MediaKind
from storage.models import EnquiryMessage, Media, Need, NeedEvent, NeedMedia
from tests.conversations.deeds import sends_meeting
from tests.conversations.needs.deeds import STREETS
from tests.conversations.needs.test_asking import asks as asks_back
from tests.conversations.needs.triaging import has_said
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

DARK, BY = "Лампата не свети", "Пред номер 5"
NOT_KEPT, NOT_KEPT_WORDS = "Не пазим предишната снимка или запис", "Не пазим това, което пратихте"
NOBODY_RECORDS = pytest.mark.not_on_viber("Nobody can record there")


async def passed_on(town: Town, actor: Actor) -> EnquiryMessage:
    """What a human gets of it."""
    await actor.taps("Да, предавам го")
    found: EnquiryMessage = await one(town, EnquiryMessage)
    return found


async def sends_photo(actor: Actor, words: str = "") -> None:
    """Send a photo anywhere."""
    await actor.does(actor.phone.sends_photo, PICTURE, words)


async def test_a_photo_and_then_words(town: Town, maria: Actor, elena: Actor) -> None:
    await sends_photo(maria)
    await maria.writes(DARK)
    maria.sees(f"✉️ 📷 Снимка / {DARK}", "Още не сме го предали")
    said = await passed_on(town, maria)
    assert (said.text, said.media_id is not None) == (DARK, True)
    elena.sees("📷 Снимка", DARK)


async def test_words_and_then_a_photo(town: Town, maria: Actor) -> None:
    await maria.writes(DARK)
    await sends_photo(maria, BY)
    maria.sees(f"✉️ 📷 Снимка / {DARK} / {BY}")
    said = await passed_on(town, maria)
    assert (said.text, said.media_id is not None) == (f"{DARK}\n{BY}", True)


@NOBODY_RECORDS
@pytest.mark.parametrize("is_voice_first", [True, False])
async def test_a_recording_and_words(town: Town, maria: Actor, is_voice_first: bool) -> None:
    if not is_voice_first:
        await maria.writes(DARK)
    await maria.does(maria.phone.sends_voice, 5)
    if is_voice_first:
        await maria.writes(DARK)
    maria.sees(f"✉️ 🔊 Запис с глас / {DARK}")
    said = await passed_on(town, maria)
    assert (said.text, said.media_id is not None) == (DARK, True)


async def test_together_they_become_one_need(town: Town, maria: Actor) -> None:
    await sends_photo(maria, DARK)
    await maria.writes(BY)
    await maria.taps("📌 Това е нужно")
    maria.sees("Получихме: 📷 1 · ✍️ текст")
    await maria.taps_through(STREETS, "Изпращам")
    assert (await one(town, Need)).text == f"{DARK}\n{BY}"
    assert await count(town, NeedMedia) == 1


async def test_together_they_answer_our_question(town: Town, maria: Actor, elena: Actor) -> None:
    await has_said(maria)
    await asks_back(elena)
    await sends_photo(maria)
    await maria.writes(BY)
    await maria.taps("✍️ Да, по № 1")
    answer = await one(town, NeedEvent, NeedEvent.kind == "answer")
    assert (answer.words, answer.media_id is not None) == (BY, True)


async def test_of_two_photos_the_last_is_kept_with_the_words_and_it_is_said(
    town: Town, maria: Actor
) -> None:
    await sends_photo(maria, DARK)
    maria.does_not_see("Не пазим")
    await sends_photo(maria)
    maria.sees(NOT_KEPT, f"✉️ 📷 Снимка / {DARK}")
    said = await passed_on(town, maria)
    assert (said.text, await count(town, Media)) == (DARK, 1)


@NOBODY_RECORDS
async def test_a_photo_and_a_recording(town: Town, maria: Actor) -> None:
    await sends_photo(maria)
    await maria.does(maria.phone.sends_voice, 5)
    maria.sees(NOT_KEPT)
    await passed_on(town, maria)
    assert (await one(town, Media)).kind == MediaKind.VOICE


@NOBODY_RECORDS
async def test_a_recording_that_is_not_taken_takes_nothing_away(town: Town, maria: Actor) -> None:
    await sends_photo(maria)
    tap = maria.sees_button("Да, предавам го").data
    assert tap is not None
    await maria.does(maria.phone.sends_voice, 121)
    maria.sees("до 2 мин.")
    maria.does_not_see(NOT_KEPT)
    await maria.forges(tap)
    assert (await one(town, Media)).kind == MediaKind.PHOTO


async def test_too_many_words_are_not_put_together_and_it_is_said(
    town: Town, maria: Actor
) -> None:
    await sends_photo(maria, "дума " * 150)
    await maria.writes(("и още " * 60).strip())
    maria.sees(NOT_KEPT_WORDS)
    said = await passed_on(town, maria)
    assert (said.text, said.media_id) == (("и още " * 60).strip(), None)


async def test_what_was_sent_long_before_is_something_else(town: Town, maria: Actor) -> None:
    await sends_photo(maria)
    await town.waits(minutes=6)
    await maria.writes(DARK)
    maria.does_not_see("Снимка")
    assert (await passed_on(town, maria)).media_id is None


@NOBODY_RECORDS
async def test_words_are_not_lost_at_a_meeting(maria: Actor, elena: Actor) -> None:
    await sends_meeting(elena)
    await maria.does(maria.phone.sends_voice, 5)
    maria.sees_button("💬 За вт 21.03")
    await maria.writes(DARK)
    maria.sees_no_button("💬 За вт 21.03")
