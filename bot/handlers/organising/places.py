"""The municipality's list of places: look, add, rename, remove."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.forms.engine import Asking, begin
from bot.forms.organising.placing import PLACING, places_of
from bot.screens.organising import lists as screens
from bot.taps import (
    AddPlaceTap,
    PlacesTap,
    PlaceTap,
    RemovePlaceNowTap,
    RemovePlaceTap,
    RenamePlaceTap,
)
from community import doors, places
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person
from storage.queries import people

router = Router(name="places")
router.callback_query.filter(Joined())


@router.callback_query(PlacesTap.filter())
async def show_places(
    event: CallbackQuery, callback_data: PlacesTap, session: Session, person: Person
) -> Screen:
    """The list of one municipality."""
    mine = await people.organised_by(session, person.id)
    wanted = callback_data.municipality
    chosen = [town for town in mine if wanted in {0, town.id}]
    if not chosen:
        raise Refused(Reason.NOT_ALLOWED)
    if len(chosen) > 1:
        return screens.which_places(chosen)
    return await places_of(session, chosen[0].id, callback_data.page)


@router.callback_query(PlaceTap.filter())
async def show_place(
    event: CallbackQuery, callback_data: PlaceTap, session: Session, person: Person
) -> Screen:
    """One place of it."""
    return screens.one_place(await places.place_of(session, person, callback_data.place))


@router.callback_query(AddPlaceTap.filter())
async def add_place(
    event: CallbackQuery, callback_data: AddPlaceTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """Write a new one."""
    number = callback_data.municipality
    may = Permission.SCHEDULE_MEETING
    await doors.organised_municipality(session, asking.person, number, may)
    return await begin(PLACING, asking, municipality=number)


@router.callback_query(RenamePlaceTap.filter())
async def rename_place(
    event: CallbackQuery, callback_data: RenamePlaceTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """Write another name for one."""
    place = await places.place_of(session, asking.person, callback_data.place)
    return await begin(PLACING, asking, municipality=place.municipality_id, place=place.id)


@router.callback_query(RemovePlaceTap.filter())
async def ask_to_remove(
    event: CallbackQuery, callback_data: RemovePlaceTap, session: Session, person: Person
) -> Screen:
    """Ask whether one shall go."""
    return screens.sure_to_remove(await places.place_of(session, person, callback_data.place))


@router.callback_query(RemovePlaceNowTap.filter())
async def remove_place(
    event: CallbackQuery,
    callback_data: RemovePlaceNowTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Take one off the list."""
    number = await places.remove_place(session, person, callback_data.place, now)
    return await places_of(session, number)
