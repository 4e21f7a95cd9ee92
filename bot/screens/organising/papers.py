"""What the municipality prints and puts on its site: the official notice and the poster.

The texts are drawn in the municipality's language, not in the reader's; the form is that of
reference/domain.md, 2.7, and A0.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.screens import notices
from bot.screens.common import Row, button, say, ways_out
from bot.screens.joining import group_name
from bot.screens.notices.to_invitees import kinds_in_words
from bot.taps import CardTap, OfficialTap, PosterTap, PreviewTap
from bot.texts import (
    date_line,
    ngettext,
    numeric_date,
    official_date,
    pgettext,
    sentence_start,
    time_line,
)
from bot.texts import gettext as _
from messengers.screen import Drawing, Screen
from storage.kinds import GroupKind, MeetingKind, MeetingState
from storage.models import Meeting

# Telegram cuts at 4096 units, of which a rare sign takes two.
LONGEST_PART = 3_500


@dataclass(frozen=True)
class Poster:
    """The words of a poster; `more[n]` says that n points of the agenda are left out."""

    title: str
    day: str
    hour: str
    place: str
    agenda_title: str
    agenda: tuple[str, ...]
    more: tuple[str, ...]
    scan: str
    help: str
    group: str


def copy(meeting: Meeting, *, may_invite: bool) -> Screen:
    """What the text below is for, and the poster."""
    is_draft = meeting.state == MeetingState.DRAFT
    back = PreviewTap(meeting=meeting.id) if is_draft else CardTap(meeting=meeting.id)
    poster_row: Row = ()
    if may_invite:
        poster_row = (button(_("🖼️ Poster with a QR code"), PosterTap(meeting=meeting.id)),)
    return say(
        _("📄 Below is the notice for the municipality's site and notice board."),
        _("Hold your finger on it and choose “Copy”. Please read it before you publish it."),
        poster_row,
        (button(_("↩️ Back"), back),),
    )


def official(meeting: Meeting, today: datetime) -> list[Screen]:
    """The official notice, as many messages as it takes; nothing else stands in them."""
    lines = _called_off(meeting) if meeting.state == MeetingState.CANCELLED else _called(meeting)
    text = "\n".join([*lines, "", *_signed(meeting, today)])
    return [Screen(body=part, rows=(ways_out(),), is_new=True) for part in _parts(text)]


def _called(meeting: Meeting) -> Iterator[str]:
    yield pgettext("heading of a notice", "INVITATION")
    if meeting.kind != MeetingKind.OTHER or meeting.second_kind is not None:
        yield _("to {meeting}").format(meeting=kinds_in_words(meeting))
    yield ""
    yield _("Invited are: {whom}").format(whom=", ".join(map(_members, _kinds(meeting))))
    yield _("When: {day}, {hour}").format(**_moment(meeting))
    yield _("Place: {place}").format(place=meeting.place)
    if meeting.agenda:
        yield ""
        yield pgettext("heading of a notice", "AGENDA:")
        yield from (f"{item.position}. {item.text}" for item in meeting.agenda)


def _called_off(meeting: Meeting) -> Iterator[str]:
    yield pgettext("heading of a notice", "ANNOUNCEMENT")
    yield ""
    yield _("The meeting on {day} at {hour} will not take place.").format(**_moment(meeting))
    if reason := notices.reason_line(meeting):
        yield reason


def _kinds(meeting: Meeting) -> list[GroupKind]:
    return [group.kind for group in meeting.groups]


def _members(kind: GroupKind) -> str:
    return {
        GroupKind.COMMUNITY_ACTION: _("all members of the community action group"),
        GroupKind.WORKING: _("all members of the municipal working group"),
        GroupKind.STEERING: _("all members of the steering group"),
    }[kind]


def _moment(meeting: Meeting) -> dict[str, str]:
    zone = meeting.municipality.zone
    return {
        "day": official_date(meeting.starts_at, zone),
        "hour": time_line(meeting.starts_at, zone),
    }


def _signed(meeting: Meeting, today: datetime) -> Iterator[str]:
    town = meeting.municipality
    name = town.help_name or _("the contact person")
    if town.help_phone:
        yield _("Contact: {name}, phone {phone}").format(name=name, phone=town.help_phone)
    yield _("Published on {day}, municipality of {name}").format(
        day=numeric_date(today, town.zone), name=town.name
    )


def _parts(text: str) -> Iterator[str]:
    part = ""
    for line in text.split("\n"):
        if part and len(part) + len(line) >= LONGEST_PART:
            yield part
            part = ""
        part = f"{part}\n{line}" if part else line
    yield part


def poster_words(meeting: Meeting) -> Poster:
    """Everything that stands on the poster of a meeting."""
    zone, town = meeting.municipality.zone, meeting.municipality
    agenda = tuple(item.text for item in meeting.agenda)
    return Poster(
        title=_poster_title(meeting),
        day=date_line(meeting.starts_at, zone),
        hour=time_line(meeting.starts_at, zone),
        place=meeting.place,
        agenda_title=_("Agenda"),
        agenda=agenda,
        more=tuple(map(_left_out, range(len(agenda) + 1))),
        scan=_("Scan this with your phone and you get the invitations to our meetings. Free."),
        help=_("No smartphone? Call {name}: {phone}").format(
            name=town.help_name or _("the contact person"), phone=town.help_phone
        ),
        group=f"{sentence_start(group_name(_kinds(meeting)[0]))}, {town.name}",
    )


def _poster_title(meeting: Meeting) -> str:
    if meeting.second_kind is not None:
        return _("Invitation to {kinds}").format(kinds=kinds_in_words(meeting))
    titles = {
        MeetingKind.WORKING_SESSION: _("Invitation to a working session"),
        MeetingKind.TRAINING: _("Invitation to a training"),
        MeetingKind.ROUND_TABLE: _("Invitation to a round table"),
        MeetingKind.PUBLIC_DISCUSSION: _("Invitation to a public discussion"),
    }
    return titles.get(meeting.kind) or _("Invitation to a meeting")


def _left_out(count: int) -> str:
    return ngettext("and {count} more point", "and {count} more points", count).format(count=count)


def poster(meeting: Meeting, drawing: Drawing) -> Screen:
    """The poster as a file, which prints sharp."""
    back = (button(_("↩️ Back"), OfficialTap(meeting=meeting.id)),)
    screen = say(
        _("🖼️ The poster, ready to print on A4."),
        _("Its QR code lets people ask to join; you let them in."),
        back,
    )
    return replace(screen, drawing=drawing, is_new=True)
