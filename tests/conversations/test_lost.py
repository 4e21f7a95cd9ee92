"""Getting lost and being found (journey X)."""

from collections.abc import Callable
from datetime import time

import pytest
from sqlalchemy import update

from simulator.telegram.phone import Phone
from storage.models import Media, Meeting, Municipality, Person, Rsvp
from tests import cast
from tests.conversations.deeds import drafts_meeting, opens_card, sends_meeting
from tests.conversations.tables import contact_of, count, is_forgotten, person_of
from tests.conversations.town import Actor, Town

THINGS: dict[str, Callable[[Phone], object]] = {
    "sticker": lambda phone: phone.sends_sticker(),
    "photo": lambda phone: phone.sends_photo(caption="Улицата е тъмна"),
    "voice": lambda phone: phone.sends_voice(),
    "file": lambda phone: phone.sends_document(),
    "place": lambda phone: phone.sends_location(),
    "contact": lambda phone: phone.sends_contact(),
}
BROKEN = (
    "zzz",
    "a:1",
    "a:x:coming",
    "v:",
    "v:1:2",
    "a:1:yes",
    "😀",
    "v:-1",
    "w:1:coming:-5",
)
HUGE = ("v:9007199254740993", f"v:{10**50}", f"a:{2**63}:coming", f"g:{2**64}:1", "l:99999999")


async def test_words_that_we_do_not_understand_are_answered_honestly(
    town: Town, maria: Actor
) -> None:
    await maria.writes("Кога ще оправите улицата?")
    maria.sees("автоматичен чат", "Още не сме го предали", cast.HELP_PHONE[cast.ANTONOVO])


async def test_nobody_gets_words_that_we_did_not_understand(
    town: Town, maria: Actor, elena: Actor, ivan: Actor
) -> None:
    elena.listens()
    ivan.listens()
    await maria.writes("Кога ще оправите улицата?")
    elena.hears_nothing()
    ivan.hears_nothing()


@pytest.mark.parametrize("half", [0, 1])
async def test_things_at_the_wrong_moment_are_answered_honestly(
    town: Town, maria: Actor, half: int
) -> None:
    for name, send in list(THINGS.items())[half::2]:
        await maria.does(send, maria.phone)
        # What a human could hear or see is offered to one; the rest can not be taken.
        is_offered = any("предавам" in each.label for each in maria.phone.last_screen.buttons)
        maria.sees("автоматичен чат", "Още не сме" if is_offered else "Не сме го запазили")
        assert maria.heard_new() == 1, name
    assert all(call.method != "getFile" for call in town.server.calls)
    assert await count(town, Media) == 0


async def test_things_from_a_stranger_lead_to_the_invitation(town: Town, gosho: Actor) -> None:
    for send in THINGS.values():
        await gosho.does(send, gosho.phone)
        gosho.sees("автоматичен чат", "поканата")
    assert await is_forgotten(town, gosho)


async def test_things_in_a_form_ask_the_same_question_again(town: Town, elena: Actor) -> None:
    await elena.writes("/menu")
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")
    for send in THINGS.values():
        await elena.does(send, elena.phone)
        elena.sees("На коя дата?", "автоматичен чат")
    await elena.writes("21 март")
    elena.sees("В колко часа?")


async def test_words_where_buttons_are_asked_ask_again(town: Town, elena: Actor) -> None:
    await elena.writes("/menu")
    await elena.taps("Нова среща")
    for words in ("Какво ли?", "Обучение за всички", "колко време трае едно обучение"):
        await elena.writes(words)
        elena.sees("Какво насрочвате?", "изберете някой от бутоните")
    elena.sees_button("Обучение")


async def test_words_where_the_consent_is_asked_are_no_consent(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps("Български")
    await gosho.writes("да")
    gosho.sees("Приемате ли?", "изберете някой от бутоните")
    assert (await contact_of(town, gosho)).person_id is None


@pytest.mark.not_on_viber("Nobody can change there what they have sent to a bot")
async def test_an_edited_message_changes_nothing(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes("Георги")
    written = next(m for m in reversed(gosho.phone.messages) if not m.from_bot)
    await gosho.does(gosho.phone.edits, written.message_id, "Друг")
    gosho.hears_nothing()
    gosho.sees("Къде живеете?")
    assert (await person_of(town, gosho)).name == "Георги"


async def test_an_answer_after_the_beginning_comes_too_late(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    invitation = maria.phone.last_screen
    await town.waits(days=8)
    answered = await maria.taps_below(invitation, "Ще дойда")
    assert "вече започна" in answered.text
    assert await count(town, Rsvp) == 0
    await maria.taps("Срещи")
    maria.sees("нямате покани за срещи")


async def test_an_answer_to_a_cancelled_meeting_says_that_it_is_cancelled(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    answer = maria.sees_button("Ще дойда").data
    assert answer is not None
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    await maria.forges(answer)
    maria.sees("ОТМЕНЕНА", "лошо време")
    assert await count(town, Rsvp) == 0


async def test_broken_buttons_lead_nowhere_and_break_nothing(town: Town, maria: Actor) -> None:
    for tap in BROKEN:
        await maria.forges(tap)
        maria.sees("не води никъде")


async def test_numbers_of_nobody_lead_nowhere_and_break_nothing(
    town: Town, maria: Actor, elena: Actor
) -> None:
    for tap in HUGE:
        await maria.forges(tap)
        maria.sees("не води никъде")
        await elena.forges(tap)
        elena.sees("не води никъде")


async def test_broken_buttons_of_a_stranger_lead_to_the_invitation(
    town: Town, gosho: Actor
) -> None:
    await gosho.writes("здравейте")
    for tap in (*BROKEN, *HUGE):
        await gosho.forges(tap)
        gosho.sees("хора с покана")
    assert await is_forgotten(town, gosho)


async def test_the_menu_is_one_word_away_from_everywhere(town: Town, elena: Actor) -> None:
    for word in ("/menu", "меню", "начало", "menu", "/start"):
        await elena.writes("/menu")
        await elena.taps_through("Нова среща", "Обучение")
        await elena.writes(word)
        elena.sees("Община Антоново", "Какво желаете?")
        await elena.writes("Обучение")
        elena.sees("автоматичен чат")


async def test_help_is_one_word_away_and_does_not_end_a_form(town: Town, elena: Actor) -> None:
    await elena.writes("/menu")
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")
    for word in ("/help", "помощ", "?", "help", "yardım"):
        await elena.writes(word)
        elena.sees("Радка", cast.HELP_PHONE[cast.ANTONOVO], "9:00–17:00 ч.", "112")
    await elena.writes("21 март")
    elena.sees("В колко часа?")


async def test_help_of_a_stranger_names_no_municipality(town: Town, gosho: Actor) -> None:
    await gosho.writes("помощ")
    gosho.sees("112", "контактното лице")
    gosho.does_not_see("Радка", "0601")


async def test_help_is_of_the_own_municipality(town: Town, lili: Actor) -> None:
    await lili.writes("помощ")
    lili.sees(cast.HELP_PHONE[cast.SOPOT])
    lili.does_not_see(cast.HELP_PHONE[cast.ANTONOVO])


async def test_help_names_the_hours_of_the_own_municipality(
    town: Town, elena: Actor, lili: Actor
) -> None:
    async with town.database.write() as session:
        await session.execute(
            update(Municipality)
            .where(Municipality.name == cast.SOPOT)
            .values(help_from=time(8, 30), help_until=time(16))
        )
    await lili.writes("помощ")
    lili.sees("8:30–16:00 ч.")
    await elena.writes("помощ")
    elena.sees("9:00–17:00 ч.")


async def test_a_member_sees_nothing_of_the_organisers(town: Town, maria: Actor) -> None:
    await maria.writes("/menu")
    for label in ("Нова среща", "Чакат"):
        maria.sees_no_button(label)


async def test_a_dropped_draft_s_buttons_lead_nowhere(town: Town, elena: Actor) -> None:
    await drafts_meeting(elena)
    send = elena.sees_button("Изпращам").data
    assert send is not None
    await elena.taps("Изтривам черновата")
    await elena.forges(send)
    elena.sees("не води никъде")
    assert await count(town, Meeting) == 0


@pytest.mark.not_on_viber("A bot can not be brought into a group there")
async def test_in_a_group_chat_the_bot_says_one_sentence_and_leaves(
    town: Town, maria: Actor
) -> None:
    people = await count(town, Person)
    chats: list[int] = []
    await maria.does(lambda: chats.append(maria.phone.adds_bot_to_group("Съседи")))
    group = town.server.groups[chats[0]]
    said = [message.text for message in group.messages if message.from_bot]
    assert len(said) == 1
    assert "само насаме" in said[0]
    assert "Мария" not in said[0]
    assert group.bot_status == "left"
    maria.hears_nothing()
    assert await count(town, Person) == people


@pytest.mark.not_on_viber("A bot can not be brought into a group there")
async def test_a_command_in_a_group_chat_is_not_answered_there(town: Town, maria: Actor) -> None:
    chats: list[int] = []
    await maria.does(lambda: chats.append(maria.phone.adds_bot_to_group("Съседи")))
    await maria.does(maria.phone.writes_in_group, chats[0], "/menu")
    group = town.server.groups[chats[0]]
    assert sum(message.from_bot for message in group.messages) == 1
    maria.hears_nothing()


async def test_a_whole_chat_that_was_deleted_begins_anew(town: Town, maria: Actor) -> None:
    await maria.writes("/menu")
    screen = maria.phone.last_screen
    tap = maria.sees_button("Моите данни").data
    maria.phone.clears_history()
    assert tap is not None
    await maria.does(maria.phone.taps_on, screen.message_id, tap)
    maria.sees("Вашите данни")
