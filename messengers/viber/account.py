"""The bot as Viber knows it: its address in links, its webhook, what it hears."""

from dataclasses import dataclass

from messengers.viber.client import NoAnswer, NotConnected, ViberClient
from messengers.viber.outcomes import named


class AccountUnknown(Exception):
    """Viber did not say who the bot is; the reason has neither token nor address."""


@dataclass(frozen=True, slots=True)
class Account:
    """What is asked of a bot's account; `webhook` is "" where none is set."""

    name: str
    uri: str
    webhook: str
    event_types: frozenset[str]


async def account_of(client: ViberClient) -> Account:
    """Ask who the bot is. Raises AccountUnknown."""
    try:
        answer = await client.call("get_account_info", {})
    except (NotConnected, NoAnswer) as error:
        why = f"{type(error).__name__}: {error}"
    else:
        if answer.status == 0:
            whole = answer.whole
            return Account(
                str(whole.get("name") or ""),
                str(whole.get("uri") or ""),
                str(whole.get("webhook") or ""),
                frozenset(answer.event_types),
            )
        why = named(answer.status)
    raise AccountUnknown(f"Viber did not say who the bot is: {why}")
