"""Gathers what is shown of a vote's results."""

from bot.looks.polls.picture import draw
from bot.screens.polls import results as screens
from community.polls.outcomes import outcome_of
from messengers.screen import Screen
from storage.database import Session
from storage.models import Poll


async def results_of(session: Session, poll: Poll) -> Screen:
    """What everybody is told who could vote."""
    return screens.results(poll, await outcome_of(session, poll), draw)


async def all_results_of(session: Session, poll: Poll) -> Screen:
    """All of it."""
    return screens.all_results(poll, await outcome_of(session, poll), draw)
