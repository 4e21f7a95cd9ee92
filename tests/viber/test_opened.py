"""What became of a message in Viber, as its organiser sees it: opened, delivered, failed."""

from typing import cast as typed

import pytest
from sqlalchemy import select

from community.chats import receipts
from messengers.viber import messenger
from simulator.telegram.chats.messages import ShownMessage
from simulator.telegram.gestures import PICTURE
from simulator.viber.chats.shown import ShownMessage as ViberShown
from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer
from storage.kinds import DeliveryState, NoticeKind
from storage.models import Delivery, Notice
from storage.queries import marks
from tests import cast
from tests.conversations.deeds import (
    opens_card,
    opens_menu,
    sends_meeting,
    sends_message,
)
from tests.conversations.tables import count, one, person_of
from tests.conversations.test_media import begins, sends
from tests.conversations.town import Actor, Town


async def reads(actor: Actor) -> None:
    """Open the chat and look at what came."""
    await actor.does(typed(ViberPhone, actor.phone).reads)


def sees_up_to(viber: ViberServer, actor: Actor, message: ShownMessage) -> None:
    """Be told so late that this was read that something newer has come."""
    token = typed(ViberShown, message).token
    viber.exchange.events.seen(typed(ViberPhone, actor.phone).person, token)


async def opens_message(elena: Actor) -> None:
    """Come to the card of the only message."""
    await opens_menu(elena)
    await elena.taps_through("Съобщения", "📣 1.")


async def invitation_of(town: Town, actor: Actor) -> Delivery:
    """What became of an actor's invitation."""
    person = await person_of(town, actor)
    async with town.database.read() as session:
        found = await session.scalars(
            select(Delivery)
            .join(Notice, Notice.id == Delivery.notice_id)
            .where(Delivery.person_id == person.id, Notice.kind == NoticeKind.INVITATION)
        )
        return found.one()


async def test_the_card_counts_who_has_opened_the_invitation(
    elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    elena.sees("📨 Изпратени: 4", "👁️ Отворили (Viber): 0 от 4")
    await reads(maria)
    await ivan.taps("Ще дойда")
    await elena.taps("Обновявам")
    elena.sees("👁️ Отворили (Viber): 2 от 4")


async def test_the_card_of_a_message_counts_them_too(elena: Actor, maria: Actor) -> None:
    await sends_message(elena)
    await reads(maria)
    await opens_message(elena)
    elena.sees("📨 Изпратени: 4", "👁️ Отворили (Viber): 1 от 4")


async def test_who_opens_the_chat_has_seen_all_that_came_before(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await sends_message(elena)
    assert (await invitation_of(town, maria)).seen_at is None
    await reads(maria)
    assert (await invitation_of(town, maria)).seen_at == town.clock.now()
    await opens_card(elena)
    elena.sees("👁️ Отворили (Viber): 1 от 4")
    await opens_message(elena)
    elena.sees("👁️ Отворили (Viber): 1 от 4")
    await sends_message(elena, "Днес няма вода.")
    assert await count(town, Delivery, Delivery.seen_at.is_not(None)) >= 2
    await opens_menu(elena)
    await elena.taps_through("Съобщения", "📣 1.")
    elena.sees("👁️ Отворили (Viber): 0 от 4")


async def test_who_opens_the_chat_at_an_answer_has_seen_all_that_came_before(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    viber.faults.add("seen", kind="lose")
    await maria.taps("Ще дойда")
    answer = maria.phone.last_screen
    await sends_message(elena)
    assert (await invitation_of(town, maria)).seen_at is None
    await maria.does(sees_up_to, viber, maria, answer)
    assert (await invitation_of(town, maria)).seen_at == town.clock.now()
    await opens_card(elena)
    elena.sees("👁️ Отворили (Viber): 1 от 4")
    await opens_message(elena)
    elena.sees("👁️ Отворили (Viber): 0 от 4")


async def test_so_it_is_after_a_restart(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messenger, "REMEMBERED", 0)
    await sends_meeting(elena)
    viber.faults.add("seen", kind="lose")
    await maria.taps("Ще дойда")
    await reads(maria)
    assert (await invitation_of(town, maria)).seen_at == town.clock.now()


async def test_nothing_is_written_for_who_had_only_the_answer_to_read(
    elena: Actor, maria: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")

    async def read(*given: object) -> None:
        raise AssertionError(given)

    monkeypatch.setattr(receipts, "read", read)
    await reads(maria)


async def test_what_failed_on_the_phone_is_told_by_telephone(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor
) -> None:
    viber.faults.add("send_message", kind="fail_later", user_id=cast.MARIA.user_id)
    await sends_meeting(elena)
    maria.has_not_heard("Покана")
    assert (await invitation_of(town, maria)).state == DeliveryState.TO_CALL
    await opens_card(elena)
    elena.sees("📨 Изпратени: 3", "👁️ Отворили (Viber): 0 от 3", "☎️ По телефон: 2")
    await elena.taps("За обаждане")
    elena.sees("Мария", "Стефан")


async def as_in_hand(town: Town, number: int) -> None:
    """Let this delivery stand as while another process waits for Viber's answer."""
    async with town.database.write() as session:
        delivery = await session.get_one(Delivery, number)
        delivery.state, delivery.message_id, delivery.settled_at = (
            DeliveryState.IN_FLIGHT,
            None,
            None,
        )
        delivery.delivered_at = None


async def test_a_failure_that_is_told_before_the_sending_is_noted_counts_all_the_same(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    sent = await invitation_of(town, maria)
    await as_in_hand(town, sent.id)
    phone, token = typed(ViberPhone, maria.phone), sent.message_id or ""
    await maria.does(viber.exchange.events.failed, phone.person, int(token))
    assert (await invitation_of(town, maria)).state == DeliveryState.IN_FLIGHT
    async with town.database.write() as session:
        await marks.settle_sent(session, sent.id, token, town.clock.now())
    await town.settles()
    assert (await invitation_of(town, maria)).state == DeliveryState.TO_CALL
    await opens_card(elena)
    await elena.taps("За обаждане")
    elena.sees("Мария", "Стефан")


async def test_reading_that_is_told_before_the_sending_is_noted_counts_all_the_same(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    sent = await invitation_of(town, maria)
    await as_in_hand(town, sent.id)
    await reads(maria)
    async with town.database.write() as session:
        await marks.settle_sent(session, sent.id, sent.message_id or "", town.clock.now())
    await town.settles()
    assert (await invitation_of(town, maria)).seen_at == town.clock.now()


async def test_a_message_that_failed_is_told_by_telephone(
    viber: ViberServer, elena: Actor, maria: Actor
) -> None:
    viber.faults.add("send_message", kind="fail_later", user_id=cast.MARIA.user_id)
    await sends_message(elena)
    await opens_message(elena)
    elena.sees("📨 Изпратени: 3", "☎️ По телефон: 2")
    await elena.taps("За обаждане")
    elena.sees("Мария")


async def test_of_a_photo_and_its_card_it_is_the_card_that_must_arrive(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor
) -> None:
    """Who has opened the chat at the photo has the card before their eyes."""
    await begins(elena)
    await elena.does(elena.phone.sends_photo, PICTURE, "Пътят")
    maria.listens()
    await sends(elena)
    photo, card = (typed(ViberShown, each) for each in maria.phone.heard(maria.mark))
    assert (photo.photo is None, card.photo is None) == (False, True)
    phone, theirs = typed(ViberPhone, maria.phone).person, Delivery.message_id == str(card.token)
    for tell, state, is_seen in (
        (viber.exchange.events.failed, DeliveryState.SENT, False),
        (viber.exchange.events.seen, DeliveryState.SENT, True),
    ):
        tell(phone, photo.token)
        await town.settles()
        kept = await one(town, Delivery, theirs)
        assert (kept.state, kept.seen_at is not None) == (state, is_seen)
    await opens_message(elena)
    elena.sees("📨 Изпратени: 4", "👁️ Отворили (Viber): 1 от 4")


async def test_one_of_several_phones_is_enough(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    arrived = await invitation_of(town, maria)
    assert arrived.delivered_at is not None
    await town.waits(minutes=5)
    person, token = typed(ViberPhone, maria.phone).person, int(arrived.message_id or 0)
    for tell in (viber.exchange.events.delivered, viber.exchange.events.failed):
        tell(person, token)
        await town.settles()
    standing = await invitation_of(town, maria)
    assert (standing.state, standing.delivered_at) == (DeliveryState.SENT, arrived.delivered_at)


async def test_what_is_told_of_an_unknown_message_changes_nothing(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    before = await count(town, Delivery, Delivery.state == DeliveryState.SENT)
    events, person = viber.exchange.events, typed(ViberPhone, maria.phone).person
    for tell in (events.failed, events.delivered):
        tell(person, 4912661846655238145)
        await town.settles()
    assert not await count(town, Delivery, Delivery.seen_at.is_not(None))
    assert await count(town, Delivery, Delivery.state == DeliveryState.SENT) == before


async def test_own_data_say_what_viber_tells_us(maria: Actor) -> None:
    await opens_menu(maria)
    await maria.taps("Моите данни")
    maria.sees("👁️ Viber: кога получавате и отваряте съобщение (пазим 90 дни)")


async def test_the_consent_says_how_long_that_is_kept(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps("Български")
    gosho.sees("изпратеното до Вас (и кога е отворено)")
    await gosho.taps("Кой вижда това")
    gosho.sees("Отварянето (Viber) пазим 90 дни.")
