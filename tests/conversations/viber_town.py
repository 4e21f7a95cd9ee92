"""The same town with Viber phones; whoever holds a conversation does not notice."""

from typing import cast as typed

from bot.wiring import Application
from messengers.viber.keyboard import action_body
from simulator.telegram.chats.messages import ShownMessage
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer
from storage.database import Database
from tests import cast
from tests.conversations.town import Actor, StandingClock, Town


class ViberActor(Actor):
    """One person with a Viber phone: nothing is edited there, every screen is a new message."""

    @property
    def address(self) -> str:
        """Viber's id of this person."""
        return typed(ViberPhone, self.phone).viber_id

    @property
    def screens(self) -> list[ShownMessage]:
        """What the own last deed brought, perhaps in several messages; else the newest."""
        brought = self.phone.heard(self.mark) if self.town.last_doer is self else []
        return brought or [self.phone.last_screen]

    def is_told_in_passing(self, words: str) -> None:
        """The screen that answers begins with these words: Viber has no passing ones."""
        texts = [screen.text for screen in self.screens]
        assert any(text.startswith(f"{words}\n") for text in texts), self.phone.transcript()

    async def forges(self, data: str) -> None:
        """Send a tap that no button of theirs has."""
        await self.does(self.phone.taps_on, 0, action_body(data))


class ViberTown(Town):
    """A town in which everybody has Viber and nobody Telegram."""

    def __init__(
        self, server: ViberServer, app: Application, database: Database, clock: StandingClock
    ) -> None:
        # The phones of both simulators offer the same to a conversation.
        super().__init__(typed(TelegramServer, server), app, database, clock)
        self.viber = server

    async def quiet(self) -> None:
        """Wait until every event is stored and answered on the phone, and that is seen."""
        assert self.app.viber is not None
        while True:
            await self.viber.settled()
            shown = len(self.viber.calls)
            await self.app.viber.events.drain()
            await self.viber.settled()
            if shown == len(self.viber.calls):
                return

    def equipped(self, player: cast.Player | cast.Stranger) -> Actor:
        """Give somebody a phone; whom the town knows is a subscriber."""
        phone = self.viber.phone(player.user_id, player.name, language=player.language)
        if isinstance(player, cast.Player):
            phone.person.has_written(self.clock.now().timestamp())
        return ViberActor(self, typed(Phone, phone))
