"""An organiser's lists: meetings ahead with drafts, meetings of the past, places."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens.common import Row, button, pages, say, within_quotes
from bot.screens.forms import rows_of, way_back
from bot.taps import (
    AddPlaceTap,
    CardTap,
    MeetingsTap,
    PastTap,
    PlacesTap,
    PlaceTap,
    PreviewTap,
    RemovePlaceNowTap,
    RemovePlaceTap,
    RenamePlaceTap,
)
from bot.texts import gettext as _
from bot.texts import short_day, short_day_and_year, time_line
from messengers.screen import Screen
from storage.kinds import MeetingState
from storage.models import Meeting, Municipality, Place
from storage.queries.organising.past import Past

ON_A_PAGE = 5


def meetings(found: Sequence[Meeting], page: int) -> Screen:
    """What the organiser's municipalities have ahead; drafts lead to their preview."""
    others = (
        button(_("🗂️ Past meetings"), PastTap()),
        button(_("📍 Places"), PlacesTap()),
    )
    if not found:
        hint = _("A new one begins in the menu.")
        return say(_("📅 There are no meetings ahead."), hint, others)
    shown = found[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    turn = pages(len(found), page, ON_A_PAGE, lambda number: MeetingsTap(page=number))
    return say(_("📅 Meetings ahead"), "", *map(_line, shown), turn, others)


def _line(meeting: Meeting) -> Row:
    zone = meeting.municipality.zone
    moment = f"{short_day(meeting.starts_at, zone)}, {time_line(meeting.starts_at, zone)}"
    if meeting.state == MeetingState.DRAFT:
        label = _("✏️ Draft: {moment}").format(moment=moment)
        return (button(label, PreviewTap(meeting=meeting.id)),)
    return (button(f"📊 {moment}", CardTap(meeting=meeting.id)),)


def past(found: Sequence[Past], total: int, page: int) -> Screen:
    """What was held or cancelled, the newest first, with how many had said yes."""
    back = (button(_("↩️ Back"), MeetingsTap()),)
    if not total:
        return say(_("🗂️ There are no past meetings yet."), "", back)
    turn = pages(total, page, ON_A_PAGE, lambda number: PastTap(page=number), is_newest_first=True)
    title = _("🗂️ Past meetings: {count}").format(count=total)
    hint = _("✅ said that they would come, ❌ cancelled.")
    return say(title, hint, *(_past_line(one) for one in found), turn, back)


def _past_line(one: Past) -> Row:
    meeting = one.meeting
    day = short_day_and_year(meeting.starts_at, meeting.municipality.zone)
    if meeting.state == MeetingState.DRAFT:
        label = _("✏️ Draft: {moment}").format(moment=day)
        return (button(label, PreviewTap(meeting=meeting.id)),)
    mark = "❌" if meeting.state == MeetingState.CANCELLED else f"✅ {one.coming}"
    # The number tells two meetings of one day apart.
    hour = time_line(meeting.starts_at, meeting.municipality.zone)
    return (button(f"{day}, {hour} {mark}", CardTap(meeting=meeting.id)),)


def which_places(towns: Sequence[Municipality]) -> Screen:
    """Of which municipality?"""
    buttons = [button(town.name, PlacesTap(municipality=town.id)) for town in towns]
    back = (button(_("↩️ Back"), MeetingsTap()),)
    return say(_("🏛️ In which municipality?"), "", *rows_of(buttons, 2), back)


def places(municipality_id: int, found: Sequence[Place], total: int, page: int) -> Screen:
    """Every place that is offered when a meeting is scheduled, the last used first."""
    rows = [(button(f"📍 {one.name}", PlaceTap(place=one.id)),) for one in found]
    turn = pages(
        total,
        page,
        ON_A_PAGE,
        lambda number: PlacesTap(municipality=municipality_id, page=number),
    )
    add = (button(_("📍 I add a place"), AddPlaceTap(municipality=municipality_id)),)
    back = (button(_("↩️ Back"), MeetingsTap()),)
    body = _("Choose one to rename or remove it.") if found else _("There is none yet.")
    return say(_("📍 Places: {count}").format(count=total), body, *rows, turn, add, back)


def one_place(place: Place) -> Screen:
    """One place, and what can be done with it."""
    return say(
        f"📍 {place.name}",
        _("Meetings that were announced keep the name that they have."),
        (
            button(_("✏️ I rename it"), RenamePlaceTap(place=place.id)),
            button(_("🗑️ I remove it"), RemovePlaceTap(place=place.id)),
        ),
        (button(_("↩️ Back"), PlacesTap(municipality=place.municipality_id)),),
    )


def sure_to_remove(place: Place) -> Screen:
    """Shall it go? One tap could be a slip of the finger."""
    return say(
        _("🗑️ Shall we take “{place}” off the list?").format(place=within_quotes(place.name)),
        _("Meetings that were announced keep the name that they have."),
        (button(_("🗑️ Yes, I remove it"), RemovePlaceNowTap(place=place.id)),),
        (button(_("↩️ Back"), PlaceTap(place=place.id)),),
    )


def ask_place(nonce: str) -> Screen:
    """What is it called?"""
    return say(
        _("📍 What is the place called?"),
        _("Write it as people know it, with the address if they need it."),
        way_back(nonce, "name"),
    )


def place_unclear(nonce: str) -> Screen:
    """The name could not be taken."""
    hint = _("We could not read the place. Please write it in 1 to 100 letters.")
    return replace(ask_place(nonce), body=hint)


def place_known(nonce: str) -> Screen:
    """Another place of the list has this name."""
    return replace(ask_place(nonce), body=_("This place is on the list already."))
