"""Viber behind the contract of every messenger."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime

from messengers.messenger import (
    Fetched,
    Outcome,
    Refused,
    Sent,
    Tapped,
    TryLater,
    Uncertain,
)
from messengers.screen import Screen
from messengers.viber.account import AccountUnknown, account_of
from messengers.viber.client import (
    DownloadFailed,
    NoAnswer,
    NotConnected,
    TooLarge,
    ViberClient,
)
from messengers.viber.drawing import AddressOf, Body, Drawn, NotThereYet, sent, shown, welcomed
from messengers.viber.links import invite_link
from messengers.viber.outcomes import BY_THE_CALLERS_SCHEDULE, TOO_OLD, outcome_of

log = logging.getLogger(__name__)

# Viber REST API, send_message: sender.name.
NAME_CHARACTERS = 28
# As much as the contract of every messenger promises.
FETCHED_BYTES = 20 * 1024 * 1024
# The answers that are known as such when a receipt comes for one: those of some minutes.
REMEMBERED = 2000


class ViberMessenger:
    """One bot in Viber; an address is Viber's own id of a person, which only this bot knows.

    `avatar` is the URL of a picture, or "". `address_of` says where a file can be fetched, `now`
    the time. Raises ValueError for a name of more than 28 characters, or none.
    """

    # Viber tells bots of no voice notes (viber.md 3.3); a sound file is taken if it comes.
    hears_voice = False
    edits = False

    def __init__(
        self,
        client: ViberClient,
        name: str,
        avatar: str,
        address_of: AddressOf,
        now: Callable[[], datetime],
    ) -> None:
        if not 1 <= len(name) <= NAME_CHARACTERS:
            raise ValueError(f"A name in Viber has 1 to {NAME_CHARACTERS} characters: {name!r}")
        self._client = client
        self._sender = {"name": name, "avatar": avatar} if avatar else {"name": name}
        self._address_of = address_of
        self._uri = ""
        self._now = now
        self._answers: OrderedDict[str, datetime] = OrderedDict()

    async def show(self, address: str, screen: Screen, tapped: Tapped | None) -> Outcome:
        """Answer somebody's own doing, always as a new message: Viber changes none."""
        outcome = await self._post(address, shown, screen)
        if isinstance(outcome, Sent):
            self._answers[outcome.message_id] = self._now()
            if len(self._answers) > REMEMBERED:
                self._answers.popitem(last=False)
        return outcome

    def answered_at(self, message_id: str) -> datetime | None:
        """When this message was shown, if it was an answer: nobody asks what became of those.

        None proves nothing: only the latest are known.
        """
        return self._answers.get(message_id)

    async def send(self, address: str, screen: Screen) -> Outcome:
        """Say something on our own account; its buttons stand in the message."""
        return await self._post(address, sent, screen)

    async def mark(self, address: str, message_id: str, screen: Screen) -> Outcome:
        """Refuse: in Viber no message can be changed."""
        return Refused("Viber changes no message")

    async def remove(self, address: str, message_id: str) -> bool:
        """Leave it: Viber lets nobody take away what a person wrote."""
        return False

    async def link(self, token: str) -> str:
        """The link that opens this chat with a token; the bot asks for its own name only once.

        While Viber does not tell it, it is "".
        """
        try:
            self._uri = self._uri or (await account_of(self._client)).uri
        except AccountUnknown as failure:
            log.warning("%s", failure)
            return ""
        return invite_link(self._uri, token)

    async def fetch(self, reference: str) -> Fetched | TryLater | Refused:
        """The content of something that somebody sent, by its address: at most 20 MB."""
        try:
            return Fetched(await self._client.download(reference, FETCHED_BYTES))
        except DownloadFailed as failure:
            log.info("A file was not fetched: %s", failure)
            if failure.is_final:
                return Refused(str(failure))
            return TryLater(BY_THE_CALLERS_SCHEDULE)

    async def acknowledge(self, tapped: Tapped, toast: str) -> None:
        """Do nothing: a tap in Viber waits for no sign."""

    def welcome(self, screens: Sequence[Screen]) -> Body:
        """Give the body of the answer to conversation_started; {} says nothing.

        It is one message, and free of charge; see `welcomed` for what it leaves out.
        """
        body = welcomed(screens, self._address_of)
        return body and {"sender": self._sender, **body}

    async def _post(
        self, address: str, draw: Callable[[Screen, AddressOf], Drawn], screen: Screen
    ) -> Outcome:
        try:
            drawn = draw(screen, self._address_of)
        except NotThereYet:
            return TryLater(BY_THE_CALLERS_SCHEDULE)
        outcome: Outcome = Refused("An empty screen")
        for body in drawn.bodies:
            status, outcome = await self._say(address, body)
            if status == TOO_OLD and drawn.simpler is not None:
                _, outcome = await self._say(address, drawn.simpler)
                return outcome
            if not isinstance(outcome, Sent):
                break
        return outcome

    async def _say(self, address: str, body: Body) -> tuple[int | None, Outcome]:
        """Send one message; Viber's status, None without its answer, and what it means."""
        call = {"receiver": address, "sender": self._sender, **body}
        try:
            answer = await self._client.call("send_message", call)
        except TooLarge as error:
            return None, Refused(str(error))
        except NotConnected as error:
            log.warning("Viber was not reached: %s", error)
            return None, TryLater(BY_THE_CALLERS_SCHEDULE)
        except NoAnswer:
            return None, Uncertain()
        return answer.status, outcome_of(answer)
