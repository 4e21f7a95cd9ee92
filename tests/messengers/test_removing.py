"""What a person wrote is taken out of the chat, as far as Telegram lets a bot do it."""

from messengers.pace import Pace
from messengers.telegram.messenger import TelegramMessenger
from simulator.telegram.phone import Phone


async def test_what_was_written_goes(messenger: TelegramMessenger, maria: Phone) -> None:
    written = maria.writes("2")

    assert await messenger.remove("700", str(written.message_id)) is True
    assert written.deleted


async def test_what_is_gone_already_is_gone(messenger: TelegramMessenger, maria: Phone) -> None:
    written = maria.writes("2")
    maria.clears_history()

    assert await messenger.remove("700", str(written.message_id)) is True


async def test_after_two_days_it_stays(messenger: TelegramMessenger, maria: Phone) -> None:
    written = maria.writes("2")
    written.date -= 49 * 3600

    assert await messenger.remove("700", str(written.message_id)) is False
    assert not written.deleted


async def test_while_the_bot_has_to_be_silent_it_stays(
    messenger: TelegramMessenger, maria: Phone, pace: Pace
) -> None:
    written = maria.writes("2")
    pace.pause(3)

    assert await messenger.remove("700", str(written.message_id)) is False
    assert not written.deleted
