"""The answers with which Viber says no: a number, its name, and perhaps a reason."""

from __future__ import annotations

from typing import Any

NAMES = {
    1: "invalidUrl",
    2: "invalidAuthToken",
    3: "badData",
    4: "missingData",
    5: "receiverNotRegistered",
    6: "notSubscribed",
    7: "publicAccountBlocked",
    8: "publicAccountNotFound",
    9: "publicAccountSuspended",
    10: "webhookNotSet",
    11: "receiverNoSuitableDevice",
    12: "Too many requests",
    13: "apiVersionNotSupported",
    14: "incompatibleWithVersion",
    15: "publicAccountNotAuthorized",
    16: "inchatReplyMessageNotAllowed",
    17: "publicAccountIsNotInline",
    18: "noPublicChat",
    19: "cannotSendBroadcast",
    20: "broadcastNotAllowed",
    21: "unsupportedCountry",
    22: "paymentUnsupported",
    23: "freeMessagesExceeded",
    24: "noBalance",
}
"""Names of the status numbers (viber.md 7); 6 and 12 in the words in which they were seen."""

IN_LISTS = {5: "Not found", 6: "Not subscribed"}
"""The words that a broadcast's failed_list has for them (viber.md 2.3)."""


class RefusalError(Exception):
    """An error answer, sent with HTTP 200; the status names it, the words may change."""

    def __init__(self, status: int, message: str = "") -> None:
        super().__init__(message or NAMES.get(status, "generalError"))
        self.status = status

    @property
    def message(self) -> str:
        """The status_message."""
        return str(self)

    def wire(self) -> dict[str, Any]:
        """Give the JSON body without what every answer has."""
        return {"status": self.status, "status_message": self.message}


def bad(reason: str) -> RefusalError:
    """Refuse what has the wrong form; the words behind the name are the simulator's own."""
    return RefusalError(3, f"badData: {reason}")


def missing(field: str) -> RefusalError:
    """Refuse what lacks a field."""
    return RefusalError(4, f"missingData: {field}")
