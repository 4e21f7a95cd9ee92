"""What was sent in one messenger is seen in the other: fetched, and without traces."""

from io import BytesIO
from pathlib import Path
from typing import cast as typed

import aiohttp
import pytest
from PIL import Image
from sqlalchemy import select

from simulator.telegram.chats.rooms import PrivateChat
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from simulator.viber.chats.shown import ShownMessage as ViberShown
from simulator.viber.server import ViberServer
from storage.database import Session
from storage.kinds import ContactState, MessengerName
from storage.models import Contact, Media
from tests.conversations.deeds import opens_menu, sends
from tests.conversations.enquiries.talk import asks
from tests.conversations.town import Actor, Town

PLACE = b"43.1567 N"


def photo(side: int = 40) -> bytes:
    """A JPEG that says where it was taken, in more than one way."""
    drawn = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = PLACE.decode()
    Image.effect_noise((side, side), 90).convert("RGB").save(
        drawn, "JPEG", quality=98, exif=exif, comment=PLACE
    )
    return drawn.getvalue()


@pytest.fixture
async def ivan_in_telegram(town: Town, telegram: TelegramServer, ivan: Actor) -> Phone:
    """Ivan has Telegram, all others have Viber."""
    return await moved_to_telegram(town, telegram, ivan, 9102, "Иван")


async def moved_to_telegram(
    town: Town, telegram: TelegramServer, who: Actor, number: int, name: str
) -> Phone:
    """Somebody has a Telegram phone in place of the Viber one."""
    phone = telegram.phone(number, name)
    chat = telegram.world.chats[number]
    assert isinstance(chat, PrivateChat)
    chat.is_started = True
    async with town.database.write() as session:
        contact = await session.scalar(select(Contact).where(Contact.address == who.address))
        assert contact is not None
        contact.messenger, contact.address = MessengerName.TELEGRAM, str(number)
        contact.state = ContactState.ACTIVE
    return phone


async def announces(elena: Actor, *, to: str = "Двете групи") -> None:
    await elena.taps(to)
    await sends(elena)


async def the_media(session: Session) -> Media:
    return (await session.scalars(select(Media))).one()


async def test_a_photo_from_viber_is_seen_in_both_messengers(
    town: Town, elena: Actor, maria: Actor, ivan_in_telegram: Phone
) -> None:
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    await elena.does(lambda: elena.phone.sends_photo(photo(), caption="Пътят е затворен."))
    await announces(elena)
    seen = (
        maria.phone.messages[-2]
        if maria.phone.last_screen.file is None
        else maria.phone.last_screen
    )
    for shown in (seen, ivan_in_telegram.last_screen):
        assert shown.file is not None
        assert shown.file.content[:2] == b"\xff\xd8"
        assert PLACE not in shown.file.content
    assert "Пътят е затворен." in ivan_in_telegram.last_screen.text


async def test_a_voice_from_viber_is_heard_in_telegram(
    town: Town, elena: Actor, ivan_in_telegram: Phone
) -> None:
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    await elena.does(elena.phone.sends_voice)
    await announces(elena)
    shown = ivan_in_telegram.last_screen
    assert shown.file is not None
    assert shown.file.content[4:8] == b"ftyp"


async def test_a_large_photo_becomes_small_enough(town: Town, elena: Actor, maria: Actor) -> None:
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    await elena.does(lambda: elena.phone.sends_photo(photo(2000), caption="Пътят"))
    await announces(elena)
    pictures = [each.file for each in maria.phone.messages if each.file is not None]
    assert [len(each.content) <= 1_000_000 for each in pictures] == [True]


async def test_a_file_of_viber_that_can_not_be_had_is_not_promised(
    town: Town, viber: ViberServer, elena: Actor, maria: Actor
) -> None:
    viber.world.bot.media_seconds = -1
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    await elena.does(lambda: elena.phone.sends_photo(photo(), caption="Пътят"))
    await elena.taps("Двете групи")
    media = await town.asks(the_media)
    assert isinstance(media, Media)
    assert (media.file, media.fetch_at) == (None, None)


async def test_an_address_of_a_file_can_not_be_guessed_and_ends(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    await elena.does(lambda: elena.phone.sends_photo(photo(), caption="Пътят"))
    await announces(elena)
    (address,) = {typed(ViberShown, each).media for each in maria.phone.messages if each.file}
    start, _, name = address.rpartition("/")
    until, _, mark = start.rpartition("/")[2].partition("-")
    assert await fetched(address) == 200
    assert await fetched(address.replace(mark, "0" * len(mark))) == 404
    assert await fetched(address.replace(f"/{until}-", f"/{int(until) + 1}-")) == 404
    assert await fetched(address.replace(name, f"..%2F{name}")) == 404
    await town.waits(days=17)
    assert await fetched(address) == 404


async def fetched(address: str) -> int:
    async with aiohttp.ClientSession() as visitor, visitor.get(address) as answer:
        return answer.status


async def test_who_is_erased_leaves_no_file(
    town: Town, elena: Actor, tmp_path: Path, radka: Actor
) -> None:
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    await elena.does(lambda: elena.phone.sends_photo(photo(), caption="Пътят"))
    await elena.taps("Двете групи")
    media = await town.asks(the_media)
    assert isinstance(media, Media)
    assert media.file is not None
    assert (tmp_path / "media" / media.file).exists()
    await opens_menu(elena)
    await elena.taps_through("Моите данни", "Изтривам", "Да, изтривам всичко")
    assert not (tmp_path / "media" / media.file).exists()


async def test_a_voice_from_telegram_is_heard_in_viber(
    town: Town, telegram: TelegramServer, elena: Actor, maria: Actor
) -> None:
    phone = await moved_to_telegram(town, telegram, elena, 9110, "Елена")
    organiser = Actor(town, phone)
    await opens_menu(organiser)
    await organiser.taps("Ново съобщение")
    await organiser.writes("Пътят е затворен.")
    await organiser.taps_through("Двете групи", "Добавям глас")
    await organiser.does(phone.sends_voice, 4, b"OggS of Elena")
    await sends(organiser)
    await maria.taps("🔊 Слушам")
    (heard,) = [each.file for each in maria.phone.messages if each.file is not None]
    assert heard.content == b"OggS of Elena"
    assert heard.mime_type.startswith("audio/")


async def test_a_voice_that_answers_is_fetched_before_it_is_sent(
    town: Town, telegram: TelegramServer, elena: Actor, maria: Actor
) -> None:
    phone = await moved_to_telegram(town, telegram, elena, 9111, "Елена")
    organiser = Actor(town, phone)
    await asks(maria)
    await organiser.taps("Отговарям")
    await organiser.does(phone.sends_voice, 4, b"OggS of Elena")
    maria.listens()
    await organiser.taps("Изпращам го")
    heard, _ = maria.hears_file()
    assert heard.content == b"OggS of Elena"


async def test_what_can_not_be_fetched_is_tried_once_for_all_who_wait(
    town: Town, telegram: TelegramServer, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    phone = await moved_to_telegram(town, telegram, elena, 9112, "Елена")
    organiser = Actor(town, phone)
    telegram.faults.add("getFile", kind="server_error", times=None)
    await opens_menu(organiser)
    await organiser.taps("Ново съобщение")
    await organiser.does(phone.sends_photo, photo(), "Пътят")
    await announces(organiser)
    media = await town.asks(the_media)
    assert isinstance(media, Media)
    assert media.attempts == 1
    telegram.faults.clear()
    await town.waits(minutes=2)
    for each in (maria, ivan):
        each.has_heard("Пътят")


async def test_nobody_is_asked_for_what_viber_can_not_do(elena: Actor, maria: Actor) -> None:
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    elena.does_not_see("гласово")
    await elena.writes("Пътят е затворен.")
    await elena.taps("Двете групи")
    elena.sees_no_button("Добавям глас")
