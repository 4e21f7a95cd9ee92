"""Where an invite leads: the bot's names at its messengers, and the links that they give."""

from collections.abc import Iterator
from dataclasses import dataclass

from aiogram.types import User

from bot.commands.account import ask
from bot.settings import Settings
from messengers.telegram import links as telegram
from messengers.viber import links as viber
from messengers.viber.account import AccountUnknown, account_of
from messengers.viber.client import ViberClient


@dataclass(frozen=True, slots=True)
class Accounts:
    """The username in Telegram, None if it could not be asked, and the URI in Viber, or why not.

    `viber_uri` is "" for a bot that does not speak Viber.
    """

    username: str | None
    viber_uri: str | AccountUnknown

    def links(self, token: str) -> list[str]:
        """The links that are known, Telegram's first."""
        links = []
        if self.username is not None:
            links.append(telegram.invite_link(self.username, token))
        if isinstance(self.viber_uri, str) and self.viber_uri:
            links.append(viber.invite_link(self.viber_uri, token))
        return links

    def not_reached(self, token: str) -> Iterator[str]:
        """How the other links are made by hand."""
        if self.username is None:
            yield f"Telegram can not be reached now. The invite stands; its token is {token}"
            yield "Its link is " + telegram.invite_link("<the bot's username>", token)
        if isinstance(self.viber_uri, AccountUnknown):
            yield f"{self.viber_uri}. The invite stands; its token is {token}"
            # Not quoted: whoever reads it puts the address there.
            yield f"Its link is viber://pa?chatURI=<the bot's URI>&context={token}"


async def ask_all(settings: Settings) -> Accounts:
    """Ask every messenger that the bot speaks. Raises NotBegun for a wrong token of Telegram."""
    user = await ask(settings)
    username = (user.username or "") if isinstance(user, User) else None
    return Accounts(username, await _viber_uri(settings))


async def _viber_uri(settings: Settings) -> str | AccountUnknown:
    token = settings.viber_token.get_secret_value()
    if not token:
        return ""
    client = ViberClient(token, settings.viber_api, lambda: True)
    try:
        return (await account_of(client)).uri
    except AccountUnknown as unknown:
        return unknown
    finally:
        await client.close()
