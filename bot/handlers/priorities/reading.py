"""Reading the list of priorities, this version or an earlier one."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.looks.priorities.reading import newest_of, towns_of, version_of
from bot.screens.priorities import reading as screens
from bot.taps.priorities import PrioritiesTap, PrioritiesVersionsTap, PrioritiesVersionTap
from community import doors
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.database import Session
from storage.models import Municipality, Person
from storage.queries.priorities import lists

router = Router(name="reading priorities")


@router.callback_query(PrioritiesTap.filter())
async def newest(
    event: CallbackQuery, callback_data: PrioritiesTap, session: Session, person: Person
) -> Screen:
    """What was published last."""
    chosen = await _towns(session, person, callback_data.municipality)
    if len(chosen) > 1:
        return screens.which(chosen)
    return await newest_of(session, person, chosen[0], callback_data.page)


async def _towns(session: Session, person: Person, wanted: int) -> list[Municipality]:
    mine = await towns_of(session, person)
    chosen = [town for town in mine if wanted in {0, town.id}]
    if not chosen:
        raise Refused(Reason.NOT_FOUND)
    return chosen


@router.callback_query(PrioritiesVersionTap.filter())
async def version(
    event: CallbackQuery, callback_data: PrioritiesVersionTap, session: Session, person: Person
) -> Screen:
    """One version."""
    found = await doors.priorities(session, person, callback_data.priorities)
    return await version_of(session, person, found, callback_data.page)


@router.callback_query(PrioritiesVersionsTap.filter())
async def versions(
    event: CallbackQuery, callback_data: PrioritiesVersionsTap, session: Session, person: Person
) -> Screen:
    """All of them."""
    (town,) = await _towns(session, person, callback_data.municipality)
    page, size = callback_data.page, screens.VERSIONS_ON_A_PAGE
    found = await lists.versions(session, town.id, page * size, size)
    return screens.versions(found, await lists.count_versions(session, town.id), page, town.id)
