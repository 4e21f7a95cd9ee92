"""Writing to a human by a button: from the menu, from the help page, about a meeting."""

from datetime import datetime

import pytest
from sqlalchemy import update

from bot.taps.enquiries import MeetingEnquiryTap, OwnEnquiryTap, WriteOnTap
from storage.models import Enquiry, EnquiryMessage, Notice, RoleGrant
from tests import cast
from tests.conversations.deeds import opens_menu, sends_meeting
from tests.conversations.enquiries.talk import ANSWER, QUESTION, answers, asks
from tests.conversations.tables import count, one
from tests.conversations.test_away import goes_away
from tests.conversations.test_decisions import DECIDED, meets, tells
from tests.conversations.town import SOFIA, Actor, Town

NUMBER = "Обадете ми се на 0888 55 01 99"


async def test_from_the_menu_with_a_look_before(maria: Actor, elena: Actor) -> None:
    elena.listens()
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    maria.sees("✍️ Какво желаете да попитате или кажете?", "Ще го прочетат: Елена, Радка")
    await maria.writes(NUMBER)
    maria.sees("👁️ Да предадем ли съобщението Ви?", NUMBER, "Ще го прочетат: Елена, Радка")
    maria.sees("с всички номера")
    elena.hears_nothing()
    await maria.taps("Изпращам го")
    maria.sees("✅ Предадохме го.", "в работен ден, 9:00–17:00 ч.")
    elena.has_heard(NUMBER)


async def test_who_is_away_is_not_named_but_who_stands_in(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await goes_away(elena, "Радка", "До утре")
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    maria.sees("Ще го прочетат: Радка.")
    maria.does_not_see("Елена")
    elena.listens()
    await maria.writes(QUESTION)
    maria.sees("👁️ Да предадем ли", "Ще го прочетат: Радка.")
    await maria.taps("Изпращам го")
    radka.has_heard(QUESTION)
    elena.hears_nothing()
    await maria.writes(QUESTION)
    maria.sees("предадем ли", "Ще го прочетат: Радка.")
    await town.moves_to(datetime(2023, 3, 15, 9, 0, tzinfo=SOFIA))
    await maria.writes(QUESTION)
    maria.sees("предадем ли", "Ще го прочетат: Елена, Радка.")


async def test_a_photo_without_words_has_no_numbers(maria: Actor) -> None:
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    await maria.does(maria.phone.sends_photo)
    maria.sees("👁️ Да предадем ли съобщението Ви?", "Снимка")
    maria.does_not_see("с всички номера")


async def test_from_the_help_page(maria: Actor, elena: Actor, gosho: Actor) -> None:
    await maria.writes("помощ")
    await maria.taps("✍️ Въпрос")
    await maria.writes(QUESTION)
    await maria.taps("Изпращам го")
    elena.has_heard(QUESTION)
    await gosho.writes("помощ")
    gosho.sees_no_button("Въпрос")


async def test_what_was_written_can_be_changed_before(maria: Actor, elena: Actor) -> None:
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    await maria.writes("Не така")
    await maria.taps("↩️ Назад")
    await maria.writes(QUESTION)
    await maria.taps("Изпращам го")
    elena.has_heard(QUESTION)
    elena.has_not_heard("Не така")


async def test_stop_in_the_middle_passes_nothing_on(town: Town, maria: Actor) -> None:
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    await maria.writes(QUESTION)
    send = maria.sees_button("Изпращам го").data
    assert send is not None
    await maria.writes("СТОП")
    await maria.forges(send)
    maria.sees("предишен разговор")
    assert await count(town, Enquiry) == 0


async def test_what_can_not_be_taken_is_asked_again(town: Town, maria: Actor) -> None:
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    await maria.writes("дума " * 300)
    maria.sees("до 1000 знака", "Какво желаете")
    await maria.does(maria.phone.sends_document)
    maria.sees("до 1000 знака", "Какво желаете")
    assert await count(town, Enquiry) == 0


async def test_about_a_meeting_that_is_told_of(
    town: Town, maria: Actor, elena: Actor, lili: Actor
) -> None:
    await sends_meeting(elena)
    meeting = (await one(town, Notice, Notice.kind == "invitation")).meeting_id
    tap = MeetingEnquiryTap(meeting=meeting).pack()
    await maria.forges(tap)
    maria.sees("📅 За срещата на 21 март (вторник) в 10:00 ч.")
    await maria.writes(QUESTION)
    await maria.taps("Изпращам го")
    elena.sees("✉️ Съобщение чака", "📅 За срещата на 21 март", QUESTION)
    await opens_menu(lili)
    await lili.forges(tap)
    lili.sees("не води никъде")


async def test_about_what_a_meeting_decided(town: Town, maria: Actor, elena: Actor) -> None:
    await meets(town, elena)
    await tells(elena)
    await town.waits(seconds=30)
    decided = maria.phone.last_screen
    await maria.taps("✍️ Въпрос")
    maria.sees("📅 За срещата на 21 март")
    assert DECIDED in decided.text
    await maria.writes(QUESTION)
    await maria.taps("Изпращам го")
    elena.has_heard("📅 За срещата на 21 март", QUESTION)


async def test_more_can_be_said_in_the_same_message(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    await elena.taps("👤 Поемам го")
    radka.listens()
    await maria.taps("✍️ Добавям още нещо")
    await maria.writes("И на ъгъла също")
    await maria.taps("Изпращам го")
    # Who has taken it hears it; the others are left in peace.
    elena.sees("И на ъгъла също")
    elena.sees_button("↪️ Връщам го")
    elena.sees_no_button("от колега")
    radka.hears_nothing()
    assert await count(town, Enquiry) == 1
    assert await count(town, EnquiryMessage) == 2


async def test_the_whole_message_with_its_answer(town: Town, maria: Actor, elena: Actor) -> None:
    await asks(maria)
    await answers(elena)
    await maria.taps("✉️ Цялото съобщение")
    maria.sees("✉️ Вашето съобщение", "✅ Има отговор.", QUESTION, ANSWER, "Елена")


async def test_nobody_else_s_message_can_be_seen_or_written_on(
    town: Town, maria: Actor, ivan: Actor, petar: Actor, boris: Actor
) -> None:
    await asks(maria)
    number = (await one(town, Enquiry)).id
    for other in (ivan, petar, boris):
        await opens_menu(other)
        for tap in (OwnEnquiryTap(enquiry=number), WriteOnTap(enquiry=number)):
            await other.forges(tap.pack())
            other.sees("не води никъде")
            other.does_not_see(QUESTION)


async def test_several_that_wait_are_enough(maria: Actor) -> None:
    for number in range(5):
        await asks(maria, f"Въпрос {number}")
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    maria.sees("чакат отговор: 5", "обадете се")


async def test_where_nobody_reads_nothing_is_promised(town: Town, lili: Actor) -> None:
    now = town.clock.now()
    async with town.database.write() as session:
        await session.execute(update(RoleGrant).values(ended_at=now))
    await opens_menu(lili)
    await lili.taps("✍️ Въпрос")
    lili.sees("никой не чете", cast.HELP_PHONE[cast.SOPOT])
    await lili.writes(QUESTION)
    lili.sees("Още не сме го предали на никого")
    lili.sees_no_button("предавам")


async def test_at_night_it_is_passed_on_in_the_morning(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await town.moves_to(datetime(2023, 3, 14, 22, 0, tzinfo=SOFIA))
    elena.listens()
    await asks(maria)
    elena.hears_nothing()
    await town.moves_to(datetime(2023, 3, 15, 9, 0, tzinfo=SOFIA))
    elena.has_heard(QUESTION)


@pytest.mark.not_on_viber("Nobody can record there, so no recording is asked for")
async def test_it_is_said_before_that_a_voice_can_be_recognised(maria: Actor) -> None:
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    maria.sees("запишете го с глас")
    await maria.does(maria.phone.sends_voice, 7)
    maria.sees("👁️ Да предадем ли", "🔊 Запис с глас", "гласът може да се познае")


@pytest.mark.not_on_viber("There are no albums: each picture is said, and answered, on its own")
async def test_of_several_photos_the_first_goes_along(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    await maria.does(maria.phone.sends_album, "До моста", "И тук")
    maria.sees("Да предадем ли", "До моста", "взехме първата")
    await maria.taps("↩️ Назад")
    await maria.writes("Без снимка")
    maria.does_not_see("взехме първата")
    await maria.taps("Изпращам го")
    await elena.taps("✍️ Отговарям")
    await elena.does(elena.phone.sends_album, "Ето", "")
    elena.sees("Да изпратим ли това?", "взехме първата")
