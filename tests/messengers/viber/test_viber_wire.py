"""A Viber server that shares no code with us takes what we draw; what it tells is read."""

import pytest

from messengers.messenger import Fetched, Refused, Sent, Stopped, Uncertain
from messengers.screen import Button, Media, Screen
from messengers.viber.events import (
    Delivered,
    Failed,
    Heard,
    Opened,
    Seen,
    Subscribed,
    Unsubscribed,
)
from messengers.viber.webhook_registration import is_still_ours, register
from simulator.viber.people import Device
from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer
from tests.messengers.viber.conftest import Town

MENU = (Button("🏠 Меню", "m"), Button("☎️ Помощ", "h"))
ANSWERS = (Button("✅ Ще дойда", "a:7:1"), Button("❌ Няма", "a:7:0"))
PHOTO = Media("plan.png", "image/png", b"\x89PNG")
PAPER = Media("plan.pdf", "application/pdf", b"%PDF-")
LARGE = Media("large.png", "image/png", b"p" * (1024 * 1024 + 1))
LONG = "Ще говорим за чешмата & за <пътя>.\n" * 40

SCREENS = {
    "words": Screen(body="Здравейте"),
    "a notice": Screen("📅 Среща", "сряда, 4 март, 18:00", (ANSWERS, MENU)),
    "people's words": Screen("*Нужда*", "_спешно_ <b>~&~</b> ```код```", (MENU,)),
    "a long notice": Screen("📅 Среща", LONG, (ANSWERS, MENU)),
    "far too long": Screen("📅" * 300, "📅" * 9000, (ANSWERS, MENU)),
    "labels": Screen("Кое?", rows=tuple((Button("<&> клуб " * 5, f"l:{n}"),) for n in range(12))),
    "a row of seven": Screen("Кога?", rows=(tuple(Button(str(n), f"d:{n}") for n in range(7)),)),
    "a toast": Screen("Среща", rows=(MENU,), toast="Записано."),
    "a picture": Screen("План", "на площада", (MENU,), PHOTO),
    "a picture alone": Screen(media=PHOTO, rows=(MENU,)),
    "a picture and many words": Screen("План", LONG, (MENU,), PHOTO),
    "a paper": Screen("Протокол", rows=(MENU,), media=PAPER),
    "a large picture": Screen("План", rows=(MENU,), media=LARGE),
}


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
async def test_every_drawing_is_taken_and_shown(
    screen: Screen, town: Town, viber: ViberServer, anna: ViberPhone
) -> None:
    assert isinstance(await town.messenger.send(anna.viber_id, screen), Sent)
    assert isinstance(await town.messenger.show(anna.viber_id, screen, None), Sent)
    await viber.settled()

    assert all(call.answer["status"] == 0 for call in viber.calls)
    assert not [event for event in town.heard if isinstance(event, Failed)]
    said = anna.heard()
    assert not [message.styles for message in said if message.styles]
    assert not [message.unfetched for message in said if message.unfetched]
    assert [button.label for row in anna.keyboard for button in row] == [
        button.label for row in screen.rows for button in row
    ]


async def test_a_notice_is_read_and_tapped_where_it_stands(
    town: Town, viber: ViberServer, anna: ViberPhone
) -> None:
    await town.messenger.show(anna.viber_id, Screen("Как се казвате?", rows=(MENU,)), None)
    sent = await town.messenger.send(anna.viber_id, SCREENS["a notice"])

    anna.sees("📅 Среща\nсряда, 4 март, 18:00")
    assert [button.label for row in anna.keyboard for button in row] == ["🏠 Меню", "☎️ Помощ"]
    anna.taps("Ще дойда")
    await viber.settled()

    assert isinstance(sent, Sent)
    heard = [event for event in town.heard if isinstance(event, Heard)]
    assert [each.update.callback_query and each.update.callback_query.data for each in heard] == [
        "a:7:1"
    ]
    assert heard[0].sender == (anna.viber_id, "Анна", "bg")
    assert [event for event in town.heard if isinstance(event, Delivered)][-1] == Delivered(
        sent.message_id, anna.viber_id
    )
    (seen,) = [event for event in town.heard if isinstance(event, Seen)]
    assert seen.token == sent.message_id
    assert "Ще дойда" not in "".join(message.text for message in anna.messages)


async def test_a_welcome_answers_the_opening_itself(
    town: Town, viber: ViberServer, anna: ViberPhone
) -> None:
    town.welcome = town.messenger.welcome([Screen("Добре дошли", LONG, (MENU,), PHOTO)])
    stranger = viber.phone(202, "Непозната")

    stranger.opens_link("Qm9n_-12")
    await viber.settled()

    assert [call.answer["status"] for call in viber.calls if call.method == "welcome"] == [0]
    stranger.sees("Добре дошли")
    stranger.sees_button("🏠 Меню")
    (opened,) = town.heard
    assert isinstance(opened, Opened)
    assert opened.is_subscribed is False
    assert opened.update.message is not None
    assert opened.update.message.text == "/start Qm9n_-12"


async def test_who_leaves_is_told_and_hears_nothing(
    town: Town, viber: ViberServer, anna: ViberPhone
) -> None:
    anna.blocks()
    assert await town.messenger.send(anna.viber_id, SCREENS["words"]) == Stopped()
    anna.unblocks()
    assert isinstance(await town.messenger.send(anna.viber_id, SCREENS["words"]), Sent)
    await viber.settled()

    kinds = [type(event) for event in town.heard]
    assert kinds == [Unsubscribed, Subscribed, Delivered]


async def test_what_somebody_sends_arrives_and_can_be_fetched(
    town: Town, viber: ViberServer, anna: ViberPhone
) -> None:
    anna.sends_photo(b"a picture", caption="Дупка")
    anna.sends_voice(content=b"a voice")
    anna.sends_document(content=b"a paper")
    anna.sends_location()
    anna.sends_contact()
    anna.sends_sticker()
    anna.sends_url("https://town.example")
    await viber.settled()

    photo, voice, paper, place, contact, sticker, url = [
        event.update.message
        for event in town.heard
        if isinstance(event, Heard) and event.update.message
    ]
    assert photo.photo
    assert photo.caption == "Дупка"
    assert voice.voice
    assert paper.document
    assert place.location
    assert contact.contact
    assert sticker.sticker
    assert url.text == "https://town.example"
    files = [photo.photo[-1].file_id, voice.voice.file_id, paper.document.file_id]
    assert [await town.messenger.fetch(file) for file in files] == [
        Fetched(b"a picture"),
        Fetched(b"a voice"),
        Fetched(b"a paper"),
    ]


async def test_an_old_device_gets_the_same_in_a_simpler_message(
    town: Town, viber: ViberServer, anna: ViberPhone
) -> None:
    anna.person.devices.append(Device(api_version=1, kind="desktop"))

    for name in ("a notice", "a long notice"):
        assert isinstance(await town.messenger.send(anna.viber_id, SCREENS[name]), Sent)
        anna.sees("📅 Среща")
        anna.sees_button("Ще дойда")

    assert [call.answer["status"] for call in viber.calls[-5:]] == [13, 0, 0, 13, 0]


async def test_a_message_that_may_have_arrived_is_not_called_sent(
    town: Town, viber: ViberServer, anna: ViberPhone
) -> None:
    viber.faults.add("send_message", kind="break_after")

    assert await town.messenger.send(anna.viber_id, SCREENS["a notice"]) == Uncertain()
    anna.sees("📅 Среща")


async def test_an_unknown_person_is_gone(town: Town) -> None:
    assert await town.messenger.send("AAAAAAAAAAAAAAAAAAAAAA==", SCREENS["words"]) == Stopped()
    assert isinstance(await town.messenger.mark("x", "1", SCREENS["words"]), Refused)


async def test_viber_knows_where_we_are_until_somebody_else_says_so(
    town: Town, viber: ViberServer
) -> None:
    ours = f"{town.url}/viber"
    assert await is_still_ours(town.client, ours)
    assert not await register(town.client, ours)

    assert not await is_still_ours(town.client, f"{town.url}/another")
    link = await town.messenger.link("abc")
    assert link == f"viber://pa?chatURI={viber.world.bot.uri}&context=abc"
