"""What is needed: said, supported, followed."""

from aiogram import Router

from bot.handlers.needs import following, saying

ROUTERS: tuple[Router, ...] = (saying.router, following.router)
