"""What became of a call, as a value: the Bot API's errors in the words of the contract."""

import re

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from messengers.messenger import Refused, Stopped, TryLater, Uncertain
from messengers.telegram.client import NotConnected

# Words of telegram-bot-api and of the servers behind it, without regard to case.
GONE = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated")
NOT_MODIFIED = "message is not modified"
NO_TEXT_TO_EDIT = "there is no text in the message to edit"
NO_CAPTION_TO_EDIT = "there is no caption in the message to edit"
NOTHING_TO_DELETE = "message to delete not found"
# What an edit meets when the message is no longer ours to change.
NOT_EDITABLE = (
    NO_TEXT_TO_EDIT,
    NO_CAPTION_TO_EDIT,
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message_edit_time_expired",
)

# Telegram may quote what it did not like; what we said stays out of logs and reports.
QUOTED = re.compile(r'"[^"]*"?')
REASON_LENGTH = 200

BY_THE_CALLERS_SCHEDULE = 0.0


def outcome_of(error: TelegramAPIError) -> TryLater | Stopped | Refused | Uncertain:
    """Say what a failed call means; `TryLater(0.0)` leaves the time to the caller's schedule.

    A wrong or revoked token (401, 404) is the operator's to mend and loses nobody's message.
    """
    match error:
        case TelegramRetryAfter():
            return TryLater(float(error.retry_after), is_whole_bot=True)
        case (
            TelegramServerError()
            | TelegramUnauthorizedError()
            | TelegramNotFound()
            | NotConnected()
        ):
            return TryLater(BY_THE_CALLERS_SCHEDULE)
        case TelegramForbiddenError():
            return Stopped()
        case TelegramBadRequest() if says(error.message, *GONE):
            return Stopped()
        case TelegramNetworkError() if not isinstance(error, TelegramEntityTooLarge):
            return Uncertain()
        case _:
            return Refused(QUOTED.sub("…", error.message)[:REASON_LENGTH])


def says(message: str, *phrases: str) -> bool:
    """Whether an error's text holds one of these phrases, which are in small letters."""
    return any(phrase in message.lower() for phrase in phrases)
