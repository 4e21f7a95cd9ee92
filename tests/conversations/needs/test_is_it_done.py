"""Whoever is asked whether it is really done, and writes instead of tapping."""

import pytest

from bot.taps.enquiries import PassOnNotDoneTap
from storage.kinds import NeedState
from storage.models import ConversationState, NeedEvent, Rsvp
from tests.conversations.deeds import sends_meeting
from tests.conversations.needs.test_asking import is_done
from tests.conversations.needs.triaging import (
    accepts,
    gathers,
    has_said,
    need_now,
    opens_new,
    supports,
)
from tests.conversations.tables import count, dump, one
from tests.conversations.town import Actor, Town

ASKED = ("№ 1: изпълнено", "Готово ли е според Вас?")


@pytest.mark.parametrize("words", ["не", "да", "👍"])
async def test_a_plain_word_is_not_said_to_a_meeting(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, words: str
) -> None:
    await sends_meeting(elena)
    need = await is_done(town, elena, maria, ivan)
    await maria.writes(words)
    maria.sees(*ASKED, "Моля, изберете някой от бутоните.")
    maria.sees_button("👍 Да, готово е")
    assert (await need_now(town, need)).state == NeedState.DONE
    assert await count(town, NeedEvent, NeedEvent.kind == "answer") == 0
    await maria.taps("👎 Още не")
    assert (await need_now(town, need)).state == NeedState.IN_REVIEW


async def test_it_is_said_to_the_meeting_by_whoever_is_not_asked(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await sends_meeting(elena)
    await is_done(town, elena, maria, ivan)
    await maria.taps("👍 Да, готово е")
    for actor in (maria, ivan):
        await actor.writes("не")
        actor.sees("Да запишем ли", "няма да дойдете")
    assert await count(town, Rsvp, Rsvp.answer.is_not(None)) == 0


async def test_thanks_for_it_are_no_answer(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await is_done(town, elena, maria, ivan)
    await maria.writes("Благодаря!")
    maria.does_not_see(*ASKED)


LEFT = "Две лампи още не светят, питайте на 0888 123 456"


async def test_longer_words_are_offered_as_a_no(
    town: Town, elena: Actor, radka: Actor, maria: Actor, ivan: Actor
) -> None:
    await sends_meeting(elena)
    need = await is_done(town, elena, maria, ivan)
    await maria.writes(LEFT)
    maria.sees("Още не сме го предали", "Готово ли е № 1 според Вас?")
    maria.sees_button("👍 Да, готово е")
    maria.sees_button("✉️ Не, ново съобщение")
    assert len(maria.phone.last_screen.buttons) <= 7
    await maria.writes("да")
    maria.sees("Моля, изберете някой от бутоните.")
    assert (await need_now(town, need)).state == NeedState.DONE
    radka.listens()
    await maria.taps("👎 Още не, предавам го")
    maria.sees("разглеждаме го отново", "и получават това, което изпратихте")
    maria.sees_no_button("Казвам какво липсва")
    await gathers(town)
    radka.sees("№ 1: казват, че още не е готово")
    await radka.taps("👁️ № 1")
    radka.sees("Две лампи още не светят", "•••", "разглежда се")
    radka.does_not_see("0888", "Мария")
    await ivan.taps("👁️ Към № 1")
    ivan.has_not_heard("Две лампи")
    assert "0888 123 456" not in repr(await dump(town.database))


@pytest.mark.not_on_viber("Nobody can record there for a bot")
async def test_a_recording_too(town: Town, elena: Actor, maria: Actor, ivan: Actor) -> None:
    await is_done(town, elena, maria, ivan)
    await maria.does(maria.phone.sends_voice, 5)
    maria.sees("Готово ли е № 1 според Вас?", "Гласът може да се познае")
    await maria.taps("👎 Още не, предавам го")
    assert (await one(town, NeedEvent, NeedEvent.kind == "answer")).media_id is not None
    await maria.writes("И още нещо")
    maria.sees_no_button("👎")


async def test_only_the_author_says_no_and_only_once(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    need = await is_done(town, elena, maria, ivan)
    await ivan.writes("Не свети")
    ivan.sees_no_button("👎")
    nonce = (await one(town, ConversationState)).data["lost"]["nonce"]
    await ivan.forges(PassOnNotDoneTap(nonce=nonce, need=need).pack())
    ivan.sees("не води никъде")
    await maria.writes("Не свети")
    tap = maria.sees_button("👎 Още не, предавам го").data
    await maria.taps("👍 Да, готово е")
    assert tap is not None
    await maria.forges(tap)
    maria.sees("вече няма въпрос")
    assert (await need_now(town, need)).state == NeedState.DONE


async def test_among_other_news_it_is_asked_too(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    need = await has_said(maria)
    await opens_new(elena)
    await accepts(elena)
    await supports(ivan, need)
    for label in ("🗂️ Влезе в плана", "🛠️ Изпълнява се", "✅ Изпълнено е"):
        await elena.taps_through("↩️ Към № 1", label, "Без думи")
    await gathers(town)
    maria.sees("Новини: ", "№ 1: изпълнено. Готово ли е според Вас?")
    ivan.sees("№ 1: изпълнено")
    ivan.does_not_see("Готово ли е")
    await maria.taps_through("👁️ Към № 1", "👍 Да, готово е")
    await maria.writes("не")
    maria.does_not_see("Готово ли е")


async def test_after_a_no_the_words_are_not_put_where_nobody_hears_of_them(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await is_done(town, elena, maria, ivan)
    no = maria.sees_button("👎 Още не").data
    assert no is not None
    await maria.writes(LEFT)
    late = maria.sees_button("👎 Още не, предавам го").data
    assert late is not None
    await maria.forges(no)
    before = await count(town, NeedEvent)
    await maria.forges(late)
    maria.sees("вече няма въпрос")
    assert await count(town, NeedEvent) == before
    assert (await one(town, ConversationState)).data["lost"]["text"] == LEFT
