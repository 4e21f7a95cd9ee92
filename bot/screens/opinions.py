"""A question or an opinion for a meeting: said by an invited person, read by its organisers."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens import notices
from bot.screens.announcing.to_readers import stored
from bot.screens.common import Row, button, pages, say
from bot.screens.forms import back_row
from bot.taps import (
    CardTap,
    HearOpinionTap,
    MeetingTap,
    MoreTap,
    NameOpinionTap,
    OpinionsTap,
    OpinionTap,
    TakeBackOpinionTap,
)
from bot.texts import gettext as _
from bot.texts import may_record
from messengers.screen import Screen
from storage.models import Meeting, Opinion

# Five times what anybody writes about a meeting on a phone, and three of them fit a message.
LONGEST = 800
ON_A_PAGE = 3


def offer(meeting: Meeting) -> Row:
    """The way to have something said, for somebody who does not come."""
    return (button(_("✍️ Question or opinion"), OpinionTap(meeting=meeting.id)),)


def words(nonce: str) -> Screen:
    """What shall be said?"""
    return say(
        _("✍️ Your question or opinion for the meeting"),
        _(
            "Please write it in one message, or record it. We pass it on without your name. The"
            " organisers hear a recording as it is: a voice can be recognised."
        )
        if may_record()
        else _("Please write it in one message. We pass it on without your name."),
        back_row(nonce, "words"),
    )


def words_unclear(nonce: str) -> Screen:
    """It is empty or too long."""
    body = (
        _("Please write at most {letters} letters in one message, or record a voice message.")
        if may_record()
        else _("Please write at most {letters} letters in one message.")
    )
    return replace(words(nonce), body=body.format(letters=LONGEST))


def given(opinion: Opinion) -> Screen:
    """It is written down; with or without a name, or not at all."""
    if opinion.is_named:
        title = _("✅ We have written it down. At the meeting we say it with your name.")
        choice = button(_("🔒 Without my name"), _named(opinion, is_named=False))
    else:
        title = _("✅ We have written it down. At the meeting we say it without your name.")
        choice = button(_("👤 My name may be said"), _named(opinion, is_named=True))
    return say(
        title,
        _("The organisers read it before the meeting.")
        if opinion.media_id is None
        else _("The organisers hear it before the meeting. Your voice can be recognised."),
        (choice,),
        (button(_("🗑️ I take it back"), TakeBackOpinionTap(opinion=opinion.id)),),
        (button(_("↩️ To the meeting"), MeetingTap(meeting=opinion.meeting_id)),),
    )


def _named(opinion: Opinion, *, is_named: bool) -> NameOpinionTap:
    return NameOpinionTap(opinion=opinion.id, is_named=is_named)


def taken_back(*, was_recorded: bool) -> Screen:
    """It is gone; what was listened to stands in the chat of whoever did."""
    lines = [_("It will not be said at the meeting.")]
    if was_recorded:
        lines.append(_("An organiser who has listened to it may still have it in their chat."))
    return say(_("🗑️ We have removed it."), "\n".join(lines))


def enough_said(meeting: Meeting, most: int) -> Screen:
    """Somebody has had several things said already."""
    return say(
        _("✍️ You have sent {count} already.").format(count=most),
        _("If you have more to say, please call: ☎️ {phone}").format(
            phone=meeting.municipality.help_phone
        ),
        (button(_("↩️ To the meeting"), MeetingTap(meeting=meeting.id)),),
    )


def said(meeting: Meeting, opinion: Opinion) -> Screen:
    """An organiser reads it; neither it nor a name stands on a lock screen."""
    lines = [_("Somebody who was invited wants this said:"), _quoted(opinion)]
    return say(
        _title(meeting),
        "\n".join(lines),
        _hear(opinion, _("🔊 I listen")),
        (
            button(_("💬 All opinions"), OpinionsTap(meeting=meeting.id)),
            button(_("📊 Answers"), CardTap(meeting=meeting.id)),
        ),
    )


def no_more(meeting: Meeting) -> Screen:
    """What stands in place of an opinion that was taken back."""
    return say(_title(meeting), _("🗑️ It was taken back and will not be said."))


def everything(meeting: Meeting, found: Sequence[Opinion], count: int, page: int) -> Screen:
    """What people want said at a meeting, the oldest first."""
    title = _("💬 Opinions for the meeting on {day} at {hour}: {count}").format(
        count=count, **notices.day_and_hour_parts(meeting)
    )
    numbered = list(enumerate(found, start=page * ON_A_PAGE + 1))
    body = "\n\n".join(f"{number}. {_quoted(opinion)}" for number, opinion in numbered)
    hear = _("🔊 I listen to {number}")
    return say(
        title,
        body or _("There are none yet."),
        *(_hear(opinion, hear.format(number=number)) for number, opinion in numbered),
        pages(count, page, ON_A_PAGE, lambda to: OpinionsTap(meeting=meeting.id, page=to)),
        (button(_("↩️ Back"), MoreTap(meeting=meeting.id)),),
    )


def heard(meeting: Meeting, opinion: Opinion) -> Screen:
    """A recording, as a new message below."""
    back = (button(_("💬 All opinions"), OpinionsTap(meeting=meeting.id)),)
    screen = say(_title(meeting), _quoted(opinion), back)
    kept = None if opinion.media is None else stored(opinion.media)
    return replace(screen, media=kept, is_new=True)


def _hear(opinion: Opinion, label: str) -> Row:
    if opinion.media_id is None:
        return ()
    return (button(label, HearOpinionTap(opinion=opinion.id)),)


def _title(meeting: Meeting) -> str:
    return _("💬 For the meeting on {day} at {hour}").format(**notices.day_and_hour_parts(meeting))


def _quoted(opinion: Opinion) -> str:
    name = opinion.person.name if opinion.is_named else ""
    who = f"👤 {name}" if name else _("🔒 Without a name")
    if opinion.text is not None:
        return f"{who}\n{opinion.text}"
    return f"{who}\n" + (
        _("🔊 A recording")
        if opinion.media_id is not None
        else _("🔊 The recording is not kept any more.")
    )
