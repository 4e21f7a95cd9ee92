"""What became of an announcement: its live card, its report, its calls, and the list of all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.screens.announcing.to_readers import day_and_hour
from bot.screens.common import Row, button, pages, say
from bot.screens.organising.cards import NAMES_ON_A_PAGE, still_to_go, travelled
from bot.taps import (
    AnnouncementCallsTap,
    AnnouncementCardTap,
    AnnouncementPreviewTap,
    AnnouncementsTap,
    AnnouncementTap,
    AnnounceTap,
    DropAnnouncementTap,
    StopAnnouncementTap,
    TakeBackAnnouncementTap,
)
from bot.texts import gettext as _
from bot.texts import ngettext, short_day, time_line
from community.announcing.sending import WORTH_HEARING
from messengers.screen import Followed, Screen
from storage.kinds import AnnouncementState, MediaKind
from storage.models import Announcement
from storage.queries.notices import DeliveryCounts
from storage.queries.outbox.calls import ToCall

ANNOUNCEMENTS_ON_A_PAGE = 5
# So much of each stands in the list: five of them keep to the 300 characters of a screen.
BEGINNING = 40
ANNOUNCEMENT = "announcement"


def card(
    told: Announcement,
    counts: DeliveryCounts,
    understood: int,
    now: datetime,
    *,
    may_call: bool,
) -> Screen:
    """How an announcement stands at this moment."""
    rows: list[Row] = [
        (button(_("👁️ I look at the message"), AnnouncementTap(announcement=told.id)),)
    ]
    if may_call and counts.to_call:
        rows.append(_calls(told))
    if counts.queued:
        rows.append(
            (button(_("⏹ I stop the sending"), StopAnnouncementTap(announcement=told.id)),)
        )
    rows.append((button(_("🗑️ It was a mistake"), TakeBackAnnouncementTap(announcement=told.id)),))
    screen = say(
        _("📣 Message of {day} at {hour}").format(**day_and_hour(told)),
        "\n".join(
            (*_lines(told, counts, now), _("👍 Understood: {count}").format(count=understood))
        ),
        *rows,
        (
            button(_("🔄 I refresh it"), AnnouncementCardTap(announcement=told.id)),
            button(_("📣 Messages"), AnnouncementsTap()),
        ),
    )
    is_news = told.sent_at is not None and now - told.sent_at < WORTH_HEARING
    return replace(screen, follows=Followed(ANNOUNCEMENT, told.id) if is_news else None)


def _lines(told: Announcement, counts: DeliveryCounts, now: datetime) -> list[str]:
    to_whom = ngettext("👥 For {count} person", "👥 For {count} people", counts.invited)
    return [
        to_whom.format(count=counts.invited),
        *travelled(counts, counts.to_call, counts.over_limit),
        *still_to_go(counts, told.municipality.zone, now),
    ]


def _calls(told: Announcement) -> Row:
    return (button(_("☎️ Whom to call"), AnnouncementCallsTap(announcement=told.id)),)


def report(told: Announcement, counts: DeliveryCounts, now: datetime, *, may_call: bool) -> Screen:
    """What became of it, once nothing of it is open."""
    title = (
        _("✋ The sending of the message of {day} at {hour} was stopped")
        if counts.withdrawn
        else _("📨 The message of {day} at {hour} is sent")
    )
    card_row = (button(_("📊 How it stands"), AnnouncementCardTap(announcement=told.id)),)
    calls = _calls(told) if may_call and counts.to_call else ()
    return say(
        title.format(**day_and_hour(told)), "\n".join(_lines(told, counts, now)), card_row, calls
    )


def call_list(told: Announcement, found: Sequence[ToCall], total: int, page: int) -> Screen:
    """Who must be called about it, with the number where one is written down."""
    lines = [f"• {person.name}{f', {person.phone}' if person.phone else ''}" for person in found]
    turn = pages(
        total,
        page,
        NAMES_ON_A_PAGE,
        lambda number: AnnouncementCallsTap(announcement=told.id, page=number),
    )
    back = (button(_("📊 How it stands"), AnnouncementCardTap(announcement=told.id)),)
    return say(
        _("☎️ Whom to call: {count}").format(count=total),
        "\n".join(lines) or _("Nobody: our messages reach everyone."),
        turn,
        back,
    )


def lately(found: Sequence[Announcement], total: int, page: int) -> Screen:
    """What was announced lately, the newest first; drafts lead to their preview."""
    turn = pages(
        total,
        page,
        ANNOUNCEMENTS_ON_A_PAGE,
        lambda number: AnnouncementsTap(page=number),
        is_newest_first=True,
    )
    numbered = list(enumerate(found, start=page * ANNOUNCEMENTS_ON_A_PAGE + 1))
    return say(
        _("📣 Messages sent lately") if found else _("📣 No messages have been sent yet."),
        "\n".join(f"{number}. {_beginning(told)}" for number, told in numbered),
        *(_line(told, number) for number, told in numbered),
        turn,
        (button(_("📣 New message"), AnnounceTap()),),
    )


def stopped(draft: Announcement) -> Screen:
    """The sending was stopped before anybody heard of it."""
    return say(
        _("✋ We have stopped it: nobody was written to."),
        _("The message is a draft again."),
        (button(_("👁️ To the preview"), AnnouncementPreviewTap(announcement=draft.id)),),
        (button(_("🗑️ I throw it away"), DropAnnouncementTap(announcement=draft.id)),),
    )


def _beginning(told: Announcement) -> str:
    if told.media is None or told.text:
        words = " ".join(told.text.split())
        return words if len(words) <= BEGINNING else words[: BEGINNING - 1].rstrip() + "…"
    return {MediaKind.PHOTO: "🖼️", MediaKind.FILE: "📎", MediaKind.VOICE: "🔊"}[told.media.kind]


def _line(told: Announcement, number: int) -> Row:
    at, zone = told.sent_at or told.created_at, told.municipality.zone
    moment = f"{short_day(at, zone)}, {time_line(at, zone)}"
    if told.state == AnnouncementState.DRAFT:
        label = _("✏️ {number}. Draft").format(number=number)
        return (button(label, AnnouncementPreviewTap(announcement=told.id)),)
    icon = "📣" if told.meeting_id is None else "📄"
    return (button(f"{icon} {number}. {moment}", AnnouncementCardTap(announcement=told.id)),)
