"""answerCallbackQuery."""

from __future__ import annotations

from simulator.telegram.http.arguments import Arguments
from simulator.telegram.refusals import QUERY_TOO_OLD, RefusalError, bad_request
from simulator.telegram.updates import CALLBACK_LIFETIME
from simulator.telegram.world import World

ANSWER_LENGTH = 200


def answer_callback_query(world: World, arguments: Arguments) -> bool:
    """End a button's spinner, with a short text if the bot gives one."""
    tap = world.taps.get(arguments.text("callback_query_id"))
    if tap is None or tap.at < world.now() - CALLBACK_LIFETIME:
        raise RefusalError(400, QUERY_TOO_OLD)
    text = arguments.text("text")
    if len(text) > ANSWER_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    tap.answer(text, arguments.flag("show_alert"))
    return True


METHODS = {"answerCallbackQuery": answer_callback_query}
