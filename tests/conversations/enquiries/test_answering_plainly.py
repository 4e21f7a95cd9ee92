"""An organiser who simply writes after somebody's message: that is offered as its answer."""

from simulator.telegram.gestures import PICTURE
from storage.models import Enquiry, EnquiryMessage
from tests.conversations.deeds import sends_meeting
from tests.conversations.enquiries.talk import ANSWER, QUESTION, answers, asks
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

TO_MARIA = "✍️ Да, на Мария"


async def test_words_after_a_message_are_its_answer(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria)
    await elena.writes(ANSWER)
    elena.sees("Още не сме го предали", "На Мария ли отговаряте?")
    assert await count(town, EnquiryMessage) == 1
    await elena.taps(TO_MARIA)
    elena.sees("👁️ Да изпратим ли това? Получава Мария", ANSWER)
    await elena.taps("Изпращам го")
    maria.sees(ANSWER)
    assert (await one(town, Enquiry)).state == "answered"


async def test_a_photo_and_a_short_word_too(town: Town, maria: Actor, elena: Actor) -> None:
    await sends_meeting(elena)
    await asks(maria)
    await elena.writes("да")
    elena.sees_no_button("Ще дойда")
    await elena.does(elena.phone.sends_photo, PICTURE)
    await elena.taps(TO_MARIA)
    await elena.taps("Изпращам го")
    answer = await one(town, EnquiryMessage, EnquiryMessage.is_answer)
    assert (answer.text, answer.media_id is not None) == ("да", True)


async def test_the_button_of_the_message_takes_the_words_along(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria)
    waiting = elena.sees_button("✍️ Отговарям").data
    assert waiting is not None
    await elena.writes(ANSWER)
    await elena.forges(waiting)
    elena.sees("👁️ Да изпратим ли това? Получава Мария", ANSWER)
    await elena.taps("Назад")
    elena.sees("✍️ Вашият отговор. Пита Мария", QUESTION)


async def test_what_was_said_long_before_is_not_its_answer(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await elena.writes(ANSWER)
    await town.waits(minutes=6)
    await asks(maria)
    await elena.taps("Отговарям")
    elena.sees("✍️ Вашият отговор. Пита Мария", QUESTION)
    elena.does_not_see(ANSWER)


async def test_what_another_one_answers_is_not_offered(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await answers(radka)
    await elena.writes("Кога е това?")
    elena.sees("Какво е това?")
    elena.sees_no_button(TO_MARIA)


async def test_what_another_one_has_taken_is_not_offered(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await radka.taps("Поемам го")
    await elena.writes(ANSWER)
    elena.sees_no_button(TO_MARIA)


async def test_what_is_said_in_several_messages_is_one_answer_in_lines(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria)
    await elena.writes("Да, утре")
    await elena.writes("от 10 ч")
    await elena.taps_through(TO_MARIA, "Изпращам го")
    answer = await one(town, EnquiryMessage, EnquiryMessage.is_answer)
    assert answer.text == "Да, утре\nот 10 ч"


async def test_what_is_too_long_is_not_taken_along(town: Town, maria: Actor, elena: Actor) -> None:
    await asks(maria)
    waiting = elena.sees_button("✍️ Отговарям").data
    assert waiting is not None
    await elena.writes("щ" * 1001)
    await elena.forges(waiting)
    elena.sees("✍️ Вашият отговор. Пита Мария", "⚠️ Тук приемаме до 1000 знака")
    await elena.writes(ANSWER)
    elena.sees("👁️ Да изпратим ли това?", ANSWER)


async def test_a_second_tap_keeps_the_answer(town: Town, maria: Actor, elena: Actor) -> None:
    await asks(maria)
    await elena.writes(ANSWER)
    twice = elena.sees_button(TO_MARIA).data
    assert twice is not None
    await elena.taps(TO_MARIA)
    await elena.forges(twice)
    elena.sees("👁️ Да изпратим ли това? Получава Мария", ANSWER)
    await elena.taps("Изпращам го")
    maria.sees(ANSWER)


async def test_what_was_asked_after_the_answer_still_waits(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria)
    await elena.writes(ANSWER)
    to_maria = elena.sees_button(TO_MARIA).data
    assert to_maria is not None
    await town.waits(minutes=1)
    await maria.taps("Добавям още нещо")
    await maria.writes("А кога ще има вода?")
    await maria.taps("Изпращам го")
    await elena.forges(to_maria)
    await elena.taps("Изпращам го")
    assert (await one(town, Enquiry)).state == "open"
