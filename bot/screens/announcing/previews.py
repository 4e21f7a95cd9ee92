"""A draft of an announcement before it is sent: how it looks and travels, what can change."""

from dataclasses import replace
from datetime import datetime

from bot.screens import costs
from bot.screens.announcing.to_readers import announcement
from bot.screens.announcing.writing import first_of_album
from bot.screens.common import Row, as_notice, button, say, ways_out
from bot.screens.costs import Cost
from bot.screens.organising.previews import audience_line, locked_line
from bot.taps import (
    AnnouncementCardTap,
    AnnouncementsTap,
    AnnouncementStep,
    DropAnnouncementTap,
    FixAnnouncementTap,
    HearAnnouncementTap,
    ReadAnnouncementAloudTap,
    SendAnnouncementTap,
)
from bot.texts import gettext as _
from bot.texts import may_record, short_day, time_line
from messengers.screen import Button, Screen
from storage.kinds import MediaKind
from storage.models import Announcement
from storage.queries.audiences import Reached


def preview(
    draft: Announcement,
    reached: Reached,
    cost: Cost,
    later: datetime | None,
    *,
    is_of_album: bool = False,
    is_changed: bool = False,
) -> list[Screen]:
    """The draft exactly as its readers will see it, and how it will travel.

    A photo, file or recording stands in a message of its own above. `later` is the decent hour
    at which it would go out, if not now. `is_changed` says that somebody else has changed it.
    """
    notice = announcement(draft)
    lines = [
        _("🔄 Somebody has changed it meanwhile. Nothing was sent.") if is_changed else "",
        first_of_album() if is_of_album else "",
        notice.text + "\n" if notice.media is None else "",
        *locked_line(notice, cost),
        audience_line(reached),
        *costs.lines(cost),
    ]
    body, rows = "\n".join(line for line in lines if line), _rows(draft, cost, later)
    if notice.media is None:
        return [say(_("👁️ This is how it will look:"), body, *rows)]
    shown = as_notice(replace(notice, rows=(ways_out(),), is_new=True))
    return [shown, say(_("👁️ It will look like the message above."), body, *rows)]


def _rows(draft: Announcement, cost: Cost, later: datetime | None) -> list[Row]:
    return [
        (_send_button(draft, later),),
        costs.choice(draft, cost),
        _fix_row(draft),
        _voice_row(draft),
        (button(_("🗑️ I throw it away"), DropAnnouncementTap(announcement=draft.id)),),
    ]


def _send_button(draft: Announcement, later: datetime | None) -> Button:
    tap = SendAnnouncementTap(announcement=draft.id, version=draft.version)
    if later is None:
        return button(_("✅ I send it"), tap)
    zone = draft.municipality.zone
    when = f"{short_day(later, zone)}, {time_line(later, zone)}"
    return button(_("🌅 I send it: {when}").format(when=when), tap)


def _fix_row(draft: Announcement) -> Row:
    def fix(label: str, step: AnnouncementStep) -> Button:
        tap = FixAnnouncementTap(announcement=draft.id, version=draft.version, step=step)
        return button(label, tap)

    words = fix(_("✏️ I write it anew"), AnnouncementStep.WHAT)
    if draft.meeting is not None or draft.poll is not None:
        return (words,)
    return (words, fix(_("👥 To others"), AnnouncementStep.GROUPS))


def _voice_row(draft: Announcement) -> Row:
    if draft.voice is not None:
        return (button(_("🔊 I listen"), HearAnnouncementTap(announcement=draft.id)),)
    is_recording = draft.media is not None and draft.media.kind == MediaKind.VOICE
    if is_recording or not may_record():
        return ()
    tap = ReadAnnouncementAloudTap(announcement=draft.id, version=draft.version)
    return (button(_("🔊 I add my voice"), tap),)


def dropped() -> Screen:
    """The draft is thrown away."""
    return say(
        _("🗑️ We have thrown the draft away."),
        _("Nobody was written to."),
        (button(_("📣 Messages"), AnnouncementsTap()),),
    )


def changed_meanwhile(draft: Announcement) -> Screen:
    """Somebody has changed the draft or sent it; this change was not taken."""
    return say(
        _("🔄 Somebody has changed this message meanwhile."),
        _("Your change was not taken. Please look at it as it is now."),
        (button(_("👁️ I look at the message"), AnnouncementCardTap(announcement=draft.id)),),
    )
