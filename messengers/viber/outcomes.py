"""What became of a call, as a value: Viber's status numbers in the words of the contract."""

import logging

from messengers.messenger import Outcome, Refused, Sent, Stopped, TryLater
from messengers.viber.client import Answer

log = logging.getLogger(__name__)

# Viber REST API, "Error codes". Only the number counts: the words that come with it vary.
NAMES = {
    1: "invalidUrl",
    2: "invalidAuthToken",
    3: "badData",
    4: "missingData",
    5: "receiverNotRegistered",
    6: "receiverNotSubscribed",
    7: "publicAccountBlocked",
    8: "publicAccountNotFound",
    9: "publicAccountSuspended",
    10: "webhookNotSet",
    11: "receiverNoSuitableDevice",
    12: "tooManyRequests",
    13: "apiVersionNotSupported",
    14: "incompatibleWithVersion",
    15: "publicAccountNotAuthorized",
    21: "unsupportedCountry",
    23: "freeMessagesExceeded",
    24: "noBalance",
}
GONE = (5, 6)
NEVER = (3, 4, 11, 13, 14, 21)
# The bot's own trouble: nobody's message is lost, and the operator hears of it.
OPERATORS = (2, 7, 8, 9, 15, 23, 24)
WEBHOOK_LOST = 10
TOO_MANY = 12
TOO_OLD = 13

WEBHOOK_SECONDS = 60.0
# A hundred messages in an hour without a word from the person; everybody else still hears us.
UNANSWERED_SECONDS = 3600.0
BY_THE_CALLERS_SCHEDULE = 0.0


def outcome_of(answer: Answer) -> Outcome:
    """Say what an answer to send_message means; what only the operator can mend is logged."""
    status = answer.status
    if status == 0:
        token = "" if answer.message_token is None else str(answer.message_token)
        return Sent(token, answer.billing_status)
    if status in GONE:
        return Stopped()
    if status in NEVER:
        return Refused(named(status))
    if status == TOO_MANY:
        return TryLater(UNANSWERED_SECONDS)
    if status == WEBHOOK_LOST:
        return TryLater(WEBHOOK_SECONDS)
    if status in OPERATORS:
        log.warning("Viber takes nothing from this bot: %s", named(status))
    else:
        log.warning("Viber answered a status that we do not expect: %s", named(status))
    return TryLater(BY_THE_CALLERS_SCHEDULE)


def named(status: int) -> str:
    """The number and name of a status, without any words of Viber's or ours."""
    return f"{status} {NAMES.get(status, 'unknown')}"
