"""A photo of what is needed is kept without the place where it was taken."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from storage.models import Media, Need
from tests.conversations.needs.deeds import tells
from tests.conversations.tables import one
from tests.conversations.town import Actor, Town
from tests.viber.other_phone import OtherPhone, links

GPS, LATITUDE, LONGITUDE, WHOSE = 0x8825, 2, 4, 0x010F
HERE, THERE, PHONE = (43.0, 9.0, 24.12), (26.0, 10.0, 0.12), "Megdanofon"


def photo() -> bytes:
    """A JPEG as phones make it: with its place and with whose it is."""
    exif = Image.Exif()
    exif[WHOSE] = PHONE
    exif.get_ifd(GPS).update({1: "N", LATITUDE: HERE, 3: "E", LONGITUDE: THERE})
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "gray").save(drawn, "JPEG", exif=exif)
    return drawn.getvalue()


async def test_what_is_kept_does_not_say_where(town: Town, maria: Actor, tmp_path: Path) -> None:
    sent = photo()
    assert Image.open(BytesIO(sent)).getexif().get_ifd(GPS)[LATITUDE] == HERE
    await tells(maria)
    await maria.does(maria.phone.sends_photo, sent)
    await maria.taps("Изпращам")
    await town.waits(minutes=1)
    media = await one(town, Media)
    assert media.file is not None
    kept = (tmp_path / "media" / media.file).read_bytes()
    assert not Image.open(BytesIO(kept)).getexif()
    assert PHONE.encode() not in kept


async def test_what_is_kept_of_a_photo_from_telegram_does_not_say_it_either(
    town: Town, maria: Actor, second: OtherPhone, tmp_path: Path
) -> None:
    await links(maria, second)
    await tells(second)
    await second.does(second.phone.sends_photo, photo())
    await second.taps("Изпращам")
    await town.waits(minutes=1)
    media = await one(town, Media)
    assert (media.messenger, media.file is None) == ("telegram", False)
    kept = (tmp_path / "media" / str(media.file)).read_bytes()
    assert not Image.open(BytesIO(kept)).getexif()
    assert PHONE.encode() not in kept


async def test_as_a_file_it_would_keep_it_and_is_not_taken(town: Town, maria: Actor) -> None:
    await tells(maria, "Дупка")
    await maria.does(maria.phone.sends_document, "place.jpg", photo(), "image/jpeg")
    maria.sees("не и файлове", "запазено")
    await maria.taps("Изпращам")
    assert (await one(town, Need)).text == "Дупка"
