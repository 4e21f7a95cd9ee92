"""Making a vote: the form, its preview, the trial, the start."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.conversation_state import current
from bot.filters import Joined
from bot.forms.engine import Asking, begin, begin_at, drop
from bot.forms.polls.making import POLLING, filled_in
from bot.looks.polls.cards import card_of
from bot.looks.polls.previews import preview_of
from bot.screens.polls import cards, making, previews, voting
from bot.taps.organised.polls import (
    DropPollTap,
    FixPollStepTap,
    FixPollTap,
    NewPollTap,
    OpenPollSureTap,
    OpenPollTap,
    OrganisedPollsTap,
    PollPreviewTap,
    PollTelegramOnlyTap,
    TryPollTap,
)
from community.polls import drafts, opening
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person, Poll
from storage.queries import people
from storage.queries.polls import loading, organised

router = Router(name="making polls")
router.callback_query.filter(Joined())


@router.callback_query(OrganisedPollsTap.filter())
async def lately(
    event: CallbackQuery, callback_data: OrganisedPollsTap, session: Session, person: Person
) -> Screen:
    """All votes of my municipalities."""
    drop(current.get())
    towns = [town.id for town in await people.organised_by(session, person.id)]
    if not towns:
        raise Refused(Reason.NOT_ALLOWED)
    page, size = callback_data.page, previews.POLLS_ON_A_PAGE
    found = await organised.lately(session, towns, page * size, size)
    total = await organised.count_of(session, towns)
    may_vote = await loading.count_for_voter(session, person.id) > 0
    return previews.lately(found, total, page, may_vote=may_vote)


@router.callback_query(NewPollTap.filter())
async def ask(
    event: CallbackQuery, session: Session, person: Person, asking: Asking
) -> Screen | list[Screen]:
    """Begin to ask something."""
    if not await people.organised_by(session, person.id):
        raise Refused(Reason.NOT_ALLOWED)
    return await begin(POLLING, asking)


@router.callback_query(PollPreviewTap.filter())
async def preview(
    event: CallbackQuery,
    callback_data: PollPreviewTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """The draft as its voters will see it."""
    drop(current.get())
    poll = await drafts.draft_of(session, person, callback_data.poll)
    return await preview_of(session, poll, now)


@router.callback_query(FixPollTap.filter())
async def choose_fix(
    event: CallbackQuery, callback_data: FixPollTap, session: Session, person: Person
) -> Screen:
    """Which part of the draft is to change?"""
    return making.fix(await drafts.draft_of(session, person, callback_data.poll))


@router.callback_query(FixPollStepTap.filter())
async def fix(
    event: CallbackQuery, callback_data: FixPollStepTap, session: Session, asking: Asking
) -> Screen:
    """Ask one question of the form anew, of the draft as it was looked at."""
    poll = await drafts.draft_of(session, asking.person, callback_data.poll)
    if poll.version != callback_data.version:
        return await preview_of(session, poll, asking.now, is_changed=True)
    return await begin_at(POLLING, asking, callback_data.step, **filled_in(poll))


@router.callback_query(TryPollTap.filter())
async def try_on_me(
    event: CallbackQuery, callback_data: TryPollTap, session: Session, person: Person
) -> Screen:
    """Send the draft to its author alone, with its real buttons."""
    poll = await drafts.draft_of(session, person, callback_data.poll)
    return previews.trial(voting.invitation(poll))


@router.callback_query(PollTelegramOnlyTap.filter())
async def choose_messengers(
    event: CallbackQuery,
    callback_data: PollTelegramOnlyTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """In Telegram alone, or in Viber too?"""
    known = drafts.Known(callback_data.poll, callback_data.version)
    is_wanted = callback_data.is_wanted
    poll = await drafts.choose_messengers(
        session, person, known, is_telegram_only=is_wanted, now=now
    )
    return await preview_of(session, poll, now)


@router.callback_query(OpenPollTap.filter())
async def start(
    event: CallbackQuery,
    callback_data: OpenPollTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Let people vote; then the card."""
    looked_at = (callback_data.poll, callback_data.version)
    return await _started(session, person, looked_at, now, is_sure=False)


@router.callback_query(OpenPollSureTap.filter())
async def start_with_many(
    event: CallbackQuery,
    callback_data: OpenPollSureTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """The second tap, where very many are asked."""
    looked_at = (callback_data.poll, callback_data.version)
    return await _started(session, person, looked_at, now, is_sure=True)


async def _started(
    session: Session, person: Person, looked_at: tuple[int, int], now: datetime, *, is_sure: bool
) -> Screen:
    """The card; a second tap of the same hand finds it, with the way to stop it."""
    try:
        poll = await opening.open_poll(session, person, *looked_at, now, is_sure=is_sure)
    except Refused as refused:
        found: Poll | None = refused.facts.get("poll")
        if refused.reason == Reason.OUT_OF_DATE and found is not None:
            return await preview_of(session, found, now, is_changed=True)
        if refused.reason != Reason.ALREADY_SENT or found is None:
            raise
        return cards.with_toast(await card_of(session, person, found, now), cards.not_twice())
    return await card_of(session, person, poll, now)


@router.callback_query(DropPollTap.filter())
async def drop_draft(
    event: CallbackQuery, callback_data: DropPollTap, session: Session, person: Person
) -> Screen:
    """Throw the draft away, as it was looked at."""
    await drafts.drop_draft(session, person, callback_data.poll)
    return previews.dropped()
