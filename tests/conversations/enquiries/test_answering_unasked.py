"""Whoever is asked or answered by a human and simply writes or records: that is the answer."""

import pytest

from bot.taps.enquiries import PassOnAnswerTap, PassOnReplyTap
from simulator.telegram.gestures import PICTURE
from storage.models import ConversationState, Enquiry, EnquiryMessage, NeedEvent
from tests import cast
from tests.conversations.deeds import sends_meeting
from tests.conversations.enquiries.talk import answers, asks
from tests.conversations.needs.test_asking import asks as asks_back
from tests.conversations.needs.triaging import accepts, gathers, has_said
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

WHERE = "Пред номер 12"
ANSWERS_NEED, ANSWERS_ELENA = "✍️ Да, по № 1", "✍️ Да, на Елена"


def first_choice(actor: Actor) -> str:
    """What the first button says."""
    return actor.phone.last_screen.buttons[0].label


async def test_words_after_our_question_are_its_answer(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await has_said(maria)
    await asks_back(elena)
    await maria.writes(WHERE)
    maria.sees("Още не сме го предали", "На въпроса ни за № 1 ли отговаряте?")
    assert first_choice(maria) == ANSWERS_NEED
    maria.sees_button("✉️ Не, ново съобщение")
    await maria.taps(ANSWERS_NEED)
    maria.sees("✅ № 1: благодарим Ви, предадохме отговора")
    radka.listens()
    await gathers(town)
    radka.sees("Хората ни отговориха")
    answer = await one(town, NeedEvent, NeedEvent.kind == "answer")
    assert answer.words == WHERE
    assert await count(town, Enquiry) == await count(town, ConversationState) == 0


async def test_a_photo_with_words_too(town: Town, maria: Actor, elena: Actor) -> None:
    await has_said(maria)
    await asks_back(elena)
    await maria.does(maria.phone.sends_photo, PICTURE, WHERE)
    await maria.taps(ANSWERS_NEED)
    answer = await one(town, NeedEvent, NeedEvent.kind == "answer")
    assert (answer.words, answer.media_id is not None) == (WHERE, True)


@pytest.mark.not_on_viber("Nobody can record there")
async def test_a_recording_without_a_name(town: Town, maria: Actor, elena: Actor) -> None:
    await has_said(maria)
    await asks_back(elena)
    await maria.does(maria.phone.sends_voice, 5)
    maria.sees("На въпроса ни за № 1 ли отговаряте?", "Гласът може да се познае")
    await maria.taps(ANSWERS_NEED)
    assert (await one(town, NeedEvent, NeedEvent.kind == "answer")).media_id is not None


@pytest.mark.parametrize("words", ["да", "не", "👍"])
async def test_a_short_word_is_an_answer(
    town: Town, maria: Actor, elena: Actor, words: str
) -> None:
    await sends_meeting(elena)
    await has_said(maria)
    await asks_back(elena)
    await maria.writes(words)
    maria.sees_no_button("Ще дойда")
    await maria.taps(ANSWERS_NEED)
    assert (await one(town, NeedEvent, NeedEvent.kind == "answer")).words == words


async def test_words_after_a_reply_go_on_in_that_message(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria)
    await answers(elena)
    await maria.writes("А кога точно?")
    maria.sees("Още не сме го предали", "На Елена ли отговаряте?")
    assert first_choice(maria) == ANSWERS_ELENA
    tap = maria.sees_button(ANSWERS_ELENA).data
    assert tap is not None
    for _again in range(2):
        await maria.forges(tap)
        maria.sees("✅ Предадохме го.")
    elena.has_heard("А кога точно?")
    assert await count(town, Enquiry) == 1
    assert await count(town, EnquiryMessage) == 3


async def test_a_photo_and_a_short_word_after_a_reply(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    await asks(maria)
    await answers(elena)
    await maria.writes("да")
    maria.sees_no_button("Ще дойда")
    await maria.taps(ANSWERS_ELENA)
    await maria.does(maria.phone.sends_photo, PICTURE)
    await maria.taps(ANSWERS_ELENA)
    assert await count(town, Enquiry) == 1
    assert await count(town, EnquiryMessage, EnquiryMessage.text == "да") == 1
    assert await count(town, EnquiryMessage, EnquiryMessage.media_id.is_not(None)) == 1


async def test_a_yes_to_our_question_is_a_yes(town: Town, maria: Actor, elena: Actor) -> None:
    await asks(maria)
    await answers(elena)
    await maria.writes(WHERE)
    maria.sees("На Елена ли отговаряте?")
    await maria.writes("да")
    maria.sees("✅ Предадохме го.")
    assert await count(town, Enquiry) == 1
    assert await count(town, EnquiryMessage, EnquiryMessage.text == WHERE) == 1


async def test_it_may_be_something_else(town: Town, maria: Actor, elena: Actor) -> None:
    await asks(maria)
    await answers(elena)
    await maria.writes(WHERE)
    await maria.taps("Не, ново съобщение")
    assert await count(town, Enquiry) == 2


async def test_an_invitation_told_later_is_meant(town: Town, maria: Actor, elena: Actor) -> None:
    await asks(maria)
    await answers(elena)
    await town.waits(minutes=1)
    await sends_meeting(elena)
    await maria.writes("да")
    maria.sees("Да запишем ли")
    await maria.writes(WHERE)
    maria.sees_no_button(ANSWERS_ELENA)


async def test_what_is_not_asked_any_more_is_not_offered(
    town: Town, maria: Actor, ivan: Actor, elena: Actor
) -> None:
    await has_said(maria)
    await asks_back(elena)
    await ivan.writes(WHERE)
    ivan.sees_no_button("по № 1")
    await maria.writes(WHERE)
    tap = maria.sees_button(ANSWERS_NEED).data
    assert tap is not None
    await elena.taps_through("🏠 Меню", "📌 Нужди", "✍️ Чакаме отговор: 1")
    await accepts(elena)
    await maria.forges(tap)
    maria.sees("№ 1: вече няма въпрос")
    await maria.writes(WHERE)
    maria.sees_no_button(ANSWERS_NEED)


async def test_only_the_own_need_and_the_own_message(
    town: Town, maria: Actor, ivan: Actor, elena: Actor
) -> None:
    need = await has_said(maria)
    await asks_back(elena)
    await asks(maria)
    await ivan.writes(WHERE)
    nonce = (await one(town, ConversationState)).data["lost"]["nonce"]
    number = (await one(town, Enquiry)).id
    for tap in (
        PassOnAnswerTap(nonce=nonce, need=need),
        PassOnReplyTap(nonce=nonce, enquiry=number),
    ):
        await ivan.forges(tap.pack())
        ivan.sees("не води никъде")
    assert await count(town, NeedEvent, NeedEvent.kind == "answer") == 0
    assert await count(town, EnquiryMessage) == 1


async def test_seven_choices_at_most(maria: Actor, elena: Actor) -> None:
    await sends_meeting(elena)
    await asks(maria)
    await answers(elena)
    await maria.writes(WHERE)
    maria.sees(cast.HELP_PHONE[cast.ANTONOVO])
    assert len(maria.phone.last_screen.buttons) <= 7


async def test_what_is_too_long_for_an_answer_is_none_by_any_tap(
    town: Town, maria: Actor, elena: Actor
) -> None:
    need = await has_said(maria)
    await asks_back(elena)
    await maria.writes("x" * 801)
    maria.sees_no_button(ANSWERS_NEED)
    nonce = (await one(town, ConversationState)).data["lost"]["nonce"]
    await maria.forges(PassOnAnswerTap(nonce=nonce, need=need).pack())
    maria.sees("№ 1: отговорът не е предаден", "най-много 800 знака")
    assert await count(town, NeedEvent, NeedEvent.kind == "answer") == 0
    await maria.taps("✍️ Отговарям")
    await maria.writes("x" * 800)
    maria.sees("предадохме отговора")


async def test_what_comes_after_the_answer_is_added_to_it(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await has_said(maria)
    await asks_back(elena)
    await maria.writes(WHERE)
    await maria.taps(ANSWERS_NEED)
    await maria.writes("Забравих: срещу магазина")
    maria.sees("Да го добавим ли към отговора Ви за № 1?")
    await maria.taps(ANSWERS_NEED)
    maria.sees("✅ № 1: благодарим Ви")
    assert await count(town, NeedEvent, NeedEvent.kind == "answer") == 2
    await town.waits(hours=24 * 8)
    await maria.writes("Забравих и друго")
    maria.sees_no_button(ANSWERS_NEED)


async def test_thanks_and_a_plain_yes_add_nothing_to_it(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    await has_said(maria)
    await asks_back(elena)
    await maria.writes(WHERE)
    await maria.taps(ANSWERS_NEED)
    for words, answer in (("да", "Да запишем ли"), ("Благодаря!", "Няма защо")):
        await maria.writes(words)
        maria.sees(answer)
        maria.sees_no_button(ANSWERS_NEED)
