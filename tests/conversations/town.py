"""The town of the conversation tests: people with phones, the bot, a clock that is moved."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.wiring import Application
from community import set_up
from simulator.telegram.chats.messages import ShownButton, ShownFile, ShownMessage
from simulator.telegram.chats.rooms import PrivateChat
from simulator.telegram.faults import Kind
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from storage.database import Database, Session
from storage.kinds import GroupKind, Role
from tests import cast
from tests.conversations.population import BEGINNING, SOFIA, group_number, municipality_named
from tests.conversations.standing_clock import StandingClock

__all__ = ["BEGINNING", "SOFIA", "Actor", "StandingClock", "Town"]


class Actor:
    """One person with a phone; everything that they do is waited for."""

    def __init__(self, town: "Town", phone: Phone) -> None:
        self.town = town
        self.phone = phone
        self.mark = 0
        self.tapped: ShownMessage | None = None
        self.deeds = 0

    async def does(self, deed: Callable[..., object], *given: object) -> None:
        """Do something on the phone and wait until the whole town is quiet."""
        self.mark = self.phone.latest
        self.deeds += 1
        self.town.last_doer = self
        deed(*given)
        await self.town.settles()

    async def writes(self, text: str) -> None:
        """Send words."""
        self.tapped = None
        await self.does(self.phone.writes, text)

    async def taps(self, label: str) -> None:
        """Tap the newest button with these words."""
        await self.does(self._taps, label)

    def _taps(self, label: str) -> None:
        with_button = [
            message
            for message in self.phone.heard()
            if any(label in button.label for button in message.buttons)
        ]
        self.tapped = with_button[-1] if with_button else None
        self.phone.taps(label)

    @property
    def address(self) -> str:
        """Under which the bot knows this person."""
        return str(self.phone.user_id)

    @property
    def screens(self) -> list[ShownMessage]:
        """What the person is looking at: the newest message, and the one that was tapped."""
        last = self.phone.last_screen
        tapped = self.tapped
        return [last] if tapped is None or tapped is last else [last, tapped]

    @property
    def newest(self) -> list[ShownMessage]:
        """The newest screen, in as many messages as it took."""
        return [self.phone.last_screen]

    def marked(self, message: ShownMessage) -> ShownMessage:
        """Where it stands that this message does not hold any more: in itself."""
        assert message.edited, self.phone.transcript()
        return message

    async def taps_through(self, *labels: str) -> None:
        """Tap one button after the other."""
        for label in labels:
            await self.taps(label)

    async def taps_below(self, message: ShownMessage, label: str) -> ShownMessage:
        """Tap a button of this message; returns where the answer stands."""
        await self.does(self.phone.taps, label, message)
        return self.answer_to(message)

    def answer_to(self, message: ShownMessage) -> ShownMessage:
        """Where the answer to taps below this message stands: it has changed."""
        return message

    async def looks_again(self, message: ShownMessage, label: str) -> ShownMessage:
        """How this message stands now: it has changed by itself, nobody need tap `label`."""
        return message

    async def opens_invite(self, token: str = "") -> None:
        """Open an invitation link and press Start."""
        await self.does(self.phone.opens_link, token)

    async def forges(self, data: str) -> None:
        """Send a tap that no button of theirs has."""
        messages = self.phone.heard()
        self.tapped = messages[-1] if messages else None
        number = messages[-1].message_id if messages else 0
        await self.does(self.phone.taps_on, number, data)

    def has_trouble(
        self, method: str, kind: Kind, *, times: int | None = 1, seconds: float = 1
    ) -> None:
        """What the bot says to this person goes wrong; `method` is how Telegram says it."""
        faults = self.town.server.faults
        faults.add(method, kind=kind, chat_id=self.phone.user_id, times=times, seconds=seconds)

    def sees(self, *words: str) -> None:
        """A screen before the person has all these words."""
        texts = [screen.text for screen in self.screens]
        assert any(all(word in text for word in words) for text in texts), (
            f"does not see {words}\n{self.phone.transcript()}"
        )

    def does_not_see(self, *words: str) -> None:
        """No screen before the person has any of these words."""
        for screen in self.screens:
            found = [word for word in words if word in screen.text]
            assert not found, f"sees {found}\n{self.phone.transcript()}"

    def is_told_in_passing(self, words: str, *, is_said: bool = False) -> None:
        """The last tap was answered with these passing words; the screen may say so, too."""
        assert self.phone.toasts[-1] == words, f"{self.phone.toasts}\n{self.phone.transcript()}"

    def sees_button(self, label: str) -> ShownButton:
        """A screen before the person has such a button."""
        for screen in self.screens:
            for button in screen.buttons:
                if label in button.label:
                    return button
        raise AssertionError(f"no button {label!r}\n{self.phone.transcript()}")

    def is_shown_again(self, *words: str) -> None:
        """What the messenger gave twice was drawn once more where it stands."""
        self.sees(*words)

    def sees_no_button(self, label: str) -> None:
        """No screen before the person has such a button."""
        labels = [button.label for screen in self.screens for button in screen.buttons]
        found = [one for one in labels if label in one]
        assert not found, f"sees {found}\n{self.phone.transcript()}"

    def has_heard(self, *words: str) -> None:
        """Some message of the bot in the chat has all these words."""
        said = [message.text for message in self.phone.heard()]
        assert any(all(word in text for word in words) for text in said), (
            f"nobody told {words}\n{self.phone.transcript()}"
        )

    def has_not_heard(self, *words: str) -> None:
        """No message of the bot in the chat has any of these words."""
        for message in self.phone.heard():
            for word in words:
                assert word not in message.text, self.phone.transcript()

    def listens(self) -> None:
        """From here on."""
        self.mark = self.phone.latest

    def hears_nothing(self) -> None:
        """Nothing new has come since `listens` or the own last deed."""
        self.phone.hears_nothing(self.mark)

    def hears_only_the_answer(self) -> None:
        """The own last deed was answered in place, and nothing new has come."""
        self.hears_nothing()

    def hears_file(self) -> tuple[ShownFile, str]:
        """The only message since `listens` or the own last deed: its file, and its words."""
        (heard,) = self.phone.heard(self.mark)
        assert heard.file is not None, self.phone.transcript()
        return heard.file, heard.text

    def heard_new(self) -> int:
        """How many messages have come since `listens`."""
        return len(self.phone.heard(self.mark))


class Town:
    """Everything that a conversation test holds in its hands; `messenger` as people call it."""

    messenger = "Telegram"

    def __init__(
        self, server: TelegramServer, app: Application, database: Database, clock: StandingClock
    ) -> None:
        self.server = server
        self.app = app
        self.database = database
        self.clock = clock
        self.actors: dict[int, Actor] = {}
        self.last_doer: Actor | None = None

    async def quiet(self) -> None:
        """Wait until every update is answered."""
        await self.server.settled()

    def passed_on(self, photo: bytes) -> bytes:
        """How a photo that somebody sent comes to the others: as it is."""
        return photo

    def token_of(self, links: list[str]) -> str:
        """What is carried by these links: they are one for each messenger that the bot speaks."""
        ((link, token),) = (each.split("?start=") for each in links)
        assert link == "https://t.me/megdan_demo_bot"
        return token

    def repeats(self) -> None:
        """The messenger gives everything that it gave before once more."""
        self.server.world.updates.repeat_confirmed()

    async def settles(self) -> None:
        """Wait until every update is answered and everything that is due is sent."""
        await self.quiet()
        if self.app.rounds.sender.is_woken:
            await self.app.rounds.send_due()
        else:
            await self.app.rounds.run_own()

    async def moves_to(self, moment: datetime) -> None:
        """Let time pass until this moment, with everything that becomes due on the way."""
        while True:
            due = await self.app.rounds.next_due()
            if due is None or due[0] > moment:
                break
            self.clock.at = max(self.clock.at, due[0])
            await self.passes()
        self.clock.at = moment
        await self.passes()

    async def passes(self) -> None:
        """Run everything that becomes due at this moment."""
        await self.quiet()
        await self.app.rounds.run_due()

    async def waits(self, **length: float) -> None:
        """Let so much time pass."""
        await self.moves_to(self.clock.at + timedelta(**length))

    def actor(self, player: cast.Player | cast.Stranger) -> Actor:
        """A person of the cast with the phone in the hand."""
        if player.user_id not in self.actors:
            self.actors[player.user_id] = self.equipped(player)
        return self.actors[player.user_id]

    def equipped(self, player: cast.Player | cast.Stranger) -> Actor:
        """Give somebody a phone; whom the town knows has pressed Start long ago."""
        phone = self.server.phone(player.user_id, player.name, language_code=player.language)
        chat = self.server.world.chats[player.user_id]
        assert isinstance(chat, PrivateChat)
        chat.is_started = isinstance(player, cast.Player)
        return Actor(self, phone)

    async def asks(self, question: Callable[[Session], Awaitable[object]]) -> object:
        """Look into what is stored, through a session of its own."""
        async with self.database.read() as session:
            return await question(session)

    async def invite(
        self,
        municipality: str = cast.ANTONOVO,
        *,
        role: Role = Role.MEMBER,
        group: GroupKind | None = GroupKind.COMMUNITY_ACTION,
        needs_approval: bool = False,
        max_uses: int = 50,
        days: float = 30,
    ) -> str:
        """An invite's token."""
        now = self.clock.now()
        async with self.database.write() as session:
            town = await municipality_named(session, municipality)
            group_id = await group_number(session, town.id, group) if group else None
            door = set_up.Door(
                role=role,
                group_id=group_id,
                settlement_id=None,
                needs_approval=needs_approval,
                max_uses=max_uses,
                expires_at=now + timedelta(days=days),
            )
            return (await set_up.invite(session, town, door, now)).token
