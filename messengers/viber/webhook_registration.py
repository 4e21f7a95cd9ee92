"""Telling Viber where it finds us, and looking whether it still does."""

import re
from typing import NoReturn

from messengers.viber.account import Account, AccountUnknown, account_of
from messengers.viber.client import NoAnswer, NotConnected, ViberClient
from messengers.viber.outcomes import named

# Viber REST API, set_webhook: the first three come in any case, the others only if asked for.
EVENT_TYPES = (
    "message",
    "subscribed",
    "unsubscribed",
    "conversation_started",
    "delivered",
    "seen",
    "failed",
)
INVALID_URL = 1
# Viber tells in its own server's words what it met at our address.
MET = re.compile(r"HTTP/1\.1 ([1-5]\d\d)\b")


class NotRegistered(Exception):
    """Viber does not know where to find us; the reason is a sentence without the token."""


async def register(client: ViberClient, url: str) -> bool:
    """Have everything sent to this URL, which must answer already; whether that was new.

    Raises NotRegistered.
    """
    if await is_still_ours(client, url):
        return False
    wanted = {
        "url": url,
        "event_types": list(EVENT_TYPES),
        "send_name": True,
        "send_photo": False,
    }
    try:
        answer = await client.call("set_webhook", wanted)
    except (NotConnected, NoAnswer) as error:
        why = f"{type(error).__name__}: {error}"
    else:
        if answer.status == 0:
            return True
        _refuse(answer.status, answer.status_message)
    raise NotRegistered(f"Viber did not take the address of our webhook: {why}")


async def is_still_ours(client: ViberClient, url: str) -> bool:
    """Whether Viber sends everything that we want to this URL. Raises NotRegistered."""
    account = await _account(client)
    return account.webhook == url and account.event_types.issuperset(EVENT_TYPES)


async def _account(client: ViberClient) -> Account:
    try:
        return await account_of(client)
    except AccountUnknown as error:
        raise NotRegistered(str(error)) from None


def _refuse(status: int, words: str) -> NoReturn:
    if status != INVALID_URL:
        raise NotRegistered(f"Viber did not take the address of our webhook: {named(status)}")
    met = MET.search(words)
    answered = f"it answered HTTP {met[1]}" if met else "it was not reached"
    raise NotRegistered(
        f"Viber tried the address of our webhook and {answered}: it must be served over https, "
        "with a certificate that everybody trusts and all that it is signed by"
    )
