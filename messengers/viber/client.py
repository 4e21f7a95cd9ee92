"""The client that speaks to a Viber server: never inside a transaction, never the token."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    InvalidURL,
    NonHttpUrlClientError,
    TCPConnector,
)
from yarl import URL

from messengers.messenger import TransactionOpen

CONNECTIONS = 128
# Seconds for a whole call, and for getting a connection at all: then surely nothing was sent.
CALL_SECONDS = 20.0
CONNECT_SECONDS = 10.0
DOWNLOAD_SECONDS = 60.0
# Viber REST API, "Max JSON size for any request: 30kb"; the smaller reading of it.
REQUEST_BYTES = 30_000

HERE = ("127.0.0.1", "::1", "localhost")
REDIRECTS = 3
CHUNK_BYTES = 64 * 1024
# A link to what somebody sent ends after a while: then the file is not to be had any more.
GONE = (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.GONE)

NEVER_SENT = (ClientConnectorError, ConnectionTimeoutError, InvalidURL, NonHttpUrlClientError)


class NotConnected(Exception):
    """Nothing was taken: there was no connection, or an error in place of Viber's answer."""


class NoAnswer(Exception):
    """It may have been taken: the request was sent, and nothing readable came back."""


class TooLarge(ValueError):
    """More than Viber takes in one request; nothing was sent."""


class DownloadFailed(Exception):
    """A file could not be fetched; `is_final` when asking again gives nothing else."""

    def __init__(self, why: str, *, is_final: bool = False) -> None:
        super().__init__(why)
        self.is_final = is_final


@dataclass(frozen=True, slots=True)
class Answer:
    """What Viber answered; `status` 0 is success, `whole` the answer as it came."""

    status: int
    status_message: str
    message_token: int | None
    billing_status: int | None
    event_types: tuple[str, ...]
    whole: dict[str, Any]


class ViberClient:
    """One bot's calls to the server at `address`, the base URL that ends in /pa.

    `may_speak` is asked before every call; where it says no, `TransactionOpen` is raised.
    """

    def __init__(self, token: str, address: str, may_speak: Callable[[], bool]) -> None:
        self._token = token
        self._address = address.rstrip("/")
        self._may_speak = may_speak
        self._session: ClientSession | None = None

    async def call(self, method: str, body: dict[str, Any]) -> Answer:
        """Call a method by its name, such as "send_message".

        Raises NotConnected, NoAnswer, TooLarge or TransactionOpen.
        """
        session = self._open()
        content = json.dumps(body, ensure_ascii=False).encode()
        if len(content) > REQUEST_BYTES:
            raise TooLarge(f"{len(content)} bytes for {method}, {REQUEST_BYTES} at most")
        try:
            return await self._posted(session, f"{self._address}/{method}", content)
        except NEVER_SENT as error:
            failure: Exception = NotConnected(type(error).__name__)
        except (ClientError, OSError) as error:  # TimeoutError is an OSError
            failure = NoAnswer(type(error).__name__)
        # Outside the except block: the causes hold the request's headers, and the token is there.
        raise failure

    async def download(self, url: str, most_bytes: int) -> bytes:
        """Fetch a file that somebody sent, from Viber's own hosts only.

        Raises DownloadFailed, also for a larger file, or TransactionOpen.
        """
        session = self._open()
        try:
            return await self._fetched(session, url, most_bytes)
        except (ClientError, OSError, ValueError) as error:
            failure = DownloadFailed(type(error).__name__)
        # Outside the except block: the causes hold the address, and who has it has the file.
        raise failure

    async def close(self) -> None:
        """Close the connections; a client that never spoke has none."""
        if self._session is not None:
            await self._session.close()

    def _open(self) -> ClientSession:
        if not self._may_speak():
            raise TransactionOpen("A call to Viber was made inside a transaction")
        if self._session is None or self._session.closed:
            self._session = ClientSession(connector=TCPConnector(limit=CONNECTIONS))
        return self._session

    async def _posted(self, session: ClientSession, url: str, content: bytes) -> Answer:
        headers = {"X-Viber-Auth-Token": self._token, "Content-Type": "application/json"}
        limits = ClientTimeout(total=CALL_SECONDS, connect=CONNECT_SECONDS)
        async with session.post(
            url, data=content, headers=headers, timeout=limits, allow_redirects=False
        ) as response:
            if response.status != HTTPStatus.OK:
                raise NotConnected(f"HTTP {response.status} in place of an answer")
            return _answer_in(await response.read())

    async def _fetched(self, session: ClientSession, url: str, most_bytes: int) -> bytes:
        limits = ClientTimeout(total=DOWNLOAD_SECONDS, connect=CONNECT_SECONDS)
        here = URL(url)
        for _ in range(REDIRECTS + 1):
            self._check_host(here)
            async with session.get(here, timeout=limits, allow_redirects=False) as response:
                if response.status == HTTPStatus.OK:
                    return await _content_of(response, most_bytes)
                if not HTTPStatus.MULTIPLE_CHOICES <= response.status < HTTPStatus.BAD_REQUEST:
                    is_final = response.status in GONE
                    raise DownloadFailed(f"HTTP {response.status}", is_final=is_final)
                here = here.join(URL(response.headers.get("Location", "")))
        raise DownloadFailed("Sent on too often")

    def _check_host(self, url: URL) -> None:
        # A signed event names the address; still nobody may send us into our own network.
        host = url.host or ""
        is_vibers = url.scheme == "https" and (host == "viber.com" or host.endswith(".viber.com"))
        own = URL(self._address).host
        if not is_vibers and not (host in HERE and host == own):
            raise DownloadFailed("Not a host of Viber's", is_final=True)


def _answer_in(content: bytes) -> Answer:
    try:
        whole = json.loads(content)
        status = whole["status"]
    except (ValueError, TypeError, KeyError, RecursionError):
        status = whole = None
    # Outside the except block: the cause quotes the answer.
    if not isinstance(whole, dict) or type(status) is not int:
        raise NoAnswer("An answer that can not be read")
    events = whole.get("event_types")
    return Answer(
        status,
        str(whole.get("status_message") or ""),
        _number(whole.get("message_token")),
        _number(whole.get("billing_status")),
        tuple(str(each) for each in events) if isinstance(events, list) else (),
        whole,
    )


def _number(value: object) -> int | None:
    return value if type(value) is int else None


async def _content_of(response: ClientResponse, most_bytes: int) -> bytes:
    content = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK_BYTES):
        content += chunk
        if len(content) > most_bytes:
            raise DownloadFailed(f"More than {most_bytes} bytes", is_final=True)
    return bytes(content)
