"""Whoever opens the chat again has said nothing: it goes on where it stands."""

from simulator.viber.server import ViberServer
from storage.kinds import ContactState
from tests.conversations.deeds import opens_menu, sends_meeting
from tests.conversations.tables import contact_of
from tests.conversations.town import Actor, Town

WORDS = "Пътят е затворен до петък."


async def writes_message(elena: Actor) -> None:
    """Stand where it is asked who shall get it."""
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    await elena.writes(WORDS)


async def test_what_was_said_in_a_form_is_kept(viber: ViberServer, elena: Actor) -> None:
    await writes_message(elena)
    asked, before = elena.phone.last_screen.text, len(viber.calls)
    await elena.opens_invite()
    elena.sees(asked)
    assert [call.method for call in viber.calls[before:]] == ["welcome"]
    await elena.taps("Двете групи")
    elena.sees(WORDS)


async def test_a_day_later_it_is_asked_whether_to_go_on(town: Town, elena: Actor) -> None:
    await writes_message(elena)
    asked = elena.phone.last_screen.text
    await town.waits(days=1)
    await elena.opens_invite()
    elena.sees("Да продължим ли?")
    await elena.taps("Продължавам")
    elena.sees(asked)


async def test_the_own_group_s_invite_is_answered_in_one_message(
    town: Town, viber: ViberServer, maria: Actor
) -> None:
    await opens_menu(maria)
    await maria.taps_through("📌 Какво е нужно", "Казвам какво е нужно")
    asked, before = maria.phone.last_screen.text, len(viber.calls)
    await maria.opens_invite(await town.invite())
    maria.sees("👋 Вече сте в групата", asked)
    maria.sees_no_button("Срещи")
    maria.sees_button("Отказвам се")
    assert [call.method for call in viber.calls[before:]] == ["welcome"]
    await maria.writes("Няма пейка на спирката")
    maria.sees("За какво се отнася?")


async def test_outside_a_form_it_brings_the_usual_menu(town: Town, maria: Actor) -> None:
    await maria.opens_invite(await town.invite())
    maria.sees("👋 Вече сте в групата", "Какво желаете?")
    for label in ("Срещи", "Какво е нужно", "Въпрос", "Моите данни"):
        maria.sees_button(label)


async def test_outside_a_form_the_menu_is_shown(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.opens_invite()
    maria.sees_button("Срещи")


async def test_the_word_start_leaves_a_form_as_ever(elena: Actor) -> None:
    await writes_message(elena)
    await elena.writes("/start")
    elena.sees_button("Ново съобщение")


async def test_who_said_stop_and_only_looks_stays_stopped(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await maria.writes("СТОП")
    await maria.opens_invite()
    maria.sees("Спряхме съобщенията")
    await sends_meeting(elena)
    maria.has_not_heard("Покана")
    await maria.taps("СТАРТ")
    assert (await contact_of(town, maria)).state == ContactState.ACTIVE
