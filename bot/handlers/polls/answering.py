"""The answer to the results of a vote: written to all who could vote, or given elsewhere."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.forms.announcing.writing import ANNOUNCING
from bot.forms.engine import Asking, begin
from bot.looks.polls.cards import card_of
from bot.screens.polls import answering as screens
from bot.screens.polls import cards
from bot.taps.organised.results import AnswerPollTap, PollAnsweredTap, PollUnansweredTap
from community.polls import answering
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person
from storage.queries import towns

router = Router(name="answers to polls")
router.callback_query.filter(Joined())


@router.callback_query(AnswerPollTap.filter())
async def write(
    event: CallbackQuery, callback_data: AnswerPollTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """Begin to write what the municipality answers."""
    poll = await answering.answerable(session, asking.person, callback_data.poll)
    if await answering.is_answered_elsewhere(session, poll):
        return screens.noted_already(poll)
    town = poll.municipality_id
    groups = [group.id for group in poll.groups]
    if poll.is_for_all:
        groups = [group.id for group, _ in await towns.groups_with_sizes(session, town)]
    return await begin(ANNOUNCING, asking, municipality=town, poll=poll.id, groups=groups)


@router.callback_query(PollAnsweredTap.filter())
async def note(
    event: CallbackQuery,
    callback_data: PollAnsweredTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """It was answered at a meeting: nobody is reminded any more."""
    poll = await answering.say_answered(session, person, callback_data.poll, now)
    return cards.with_toast(await card_of(session, person, poll, now), screens.noted())


@router.callback_query(PollUnansweredTap.filter())
async def take_back(
    event: CallbackQuery,
    callback_data: PollUnansweredTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """There is no answer yet: the promise stands again."""
    poll = await answering.say_unanswered(session, person, callback_data.poll, now)
    toast = screens.taken_back() if poll.answered_at is None else ""
    return cards.with_toast(await card_of(session, person, poll, now), toast)
