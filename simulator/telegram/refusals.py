"""The answers with which the Bot API says no, in the words of the real server."""

from __future__ import annotations

from typing import Any

BLOCKED = "Forbidden: bot was blocked by the user"
CHAT_NOT_FOUND = "Bad Request: chat not found"
DEACTIVATED = "Forbidden: user is deactivated"
INITIATE = "Forbidden: bot can't initiate conversation with a user"
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


class RefusalError(Exception):
    """An error answer: HTTP status, description and, for 429 and migrations, parameters."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def wire(self) -> dict[str, Any]:
        """Give the JSON body that the real server sends (docs: "Making requests")."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.status,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> RefusalError:
    """Refuse with 400 and a reason without its prefix."""
    return RefusalError(400, f"Bad Request: {reason}")


def too_many_requests(seconds: int) -> RefusalError:
    """Refuse with 429; seconds until the bot may try again (telegram-bot-api Query.cpp)."""
    return RefusalError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
