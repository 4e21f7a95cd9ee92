"""What a person sees: the old message changes where it can, else a new one comes."""

from messengers.messenger import Refused, Sent, Stopped, Tapped, TryLater
from messengers.pace import Pace
from messengers.screen import Button, Media, Screen
from messengers.telegram.messenger import TelegramMessenger
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from tests.messengers.conftest import Clock
from tests.messengers.scripted_server import refused, running, sent, speaking_to

MENU = Screen("Меню", "Изберете.", ((Button("🗳 Гласуване", "polls"),),))
POLLS = Screen("Гласуване", "Няма открито.", ((Button("☰ Меню", "menu"),),), toast="Ето")
PICTURE = Media("qr.png", "image/png", b"\x89PNG\r\n\x1a\n")


async def _first_screen(messenger: TelegramMessenger, screen: Screen = MENU) -> str:
    outcome = await messenger.show("700", screen, None)
    assert isinstance(outcome, Sent)
    return outcome.message_id


def _tap(maria: Phone, message_id: str) -> Tapped:
    return Tapped(maria.taps_on(int(message_id), "polls"), message_id)


async def test_the_tapped_message_becomes_the_next_screen(
    messenger: TelegramMessenger, maria: Phone
) -> None:
    shown = await _first_screen(messenger)

    outcome = await messenger.show("700", POLLS, _tap(maria, shown))

    assert outcome == Sent(shown)
    assert len(maria.heard()) == 1
    maria.sees("Няма открито.")
    maria.sees_button("☰ Меню")
    assert maria.toasts == ["Ето"]
    assert maria.waiting_taps == 0


async def test_the_same_screen_again_is_success(
    messenger: TelegramMessenger, maria: Phone
) -> None:
    shown = await _first_screen(messenger)

    assert await messenger.show("700", MENU, _tap(maria, shown)) == Sent(shown)
    assert await messenger.mark("700", shown, MENU) == Sent(shown)
    assert len(maria.heard()) == 1


async def test_after_the_history_was_cleared_a_new_message_comes(
    messenger: TelegramMessenger, maria: Phone
) -> None:
    shown = await _first_screen(messenger)
    tapped = _tap(maria, shown)
    maria.clears_history()

    outcome = await messenger.show("700", POLLS, tapped)

    assert isinstance(outcome, Sent)
    assert outcome.message_id != shown
    maria.sees("Няма открито.")


async def test_a_message_that_the_bot_can_not_reach_is_answered_by_a_new_one(
    messenger: TelegramMessenger, maria: Phone
) -> None:
    outcome = await messenger.show("700", POLLS, Tapped(maria.taps_on(1, "polls"), None))

    assert isinstance(outcome, Sent)
    assert maria.waiting_taps == 0
    maria.sees("Няма открито.")


async def test_a_screen_of_its_own_leaves_the_old_message_alone(
    messenger: TelegramMessenger, maria: Phone
) -> None:
    shown = await _first_screen(messenger)

    await messenger.show("700", Screen("Готово", is_new=True), _tap(maria, shown))

    assert [message.text for message in maria.heard()] == ["Меню\nИзберете.", "Готово"]


async def test_pictures_come_as_new_messages_and_words_after_a_picture_too(
    messenger: TelegramMessenger, maria: Phone
) -> None:
    shown = await _first_screen(messenger)
    outcome = await messenger.show("700", Screen("Покана", media=PICTURE), _tap(maria, shown))
    assert isinstance(outcome, Sent)

    await messenger.show("700", MENU, _tap(maria, outcome.message_id))

    assert [message.text for message in maria.heard()] == [
        "Меню\nИзберете.",
        "Покана",
        "Меню\nИзберете.",
    ]


async def test_the_words_under_a_picture_can_be_marked(
    messenger: TelegramMessenger, maria: Phone
) -> None:
    shown = await _first_screen(messenger, Screen("Покана", media=PICTURE))

    assert await messenger.mark("700", shown, Screen("Покана", "Изтекла.")) == Sent(shown)
    maria.sees("Изтекла.")


async def test_marking_a_message_that_is_gone_says_so_and_shows_nothing_new(
    messenger: TelegramMessenger, maria: Phone
) -> None:
    shown = await _first_screen(messenger)
    maria.clears_history()

    outcome = await messenger.mark("700", shown, POLLS)

    assert outcome == Refused("Bad Request: message to edit not found")
    assert maria.heard() == []


async def test_an_old_tap_is_no_reason_not_to_show(
    messenger: TelegramMessenger, maria: Phone
) -> None:
    shown = await _first_screen(messenger)

    outcome = await messenger.show("700", POLLS, Tapped("forgotten", shown))

    assert outcome == Sent(shown)
    maria.sees("Няма открито.")


async def test_a_long_toast_is_cut(messenger: TelegramMessenger, maria: Phone) -> None:
    shown = await _first_screen(messenger)

    await messenger.acknowledge(_tap(maria, shown), "я" * 300)

    assert maria.toasts == ["я" * 199 + "…"]


async def test_who_blocked_the_bot_or_never_came_is_stopped(
    server: TelegramServer, messenger: TelegramMessenger, maria: Phone
) -> None:
    shown = await _first_screen(messenger)
    maria.blocks()
    gone = server.phone(701, "Иван")
    gone.opens_link()
    gone.deactivates()

    assert await messenger.send("700", MENU) == Stopped()
    assert await messenger.show("700", MENU, Tapped("x", shown)) == Stopped()
    assert await messenger.send("701", MENU) == Stopped()
    assert await messenger.send("999", MENU) == Stopped()


async def test_a_short_pause_is_waited_out_once(
    server: TelegramServer, messenger: TelegramMessenger, maria: Phone, clock: Clock
) -> None:
    shown = await _first_screen(messenger)
    server.faults.add("editMessageText", kind="too_many", seconds=2)
    start = clock()

    outcome = await messenger.show("700", POLLS, _tap(maria, shown))

    assert outcome == Sent(shown)
    assert clock() - start == 2


async def test_two_short_pauses_are_handed_back(
    server: TelegramServer, messenger: TelegramMessenger, maria: Phone, pace: Pace
) -> None:
    server.faults.add("sendMessage", kind="too_many", seconds=1, times=2)

    outcome = await messenger.show("700", POLLS, None)

    assert outcome == TryLater(1, is_whole_bot=True)
    assert pace.paused_for() == 1
    maria.hears_nothing()


async def test_in_a_long_pause_the_whole_bot_makes_no_call(
    server: TelegramServer, messenger: TelegramMessenger, maria: Phone, pace: Pace
) -> None:
    shown = await _first_screen(messenger)
    server.faults.add(kind="too_many", seconds=30)
    assert await messenger.send("700", POLLS) == TryLater(30, is_whole_bot=True)
    made = len(server.calls)

    late = TryLater(30, is_whole_bot=True)
    assert await messenger.send("700", POLLS) == late
    assert await messenger.show("700", POLLS, _tap(maria, shown)) == late
    assert await messenger.show("700", POLLS, None) == late
    assert await messenger.mark("700", shown, POLLS) == late
    assert len(server.calls) == made
    assert pace.paused_for() == 30


async def test_answers_go_at_once_and_notices_wait_for_their_turn(
    messenger: TelegramMessenger, maria: Phone, clock: Clock
) -> None:
    start = clock()
    for _ in range(10):
        await messenger.show("700", Screen(body="Отговор"), None)
    assert clock() == start

    await messenger.send("700", MENU)

    assert clock() - start > 10 / 28


async def test_a_refused_edit_for_any_reason_still_lets_the_person_see(pace: Pace) -> None:
    strange = refused(400, "Bad Request: BUTTON_TYPE_INVALID")
    async with (
        running(strange, strange, sent(6)) as server,
        speaking_to(server.address, pace) as messenger,
    ):
        outcome = await messenger.show("700", MENU, Tapped("tap", "5"))

    assert outcome == Sent("6")
    assert server.methods[-1] == "sendMessage"


async def test_in_a_group_chat_the_bot_says_one_sentence_and_goes(
    server: TelegramServer, messenger: TelegramMessenger, maria: Phone
) -> None:
    group = maria.adds_bot_to_group("Съседи")

    await messenger.leave(str(group), Screen(body="Пишете ни лично."))

    assert [call.method for call in server.calls] == ["sendMessage", "leaveChat"]
    assert [message.text for message in server.groups[group].messages if message.from_bot] == [
        "Пишете ни лично."
    ]


async def test_a_group_chat_that_lets_nobody_speak_is_left_all_the_same(pace: Pace) -> None:
    muted = refused(400, "Bad Request: not enough rights to send text messages to the chat")
    async with running(muted) as server, speaking_to(server.address, pace) as messenger:
        await messenger.leave("-100", Screen(body="Пишете ни лично."))

    assert server.methods == ["sendMessage", "leaveChat"]
