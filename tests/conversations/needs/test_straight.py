"""What is needed is sent straight into the chat, and not asked for again."""

from storage.models import Media, Need
from tests.conversations.needs.deeds import STREETS, all_needs
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

PHOTO = b"\xff\xd8 a street"


async def test_a_photo_with_words_is_told_once(town: Town, maria: Actor) -> None:
    await maria.does(maria.phone.sends_photo, PHOTO, "Лампата пред 7501020018 не свети")
    await maria.taps("📌 Това е нужно")
    maria.sees("Получихме: 📷 1 · ✍️ текст", "без ЕГН", "112")
    await maria.taps(STREETS)
    maria.sees("Лампата пред ••• не свети", "Скрихме номер")
    await maria.taps("Изпращам")
    need = await one(town, Need)
    assert need.text == "Лампата пред ••• не свети"
    assert await count(town, Media) == 1


async def test_words_are_not_asked_for_again(town: Town, maria: Actor, ivan: Actor) -> None:
    for actor in (maria, ivan):
        await actor.writes("Няма пейка на спирката")
        await actor.taps_through("📌 Това е нужно", STREETS, "Изпращам")
    assert [need.text for need in await all_needs(town)] == ["Няма пейка на спирката"] * 2


async def test_who_taps_twice_stands_at_the_same_question(town: Town, maria: Actor) -> None:
    await maria.writes("Няма пейка на спирката")
    for label, question in (("📌 Това е нужно", "Получихме: ✍️ текст"), (STREETS, "Няма пейка")):
        message, data = maria.phone.last_screen.message_id, maria.sees_button(label).data
        for _tap in range(2):
            await maria.does(maria.phone.taps_on, message, data)
            maria.sees(question)
            maria.does_not_see("от предишен разговор")
    send = maria.sees_button("Изпращам").data
    assert send is not None
    await maria.taps("📍 Място")
    await maria.forges(send)
    maria.sees("Къде е това?")
    assert await count(town, Need) == 0


async def test_the_offer_of_a_form_that_was_left_is_over(town: Town, maria: Actor) -> None:
    await maria.writes("Няма пейка на спирката")
    data = maria.sees_button("📌 Това е нужно").data
    assert data is not None
    await maria.taps_through("📌 Това е нужно", "✖️ Отказвам се")
    await maria.forges(data)
    maria.sees("от предишен разговор")
