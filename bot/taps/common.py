"""The taps that everybody meets: the ways out, and the buttons of a form."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

# A number beyond these is nobody's, and no engine takes it (SQLite: 64 bits; JSON: 2**53).
Number = Annotated[int, Field(ge=1, le=2**53)]
Page = Annotated[int, Field(ge=0, le=9_999)]


class MenuTap(CallbackData, prefix="m"):
    """The menu."""


class HelpTap(CallbackData, prefix="h"):
    """The human behind the chat."""


class MenuBelowTap(CallbackData, prefix="M"):
    """The menu as a new message: a notice must not vanish under it."""


class HelpBelowTap(CallbackData, prefix="H"):
    """The human behind the chat, as a new message."""


class FormTap(CallbackData, prefix="f"):
    """A choice in a form; the nonce tells this form from an earlier one."""

    nonce: str
    step: str
    value: str

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class ResumeTap(CallbackData, prefix="r"):
    """Go on with an interrupted form, or drop it."""

    nonce: str
    is_wanted: bool

    def again(self) -> CallbackData:
        """The step at which the form stands."""
        return AgainTap()


class AgainTap(CallbackData, prefix="G"):
    """Draw the current step again; the menu, if there is none."""
