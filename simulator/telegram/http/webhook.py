"""Posts updates to the bot's address once it has set a webhook."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from simulator.telegram.world import World

LONGEST_WAIT = 60.0
ANSWER_SECONDS = 60.0
"""Seconds that the real server waits for an answer (telegram-bot-api WebhookActor.cpp)."""


class WebhookPoster:
    """Posts one update at a time; what is not answered with 2xx is posted again later.

    The real server keeps a row per chat; one row for all keeps the same order for each.
    `wait` is the first pause after a failure, in seconds; it doubles up to a minute.
    """

    def __init__(
        self, world: World, execute: Callable[[str, dict[str, Any]], Awaitable[None]]
    ) -> None:
        self.wait = 1.0
        self._world = world
        self._execute = execute

    async def run(self) -> None:
        """Post until cancelled."""
        pause = self.wait
        async with aiohttp.ClientSession() as session:
            while True:
                await self._world.webhook.is_set.wait()
                await self._world.updates.arrived.wait()
                if await self._post(session):
                    pause = self.wait
                else:
                    await asyncio.sleep(pause)
                    pause = min(2 * pause, LONGEST_WAIT)

    async def _post(self, session: aiohttp.ClientSession) -> bool:
        webhook, waiting = self._world.webhook, self._world.updates.oldest(1)
        if not webhook.url or not waiting:
            return True
        header = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret_token}
        headers = header if webhook.secret_token else {}
        time_limit = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        try:
            async with session.post(
                webhook.url, json=waiting[0], headers=headers, timeout=time_limit
            ) as answer:
                if not answer.ok:
                    return self._failed(
                        f"Wrong response from the webhook: {answer.status} {answer.reason}"
                    )
                body = await answer.json(content_type=None) if answer.content_length else None
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            return self._failed(str(error))
        self._world.updates.confirm(waiting[0]["update_id"] + 1)
        await self._follow(body)
        return True

    async def _follow(self, body: Any) -> None:
        """Execute the method that the bot put into its answer (docs: "Making requests")."""
        if isinstance(body, dict) and isinstance(method := body.pop("method", None), str):
            await self._execute(method, body)

    def _failed(self, reason: str) -> bool:
        webhook = self._world.webhook
        webhook.last_error, webhook.last_error_at = reason, int(self._world.now())
        return False
