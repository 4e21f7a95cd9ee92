"""The demo's control: time passes through every due thing in order, and only when it may."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from aiohttp import ClientSession

from bot.demo import Controls, listening
from bot.settings import Address
from community.clock import Clock
from storage.models import Municipality

START = datetime(2023, 3, 21, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class StillClock(Clock):
    """Stands until it is moved."""

    def now(self) -> datetime:
        return START + self.moved


class Due(NamedTuple):
    """Something that will happen by itself."""

    at: datetime
    what: str


class Town:
    """Things that are due, and what has happened so far and when."""

    def __init__(self) -> None:
        self.clock = StillClock()
        self.due = [Due(START + 3 * HOUR, "third"), Due(START + HOUR, "first")]
        self.happened: list[tuple[str, timedelta]] = []
        self.ended = 0
        self.municipality: Municipality | None = Municipality(language="bg", zone="Europe/Sofia")

    async def run_due(self) -> None:
        for each in sorted(self.due):
            if each.at <= self.clock.now():
                self.due.remove(each)
                self.happened.append((each.what, self.clock.moved))
                if each.what == "first":
                    self.due.append(Due(each.at + HOUR, "its consequence"))

    async def next_due(self) -> Due | None:
        return min(self.due, default=None)

    async def first(self) -> Municipality | None:
        return self.municipality

    def end(self) -> None:
        self.ended += 1

    @property
    def controls(self) -> Controls:
        return Controls(self.clock, self.run_due, self.next_due, self.first, self.end)


class Page:
    """Whoever asks the control."""

    def __init__(self, http: ClientSession, port: int) -> None:
        self._http = http
        self._address = f"http://127.0.0.1:{port}"

    async def reads(self) -> Any:
        async with self._http.get(f"{self._address}/clock") as answer:
            assert answer.status == 200
            return await answer.json()

    async def moves(self, wish: Any) -> Any:
        async with self._http.post(f"{self._address}/clock", json=wish) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def posts(self, path: str, body: bytes, **headers: str) -> tuple[int, str]:
        url = f"{self._address}{path}"
        async with self._http.post(url, data=body, headers=headers) as answer:
            return answer.status, await answer.text()


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
async def page(town: Town) -> AsyncIterator[Page]:
    async with listening(town.controls, Address("127.0.0.1", 0)) as port, ClientSession() as http:
        yield Page(http, port)


async def test_the_clock_is_read_as_people_say_it(page: Page) -> None:
    assert await page.reads() == {
        "now": "2023-03-21T08:00:00+00:00",
        "local": "вторник, 21 март 2023 г., 10:00 ч.",
        "moved_seconds": 0,
        "next_due": "2023-03-21T09:00:00+00:00",
        "next_due_what": {"bg": "first", "en": "first"},
    }


async def test_time_stops_at_everything_that_happens_on_the_way(town: Town, page: Page) -> None:
    answer = await page.moves({"advance_seconds": 2.5 * 3600})
    assert town.happened == [("first", HOUR), ("its consequence", 2 * HOUR)]
    assert (answer["moved_seconds"], answer["next_due_what"]["bg"]) == (9000, "third")


async def test_to_the_next_thing_and_no_further(town: Town, page: Page) -> None:
    answer = await page.moves({"to": "next"})
    assert answer["now"] == "2023-03-21T09:00:00+00:00"
    assert town.happened == [("first", HOUR)]
    assert answer["next_due_what"]["en"] == "its consequence"


async def test_what_is_due_already_happens_before_time_moves(town: Town, page: Page) -> None:
    town.due.append(Due(START, "now"))
    await page.moves({"advance_seconds": 60})
    assert town.happened == [("now", timedelta(0))]


async def test_the_next_thing_is_named_in_each_language(town: Town, page: Page) -> None:
    town.due = [Due(START + HOUR, "reminder")]
    answer = await page.reads()
    assert answer["next_due_what"] == {"bg": "напомняне", "en": "a reminder"}


@pytest.mark.parametrize("what", ["answer", "delivery", "enquiry", "mark", "need", "poll"])
async def test_everything_that_happens_by_itself_has_a_name(
    town: Town, page: Page, what: str
) -> None:
    town.due = [Due(START + HOUR, what)]
    names = (await page.reads())["next_due_what"]
    assert what not in names.values()
    assert names["bg"] != names["en"]


async def test_nothing_more_happens(town: Town, page: Page) -> None:
    town.due.clear()
    town.municipality = None
    answer = await page.reads()
    assert (answer["next_due"], answer["next_due_what"], answer["local"]) == (None, None, "")
    assert await page.posts("/clock", b'{"to": "next"}') == (400, "Nothing will happen by itself.")


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"\xff", b"{}", b'{"to": "tomorrow"}', b'{"advance_seconds": "60"}',
        b'{"advance_seconds": true}', b'{"advance_seconds": null}', b"[" * 200_000,
        b'{"to": "next", "advance_seconds": 60}',
    ],
    ids=lambda body: repr(body[:40]),
)  # fmt: skip
async def test_what_it_does_not_understand(town: Town, page: Page, body: bytes) -> None:
    status, sentence = await page.posts("/clock", body)
    assert status == 400
    assert sentence == 'Send {"advance_seconds": a number above 0} or {"to": "next"}.'
    assert town.clock.moved == timedelta(0)


@pytest.mark.parametrize("seconds", ["0", "-60", "NaN", "Infinity", "1e300", "40000000"])
async def test_how_far_time_can_not_move(town: Town, page: Page, seconds: str) -> None:
    status, sentence = await page.posts("/clock", b'{"advance_seconds": %s}' % seconds.encode())
    assert status == 400
    assert sentence == "Time moves forwards only, by 400 days at most."
    assert town.clock.moved == timedelta(0)


async def test_killing_answers_first(town: Town, page: Page) -> None:
    assert await page.posts("/kill", b"") == (202, "The bot ends now.")
    assert town.ended == 1


@pytest.mark.parametrize("path", ["/clock", "/kill"])
async def test_pages_of_other_sites_can_not_touch_it(town: Town, page: Page, path: str) -> None:
    status, _ = await page.posts(path, b'{"to": "next"}', Origin="https://example.org")
    assert status == 403
    assert (town.happened, town.ended) == ([], 0)
