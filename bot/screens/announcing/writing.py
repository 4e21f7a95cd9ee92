"""What an organiser is asked when announcing something."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens import notices
from bot.screens.common import button, say
from bot.screens.forms import way_back
from bot.screens.organising.scheduling import group_rows
from bot.taps import AnnouncementsTap
from bot.texts import gettext as _
from bot.texts import may_record
from messengers.screen import Screen
from storage.models import CommunityGroup, Meeting, Poll


def what(nonce: str, *, has_earlier: bool) -> Screen:
    """What is announced?"""
    earlier = button(_("📨 Sent lately"), AnnouncementsTap())
    return say(
        _("📣 What do we announce?"),
        _("Write it, or send one photo, file or voice message, with or without words under it.")
        if may_record()
        else _("Write it, or send one photo or file, with or without words under it."),
        (earlier,) if has_earlier else (),
        way_back(nonce, "what"),
    )


def decisions(nonce: str, meeting: Meeting) -> Screen:
    """What did the meeting decide?"""
    return say(
        _("📝 What did the meeting on {day} at {hour} decide?").format(
            **notices.day_and_hour_parts(meeting)
        ),
        _("Write it, or send a voice message. All who were invited will get it.")
        if may_record()
        else _("Write it. All who were invited will get it."),
        way_back(nonce, "what"),
    )


def answer(nonce: str, poll: Poll) -> Screen:
    """What does the municipality answer to the results of a vote?"""
    return say(
        _("✍️ What does the municipality answer?"),
        "\n".join((poll.question, _("Write it. All who could vote will get it."))),
        way_back(nonce, "what"),
    )


def not_this(question: Screen) -> Screen:
    """Something came that we do not pass on."""
    return replace(question, body=_("⚠️ We can not send this.") + "\n" + question.body)


def too_long(question: Screen, most: int) -> Screen:
    """The words do not fit one message."""
    words = _("⚠️ This is too long for one message. Please write at most {letters} letters.")
    return replace(question, body=words.format(letters=most))


def empty(question: Screen) -> Screen:
    """There are no words in it."""
    return replace(question, body=_("⚠️ We did not find any words in it.") + "\n" + question.body)


def groups(
    nonce: str,
    sizes: Sequence[tuple[CommunityGroup, int]],
    everybody: int,
    *,
    is_of_album: bool,
) -> Screen:
    """Whom do we tell?"""
    rows = group_rows(nonce, sizes, everybody)
    if not rows:
        return say(
            _("👥 Nobody has joined yet."),
            _("First send people the invitation link; then there is somebody to invite."),
            way_back(nonce, "groups"),
        )
    hint = _("Somebody who sits in both groups gets one message.") if len(rows) > 1 else ""
    lines = [first_of_album() if is_of_album else "", hint]
    return say(
        _("👥 Whom do we tell?"),
        "\n".join(line for line in lines if line),
        *rows,
        way_back(nonce, "groups"),
    )


def first_of_album() -> str:
    """Several photos came together, and one goes along."""
    return _("🖼️ One photo goes with a message: we took the first.")
