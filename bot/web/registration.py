"""Keeps Viber posting to us: one webhook per bot, and whoever sets it last has it."""

import logging

from messengers.viber.client import ViberClient
from messengers.viber.webhook_registration import NotRegistered, register

log = logging.getLogger(__name__)


class Registration:
    """The webhook of one bot at `url`."""

    def __init__(self, client: ViberClient, url: str) -> None:
        self._client = client
        self._url = url
        self._was_set = False

    async def check(self) -> None:
        """Set the webhook where it is not ours; a failure is logged, and tried again next time."""
        try:
            is_new = await register(self._client, self._url)
        except NotRegistered as failure:
            log.error("%s", failure)
            return
        if is_new and self._was_set:
            log.warning("Viber's events had gone elsewhere: does another bot use our token?")
        self._was_set = True
