"""What a notice shows is made ready before the call: no transaction waits for it."""

import asyncio
from dataclasses import replace

from messengers.screen import Screen, StoredMedia
from scheduler.files.fetching import at_hand
from scheduler.in_flight import InFlight
from scheduler.office import Office
from storage.kinds import MessengerName


class MakingReady:
    """Draws pictures, and fetches what people sent; a file for many is fetched once."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._one_at_a_time = asyncio.Lock()

    async def ready(self, flight: InFlight) -> Screen:
        """What is said by this delivery, with its picture or file if that can be had now."""
        screen, folder = flight.screen, self._office.folder
        if screen.drawing is not None:
            drawn = await asyncio.to_thread(screen.drawing.make)
            return replace(screen, media=drawn, drawing=None)
        media = screen.media
        if folder is None or not isinstance(media, StoredMedia) or not _is_missing(flight, media):
            return screen
        async with self._one_at_a_time:
            # What could not be had waits for its next attempt, or many readers would use them up.
            found = await at_hand(self._office, folder, media, is_patient=True)
        return replace(screen, media=found)


def _is_missing(flight: InFlight, media: StoredMedia) -> bool:
    # Telegram sends again what it has; Viber never does.
    lies_there = {flight.contact.messenger, media.messenger} == {MessengerName.TELEGRAM}
    return media.file is None and not lies_there
