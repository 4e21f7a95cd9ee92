"""Who may use the demo's routes: this machine's own page, and nobody who pretends to be it."""

from typing import Any

import pytest

from simulator.page_guard import is_loopback
from tests.browser.town import BABA, MARIA, POSTER, STRANGE, Town

in_one_loop = pytest.mark.asyncio(loop_scope="session")
WRITE = f"/demo/phones/{MARIA}/write"


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/"), ("GET", "/demo/state"), ("GET", "/demo/events"), ("POST", WRITE)],
)
@in_one_loop
async def test_a_foreign_name_that_points_here_is_refused(
    town: Town, method: str, path: str
) -> None:
    headers = {"Host": "evil.example:8080"}
    json = {"text": "x"} if method == "POST" else None
    async with town.http.request(method, town.address + path, headers=headers, json=json) as reply:
        assert reply.status == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
@in_one_loop
async def test_another_page_may_not_act(town: Town, origin: str) -> None:
    heard = list(town.bot.heard)
    headers = {"Origin": origin}
    body = {"text": "Чужд текст"}
    async with town.http.post(town.address + WRITE, json=body, headers=headers) as reply:
        assert reply.status == 403
    await town.server.settled()
    assert town.bot.heard == heard


@in_one_loop
async def test_a_form_of_another_page_is_refused(town: Town) -> None:
    async with town.http.post(town.address + WRITE, data={"text": "x"}) as reply:
        assert reply.status == 403


@in_one_loop
async def test_the_page_itself_may_act(town: Town) -> None:
    headers = {"Origin": town.address}
    async with town.http.post(
        town.address + WRITE, json={"text": "Здравейте"}, headers=headers
    ) as reply:
        assert reply.status == 200
    await town.server.settled()
    assert town.bot.heard[-1] == "Здравейте"


@pytest.mark.parametrize(
    ("address", "is_here"),
    [("127.0.0.1", True), ("::1", True), ("192.168.1.5", False), ("", False), (None, False)],
)
def test_only_this_machine_counts_as_here(address: str | None, is_here: bool) -> None:
    assert is_loopback(address) is is_here


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/demo/phones/999/write", {"text": "x"}, 404),
        (f"/demo/phones/{MARIA}/dance", {}, 404),
        (WRITE, {"text": "  "}, 400),
        (WRITE, {}, 400),
        (WRITE, ["text"], 400),
        (f"/demo/phones/{MARIA}/open", {"payload": "две думи"}, 400),
        (f"/demo/phones/{MARIA}/tap", {"message_id": 9999, "data": "yes"}, 409),
        (f"/demo/phones/{MARIA}/tap", {"message_id": 1, "data": "я" * 33}, 409),
        (f"/demo/phones/{MARIA}/press", {"label": "няма такъв"}, 409),
        ("/demo/phones", {"first_name": "а" * 65}, 400),
        ("/demo/phones", {"first_name": ""}, 400),
    ],
)
@in_one_loop
async def test_what_no_app_would_send_is_refused(
    town: Town, path: str, body: Any, status: int
) -> None:
    async with town.http.post(town.address + path, json=body) as reply:
        assert reply.status == status


@in_one_loop
async def test_a_phone_that_blocked_the_bot_does_not_write(town: Town) -> None:
    town.server.phones[MARIA].blocks()
    async with town.http.post(town.address + WRITE, json={"text": "x"}) as reply:
        assert reply.status == 409


@pytest.mark.parametrize("name", ["page.html", "..%2Fpage_api.py", "absent.js", "../page_api.py"])
@in_one_loop
async def test_only_the_pages_own_files_are_served(town: Town, name: str) -> None:
    async with town.http.get(f"{town.address}/page/{name}") as reply:
        assert reply.status == 404


@in_one_loop
async def test_the_page_may_load_nothing_from_elsewhere(town: Town) -> None:
    async with town.http.get(town.address) as reply:
        assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
        page = await reply.text()
    assert "http://" not in page
    assert "https://" not in page


@in_one_loop
async def test_the_state_names_every_phone_in_order(town: Town) -> None:
    async with town.http.get(f"{town.address}/demo/state") as reply:
        state = await reply.json()
    known = [number for number in town.page.captions if number in town.page.phones]
    newcomers = [number for number in town.server.phones if number not in known]
    assert [each["id"] for each in state["phones"]] == [*known, *newcomers, BABA]
    assert newcomers == [STRANGE]
    stranger = next(each for each in state["phones"] if each["id"] == STRANGE)
    assert (stranger["started"], stranger["messages"]) == (False, [])
    assert state["links"] == [{"title": POSTER, "payload": "poster"}]


@in_one_loop
async def test_a_transcript_is_plain_text(town: Town) -> None:
    async with town.http.get(f"{town.address}/demo/phones/{MARIA}/transcript") as reply:
        assert reply.content_type == "text/plain"
        assert "Здравейте, Мария!" in await reply.text()
