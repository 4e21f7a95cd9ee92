"""aiogram's dispatcher with our frame around each update; one for the whole process."""

from functools import cache

from aiogram import Dispatcher
from aiogram.fsm.middleware import FSMContextMiddleware
from aiogram.fsm.storage.memory import DisabledEventIsolation

from bot.conversation_state import OneConversation
from bot.handlers import ROUTERS
from bot.one_update import OneUpdate


@cache
def dispatcher() -> Dispatcher:
    """The frame first, then the FSM: else its state would fall outside the transaction."""
    made = Dispatcher(disable_fsm=True)
    made.update.outer_middleware(OneUpdate())
    made.update.outer_middleware(
        FSMContextMiddleware(storage=OneConversation(), events_isolation=DisabledEventIsolation())
    )
    made.include_routers(*ROUTERS)
    return made
