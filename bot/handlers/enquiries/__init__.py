"""Messages to a human: written, taken, answered, closed; and muting."""

from aiogram import Router

from bot.handlers.enquiries import answering, asking

ROUTERS: tuple[Router, ...] = (asking.router, answering.router)
