"""The client that speaks to a Bot API server: never inside a transaction, never the token."""

import json
from collections.abc import AsyncGenerator, Callable
from functools import partial
from http import HTTPStatus
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageCaption,
    EditMessageText,
    Response,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import File, Message, Update, User
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponseError,
    ClientTimeout,
    ConnectionTimeoutError,
    InvalidURL,
    JsonPayload,
    NonHttpUrlClientError,
)

from messengers.messenger import TransactionOpen

# One long poll, and everything that is said meanwhile.
CONNECTIONS = 128
# Seconds for a whole call, and for getting a connection at all: then surely nothing was sent.
CALL_SECONDS = 20.0
CONNECT_SECONDS = 10.0
# For a 429 that does not say how long; the real server's own shortest is 1.
SHORTEST_PAUSE_SECONDS = 1

NEVER_SENT = (ClientConnectorError, ConnectionTimeoutError, InvalidURL, NonHttpUrlClientError)

# Of these only whether it worked is asked: the message that comes back is the one that was sent.
UNREAD_RESULTS = (AnswerCallbackQuery, EditMessageCaption, EditMessageText)
WORKED = '{"ok":true,'
UNREAD: Response[Any] = Response.model_construct(ok=True)

# pydantic holds these weakly: without a name they are built anew for call after call, which
# costs a tenth of the time (measured with aiogram 3.31).
KEPT_TYPES = (
    Response[Message],
    Response[Message | bool],
    Response[bool],
    Response[list[Update]],
    Response[User],
    Response[File],
)


class NotConnected(TelegramNetworkError):
    """Nothing was sent: there was no connection."""


class DownloadFailed(Exception):
    """A file could not be fetched; `status` is the HTTP status, or None without an answer."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"Download failed with HTTP status {status}")
        self.status = status


def telegram_bot(token: str, api_address: str, may_speak: Callable[[], bool]) -> Bot:
    """Give a bot that speaks to the Bot API server at this address (its base URL).

    `may_speak` is asked before every call; where it says no, `TransactionOpen` is raised.
    Close it with `await bot.session.close()`.
    """
    return Bot(token, session=_Session(api_address, may_speak))


class _Session(AiohttpSession):
    def __init__(self, api_address: str, may_speak: Callable[[], bool]) -> None:
        api = TelegramAPIServer.from_base(api_address)
        super().__init__(limit=CONNECTIONS, api=api, timeout=CALL_SECONDS)
        self._may_speak = may_speak

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the signature is aiogram's
    ) -> TelegramType:
        self._refuse_in_transaction()
        limits = ClientTimeout(total=timeout or self.timeout, connect=CONNECT_SECONDS)
        try:
            # aiogram hands this on to aiohttp as it is, which takes either form.
            return await super().make_request(bot, method, cast("int", limits))
        except TelegramNetworkError as error:
            failure = _without_address(method, error)
        except OSError as error:
            failure = TelegramNetworkError(method, type(error).__name__)
        # Outside the except block: the causes name the address, and the token is in it.
        raise failure

    def build_form_data(self, bot: Bot, method: TelegramMethod[TelegramType]) -> Any:
        """Say it in JSON unless there is a file: a form is slower and longer."""
        files: dict[str, Any] = {}
        words = method.model_dump(exclude_none=True, warnings=False)
        body = self.prepare_value(words, bot, files, _dumps_json=False)
        if files:
            return super().build_form_data(bot, method)
        return JsonPayload(body, dumps=partial(json.dumps, ensure_ascii=False))

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - the signature is aiogram's
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        self._refuse_in_transaction()
        stream = super().stream_content(url, headers, timeout, chunk_size, raise_for_status)
        try:
            async for chunk in stream:
                yield chunk
        except ClientResponseError as error:
            failure = DownloadFailed(error.status)
        except (ClientError, OSError):  # TimeoutError is an OSError
            failure = DownloadFailed(None)
        else:
            return
        finally:
            await stream.aclose()
        raise failure

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Read an answer; whatever stands between us and Telegram may answer in HTML."""
        if isinstance(method, UNREAD_RESULTS) and content.startswith(WORKED):
            return UNREAD
        try:
            return super().check_response(bot, method, status_code, content)
        except TelegramRetryAfter:
            raise
        except (ClientDecodeError, TelegramAPIError) as error:
            is_unclear = isinstance(error, ClientDecodeError)
            if not is_unclear and status_code != HTTPStatus.TOO_MANY_REQUESTS:
                raise
        # Outside the except block: the cause quotes the whole answer, and people's words in it.
        raise _unclear(method, status_code)

    async def close(self) -> None:
        # aiogram then sleeps a quarter of a second for TLS; aiohttp waits for it by itself.
        if self._session is not None:
            await self._session.close()

    def _refuse_in_transaction(self) -> None:
        if not self._may_speak():
            raise TransactionOpen("A call to Telegram was made inside a transaction")


def _without_address(
    method: TelegramMethod[Any], error: TelegramNetworkError
) -> TelegramNetworkError:
    cause = error.__cause__
    if cause is None:
        return error  # an answer of Telegram's that aiogram counts as network: 413
    kind = NotConnected if isinstance(cause, NEVER_SENT) else TelegramNetworkError
    return kind(method, type(cause).__name__)


def _unclear(method: TelegramMethod[Any], status: int) -> TelegramAPIError:
    words = f"HTTP {status} without a clear answer"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return TelegramRetryAfter(method, words, SHORTEST_PAUSE_SECONDS)
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return TelegramBadRequest(method, words)
    if status >= HTTPStatus.BAD_REQUEST:
        return TelegramServerError(method, words)
    return TelegramNetworkError(method, words)
