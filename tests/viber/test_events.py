"""What Viber posts: only with its signature, once however often it comes, confirmed in time."""

import asyncio
import json
import logging
from datetime import datetime

import aiohttp
import pytest
from sqlalchemy import select, update

from bot import wiring
from bot.web import viber as viber_events
from community.chats import promises, receipts
from simulator.viber.server import ViberServer
from storage.database import Session
from storage.kinds import DeliveryState, NoticeKind
from storage.models import Contact, Delivery, Meeting, Notice, PromisedAnswer, Rsvp, SeenUpdate
from storage.queries.chats.promised import Matter
from tests import cast
from tests.conversations.deeds import sends_meeting
from tests.conversations.tables import count
from tests.conversations.town import Actor, Town
from tests.faults.processes import until


@pytest.fixture
def phones(viber: ViberServer | None) -> ViberServer:
    """The simulated Viber, which stands in this folder's worlds."""
    assert viber is not None
    return viber


async def waiting_to_be_drawn(session: Session) -> int:
    queued = await session.scalars(
        select(Delivery.id)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(Notice.kind == NoticeKind.DRAW_AGAIN, Delivery.state == DeliveryState.QUEUED)
    )
    promised = await session.scalars(select(PromisedAnswer.contact_id))
    return len(list(queued)) + len(list(promised))


async def test_a_maybe_forged_event_is_not_listened_to(
    town: Town, phones: ViberServer, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    maria.listens()
    phones.faults.add("message", kind="bad_signature", times=None)
    phones.callbacks.pauses = ()
    await maria.taps("Ще дойда")
    maria.hears_nothing()
    assert not await count(town, Rsvp)
    assert {each.status for each in phones.callbacks.given_up} == {403}


async def test_nothing_is_told_to_who_only_knocks(town: Town, phones: ViberServer) -> None:
    url = phones.world.webhook.url
    async with aiohttp.ClientSession() as visitor:
        for signature in ("", "0" * 64, "ж"):
            body = json.dumps({"event": "webhook", "message_token": 1, "timestamp": 1})
            headers = {"X-Viber-Content-Signature": signature.encode().decode("latin-1")}
            async with visitor.post(url, data=body, headers=headers) as answer:
                assert (answer.status, await answer.text()) == (403, "")
        async with visitor.get(url) as answer:
            assert answer.status == 405


@pytest.mark.parametrize("kind", ["unknown_event", "unknown_type"])
async def test_what_nobody_knows_is_confirmed_and_logged(
    town: Town, phones: ViberServer, maria: Actor, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    caplog.set_level(logging.INFO)
    phones.faults.add("message", kind=kind)  # type: ignore[arg-type]  # one of two literals
    await maria.writes("Здравейте")
    assert not phones.callbacks.given_up
    maria.sees_button("Помощ")
    assert "Nothing was" in caplog.text


async def test_a_repeated_event_is_answered_once(
    town: Town, phones: ViberServer, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    phones.faults.add("message", kind="repeat")
    await maria.taps("Ще дойда")
    assert maria.heard_new() == 1
    assert await count(town, Rsvp) == 1


async def test_a_repeat_that_nobody_remembers_draws_again_and_changes_nothing(
    town: Town,
    phones: ViberServer,
    elena: Actor,
    maria: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As after a restart, or after very many others.
    monkeypatch.setattr(viber_events, "REMEMBERED", 0)
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    tapped = [each for each in phones.callbacks.posted if each.event == "message"][-1]
    maria.listens()
    phones.callbacks.put_again(tapped)
    await town.settles()
    maria.sees("Вашият отговор: ✅ Ще дойда")
    assert maria.heard_new() == 1
    assert await count(town, SeenUpdate) >= 1
    assert await count(town, Rsvp) == 1


async def test_it_is_confirmed_before_the_answer_is_on_the_phone(
    town: Town, phones: ViberServer, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    maria.listens()
    phones.faults.add("send_message", kind="delay", seconds=2)
    maria.phone.taps("Ще дойда")
    await phones.settled()
    maria.hears_nothing()
    assert await count(town, Rsvp) == 1
    assert await town.asks(waiting_to_be_drawn) == 1
    await town.settles()
    maria.sees("Записахме: ще дойдете")
    assert await town.asks(waiting_to_be_drawn) == 0


async def test_what_became_of_an_answer_is_asked_of_no_database(
    town: Town, phones: ViberServer, elena: Actor, maria: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sends_meeting(elena)
    asked: list[str] = []

    async def note(session: Session, address: str, token: str, now: datetime) -> None:
        asked.append(token)

    for receipt in ("delivered", "seen", "failed"):
        monkeypatch.setattr(receipts, receipt, note)
    await maria.taps("Ще дойда")
    answer = str(phones.calls[-1].answer["message_token"])
    told = [each.event for each in phones.callbacks.posted if answer in each.words]
    assert told == ["delivered"]
    assert asked, "the invitation was seen"
    assert answer not in asked


async def test_an_answer_that_could_not_be_shown_comes_from_the_outbox(
    town: Town, phones: ViberServer, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    phones.faults.add("send_message", kind="server_error")
    await maria.taps("Ще дойда")
    maria.sees("Вашият отговор: ✅ Ще дойда")
    assert maria.heard_new() == 1
    assert await town.asks(waiting_to_be_drawn) == 0


async def test_a_promise_that_nobody_kept_is_kept_by_the_sender(
    town: Town, elena: Actor, maria: Actor
) -> None:
    """As after a kill between the commit and the showing: only the rows are left."""
    await sends_meeting(elena)
    async with town.database.write() as session:
        contact = await session.scalar(select(Contact).where(Contact.address == maria.address))
        assert contact is not None
        meeting = await session.scalar(select(Meeting.id))
        await promises.make(session, contact, town.clock.now(), Matter(meeting))
    maria.listens()
    await town.waits(seconds=59)
    maria.hears_nothing()
    await town.waits(seconds=2)
    maria.sees("Покана за заседание")
    assert maria.heard_new() == 1


async def test_who_opens_the_chat_is_answered_in_the_response(
    town: Town, phones: ViberServer, gosho: Actor
) -> None:
    token = await town.invite(cast.ANTONOVO)
    before = len(phones.calls)
    await gosho.opens_invite(token)
    gosho.sees("Антоново")
    assert [call.method for call in phones.calls[before:]] == ["welcome"]
    assert phones.calls[-1].answer["status"] == 0


async def test_two_who_write_at_once_do_not_wait_for_each_other(
    town: Town, phones: ViberServer, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await sends_meeting(elena)
    phones.faults.add("send_message", kind="delay", seconds=2, user_id=cast.MARIA.user_id)
    maria.phone.taps("Ще дойда")
    ivan.phone.taps("Ще дойда")
    await phones.settled()
    async with phones.subscribe() as changed, asyncio.timeout(10):
        while "Записахме" not in ivan.phone.last_screen.text:
            await changed.get()
    assert "Записахме" not in maria.phone.last_screen.text
    await town.settles()
    maria.sees("Записахме: ще дойдете")


async def test_the_webhook_is_set_again_when_somebody_took_it(
    town: Town, phones: ViberServer, maria: Actor
) -> None:
    assert town.app.viber is not None
    ours = phones.world.webhook.url
    phones.world.webhook.url = "http://127.0.0.1:9/elsewhere"
    await town.app.viber.registration.check()
    assert phones.world.webhook.url == ours
    await maria.writes("/menu")
    maria.sees("Антоново")


@pytest.fixture
def checks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute between two looks is too long for a test."""
    monkeypatch.setattr(wiring, "SECONDS_BETWEEN_CHECKS", 0.05)


async def test_whether_the_webhook_is_ours_is_asked_again_and_again(
    checks_often: None, town: Town, phones: ViberServer
) -> None:
    ours = phones.world.webhook.url
    await town.app.rounds.start()
    for _ in range(2):
        phones.world.webhook.url = "http://127.0.0.1:9/elsewhere"
        await until(lambda: phones.world.webhook.url == ours, "the webhook is ours again")


async def test_who_turns_messages_off_is_not_written_to_and_may_come_back(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await maria.does(maria.phone.blocks)
    await sends_meeting(elena)
    maria.hears_nothing()
    await maria.does(maria.phone.unblocks)
    await sends_meeting(elena, day="23 март")
    maria.has_heard("23 март")


async def test_no_choice_is_left_in_the_chat(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Няма да дойда")
    own = [message.text for message in maria.phone.messages if not message.from_bot]
    assert own == []
    assert "megdan:" not in maria.phone.transcript()


async def test_a_session_is_counted_from_the_first_words(town: Town, maria: Actor) -> None:
    async with town.database.write() as session:
        await session.execute(update(Contact).values(session_at=None))
    await maria.writes("/menu")
    began = town.clock.now()
    await town.waits(hours=5)
    await maria.writes("/menu")
    async with town.database.read() as session:
        at = await session.scalar(
            select(Contact.session_at).where(Contact.address == maria.address)
        )
    assert at == began
