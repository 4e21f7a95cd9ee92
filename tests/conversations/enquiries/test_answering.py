"""Who answers messages to a human: the first to take one is shown to the others."""

import asyncio

import pytest

from bot.taps.enquiries import (
    AnswerEnquiryTap,
    CloseEnquiryNowTap,
    EnquiryCardTap,
    HearEnquiryTap,
    TakeEnquiryTap,
)
from simulator.telegram.gestures import PICTURE
from storage.models import Enquiry, EnquiryMessage, JournalEntry
from tests import cast
from tests.conversations.deeds import joins, opens_menu
from tests.conversations.enquiries.talk import ANSWER, QUESTION, answers, asks
from tests.conversations.tables import count, one, person_of
from tests.conversations.town import Actor, Town

CHANGES_WHERE_IT_STANDS = "No message is changed there: the card and the list are of now"


async def test_the_answer_comes_with_a_way_to_answer(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria)
    await elena.taps("✍️ Отговарям")
    elena.sees("✍️ Вашият отговор", "Мария", QUESTION)
    await elena.writes(ANSWER)
    elena.sees("👁️ Да изпратим ли това?", ANSWER)
    maria.listens()
    await elena.taps("Изпращам го")
    elena.sees("✅ Съобщението има отговор", QUESTION, ANSWER)
    assert maria.heard_new() == 1
    maria.sees("✉️ Имате отговор на съобщението си", "👤 Елена:", ANSWER)
    assert ANSWER not in maria.phone.last_screen.text[:60]
    assert cast.STEFAN.phone not in maria.phone.last_screen.text
    await answers(maria, "Благодаря!")
    elena.sees("✉️ Съобщение чака отговора Ви", "Благодаря!")
    assert (await one(town, Enquiry)).state == "open"


@pytest.mark.not_on_viber(CHANGES_WHERE_IT_STANDS)
async def test_the_others_see_where_it_stands_who_took_it(
    maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    radkas = radka.phone.last_screen
    radka.listens()
    await elena.taps("👤 Поемам го")
    elena.sees("👤 Вие отговаряте на това съобщение")
    assert "Едно съобщение вече е поето" in radkas.text
    assert "Отговаря: Елена" in radkas.text
    assert QUESTION not in radkas.text
    await elena.taps("↪️ Връщам го")
    assert QUESTION in radkas.text
    await answers(elena)
    assert "получи отговор" in radkas.text
    radka.hears_nothing()


async def test_two_who_take_it_at_once(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    tap = TakeEnquiryTap(enquiry=(await one(town, Enquiry)).id).pack()
    await asyncio.gather(elena.forges(tap), radka.forges(tap))
    taken_by = (await one(town, Enquiry)).taken_by_id
    first, second = (
        (elena, radka) if taken_by == (await person_of(town, elena)).id else (radka, elena)
    )
    first.sees("👤 Вие отговаряте")
    second.sees("тговаря", first.phone.first_name)
    assert await count(town, JournalEntry, JournalEntry.verb == "take") == 1
    # The second may take it over, knowing whose it was.
    await second.taps("✉️ Цялото съобщение")
    await second.taps("👤 Поемам го от колега")
    second.sees("👤 Вие отговаряте")


async def test_who_lost_it_meanwhile_sends_nothing(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await elena.taps("✍️ Отговарям")
    await elena.writes(ANSWER)
    number = (await one(town, Enquiry)).id
    await opens_menu(radka)
    await radka.forges(EnquiryCardTap(enquiry=number).pack())
    await radka.taps("👤 Поемам го от колега")
    maria.listens()
    await elena.taps("Изпращам го")
    elena.sees("На това съобщение отговаря Радка", "не изпратихме")
    maria.hears_nothing()
    assert await count(town, EnquiryMessage) == 1


async def test_a_second_tap_sends_no_second_answer(town: Town, maria: Actor, elena: Actor) -> None:
    await asks(maria)
    await elena.taps("✍️ Отговарям")
    await elena.writes(ANSWER)
    send = elena.sees_button("Изпращам го").data
    assert send is not None
    await elena.forges(send)
    await elena.forges(send)
    elena.sees("предишен разговор", "натиснали два пъти, направеното първия път остава")
    elena.does_not_see("Нищо не се промени")
    assert await count(town, EnquiryMessage, EnquiryMessage.is_answer.is_(True)) == 1


async def test_what_came_while_somebody_answered_still_waits(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria)
    await elena.taps("✍️ Отговарям")
    await elena.writes(ANSWER)
    send = elena.sees_button("Изпращам го").data
    assert send is not None
    await maria.taps("✍️ Добавям още нещо")
    await maria.writes("И ъгълът")
    await maria.taps("Изпращам го")
    await elena.forges(send)
    maria.has_heard(ANSWER)
    assert (await one(town, Enquiry)).state == "open"


async def test_the_polite_answer_is_one_tap(maria: Actor, elena: Actor, ani: Actor) -> None:
    await asks(maria, "Вие сте глупаци!")
    await elena.taps_through("✍️ Отговарям", "🙏 Какво се случи?")
    elena.sees("Съжаляваме, че сме Ви ядосали. Какво се случи?")
    await elena.taps("Изпращам го")
    maria.has_heard("Съжаляваме, че сме Ви ядосали. Какво се случи?")
    # In the language of the one who asked.
    await opens_menu(ani)
    await ani.taps("Question")
    await ani.writes("You are all fools!")
    await ani.taps("I send it")
    await elena.taps_through("✍️ Отговарям", "🙏 Какво се случи?", "Изпращам го")
    ani.has_heard("We are sorry that we have made you angry.")


@pytest.mark.not_on_viber("Nobody can record there")
async def test_a_recording_is_an_answer_too(town: Town, maria: Actor, elena: Actor) -> None:
    await asks(maria)
    await elena.taps("✍️ Отговарям")
    await elena.does(elena.phone.sends_voice, 5, b"OggS of Elena")
    maria.listens()
    await elena.taps("Изпращам го")
    heard, words = maria.hears_file()
    assert heard.content == b"OggS of Elena"
    assert "👤 Елена" in words


async def test_a_photo_is_an_answer_too(maria: Actor, elena: Actor) -> None:
    await asks(maria)
    await elena.taps("✍️ Отговарям")
    await elena.does(elena.phone.sends_photo, PICTURE, "Ето плана")
    await elena.taps("Изпращам го")
    maria.has_heard("Ето плана", "👤 Елена")


async def test_closing_without_an_answer_is_told(town: Town, maria: Actor, elena: Actor) -> None:
    await asks(maria)
    await elena.taps("✉️ Цялото съобщение")
    await elena.taps("☑️ Приключвам го")
    elena.sees("Още няма отговор", "Мария")
    maria.listens()
    await elena.taps("Да, приключвам го")
    elena.sees("☑️ Съобщението е приключено")
    maria.sees("приключено без отговор", cast.HELP_PHONE[cast.ANTONOVO])
    await maria.taps("✍️ Добавям още нещо")
    await maria.writes("Не е готово")
    await maria.taps("Изпращам го")
    elena.sees("✉️ Съобщение чака", "Не е готово")


async def test_closing_after_an_answer_rings_nobody(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria)
    await answers(elena)
    maria.listens()
    await elena.taps_through("☑️ Приключвам го", "Да, приключвам го")
    elena.sees("☑️ Съобщението е приключено")
    maria.hears_nothing()


async def test_the_list_behind_the_menu(
    town: Town, maria: Actor, ivan: Actor, elena: Actor, petar: Actor, gosho: Actor
) -> None:
    for number, actor in enumerate((maria, ivan, maria, ivan, maria), start=1):
        await town.waits(minutes=1)
        await asks(actor, f"Питане {number}")
    await opens_menu(elena)
    await elena.taps("✉️ Съобщения: 5")
    elena.sees("чакат отговор: 5")
    elena.sees_button("Мария")
    elena.sees_no_button("⚠️")
    await elena.taps("➡️")
    await elena.taps("✉️ 5. пн 13.03")
    elena.sees("Питане 5")
    await town.waits(days=3)
    await opens_menu(elena)
    await elena.taps("✉️ Съобщения: 5")
    elena.sees_button("✉️ 1. ⚠️")
    await joins(gosho, await town.invite(needs_approval=True))
    await opens_menu(elena)
    await elena.taps("📥 Чакат: 6")
    elena.sees_button("🙋 Чакат записване: 1")
    elena.sees_button("✉️ Съобщения: 5")
    await opens_menu(petar)
    petar.sees_no_button("Съобщения")


async def test_who_said_stop_is_shown_as_out_of_reach(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await asks(maria)
    await maria.writes("СТОП")
    await elena.taps("✉️ Цялото съобщение")
    elena.sees("🔕 Сега съобщенията ни не стигат до този човек.")
    await answers(elena)
    maria.has_not_heard(ANSWER)


async def test_only_who_answers_there(
    town: Town, maria: Actor, ivan: Actor, petar: Actor, boris: Actor
) -> None:
    await asks(maria)
    number = (await one(town, Enquiry)).id
    message = (await one(town, EnquiryMessage)).id
    for other in (ivan, petar, boris):
        await opens_menu(other)
        for tap in (
            EnquiryCardTap(enquiry=number),
            TakeEnquiryTap(enquiry=number),
            AnswerEnquiryTap(enquiry=number),
            CloseEnquiryNowTap(enquiry=number),
            HearEnquiryTap(enquiry=number, message=message),
        ):
            await other.forges(tap.pack())
            other.sees("не води никъде")
            other.does_not_see(QUESTION)
    assert (await one(town, Enquiry)).state == "open"


async def test_a_deputy_hears_it_instead(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await opens_menu(elena)
    await elena.taps_through("Моите данни", "Отсъствам до", "Една седмица", "Радка", "Да")
    elena.listens()
    radka.listens()
    await asks(maria)
    elena.hears_nothing()
    assert radka.heard_new() == 1
