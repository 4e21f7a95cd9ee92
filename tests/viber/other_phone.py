"""A second phone, in Telegram, in a town whose people have Viber; and how the two are joined."""

import re
from collections.abc import Callable

from simulator.telegram.server import TelegramServer
from tests.conversations.deeds import opens_menu
from tests.conversations.town import Actor, Town

CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}")


class OtherPhone(Actor):
    """Somebody with a Telegram phone; nobody has pressed Start there."""

    def __init__(self, town: Town, telegram: TelegramServer, user_id: int, name: str) -> None:
        super().__init__(town, telegram.phone(user_id, name))
        self.telegram = telegram

    async def does(self, deed: Callable[..., object], *given: object) -> None:
        """Do something, and wait for both messengers."""
        self.mark = self.phone.latest
        self.town.last_doer = self
        deed(*given)
        await self.telegram.settled()
        await self.town.settles()


async def looks(actor: Actor) -> None:
    """See what is kept."""
    await opens_menu(actor)
    await actor.taps("Моите данни")


async def takes_code(actor: Actor) -> str:
    """Ask for a code in Viber and read it."""
    await looks(actor)
    await actor.taps("Свързвам Telegram")
    found = CODE.search(actor.phone.last_screen.text)
    assert found is not None, actor.phone.transcript()
    return found.group()


async def links(maria: Actor, second: Actor) -> None:
    """Join the Telegram phone to the one in Viber, by the link and a yes."""
    code = await takes_code(maria)
    await second.opens_invite(f"link-{code.replace('-', '')}")
    await second.taps("✅ Да")
