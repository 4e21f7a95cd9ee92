"""What is needed: said, supported, followed; decided about, and its news."""

from aiogram import Router

from bot.handlers.needs import following, news, saying, triage

ROUTERS: tuple[Router, ...] = (saying.router, following.router, triage.router, news.router)
