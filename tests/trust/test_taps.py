"""Buttons live for ever: they fit, and no prefix gets another meaning."""

from enum import StrEnum
from typing import Any, get_args

import pytest
from aiogram.filters.callback_data import CallbackData

from bot import taps
from bot.forms import engine
from bot.looks.again import TAPS
from bot.taps.found import all_taps
from tests.trust.families import FAMILIES

MOST_BYTES = 64
LARGEST = 2**53
# What each prefix has always meant; a line is added, never changed or given to another.
MEANINGS = {
    "m": "MenuTap",
    "h": "HelpTap",
    "M": "MenuBelowTap",
    "H": "HelpBelowTap",
    "l": "MeetingsTap",
    "v": "MeetingTap",
    "d": "AgendaTap",
    "i": "CalendarTap",
    "p": "PreviewTap",
    "k": "CardTap",
    "w": "NamesTap",
    "c": "CallListTap",
    "x": "CancelTap",
    "q": "CancelReasonTap",
    "g": "JoinCardTap",
    "b": "WaitingTap",
    "y": "MyDataTap",
    "e": "EraseTap",
    "o": "CorrectTap",
    "u": "FixTap",
    "a": "AnswerTap",
    "s": "ScheduleTap",
    "t": "FixStepTap",
    "z": "TrialTap",
    "S": "SendTap",
    "D": "DropDraftTap",
    "Z": "StopSendingTap",
    "N": "NudgeTap",
    "O": "OtherReasonTap",
    "X": "CancelNowTap",
    "j": "JoinDecisionTap",
    "J": "LetInTap",
    "Q": "StopTap",
    "R": "StartTap",
    "E": "EraseNowTap",
    "f": "FormTap",
    "r": "ResumeTap",
    "G": "AgainTap",
    "ch": "ChangeTap",
    "xv": "CancelAloudTap",
    "cp": "CallTap",
    "ca": "CallAnswerTap",
    "se": "SendSureTap",
    "rp": "ReplaceTap",
    "to": "TelegramOnlyTap",
    "no": "AnnouncementTelegramOnlyTap",
    "tb": "TakeBackTap",
    "tn": "TakeBackNowTap",
    "op": "OpinionTap",
    "oi": "MyOpinionTap",
    "on": "NameOpinionTap",
    "ot": "TakeBackOpinionTap",
    "oh": "HearOpinionTap",
    "os": "OpinionsTap",
    "aw": "AwayTap",
    "ba": "BackTap",
    "nw": "AnnounceTap",
    "nt": "DecisionsTap",
    "nl": "AnnouncementsTap",
    "np": "AnnouncementPreviewTap",
    "nf": "FixAnnouncementTap",
    "ns": "SendAnnouncementTap",
    "ne": "SendAnnouncementSureTap",
    "nb": "TakeBackAnnouncementTap",
    "nx": "TakeBackAnnouncementNowTap",
    "nd": "DropAnnouncementTap",
    "nk": "AnnouncementCardTap",
    "nz": "StopAnnouncementTap",
    "nc": "AnnouncementCallsTap",
    "nv": "AnnouncementTap",
    "nu": "UnderstoodTap",
    "hm": "HearMeetingTap",
    "ha": "HearAnnouncementTap",
    "vm": "ReadMeetingAloudTap",
    "xm": "SilenceMeetingTap",
    "va": "ReadAnnouncementAloudTap",
    "xa": "SilenceAnnouncementTap",
    "mo": "MoreTap",
    "of": "OfficialTap",
    "po": "PosterTap",
    "lp": "PastTap",
    "pc": "PlacesTap",
    "pv": "PlaceTap",
    "pa": "AddPlaceTap",
    "pn": "RenamePlaceTap",
    "px": "RemovePlaceTap",
    "py": "RemovePlaceNowTap",
    "pl": "PlanTap",
    "rm": "ReminderTap",
    "rs": "SwitchTap",
    "ra": "AddReminderTap",
    "rx": "RemoveReminderTap",
    "cw": "ChatsTap",
    "li": "LinkTap",
    "pm": "PreferTap",
    "ul": "UnlinkTap",
    "un": "UnlinkNowTap",
    **{prefix: name for family in FAMILIES for prefix, name in family.MEANINGS.items()},
}
KINDS = all_taps()


def test_no_two_taps_share_a_prefix() -> None:
    assert len(TAPS) == len(KINDS)


def test_every_prefix_means_what_it_has_always_meant() -> None:
    assert {prefix: kind.__name__ for prefix, kind in TAPS.items()} == MEANINGS


def longest(annotation: Any, name: str) -> Any:
    """The value of a field that takes the most room."""
    kinds = [kind for kind in get_args(annotation) if kind is not type(None)] or [annotation]
    kind = kinds[0]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return max(kind, key=lambda value: len(value.value))
    if kind is bool:
        return True
    if kind is int:
        return 9_999 if name == "page" else LARGEST
    steps = [step.name for form in engine.FORMS.values() for step in form.steps]
    return {
        "nonce": "AAAA",
        "step": max(steps, key=len),
        "value": str(LARGEST),
        "marks": "c" * 12,
    }[name]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_tap_fits_with_the_largest_numbers(kind: type[CallbackData]) -> None:
    fields = kind.model_fields.items()
    tap = kind(**{name: longest(field.annotation, name) for name, field in fields})
    packed = tap.pack()
    assert len(packed.encode()) <= MOST_BYTES
    assert kind.unpack(packed) == tap


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_tap_that_changes_something_names_one_that_only_shows(kind: type[CallbackData]) -> None:
    fields = kind.model_fields.items()
    tap = kind(**{name: longest(field.annotation, name) for name, field in fields})
    if hasattr(tap, "again"):
        shown = tap.again()
        assert not hasattr(shown, "again")
        assert type(shown) in KINDS


@pytest.mark.parametrize("number", [0, -1, LARGEST + 1, 10**40])
def test_a_number_that_nobody_has_is_no_tap(number: int) -> None:
    with pytest.raises(ValueError, match="validation error"):
        taps.MeetingTap.unpack(f"v:{number}")
