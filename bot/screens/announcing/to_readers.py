"""An announcement as its readers see and hear it.

The first 60 characters stand on a lock screen: icon, kind and place or date come first.
"""

from dataclasses import replace

from aiogram.filters.callback_data import CallbackData

from bot.screens import notices
from bot.screens.common import Row, button, say
from bot.taps import (
    AnnouncementPreviewTap,
    AnnouncementTap,
    HearAnnouncementTap,
    MeetingTap,
    PreviewTap,
    SilenceAnnouncementTap,
    SilenceMeetingTap,
    UnderstoodTap,
)
from bot.taps.enquiries import MeetingEnquiryTap
from bot.taps.organised.polls import PollResultsTap
from bot.texts import day_and_month, may_wipe, time_line
from bot.texts import gettext as _
from messengers.screen import Screen, Shape, StoredMedia
from storage.kinds import AnnouncementState, MeetingState
from storage.models import Announcement, Media, Meeting
from storage.queries.notices import REPLACED


def announcement(told: Announcement, *, has_understood: bool = False) -> Screen:
    """What was announced, with the one tap that says that it was understood."""
    lines = [told.text, _("👍 You have told us that you understood.") if has_understood else ""]
    understood = button(_("👍 I understood"), UnderstoodTap(announcement=told.id))
    shown = say(
        title(told),
        "\n".join(line for line in lines if line),
        () if has_understood else (understood,),
        _hear(told),
        _ask(told),
    )
    return replace(shown, media=stored(told.media)) if told.media is not None else shown


def _ask(told: Announcement) -> Row:
    """Who was told what a meeting decided may ask about it (reference/domain.md, 4).

    Whoever is answered to a vote may look at what came out of it.
    """
    if told.poll_id is not None:
        return (button(_("📋 All results"), PollResultsTap(poll=told.poll_id)),)
    if told.meeting_id is None:
        return ()
    return (button(_("✍️ Question"), MeetingEnquiryTap(meeting=told.meeting_id)),)


def title(told: Announcement) -> str:
    """What it is: the decisions of a meeting, the answer to a vote, or a message."""
    if told.meeting is not None:
        day = day_and_month(told.meeting.starts_at, told.municipality.zone)
        return _("📄 The meeting on {day} is over. Decisions:").format(day=day)
    if told.poll is not None:
        words = _("🗳️ The municipality answers the vote: {question}")
        return words.format(question=told.poll.question)
    return _("📣 Message, municipality of {name}").format(name=told.municipality.name)


def day_and_hour(told: Announcement) -> dict[str, str]:
    """When it was sent, for a sentence."""
    at, zone = told.sent_at or told.created_at, told.municipality.zone
    return {"day": day_and_month(at, zone), "hour": time_line(at, zone)}


def taken_back(told: Announcement) -> Screen:
    """It was sent by mistake: what stands in place of its messages, or an apology.

    What was attached may stand in a message of its own, which is not changed.
    """
    if told.media is None:
        body = _("It does not hold. We are sorry.")
    else:
        body = _("Neither it nor what is attached to it holds. We are sorry.")
    if told.meeting is None:
        words = _("🗑️ SENT BY MISTAKE: the message of {day} at {hour}")
        return say(words.format(**day_and_hour(told)), body)
    day = day_and_month(told.meeting.starts_at, told.municipality.zone)
    words = _("🗑️ SENT BY MISTAKE: the decisions of the meeting on {day}")
    return say(words.format(day=day), body)


def _hear(told: Announcement) -> Row:
    if told.voice is None:
        return ()
    return (button(_("🔊 I listen"), HearAnnouncementTap(announcement=told.id)),)


def understood(told: Announcement, *, is_new: bool) -> Screen:
    """The same, after the tap; where it can not be changed, it is not said all over again."""
    words = _("Recorded, thank you") if is_new else _("This is recorded already")
    if may_wipe():
        return replace(announcement(told, has_understood=True), toast=words)
    look = button(_("👁️ I look at the message"), AnnouncementTap(announcement=told.id))
    shown = say(_("👍 You have told us that you understood."), title(told), (look,), toast=words)
    return replace(shown, says_toast=is_new)


def offer(told: Announcement) -> Screen:
    """Somebody wrote what sounds like "I understood": it counts only if they tap."""
    return say(
        _("🤔 Shall we record that you understood?"),
        "\n".join((title(told), _("Nothing is recorded yet. Please choose."))),
        (button(_("👍 I understood"), UnderstoodTap(announcement=told.id)),),
        (button(_("👁️ I look at the message"), AnnouncementTap(announcement=told.id)),),
    )


def stored(media: Media) -> StoredMedia:
    """What a messenger has already, by its own name."""
    return StoredMedia(
        shape=Shape(media.kind.value),
        messenger=media.messenger.value,
        reference=media.reference,
        file=media.file,
        file_name=media.file_name,
        mime_type=media.mime_type,
    )


def heard_announcement(told: Announcement, recording: Media) -> Screen:
    """An announcement read aloud, as a new message under it."""
    if told.state == AnnouncementState.DRAFT:
        silence = SilenceAnnouncementTap(announcement=told.id, version=told.version)
        preview = AnnouncementPreviewTap(announcement=told.id)
        return _heard(_("🔊 The message, read aloud"), recording, *_of_draft(silence, preview))
    back = button(_("↩️ To the message"), AnnouncementTap(announcement=told.id))
    return _heard(_("🔊 The message, read aloud"), recording, (back,))


def heard_meeting(meeting: Meeting, recording: Media) -> Screen:
    """An invitation or a cancellation read aloud, as a new message under it."""
    is_off = meeting.state == MeetingState.CANCELLED and meeting.cancel_reason != REPLACED
    title = (
        _("🔊 Read aloud: the meeting on {day} at {hour} is cancelled")
        if is_off
        else _("🔊 The invitation for {day} at {hour}, read aloud")
    )
    words = title.format(**notices.day_and_hour_parts(meeting))
    if meeting.state == MeetingState.DRAFT:
        silence, preview = (
            SilenceMeetingTap(meeting=meeting.id, version=meeting.version),
            PreviewTap(meeting=meeting.id),
        )
        return _heard(words, recording, *_of_draft(silence, preview))
    back = button(_("↩️ To the meeting"), MeetingTap(meeting=meeting.id))
    return _heard(words, recording, (back,))


def _of_draft(silence: CallbackData, preview: CallbackData) -> tuple[Row, Row]:
    without = button(_("🔇 Without the voice"), silence)
    return (without,), (button(_("↩️ Back to the preview"), preview),)


def _heard(words: str, recording: Media, *rows: Row) -> Screen:
    return replace(say(words, "", *rows), media=stored(recording), is_new=True)
