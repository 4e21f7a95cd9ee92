"""What we did not understand may go to a human, with one tap and not before (journey X)."""

import pytest

from storage.models import ConversationState, Enquiry, EnquiryMessage, Media, Opinion
from tests import cast
from tests.conversations.deeds import opens_menu, sends_meeting
from tests.conversations.enquiries.talk import QUESTION
from tests.conversations.tables import count, dump, one, person_of
from tests.conversations.town import Actor, Town


async def test_it_is_offered_and_goes_on_with_one_tap(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    for organiser in (elena, radka):
        organiser.listens()
    await maria.writes(QUESTION)
    maria.sees("🤖 Благодарим! Това е автоматичен чат.", "предадем ли съобщението на Радка?")
    maria.sees("Ще го прочетат: Елена, Радка", cast.HELP_PHONE[cast.ANTONOVO])
    elena.hears_nothing()
    assert await count(town, Enquiry) == 0
    await maria.taps("Да, предавам го")
    maria.sees("✅ Предадохме го.", "Радка ще види съобщението Ви в работен ден, 9:00–17:00 ч.")
    # It was a Monday: two working days.
    maria.sees("Ако до 15 март (сряда) няма отговор, ще Ви пишем.")
    for organiser in (elena, radka):
        assert organiser.heard_new() == 1
        organiser.sees("✉️ Съобщение чака отговора Ви", "👤 Мария", QUESTION)
        assert QUESTION not in organiser.phone.last_screen.text[:60]
        assert "Мария" not in organiser.phone.last_screen.text[:60]


async def test_who_does_not_tap_is_passed_on_nowhere(
    town: Town, maria: Actor, elena: Actor, petar: Actor, boris: Actor, ivan: Actor
) -> None:
    for other in (elena, petar, boris, ivan):
        other.listens()
    await maria.writes(QUESTION)
    tables = await dump(town.database)
    where = [name for name, rows in tables.items() if QUESTION in repr(rows)]
    assert where == [ConversationState.__tablename__]
    await town.waits(days=3)
    for other in (elena, petar, boris, ivan):
        other.hears_nothing()
    assert QUESTION not in repr(await dump(town.database))


async def test_a_second_tap_passes_nothing_on_twice(town: Town, maria: Actor) -> None:
    await maria.writes(QUESTION)
    tap = maria.sees_button("Да, предавам го").data
    assert tap is not None
    for _again in range(2):
        await maria.forges(tap)
        maria.sees("✅ Предадохме го.")
    assert await count(town, Enquiry) == 1
    assert await count(town, EnquiryMessage) == 1


async def test_hours_later_the_tap_still_works(town: Town, maria: Actor) -> None:
    await maria.writes(QUESTION)
    await town.waits(hours=20)
    await maria.taps("Да, предавам го")
    maria.sees("✅ Предадохме го.")
    assert (await one(town, EnquiryMessage)).text == QUESTION


async def test_an_older_button_does_not_pass_on_other_words(town: Town, maria: Actor) -> None:
    await maria.writes(QUESTION)
    older = maria.sees_button("Да, предавам го").data
    assert older is not None
    await maria.writes("Нещо съвсем друго")
    await maria.forges(older)
    maria.sees("предишен разговор")
    assert await count(town, Enquiry) == 0


async def test_stop_forgets_it_and_nothing_is_passed_on(town: Town, maria: Actor) -> None:
    await maria.writes(QUESTION)
    tap = maria.sees_button("Да, предавам го").data
    assert tap is not None
    await maria.writes("СТОП")
    assert QUESTION not in repr(await dump(town.database))
    await maria.forges(tap)
    maria.sees("предишен разговор")
    assert await count(town, Enquiry) == 0


@pytest.mark.not_on_viber("Nobody can record there")
async def test_a_recording(town: Town, maria: Actor, elena: Actor) -> None:
    await maria.does(maria.phone.sends_voice, 7, b"OggS of Maria")
    maria.sees("автоматичен чат", "предадем ли")
    assert await count(town, Media) == 0
    await maria.taps("Да, предавам го")
    elena.sees("✉️ Съобщение чака", "🔊 Запис с глас")
    elena.listens()
    await elena.taps("🔊 Слушам 1")
    heard, _words = elena.hears_file()
    assert heard.content == b"OggS of Maria"


@pytest.mark.not_on_viber("Nobody can record there")
@pytest.mark.parametrize(("seconds", "why"), [(0, "не се чува нищо"), (121, "до 2 мин.")])
async def test_a_recording_that_is_not_taken(
    town: Town, maria: Actor, seconds: int, why: str
) -> None:
    await maria.does(maria.phone.sends_voice, seconds)
    maria.sees("автоматичен чат", why, "Не сме го запазили")
    maria.sees_no_button("предавам")


async def test_a_photo_with_its_words(town: Town, maria: Actor, elena: Actor) -> None:
    await maria.does(maria.phone.sends_photo, b"\xff\xd8 a street", "Улицата е тъмна")
    await maria.taps("Да, предавам го")
    elena.sees("📷 Снимка", "Улицата е тъмна")
    said = await one(town, EnquiryMessage)
    assert said.text == "Улицата е тъмна"
    assert said.media_id is not None


async def test_it_may_be_for_the_meeting_that_was_heard_of_last(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    await maria.writes(QUESTION)
    await maria.taps("💬 За вт 21.03")
    maria.sees("✅ Записахме. Ще го кажем на срещата без Вашето име.")
    assert (await one(town, Opinion)).text == QUESTION
    assert await count(town, Enquiry) == 0
    assert await count(town, ConversationState) == 0


async def test_more_than_a_human_is_passed_on_at_once(town: Town, maria: Actor) -> None:
    await maria.writes("дума " * 300)
    maria.sees("до 1000 знака", cast.HELP_PHONE[cast.ANTONOVO])
    maria.sees_no_button("предавам")


async def test_it_may_be_something_that_is_needed(town: Town, maria: Actor) -> None:
    await maria.does(maria.phone.sends_photo, b"\xff\xd8 a street", "Лампата не свети")
    await maria.taps("📌 Това е нужно")
    maria.sees("📌 За какво се отнася?", "Получихме: 📷 1 · ✍️ текст")
    state = (await one(town, ConversationState)).state
    assert state == "need:area"
    assert await count(town, Enquiry) == 0


async def test_what_sounds_like_an_answer_is_still_that(maria: Actor, elena: Actor) -> None:
    await sends_meeting(elena)
    await maria.writes("няма да мога")
    maria.sees("Да запишем ли")
    maria.sees_no_button("предавам")


async def test_who_answers_messages_is_not_offered_to_write_to_themselves(
    town: Town, elena: Actor
) -> None:
    await opens_menu(elena)
    await elena.writes(QUESTION)
    elena.sees("автоматичен чат", "Още не сме го предали на никого")
    elena.sees_no_button("предавам")
    await elena.taps("📌 Това е нужно")
    elena.sees("📌 За какво се отнася?", "Получихме: ✍️ текст")
    await elena.does(elena.phone.sends_photo)
    elena.sees("Получихме: 📷 1 · ✍️ текст")


async def test_in_the_own_municipality_only(
    town: Town, lili: Actor, boris: Actor, elena: Actor
) -> None:
    elena.listens()
    boris.listens()
    await lili.writes(QUESTION)
    lili.sees("Ще го прочетат: Борис")
    await lili.taps("Да, предавам го")
    boris.has_heard(QUESTION)
    elena.hears_nothing()
    assert (await one(town, Enquiry)).person_id == (await person_of(town, lili)).id
