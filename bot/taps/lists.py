"""What leads through lists: meetings of the past, and the places of a municipality."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.taps.common import AgainTap, Number, Page


class PastTap(CallbackData, prefix="lp"):
    """The meetings that are over or were cancelled."""

    page: Page = 0


class PlacesTap(CallbackData, prefix="pc"):
    """The places of one municipality; 0 asks of which, where there are several."""

    municipality: Annotated[int, Field(ge=0, le=2**53)] = 0
    page: Page = 0


class PlaceTap(CallbackData, prefix="pv"):
    """One place of the list."""

    place: Number


class AddPlaceTap(CallbackData, prefix="pa"):
    """Write a place onto the list."""

    municipality: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class RenamePlaceTap(CallbackData, prefix="pn"):
    """Write another name for a place."""

    place: Number

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class RemovePlaceTap(CallbackData, prefix="px"):
    """Ask whether a place shall be taken off the list."""

    place: Number


class RemovePlaceNowTap(CallbackData, prefix="py"):
    """Take a place off the list."""

    place: Number

    def again(self) -> CallbackData:
        """The list without it."""
        return PlacesTap()
