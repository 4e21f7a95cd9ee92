"""Telegram behind the contract of every messenger."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import AnswerCallbackQuery, DeleteMessage, LeaveChat
from aiogram.types import Message

from messengers.messenger import (
    Fetched,
    Outcome,
    Refused,
    Sent,
    Stopped,
    Tapped,
    TryLater,
    Uncertain,
)
from messengers.pace import Pace
from messengers.screen import Media, Screen, StoredMedia
from messengers.telegram.client import DownloadFailed
from messengers.telegram.drawing import (
    TOAST_UNITS,
    Edit,
    NewMessage,
    cut,
    edited,
    edited_caption,
    edited_text,
    new_messages,
)
from messengers.telegram.links import invite_link
from messengers.telegram.outcomes import (
    BY_THE_CALLERS_SCHEDULE,
    NO_TEXT_TO_EDIT,
    NOT_EDITABLE,
    NOT_MODIFIED,
    NOTHING_TO_DELETE,
    outcome_of,
    says,
)

log = logging.getLogger(__name__)

# A person waits so long for an answer; beyond it the outbox takes over.
SHORT_PAUSE_SECONDS = 2.0
FILE_SECONDS = 60
TAP_SECONDS = 10
# How StoredMedia calls this messenger.
TELEGRAM = "telegram"


def nothing_kept(media: StoredMedia) -> Media | None:
    """For a bot that speaks no other messenger."""
    return None


class TelegramMessenger:
    """One bot in Telegram; an address is the number of a private chat, in digits.

    `kept` gives what was sent to us through another messenger, once it is there.

    No call is made while the pace is paused: the outcome then is `TryLater` with what is left.
    """

    hears_voice = True
    edits = True

    def __init__(
        self, bot: Bot, pace: Pace, kept: Callable[[StoredMedia], Media | None] = nothing_kept
    ) -> None:
        self._bot = bot
        self._pace = pace
        self._kept = kept

    async def show(self, address: str, screen: Screen, tapped: Tapped | None) -> Outcome:
        """Answer somebody's own doing, over the tapped message where that can be.

        It waits out one pause of up to two seconds; a longer one is the caller's.
        """
        if tapped is None:
            return await self._answer(address, screen, None)
        _, outcome = await asyncio.gather(
            self.acknowledge(tapped, screen.toast),
            self._answer(address, screen, tapped.message_id),
        )
        return outcome

    async def send(self, address: str, screen: Screen) -> Outcome:
        """Say something on our own account, as a new message, when its turn has come."""
        return await self._post(address, screen, is_answer=False)

    async def mark(self, address: str, message_id: str, screen: Screen) -> Outcome:
        """Change an old message of ours where Telegram can; nothing new appears."""
        if (pause := await self._pace.wait_for_turn(address)) > 0:
            return TryLater(pause, is_whole_bot=True)
        outcome = await self._edit(edited_text(address, message_id, screen))
        if isinstance(outcome, Refused) and says(outcome.reason, NO_TEXT_TO_EDIT):
            outcome = await self._edit(edited_caption(address, message_id, screen))
        return outcome

    async def remove(self, address: str, message_id: str) -> bool:
        """Take what a person wrote out of their chat; False once it is older than 48 hours.

        A bot may do that in private chats (Bot API, deleteMessage).
        """
        if self._take_turn() > 0:
            return False
        call = DeleteMessage(chat_id=address, message_id=int(message_id))
        try:
            await self._bot(call, request_timeout=TAP_SECONDS)
        except TelegramAPIError as error:
            outcome = self._settle(error)
            return isinstance(outcome, Refused) and says(outcome.reason, NOTHING_TO_DELETE)
        return True

    async def link(self, token: str) -> str:
        """The link that opens this chat with a token; the bot asks for its own name only once."""
        return invite_link((await self._bot.me()).username or "", token)

    async def fetch(self, reference: str) -> Fetched | TryLater | Refused:
        """The content of something that somebody sent, by its file_id: at most 20 MB."""
        try:
            file = await self._bot.get_file(reference)
            content = BytesIO()
            await self._bot.download_file(file.file_path or "", content, timeout=FILE_SECONDS)
        except TelegramAPIError as error:
            outcome = self._settle(error)
            return outcome if isinstance(outcome, Refused) else TryLater(BY_THE_CALLERS_SCHEDULE)
        except DownloadFailed as failure:
            log.info("A file was not fetched: %s", failure)
            return TryLater(BY_THE_CALLERS_SCHEDULE)
        return Fetched(content.getvalue())

    async def acknowledge(self, tapped: Tapped, toast: str) -> None:
        """Stop the tap's waiting sign; a tap that is too old has none, and nothing else hurts."""
        if self._pace.paused_for() > 0:
            return
        words = cut(toast, TOAST_UNITS) or None
        call = AnswerCallbackQuery(callback_query_id=tapped.tap_id, text=words)
        try:
            await self._bot(call, request_timeout=TAP_SECONDS)
        except TelegramAPIError as error:
            log.debug("A tap was not acknowledged: %s", self._settle(error))

    async def leave(self, chat: str, screen: Screen) -> None:
        """Say one sentence in a group chat and go: Megdan talks to people in private only."""
        said = await self._post(chat, screen, is_answer=True)
        try:
            await self._bot(LeaveChat(chat_id=int(chat)))
        except TelegramAPIError as error:
            log.info("A group chat was not left: %s after %s", self._settle(error), said)

    def _in_hand(self, screen: Screen) -> Screen | None:
        """The screen with what another messenger has, as a file of ours; None if it is not there.

        What lies with Telegram is not sent anew.
        """
        media = screen.media
        if not isinstance(media, StoredMedia) or media.messenger == TELEGRAM:
            return screen
        kept = self._kept(media)
        return None if kept is None else replace(screen, media=kept)

    async def _answer(self, address: str, screen: Screen, message_id: str | None) -> Outcome:
        outcome = await self._draw(address, screen, message_id)
        if not isinstance(outcome, TryLater) or not outcome.is_whole_bot:
            return outcome
        if outcome.after > SHORT_PAUSE_SECONDS:
            return outcome
        await self._pace.wait_out_pause()
        return await self._draw(address, screen, message_id)

    async def _draw(self, address: str, screen: Screen, message_id: str | None) -> Outcome:
        if message_id is None or screen.is_new or not _is_edited(screen):
            return await self._post(address, screen, is_answer=True)
        if (pause := self._take_turn()) > 0:
            return TryLater(pause, is_whole_bot=True)
        outcome = await self._edit(edited(address, message_id, screen))
        if not isinstance(outcome, Refused):
            return outcome
        if not says(outcome.reason, *NOT_EDITABLE):
            log.warning("An edit was refused, a new message follows: %s", outcome.reason)
        return await self._post(address, screen, is_answer=True)

    async def _post(self, address: str, screen: Screen, *, is_answer: bool) -> Outcome:
        outcome: Outcome = Refused("An empty screen")
        ready = self._in_hand(screen)
        if ready is None:
            return TryLater(BY_THE_CALLERS_SCHEDULE)
        for call in new_messages(address, ready):
            pause = self._take_turn() if is_answer else await self._pace.wait_for_turn(address)
            if pause > 0:
                return TryLater(pause, is_whole_bot=True)
            outcome = await self._say(call, has_file=screen.media is not None)
            if not isinstance(outcome, Sent):
                break
        return outcome

    def _take_turn(self) -> float:
        """Count an answer, which goes before the bulk; or how long the bot has to be silent."""
        if (paused := self._pace.paused_for()) == 0:
            self._pace.note_answer()
        return paused

    async def _say(self, call: NewMessage, *, has_file: bool) -> Outcome:
        try:
            message: Message = await self._bot(call, FILE_SECONDS if has_file else None)
        except TelegramAPIError as error:
            return self._settle(error)
        return Sent(str(message.message_id))

    async def _edit(self, call: Edit) -> Outcome:
        try:
            await self._bot(call)
        except TelegramAPIError as error:
            if not says(error.message, NOT_MODIFIED):
                return self._settle(error)
        return Sent(str(call.message_id))

    def _settle(self, error: TelegramAPIError) -> TryLater | Stopped | Refused | Uncertain:
        outcome = outcome_of(error)
        if isinstance(outcome, TryLater) and outcome.is_whole_bot:
            self._pace.pause(outcome.after)
        return outcome


def _is_edited(screen: Screen) -> bool:
    """Whether its words can stand in place of the tapped ones: no file has to go up anew."""
    media = screen.media
    return media is None or (isinstance(media, StoredMedia) and media.messenger == TELEGRAM)
