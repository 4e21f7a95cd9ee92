"""Whole deeds around needs, for tests that begin after them."""

from community.announcing.media import Attachment
from community.needs import saying, supporting
from community.needs.saying import Said
from community.rules.masking import mask
from simulator.telegram.gestures import SOUND
from storage.kinds import MediaKind, MessengerName, NeedArea, NeedReach
from storage.models import Need
from storage.queries import people
from tests.conversations.deeds import opens_menu
from tests.conversations.tables import one, person_of
from tests.conversations.town import Actor, Town

NO_LIGHT = "Няма лампи на ул. Река"


async def has_said(
    actor: Actor,
    text: str | None = NO_LIGHT,
    *,
    area: NeedArea = NeedArea.INFRASTRUCTURE,
    is_named: bool = False,
    recordings: int = 0,
) -> int:
    """Somebody has said what is needed; its number as the tables know it."""
    town = actor.town
    shown, is_masked = mask(text) if text else (None, False)
    said = Said(
        area=area,
        reach=NeedReach.STREET,
        is_named=is_named,
        text=shown,
        has_masked_number=is_masked,
        attachments=[_recording(town) for _ in range(recordings)],
    )
    number = (await person_of(town, actor)).id
    async with town.database.write() as session:
        person = await people.load_person(session, number)
        assert person is not None
        need = await saying.say(session, person, MessengerName.TELEGRAM, said, town.clock.now())
    return need.id


def _recording(town: Town) -> Attachment:
    file = town.server.world.store("voice.ogg", "audio/ogg", SOUND, duration=3)
    return Attachment(
        MediaKind.VOICE, file.file_id, mime_type="audio/ogg", size=len(SOUND), seconds=3
    )


async def supports(actor: Actor, need_id: int) -> None:
    """Somebody says "me too"."""
    town = actor.town
    number = (await person_of(town, actor)).id
    async with town.database.write() as session:
        person = await people.load_person(session, number)
        assert person is not None
        await supporting.support(session, person, need_id, town.clock.now())


async def opens_new(organiser: Actor) -> None:
    """Come to the card of the oldest new need."""
    await opens_menu(organiser)
    await organiser.taps_through("📌 Нужди", "📌 Нови")


async def accepts(organiser: Actor, words: str = "Улично осветление") -> None:
    """Accept what is on the card, with words short enough to be the name."""
    await organiser.taps("✅ Приемам")
    await organiser.writes(words)
    await organiser.taps("Така остава")


async def gathers(town: Town) -> None:
    """Let the time pass in which news is gathered."""
    await town.waits(minutes=11)


async def need_now(town: Town, need_id: int) -> Need:
    """How a need stands in the tables."""
    found: Need = await one(town, Need, Need.id == need_id)
    return found
