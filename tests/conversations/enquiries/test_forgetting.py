"""Who is erased takes along what they asked, from the organisers' phones as well."""

import pytest

from storage.models import Enquiry, EnquiryMessage, Media, Muting
from tests.conversations.deeds import opens_menu
from tests.conversations.enquiries.talk import ANSWER, QUESTION, answers, asks
from tests.conversations.enquiries.test_muting import WHY, mutes
from tests.conversations.tables import count, dump
from tests.conversations.town import Actor, Town

CHANGES_WHERE_IT_STANDS = "No message is changed there: what was read stays"


async def erases(actor: Actor) -> None:
    """Have everything erased."""
    await opens_menu(actor)
    await actor.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")


async def test_my_data_count_them(maria: Actor) -> None:
    await asks(maria)
    await opens_menu(maria)
    await maria.taps("Моите данни")
    maria.sees("✉️ Съобщения до човек: 1")
    await maria.taps("Изтривам всичко")
    maria.sees("мненията и съобщенията")


async def test_nothing_of_it_is_left(town: Town, maria: Actor, elena: Actor) -> None:
    await asks(maria)
    await maria.taps("✍️ Добавям още нещо")
    await maria.does(maria.phone.sends_photo, b"\xff\xd8 a street", "Улицата")
    await maria.taps("Изпращам го")
    await mutes(elena)
    await answers(elena)
    data = elena.sees_button("📷 Гледам").data
    assert data is not None
    await erases(maria)
    for model in (Enquiry, EnquiryMessage, Muting, Media):
        assert await count(town, model) == 0, model
    tables = repr(await dump(town.database))
    assert not [words for words in (QUESTION, ANSWER, WHY, "Улицата") if words in tables]
    await elena.forges(data)
    elena.sees("не води никъде")


@pytest.mark.not_on_viber(CHANGES_WHERE_IT_STANDS)
async def test_what_stands_on_the_phones_is_emptied(
    town: Town, maria: Actor, elena: Actor, radka: Actor
) -> None:
    await asks(maria)
    radkas = radka.phone.last_screen
    assert QUESTION in radkas.text
    await elena.taps("✉️ Цялото съобщение")
    card = elena.phone.last_screen
    assert QUESTION in card.text
    await erases(maria)
    for message in (radkas, card):
        assert "не се пази" in message.text
        assert QUESTION not in message.text
        assert "Мария" not in message.text


@pytest.mark.not_on_viber(CHANGES_WHERE_IT_STANDS)
async def test_a_card_from_the_list_is_emptied_too(town: Town, maria: Actor, elena: Actor) -> None:
    await asks(maria)
    await opens_menu(elena)
    await elena.taps_through("✉️ Съобщения: 1", "Мария")
    card = elena.phone.last_screen
    assert QUESTION in card.text
    await erases(maria)
    assert QUESTION not in card.text


async def test_what_has_not_been_told_yet_is_never_told(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await town.waits(hours=12)
    elena.listens()
    await asks(maria)
    await erases(maria)
    await town.waits(days=4)
    elena.hears_nothing()
