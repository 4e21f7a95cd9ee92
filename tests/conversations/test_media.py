"""Photos, files and recordings go along by the messenger's own name for them."""

import pytest

from simulator.telegram.gestures import PICTURE
from storage.kinds import MediaKind
from storage.models import Announcement, Media
from tests.conversations.deeds import drafts_message, opens_menu
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

WORDS = "Така изглежда новата зала."


async def begins(elena: Actor) -> None:
    """Stand at the question what is announced."""
    await opens_menu(elena)
    await elena.taps("Ново съобщение")


async def sends(elena: Actor) -> None:
    """Choose both groups, send, and let the half minute pass."""
    await elena.taps_through("Двете групи", "Изпращам")
    await elena.town.waits(seconds=30)


async def test_a_photo_with_words_under_it(town: Town, elena: Actor, maria: Actor) -> None:
    await begins(elena)
    await elena.does(elena.phone.sends_photo, PICTURE, WORDS)
    elena.sees("На кого съобщаваме?")
    maria.listens()
    await elena.taps("Двете групи")
    shown, panel = elena.phone.heard()[-2:]
    assert shown.photo is not None
    assert WORDS in shown.text
    assert "Ще изглежда като съобщението по-горе" in panel.text
    assert "На заключен екран" in panel.text
    await elena.taps("Изпращам")
    await town.waits(seconds=30)
    photo, words = maria.hears_file()
    assert photo.mime_type == "image/jpeg"
    assert photo.content == town.passed_on(PICTURE)
    assert words == "📣 Съобщение, община Антоново\n" + WORDS


@pytest.mark.not_on_viber("No message is changed there: the answer is a line of its own")
async def test_understood_is_written_under_the_photo(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await begins(elena)
    await elena.does(elena.phone.sends_photo, PICTURE, WORDS)
    await sends(elena)
    maria.listens()
    await maria.taps("Разбрах")
    maria.hears_only_the_answer()
    message = maria.phone.last_screen
    assert message.photo is not None
    assert "👍 Записахме" in message.text
    await maria.taps("Меню")
    assert "👍 Записахме" in message.text


@pytest.mark.parametrize(
    "caption",
    [
        "",
        pytest.param(
            WORDS,
            marks=pytest.mark.not_on_viber("Only pictures have words there; a file has none"),
        ),
    ],
)
async def test_a_file_and_a_voice_with_words_or_without(
    town: Town, elena: Actor, maria: Actor, caption: str
) -> None:
    await begins(elena)
    await elena.does(elena.phone.sends_document, "план.pdf", b"%PDF-", "application/pdf", caption)
    maria.listens()
    await sends(elena)
    file, words = maria.hears_file()
    assert file.name == "план.pdf"
    assert file.mime_type == "application/pdf"
    is_announced(maria, words, caption)
    await begins(elena)
    await elena.does(elena.phone.sends_voice, 7, b"OggS", caption)
    elena.sees("На кого съобщаваме?")
    await elena.taps("Двете групи")
    elena.sees_no_button("Добавям глас")
    maria.listens()
    await elena.taps("Изпращам")
    await town.waits(seconds=30)
    voice, words = maria.hears_file()
    assert voice.mime_type.startswith("audio/")
    is_announced(maria, words, caption)


def is_announced(maria: Actor, words: str, caption: str) -> None:
    """What has just come is an announcement with these words, and can be answered."""
    assert words.startswith("📣 Съобщение")
    assert caption in words
    assert maria.phone.last_screen.buttons[0].label == "👍 Разбрах"


async def test_what_does_not_fit_under_a_photo_follows_it(
    town: Town, elena: Actor, maria: Actor
) -> None:
    words = ("Дълъг разказ за залата. " * 45).strip()
    await begins(elena)
    await elena.does(elena.phone.sends_photo, PICTURE, words)
    maria.listens()
    await sends(elena)
    photo, text = maria.phone.heard(maria.mark)[:2]
    assert maria.heard_new() == 2
    assert photo.photo is not None
    assert not photo.text
    assert not photo.buttons
    assert words in text.text
    await maria.taps("Разбрах")
    assert "👍 Записахме" in maria.answer_to(text).text


async def test_a_file_of_60_megabytes_is_asked_again(town: Town, elena: Actor) -> None:
    await begins(elena)
    await elena.does(elena.phone.sends_big_file, 60)
    elena.sees("твърде голям", "до 20 MB", "Напишете го")
    await elena.does(elena.phone.sends_big_file, 20)
    elena.sees("На кого съобщаваме?")


@pytest.mark.not_on_viber("A recording is a file there, and nobody says how long it is")
@pytest.mark.parametrize(("seconds", "why"), [(0, "не се чува нищо"), (301, "до 5 мин.")])
async def test_a_voice_that_nobody_could_hear_out_is_asked_again(
    elena: Actor, seconds: int, why: str
) -> None:
    await begins(elena)
    await elena.does(elena.phone.sends_voice, seconds)
    elena.sees(why, "Напишете го")
    await elena.does(elena.phone.sends_voice, 300)
    elena.sees("На кого съобщаваме?")


async def test_a_sticker_a_place_and_a_number_are_not_passed_on(elena: Actor) -> None:
    await begins(elena)
    for send in (
        elena.phone.sends_sticker,
        elena.phone.sends_location,
        elena.phone.sends_contact,
    ):
        await elena.does(send)
        elena.sees("Това не можем да изпратим", "Напишете го")


@pytest.mark.not_on_viber("There are no albums: each picture is said, and answered, on its own")
async def test_of_an_album_the_first_photo_goes(town: Town, elena: Actor, maria: Actor) -> None:
    await begins(elena)
    elena.listens()
    await elena.does(elena.phone.sends_album, "Първа", "", "")
    assert elena.heard_new() == 1
    elena.sees("взехме първата", "На кого съобщаваме?")
    await sends(elena)
    assert "Първа" in maria.phone.last_screen.text
    assert await count(town, Media) == 1


@pytest.mark.not_on_viber("There are no albums: each picture is said, and answered, on its own")
async def test_an_album_for_a_draft_that_is_written_anew(town: Town, elena: Actor) -> None:
    await drafts_message(elena)
    await elena.taps("Пиша го отново")
    elena.listens()
    await elena.does(elena.phone.sends_album, "Първа", "", "")
    assert elena.heard_new() == 2
    elena.sees("взехме първата", "Ще изглежда като съобщението по-горе")


async def test_a_name_from_outside_is_cut_and_never_a_path(town: Town, elena: Actor) -> None:
    await begins(elena)
    name = "../../" + "а" * 300 + "\u202egpj.\n.pdf"
    await elena.does(elena.phone.sends_document, name)
    await elena.taps("Двете групи")
    media = await one(town, Media)
    assert media.kind == MediaKind.FILE
    assert len(media.file_name) == 100
    assert not set(media.file_name) & set('/\\"\n\u202e')
    assert media.file_name.endswith("pdf")


async def test_what_is_replaced_or_thrown_away_is_forgotten(town: Town, elena: Actor) -> None:
    await begins(elena)
    await elena.does(elena.phone.sends_photo, PICTURE, WORDS)
    await elena.taps("Двете групи")
    assert await count(town, Media) == 1
    await elena.taps("Пиша го отново")
    await elena.does(elena.phone.sends_voice)
    assert (await one(town, Media)).kind == MediaKind.VOICE
    await elena.taps("Пиша го отново")
    await elena.writes("Само думи.")
    assert await count(town, Media) == 0
    elena.sees("Само думи.")
    await elena.taps("Изтривам черновата")
    assert await count(town, Announcement) == 0


async def test_other_readers_keep_the_photo(town: Town, elena: Actor) -> None:
    await begins(elena)
    await elena.does(elena.phone.sends_photo, PICTURE, WORDS)
    await elena.taps_through("Двете групи", "На други хора", "Общинска работна група")
    elena.sees("👥 2 души")
    assert await count(town, Media) == 1
    assert (await one(town, Announcement)).media_id is not None


async def test_a_member_s_photo_is_still_kept_nowhere(town: Town, maria: Actor) -> None:
    await maria.does(maria.phone.sends_photo)
    maria.sees("🤖 Благодарим")
    assert await count(town, Media) == 0
