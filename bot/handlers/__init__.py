"""The conversations, one file each; their order matters, so it is written down here."""

from aiogram import Router

from bot.handlers import (
    announcements,
    approvals,
    away,
    cards,
    enquiries,
    forms,
    invitations,
    joining,
    leaving,
    linking,
    lost,
    menu,
    needs,
    opinions,
    recordings,
    scheduling,
)
from bot.handlers.organising import calling, more, places, reminders, taking_back
from bot.handlers.polls import answering as poll_answering
from bot.handlers.polls import cards as poll_cards
from bot.handlers.polls import making as poll_making
from bot.handlers.polls import paper as poll_paper
from bot.handlers.polls import publishing as poll_publishing
from bot.handlers.polls import voting
from bot.handlers.priorities import router as priorities

# STOP first, since it works in any state; the lost last, since they take everything.
ROUTERS: tuple[Router, ...] = (
    leaving.router,
    linking.router,
    joining.router,
    menu.router,
    invitations.router,
    scheduling.router,
    cards.router,
    calling.router,
    more.router,
    taking_back.router,
    reminders.router,
    places.router,
    announcements.router,
    recordings.router,
    poll_making.router,
    poll_cards.router,
    poll_paper.router,
    poll_publishing.router,
    poll_answering.router,
    approvals.router,
    away.router,
    opinions.router,
    *needs.ROUTERS,
    voting.router,
    *enquiries.ROUTERS,
    priorities,
    forms.router,
    lost.router,
)
