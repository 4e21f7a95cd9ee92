"""Names and places as people write them: shown as written, or asked back; nothing breaks."""

import pytest

from tests import cast
from tests.conversations.deeds import joins, sends, sends_meeting
from tests.conversations.tables import person_of
from tests.conversations.town import Actor, Town

SHOWN = {
    "markup": "<b>Гошо</b>",
    "entity": "Гошо &amp; Нели",
    "markdown": "*Гошо* _[тук](x)_",
    "right-to-left": "\u200fיוסף\u200f",
    "emoji": "🌻🌻 Гошо",
    "family": "Гошо 👩‍👩‍👧",
    "colon": "Гошо: 1",
    "quotes": "Гошо „Левия“ \"x\" 'y'",
    "backslash": "\\n {name} %s",
    "long": "Ж" * 64,
}
ASKED_BACK = {
    "too long": "Ж" * 4000,
    "just too long": "Ж" * 65,
    "unseen": "\u200f\u200e\u2060",
    "blank": "\u3164\u2800",
}
# Numbers, pictures, and yes or no to a question that we did not ask.
DOUBTFUL = ("12345", "да", "Не.", "ок", "yes", "👍", "...", "🌻🌻", "👩‍👩‍👧")


@pytest.mark.parametrize("name", SHOWN.values(), ids=SHOWN)
async def test_a_typed_name_is_shown_as_written(town: Town, gosho: Actor, name: str) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes(name)
    await gosho.taps("с. Изворово")
    gosho.sees(f"Готово, {name}!")
    assert (await person_of(town, gosho)).name == name


@pytest.mark.parametrize("name", [SHOWN["markup"], "🌻🌻", SHOWN["right-to-left"]])
async def test_a_profile_s_name_is_one_tap(town: Town, name: str) -> None:
    somebody = town.actor(cast.Stranger(903, name))
    await joins(somebody, await town.invite(needs_approval=True))
    somebody.sees(f"Благодарим, {name}!")
    town.actor(cast.ELENA).sees(name, "иска да се включи")
    await town.actor(cast.RADKA).writes("/menu")
    await town.actor(cast.RADKA).taps("Чакат записване: 1")
    town.actor(cast.RADKA).sees_button(f"🙋 {name}")


@pytest.mark.parametrize("name", ASKED_BACK.values(), ids=ASKED_BACK)
async def test_what_can_not_be_a_name_is_asked_back(town: Town, gosho: Actor, name: str) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes(name)
    gosho.sees("Не успяхме да прочетем името", "64")
    assert (await person_of(town, gosho)).name is None
    await gosho.writes("Гошо")
    gosho.sees("Къде живеете?")


@pytest.mark.parametrize("half", [0, 1])
async def test_what_is_hardly_a_name_is_asked_back_and_may_be_one(
    town: Town, gosho: Actor, half: int
) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    for words in DOUBTFUL[half::2]:
        await gosho.writes(words)
        gosho.sees(f"„{words}“ – това ли е името Ви?")
        assert (await person_of(town, gosho)).name is None
    await gosho.taps("Да, това е")
    gosho.sees("Къде живеете?")
    assert (await person_of(town, gosho)).name == words


async def test_an_earlier_question_s_yes_is_not_for_a_later_name(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes("12345")
    earlier = gosho.phone.last_screen
    await gosho.writes("да")
    answer = await gosho.taps_below(earlier, "Да, това е")
    assert "Как да се обръщаме" in answer.text
    assert (await person_of(town, gosho)).name is None
    await gosho.writes("Гошо")
    await gosho.does(gosho.phone.taps, "Да, това е")
    assert (await person_of(town, gosho)).name == "Гошо"


async def test_a_profile_name_of_numbers_is_one_tap(town: Town) -> None:
    somebody = town.actor(cast.Stranger(905, "007"))
    await joins(somebody, await town.invite())
    somebody.sees("Готово, 007!")


@pytest.mark.parametrize("words", ["да", "5", "🌻🌻"])
async def test_what_is_hardly_a_place_is_asked_back_and_may_be_one(
    town: Town, gosho: Actor, words: str
) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам", "Гошо")
    await gosho.writes(words)
    gosho.sees(f"„{words}“ – там ли живеете?")
    await gosho.taps("↩️ Назад")
    gosho.sees_button("с. Моравица")
    await gosho.writes(words)
    await gosho.taps("Да, това е")
    gosho.sees("Готово, Гошо")
    assert (await person_of(town, gosho)).other_settlement == words


async def test_a_profile_name_that_is_none_is_not_offered(town: Town) -> None:
    somebody = town.actor(cast.Stranger(904, "\u3164"))
    await somebody.opens_invite(await town.invite())
    await somebody.taps_through("Български", "Приемам")
    somebody.sees("Как да се обръщаме")
    somebody.sees_no_button("✅")


async def test_marks_that_turn_a_text_around_are_taken_out(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes("\u202eошоГ\u2066")
    assert (await person_of(town, gosho)).name == "ошоГ"


@pytest.mark.parametrize("place", [SHOWN["markup"], SHOWN["entity"], SHOWN["emoji"]])
async def test_a_typed_place_is_shown_as_written(town: Town, gosho: Actor, place: str) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам", "Гошо", "Друго място")
    await gosho.writes(place)
    await gosho.taps("Моите данни")
    gosho.sees(f"Място: {place}")


async def test_a_place_of_4000_letters_is_asked_back(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам", "Гошо", "Друго място")
    await gosho.writes("Ж" * 4000)
    gosho.sees("Напишете името на мястото")
    await gosho.writes("с. Стеврек")
    gosho.sees("Готово")


async def test_names_stand_in_lists_as_written(town: Town, gosho: Actor, elena: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes("<i>Гошо</i> &amp;")
    await gosho.taps("с. Изворово")
    await sends_meeting(elena)
    await gosho.taps("Ще дойда")
    await elena.taps_through("Обновявам", "Имена")
    elena.sees("• <i>Гошо</i> &amp;")


async def test_an_agenda_is_shown_as_written(town: Town, elena: Actor, maria: Actor) -> None:
    await elena.writes("/menu")
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")
    for words in ("21 март", "10:00", "<script>зала</script> & Co", "<b>1</b>\n&lt;2&gt;"):
        await elena.writes(words)
    await sends(elena)
    maria.sees("<script>зала</script> & Co", "<b>1</b>")
    await maria.taps("Дневен ред")
    maria.sees("1. <b>1</b>", "2. &lt;2&gt;")
