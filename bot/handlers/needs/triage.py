"""Organisers look at needs one by one, and decide."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.forms.engine import Asking, begin
from bot.forms.needs.accepting import NEED_ACCEPTING
from bot.forms.needs.assigning import NEED_ASSIGNING
from bot.forms.needs.deeds import NEED_DEED, sure_to_merge
from bot.looks.needs import triage as looks
from bot.screens.needs import cards, deeds
from bot.screens.needs import triage as screens
from bot.taps.needs.triage import (
    AcceptNeedTap,
    AssignNeedTap,
    DeleteNeedMediaTap,
    MergeIntoTap,
    MergeNeedTap,
    MergeNowTap,
    NeedCardMoreTap,
    NeedCardTap,
    NeedDeedTap,
    NeedFilesTap,
    NeedMediaTap,
    NeedStoryTap,
    ReviewNeedTap,
    ShelfTap,
    TriageTap,
)
from community.needs import merging, triage
from community.needs.triage import Seen
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import NeedState
from storage.models import Person
from storage.queries.needs import triage as queries

router = Router(name="triage")
router.callback_query.filter(Joined())

# The most that are offered as the same, beside another number.
MOST_SIMILAR = 5


@router.callback_query(TriageTap.filter())
async def show_shelves(
    event: CallbackQuery, session: Session, person: Person, now: datetime
) -> Screen:
    """How many wait where."""
    return await looks.shelves_of(session, person, now)


@router.callback_query(ShelfTap.filter())
async def show_next(
    event: CallbackQuery,
    callback_data: ShelfTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """The oldest of a shelf, or the one after."""
    tap = callback_data
    return await looks.next_of(session, person, tap.shelf, tap.after, now)


@router.callback_query(NeedCardTap.filter())
async def show_card(
    event: CallbackQuery,
    callback_data: NeedCardTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """One need."""
    need = await triage.decidable(session, person, callback_data.need)
    return await looks.card_of(session, need, now)


@router.callback_query(NeedCardMoreTap.filter())
async def show_more(
    event: CallbackQuery, callback_data: NeedCardMoreTap, session: Session, person: Person
) -> Screen:
    """What is done more rarely."""
    need = await triage.decidable(session, person, callback_data.need)
    found = await queries.media_of(session, need.id)
    return cards.more(need, has_media=bool(found))


@router.callback_query(NeedStoryTap.filter())
async def show_story(
    event: CallbackQuery, callback_data: NeedStoryTap, session: Session, person: Person
) -> list[Screen]:
    """Everything that happened to it."""
    need = await triage.decidable(session, person, callback_data.need)
    return await looks.story_of(session, need)


@router.callback_query(NeedMediaTap.filter())
async def show_media(
    event: CallbackQuery,
    callback_data: NeedMediaTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen | list[Screen]:
    """What was sent with it, below."""
    need = await triage.decidable(session, person, callback_data.need)
    found = await queries.media_of(session, need.id)
    return screens.media(need, found) or await looks.card_of(session, need, now)


@router.callback_query(ReviewNeedTap.filter())
async def review(
    event: CallbackQuery,
    callback_data: ReviewNeedTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Somebody looks into it."""
    known = Seen(callback_data.need, callback_data.version)
    need = await triage.move(session, person, known, NeedState.IN_REVIEW, None, now)
    return screens.decided(need, is_told=True)


@router.callback_query(AcceptNeedTap.filter())
async def begin_accepting(
    event: CallbackQuery, callback_data: AcceptNeedTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """In which words?"""
    tap = callback_data
    await triage.opened(session, asking.person, Seen(tap.need, tap.version))
    return await begin(NEED_ACCEPTING, asking, need=tap.need, version=tap.version)


@router.callback_query(AssignNeedTap.filter())
async def begin_assigning(
    event: CallbackQuery, callback_data: AssignNeedTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """Who sees to it?"""
    tap = callback_data
    await triage.opened(session, asking.person, Seen(tap.need, tap.version))
    return await begin(NEED_ASSIGNING, asking, need=tap.need, version=tap.version)


@router.callback_query(NeedDeedTap.filter())
async def begin_deed(
    event: CallbackQuery, callback_data: NeedDeedTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """In which words?"""
    tap = callback_data
    to = cards.LEADS_TO.get(tap.deed)
    await triage.may_decide(session, asking.person, Seen(tap.need, tap.version), to)
    return await begin(NEED_DEED, asking, need=tap.need, version=tap.version, deed=tap.deed.value)


@router.callback_query(MergeNeedTap.filter())
async def offer_similar(
    event: CallbackQuery, callback_data: MergeNeedTap, session: Session, person: Person
) -> Screen:
    """With which one is it the same?"""
    tap = callback_data
    need = await triage.opened(session, person, Seen(tap.need, tap.version))
    return deeds.similar(need, await merging.alike(session, need, MOST_SIMILAR))


@router.callback_query(MergeIntoTap.filter())
async def offer_merging(
    event: CallbackQuery, callback_data: MergeIntoTap, asking: Asking
) -> Screen:
    """Is it really the same?"""
    tap = callback_data
    return await sure_to_merge(asking, Seen(tap.need, tap.version), tap.into)


@router.callback_query(MergeNowTap.filter())
async def merge(
    event: CallbackQuery,
    callback_data: MergeNowTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """It is."""
    known, into = Seen(callback_data.need, callback_data.version), callback_data.into
    need, _into = await merging.merge(session, person, known, into, now)
    return screens.decided(need, is_told=True)


@router.callback_query(NeedFilesTap.filter())
async def offer_deleting(
    event: CallbackQuery, callback_data: NeedFilesTap, session: Session, person: Person
) -> Screen:
    """Which photo or recording?"""
    tap = callback_data
    need = await triage.opened(session, person, Seen(tap.need, tap.version))
    return screens.files(need, await queries.media_of(session, need.id))


@router.callback_query(DeleteNeedMediaTap.filter())
async def delete_media(
    event: CallbackQuery,
    callback_data: DeleteNeedMediaTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Delete it, and show how the need stands without it."""
    tap = callback_data
    known = Seen(tap.need, tap.version)
    need = await triage.delete_media(session, person, known, tap.media, now)
    return await looks.card_of(session, need, now)
