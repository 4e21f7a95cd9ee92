"""The list of priorities: read, worked on, published, taken as a file."""

from aiogram import Router

from bot.filters import Joined
from bot.handlers.priorities import adding, drafting, publishing, reading

router = Router(name="priorities")
router.callback_query.filter(Joined())
router.include_routers(reading.router, drafting.router, adding.router, publishing.router)
