"""What `doctor` asks Viber: the token, the names that people read, where events go."""

from collections.abc import AsyncIterator, Iterator
from urllib.parse import urlsplit

import aiohttp

from bot.commands.doctor.findings import Finding, bad, good
from bot.commands.doctor.telegram import PATIENCE, revealing_words
from bot.settings import Settings
from messengers.viber.account import Account, AccountUnknown, account_of
from messengers.viber.client import ViberClient


async def findings(settings: Settings) -> AsyncIterator[Finding]:
    """Nothing for a bot that does not speak Viber."""
    if not settings.has_viber:
        return
    client = ViberClient(settings.viber_token.get_secret_value(), settings.viber_api, lambda: True)
    try:
        account = await account_of(client)
    except AccountUnknown as unknown:
        yield bad(f"Viber: {unknown}; see VIBER_TOKEN and VIBER_API.")
        return
    finally:
        await client.close()
    yield good(f"Viber: the token is that of {account.name}.")
    for finding in _of_account(settings, account):
        yield finding
    yield await _of_way_in(settings)


def _of_account(settings: Settings, account: Account) -> Iterator[Finding]:
    telling = sorted(revealing_words(f"{account.name} {settings.viber_name}"))
    if telling:
        yield bad(
            f'Sender: others read "{", ".join(telling)}" on a locked phone: change '
            "VIBER_NAME, or the name on the bot's page at Viber."
        )
    else:
        yield good(f"Sender: {settings.viber_name}, which says nothing about its readers.")
    host, ours = urlsplit(account.webhook).hostname, urlsplit(settings.public_url).hostname
    if account.webhook and host != ours:
        yield bad(
            f"Events: Viber posts them to {host}: if no other program uses this bot, "
            "`run` takes them over."
        )


async def _of_way_in(settings: Settings) -> Finding:
    """Whether PUBLIC_URL leads to a web server whose certificate holds; who stands behind it is
    only known once the bot runs.
    """
    host = urlsplit(settings.public_url).hostname
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE) as http,
            http.head(settings.public_url, allow_redirects=False),
        ):
            return good(f"PUBLIC_URL: {host} answers.")
    except aiohttp.ClientSSLError:
        return bad(f"PUBLIC_URL: the certificate of {host} is not trusted, so Viber refuses it.")
    except (aiohttp.ClientError, TimeoutError, OSError):
        return bad(
            f"PUBLIC_URL: {host} does not answer: Viber needs a web server there that passes on "
            f"to LISTEN ({settings.listen.host}:{settings.listen.port})."
        )
