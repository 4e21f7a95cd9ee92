"""So many people at once are named once more before they hear anything."""

from aiogram.filters.callback_data import CallbackData

from bot.screens.common import button, say
from bot.screens.joining import group_name
from bot.taps import AnnouncementPreviewTap, PreviewTap, SendAnnouncementSureTap, SendSureTap
from bot.taps.organised.polls import OpenPollSureTap, PollPreviewTap
from bot.texts import gettext as _
from bot.texts import ngettext
from messengers.screen import Screen
from storage.models import Announcement, Meeting, Poll


def very_many(told: Meeting | Announcement | Poll, count: int) -> Screen:
    """To whom it would go, with municipality and groups in capitals."""
    groups = ", ".join(group_name(group.kind) for group in told.groups) or _("all members")
    people = ngettext("{count} person", "{count} people", count).format(count=count)
    send, back = _ways_on(told)
    return say(
        _("⚠️ You are sending to {people}: {groups}, municipality of {municipality}.").format(
            people=people,
            groups=groups.upper(),
            municipality=told.municipality.name.upper(),
        ),
        _("Is that right?"),
        (button(_("✅ Yes, I send it"), send),),
        (button(_("↩️ Back"), back),),
    )


def _ways_on(told: Meeting | Announcement | Poll) -> tuple[CallbackData, CallbackData]:
    if isinstance(told, Announcement):
        sure = SendAnnouncementSureTap(announcement=told.id, version=told.version)
        return sure, AnnouncementPreviewTap(announcement=told.id)
    if isinstance(told, Poll):
        return OpenPollSureTap(poll=told.id, version=told.version), PollPreviewTap(poll=told.id)
    return SendSureTap(meeting=told.id, version=told.version), PreviewTap(meeting=told.id)
