"""Taking back a message that was sent by mistake, and how far that has come."""

from collections import Counter
from dataclasses import replace

from bot.screens.announcing.cards import ANNOUNCEMENT
from bot.screens.announcing.to_readers import day_and_hour
from bot.screens.common import button, say
from bot.screens.organising.taking_back import progress
from bot.taps import (
    AnnouncementCardTap,
    AnnouncementsTap,
    TakeBackAnnouncementNowTap,
)
from bot.texts import gettext as _
from bot.texts import ngettext
from messengers.screen import Followed, Screen
from storage.kinds import Marking
from storage.models import Announcement


def confirm(told: Announcement, people: int) -> Screen:
    """Was it really a mistake?"""
    told_so = ngettext(
        "{count} person will read that it does not hold.",
        "{count} people will read that it does not hold.",
        people,
    ).format(count=people)
    tap = TakeBackAnnouncementNowTap(announcement=told.id, version=told.version)
    return say(
        _("🗑️ Was the message of {day} at {hour} sent by mistake?").format(**day_and_hour(told)),
        told_so + "\n" + _("Each 👍 to it is deleted."),
        (button(_("🗑️ Yes, by mistake"), tap),),
        (button(_("↩️ Back"), AnnouncementCardTap(announcement=told.id)),),
    )


def card(told: Announcement, marks: Counter[Marking]) -> Screen:
    """How far its messages are changed; who could not be shown that gets an apology."""
    screen = say(
        _("🗑️ BY MISTAKE: the message of {day} at {hour}").format(**day_and_hour(told)),
        progress(marks),
        (
            button(_("🔄 I refresh it"), AnnouncementCardTap(announcement=told.id)),
            button(_("📣 Messages"), AnnouncementsTap()),
        ),
    )
    followed = Followed(ANNOUNCEMENT, told.id) if marks[Marking.WANTED] else None
    return replace(screen, follows=followed)
