"""The same town with Viber phones; whoever holds a conversation does not notice."""

from typing import cast as typed

from bot.wiring import Application
from messengers.viber.keyboard import PREFIX, action_body
from scheduler.files.pictures import without_traces
from simulator.telegram.chats.messages import ShownFile, ShownMessage
from simulator.telegram.faults import Kind
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from simulator.viber.faults import CallKind
from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer
from tests import cast
from tests.conversations.town import Actor, StandingClock, Town

# Viber's numbers for what Telegram says: too many messages, and nobody who wants any.
REFUSALS: dict[Kind, int] = {"too_many": 12, "block": 6}


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
        return brought or self.newest

    @property
    def newest(self) -> list[ShownMessage]:
        """The newest screen: what stands before its buttons without any of its own begins it."""
        newest = [self.phone.last_screen]
        for message in reversed(self.phone.heard()[:-1]):
            if message.buttons:
                break
            newest.insert(0, message)
        return newest

    def is_told_in_passing(self, words: str, *, is_said: bool = False) -> None:
        """The screen that answers begins with these words: Viber has no passing ones.

        What it says anyway it does not say twice.
        """
        texts = [screen.text for screen in self.screens]
        is_first_line = any(text.startswith(f"{words}\n") for text in texts)
        assert is_first_line is not is_said, self.phone.transcript()

    async def forges(self, data: str) -> None:
        """Send a tap that no button of theirs has; `data` may be what one of them sends."""
        await self.does(self.phone.taps_on, 0, action_body(data.removeprefix(PREFIX)))

    async def taps_below(self, message: ShownMessage, label: str) -> ShownMessage:
        """Tap a button of this message; the answer is a new one."""
        answer = await super().taps_below(message, label)
        assert self.heard_new(), self.phone.transcript()
        return answer

    def answer_to(self, message: ShownMessage) -> ShownMessage:
        """Where the answer to taps below this message stands: it is the newest one."""
        assert self.phone.last_screen is not message, self.phone.transcript()
        return self.phone.last_screen

    def is_shown_again(self, *words: str) -> None:
        """What Viber posted twice and was shown is not shown twice: a repeat rings no phone."""
        self.hears_nothing()

    def marked(self, message: ShownMessage) -> ShownMessage:
        """Where it stands that a message does not hold any more: in the newest one."""
        assert self.phone.last_screen is not message, self.phone.transcript()
        return self.phone.last_screen

    async def looks_again(self, message: ShownMessage, label: str) -> ShownMessage:
        """How this message stands now: whoever wants to know taps `label` below it."""
        return await self.taps_below(message, label)

    def hears_only_the_answer(self) -> None:
        """The own last deed was answered with one message, and nothing else has come."""
        assert self.heard_new() == 1, self.phone.transcript()

    def hears_file(self) -> tuple[ShownFile, str]:
        """The only file since then, and the words: they stand below what is no picture."""
        heard = self.phone.heard(self.mark)
        (file,) = [each.file for each in heard if each.file is not None]
        return file, "\n".join(each.text for each in heard if each.text)

    def heard_new(self) -> int:
        """How many messages have come since `listens`; buttons alone belong to those before."""
        return sum(bool(each.text or each.file) for each in self.phone.heard(self.mark))

    def has_trouble(
        self, method: str, kind: Kind, *, times: int | None = 1, seconds: float = 1
    ) -> None:
        """What the bot says to this person goes wrong; Viber has one method for all of it."""
        number = self.phone.user_id
        faults = typed(ViberTown, self.town).viber.faults
        if kind in REFUSALS:
            status = REFUSALS[kind]
            faults.add("send_message", kind="status", status=status, user_id=number, times=times)
        else:
            trouble = typed(CallKind, kind)
            faults.add("send_message", kind=trouble, user_id=number, times=times)


class ViberTown(Town):
    """A town in which everybody has Viber; `telegram` is there for who gets a phone of its own."""

    messenger = "Viber"

    def __init__(
        self, server: ViberServer, telegram: TelegramServer, app: Application, clock: StandingClock
    ) -> None:
        # The phones of both simulators offer the same to a conversation.
        super().__init__(typed(TelegramServer, server), app, app.house.database, clock)
        self.viber = server
        self.telegram = telegram

    def passed_on(self, photo: bytes) -> bytes:
        """How a photo that somebody sent comes to the others: drawn anew, without its traces."""
        drawn = without_traces(photo)
        assert drawn is not None
        return drawn

    def token_of(self, links: list[str]) -> str:
        """What is carried by Viber's link; the other one is for who has Telegram."""
        (ours,) = (link for link in links if link.startswith("viber://"))
        (telegrams,) = (link for link in links if link != ours)
        token = super().token_of([telegrams])
        assert ours == f"viber://pa?chatURI={self.viber.world.bot.uri}&context={token}"
        return token

    def repeats(self) -> None:
        """Viber posts everything that it has ever posted once more; everybody listens."""
        for actor in self.actors.values():
            actor.listens()
        callbacks = self.viber.callbacks
        for callback in list(callbacks.posted):
            if callback.event != "webhook":
                callbacks.put_again(callback)

    async def quiet(self) -> None:
        """Wait until every event is stored and answered on the phone, and that is seen."""
        assert self.app.viber is not None
        while True:
            await self.telegram.settled()
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
