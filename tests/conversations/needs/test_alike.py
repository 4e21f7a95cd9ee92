"""Whoever says what another one has said is asked whether it is the same: then it is support."""

import pytest

from storage.kinds import NeedState
from storage.models import Need, NeedSupport
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.deeds import (
    DARK,
    STREETS,
    all_needs,
    says_need,
    tells,
    words_need,
)
from tests.conversations.needs.triaging import supports
from tests.conversations.tables import count, one, person_of
from tests.conversations.town import Actor, Town

WORDING = "Тъмна улица „Манастирска река“"
ALIKE = "Manastirska reka e tymna"
NOT_SENT = "Казаното сега не е изпратено."


async def test_yes_is_support_and_no_second_need(town: Town, maria: Actor, ivan: Actor) -> None:
    await words_need(town, await says_need(maria), WORDING)
    await tells(ivan, ALIKE)
    ivan.sees("За същото ли е като № 1?", WORDING)
    ivan.does_not_see(DARK, "Мария")
    await ivan.taps("Да, подкрепям я")
    ivan.sees("👍 Вече подкрепяте № 1.", "новините", NOT_SENT)
    assert await count(town, Need) == 1
    support = await one(town, NeedSupport)
    assert support.person_id == (await person_of(town, ivan)).id
    await ivan.taps("Виждам я")
    ivan.sees("№ 1", WORDING, "👍 1")
    ivan.does_not_see(DARK)


async def test_the_most_alike_of_several_is_asked_for(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    for wording in ("Пейки пред читалището", WORDING, "Дупки по главния път"):
        await words_need(town, await says_need(maria, wording), wording)
    await tells(ivan, ALIKE)
    ivan.sees("За същото ли е като № 2?", WORDING)


@pytest.mark.parametrize(
    ("wording", "said", "is_asked"),
    [
        ("Ремонт и пейки в горната махала", "Вода и дупки в горната махала", True),
        ("Вода и навес пред училището", "Вода пред читалището", True),
        ("Дупки и навес пред училището", "Вода и пейки пред училището", False),
        ("Площадка пред училището", "Пейки на площада", False),
    ],
)
async def test_just_above_the_limit_it_is_asked_and_just_below_it_is_not(
    town: Town, maria: Actor, ivan: Actor, wording: str, said: str, is_asked: bool
) -> None:
    await words_need(town, await says_need(maria, wording), wording)
    await tells(ivan, said)
    ivan.sees("За същото ли е като № 1?" if is_asked else "Да изпратим ли това?")


@pytest.mark.parametrize(
    ("wording", "said", "is_asked"),
    [
        *(("Път", typed, True) for typed in ("pat", "put", "PYT", "Nov put")),
        ("Въже на моста", "vuje", True),
        ("Път за гробищата и за реката", "put", True),
        ("Ключ", "kluch", True),
        ("Спукана тръба", "spukana truba na ulica rosa", True),
        ("Дупки по пътя към училището", "dupki po putq kum u4ili6teto na ulica Rosa", True),
        ("put", "Път", True),
        ("pyt", "Път", True),
        ("Ток", "put", False),
        ("Парк", "pyt", False),
        ("Път", "Park", False),
        ("Патрул", "putiovka", False),
        ("Майка", "muka", False),
    ],
)
async def test_the_hard_sign_may_be_typed_in_three_ways(
    town: Town, maria: Actor, ivan: Actor, wording: str, said: str, is_asked: bool
) -> None:
    await words_need(town, await says_need(maria, wording), wording)
    await tells(ivan, said)
    ivan.sees("За същото ли е като № 1?" if is_asked else "Да изпратим ли това?")


async def test_no_goes_on(town: Town, maria: Actor, ivan: Actor) -> None:
    await words_need(town, await says_need(maria), WORDING)
    await tells(ivan, ALIKE)
    await ivan.taps_through("Не, друго е", "Изпращам")
    ivan.sees("№ 2")
    assert await count(town, NeedSupport) == 0


async def test_words_that_come_after_a_photo_are_compared_too(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    await words_need(town, await says_need(maria), WORDING)
    await opens_menu(ivan)
    await ivan.taps_through("📌 Какво е нужно", "Казвам какво е нужно")
    await ivan.does(ivan.phone.sends_photo)
    await ivan.taps(STREETS)
    ivan.sees("Да изпратим ли това?")
    await ivan.writes(ALIKE)
    ivan.sees("За същото ли е като № 1?", WORDING)
    await ivan.taps("Не, друго е")
    ivan.sees("Да изпратим ли това?", ALIKE)
    await ivan.writes("Също и до моста")
    ivan.sees("Да изпратим ли това?", "до моста")
    await ivan.taps("Изпращам")
    ivan.sees("№ 2")


async def test_what_nobody_has_worded_is_never_shown(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    await says_need(maria)
    await tells(ivan, DARK)
    ivan.sees("Да изпратим ли това?")
    ivan.has_not_heard("№ 1")


async def test_not_in_another_topic_place_or_municipality(
    town: Town, maria: Actor, ivan: Actor, lili: Actor
) -> None:
    await words_need(town, await says_need(maria), WORDING)
    await tells(ivan, ALIKE, "🏠 Жилище")
    ivan.sees("Да изпратим ли това?")
    await ivan.taps_through("📍 Място", "с. Изворово", "🗂️ Тема", "💡 Улици")
    ivan.sees("Да изпратим ли това?")
    await ivan.taps_through("📍 Място", "Без място")
    ivan.sees("За същото ли е като № 1?")
    await tells(lili, ALIKE)
    lili.sees("Да изпратим ли това?")


async def test_not_what_was_declined_or_withdrawn(town: Town, maria: Actor, ivan: Actor) -> None:
    need = await says_need(maria)
    for state in (NeedState.DECLINED, NeedState.WITHDRAWN, NeedState.MERGED, NeedState.DONE):
        await words_need(town, need, WORDING, state)
        await tells(ivan, ALIKE)
        ivan.sees("Да изпратим ли това?")


async def test_what_is_decided_meanwhile_is_not_supported(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    need = await says_need(maria)
    await words_need(town, need, WORDING)
    await tells(ivan, ALIKE)
    await words_need(town, need, WORDING, NeedState.DECLINED)
    await ivan.taps("Да, подкрепям я")
    ivan.sees("Да изпратим ли това?")
    assert await count(town, NeedSupport) == 0
    await ivan.taps("Изпращам")
    ivan.sees("№ 2")


async def test_whoever_said_it_is_told_so_and_may_say_another_thing(
    town: Town, maria: Actor
) -> None:
    await words_need(town, await says_need(maria), WORDING)
    await tells(maria, ALIKE)
    maria.sees("За същото ли е като № 1?", WORDING, "Вие вече казахте това", "новините")
    maria.sees_no_button("подкрепям")
    await maria.taps("Да, същото е")
    maria.sees("Вие вече казахте това: № 1", "новините", NOT_SENT)
    maria.has_not_heard("подкрепяте")
    assert await count(town, NeedSupport) == 0
    await tells(maria, ALIKE)
    await maria.taps_through("Не, друго е", "Изпращам")
    maria.sees("№ 2")


async def test_who_supports_it_already_is_told_so(town: Town, maria: Actor, ivan: Actor) -> None:
    need = await says_need(maria)
    await words_need(town, need, WORDING)
    await supports(ivan, need.id)
    await tells(ivan, ALIKE)
    ivan.sees("За същото ли е като № 1?", WORDING, "Вие вече подкрепяте това", "новините")
    await ivan.taps("Да, същото е")
    ivan.sees("Вие вече подкрепяте това: № 1", "новините", NOT_SENT)
    assert await count(town, NeedSupport) == 1


async def test_what_is_sent_while_it_is_asked_is_told_too(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    await words_need(town, await says_need(maria), WORDING)
    await tells(ivan, ALIKE)
    await ivan.does(ivan.phone.sends_photo)
    ivan.sees("За същото ли е като № 1?", WORDING, "📷 1")
    await ivan.writes("Пред номер 5")
    ivan.sees("За същото ли е като № 1?", WORDING, "📷 1 · ✍️")
    await ivan.does(ivan.phone.sends_sticker)
    ivan.sees("За същото ли е като № 1?", WORDING, "не и файлове", "е запазено")
    await ivan.taps("❌ Не")
    ivan.sees("Да изпратим ли това?", ALIKE, "Пред номер 5", "📷 1")


@pytest.mark.parametrize(
    "words", ["да", "Не!", "👍", "👎🏽", "Същото е", "Не, друго е", "Да, подкрепям я", "Благодаря"]
)
async def test_an_answer_in_words_is_not_told_and_the_buttons_are_asked_for(
    town: Town, maria: Actor, ivan: Actor, words: str
) -> None:
    await words_need(town, await says_need(maria), WORDING)
    await tells(ivan, ALIKE)
    await ivan.writes(words)
    ivan.sees("За същото ли е като № 1?", WORDING, "изберете някой от бутоните")
    ivan.does_not_see("Получихме")
    await ivan.taps_through("Не, друго е", "Изпращам")
    assert (await all_needs(town))[-1].text == ALIKE
