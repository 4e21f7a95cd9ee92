"""What can become of words that we did not understand: the choices, and nothing before a tap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.screens.announcing.writing import first_of_album
from bot.screens.common import Row, button, say
from bot.screens.enquiries.common import LONGEST, help_name, read_by
from bot.taps import MeetingsTap
from bot.taps.enquiries import (
    AnswerEnquiryTap,
    PassOnAnswerTap,
    PassOnNeedTap,
    PassOnNotDoneTap,
    PassOnOpinionTap,
    PassOnReplyTap,
    PassOnTap,
)
from bot.taps.needs.triage import NeedDoneTap
from bot.texts import gettext as _
from bot.texts import short_day
from messengers.screen import Screen
from storage.kinds import NeedState
from storage.models import Enquiry, Meeting, Municipality, Need

# Ours: by these letters people know again what they have written, and whom a button names.
BEGINNING = 120
NAME = 16


class Yes(StrEnum):
    """What a plain yes to our question does with what was said."""

    NEED = "need"
    REPLY = "reply"
    ANSWER = "answer"
    HUMAN = "human"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Reply:
    """What the words may answer: a question about a need, or what a human wrote, by their name.

    With `is_asked` that one waits for an answer of the municipality; with `is_done` the question
    is whether it is really done; with `tells_voice` a recording would be heard without a name.
    """

    need: Need | None = None
    enquiry: Enquiry | None = None
    name: str | None = None
    is_asked: bool = False
    is_done: bool = False
    tells_voice: bool = False


@dataclass(frozen=True)
class Offered:
    """What can become of words that we did not understand.

    `reply` is what they may answer; `readers` would read them as a message, if there are any;
    `meeting` is one at which they could be said; `may_need`: they could be told as needed.
    """

    nonce: str
    town: Municipality
    reply: Reply | None
    readers: Sequence[str]
    meeting: Meeting | None
    may_need: bool
    has_meetings: bool
    is_of_album: bool
    is_too_long: bool

    @property
    def yes(self) -> tuple[Yes, int]:
        """What a yes means, and about which need or message, if about one."""
        reply = self.reply
        if reply is not None and reply.is_done:
            # To both questions a yes would be an answer.
            return Yes.NOTHING, 0
        if reply is not None and reply.need is not None:
            return Yes.NEED, reply.need.id
        if reply is not None and reply.enquiry is not None:
            return (Yes.ANSWER if reply.is_asked else Yes.REPLY), reply.enquiry.id
        return (Yes.HUMAN if self.readers else Yes.NOTHING), 0


def offer(offered: Offered) -> Screen:
    """We did not understand: shall a human read it? Nothing goes on before (domain.md X1)."""
    lines = [first_of_album() if offered.is_of_album else "", _question(offered)]
    if offered.reply is not None and offered.reply.tells_voice:
        lines.append(
            _("🔊 A voice can be recognised. Only coordinator and contact person will hear it.")
        )
    elif offered.readers:
        lines.append(read_by(offered.readers))
    if offered.is_too_long:
        lines.append(_("A human gets up to {letters} letters at once.").format(letters=LONGEST))
    lines.append(_("Or call: ☎️ {phone}").format(phone=offered.town.help_phone))
    needed = button(_("📌 This is needed"), PassOnNeedTap(nonce=offered.nonce))
    # Where a yes and a no stand already, the meetings would be one choice too many.
    has_two = offered.reply is not None and offered.reply.is_done
    shows_meetings = offered.has_meetings and not has_two
    return say(
        _("🤖 Thank you! This is an automatic chat."),
        "\n".join(line for line in lines if line),
        _for_reply(offered),
        _for_human(offered),
        (needed,) if offered.may_need else (),
        _for_meeting(offered),
        (button(_("📅 Meetings"), MeetingsTap()),) if shows_meetings else (),
    )


def _question(offered: Offered) -> str:
    reply = offered.reply
    if reply is not None and reply.need is not None and reply.is_done:
        is_done = _("We have not passed this on to anybody yet. Is № {number} done in your eyes?")
        return is_done.format(number=reply.need.number)
    if reply is not None and reply.need is not None and reply.need.state == NeedState.IN_REVIEW:
        add = _(
            "We have not passed this on to anybody yet."
            " Shall we add it to your answer about № {number}?"
        )
        return add.format(number=reply.need.number)
    if reply is not None and reply.need is not None:
        about_need = _(
            "We have not passed this on to anybody yet."
            " Do you answer our question about № {number}?"
        )
        return about_need.format(number=reply.need.number)
    if reply is not None and not reply.name:
        return _("We have not passed this on to anybody yet. Do you answer what we wrote to you?")
    if reply is not None:
        to_human = _("We have not passed this on to anybody yet. Do you answer {name}?")
        return to_human.format(name=reply.name)
    if offered.readers:
        shall = _("We have not passed this on to anybody yet. Shall we pass it on to {name}?")
        return shall.format(name=help_name(offered.town))
    return _("We have not passed this on to anybody yet. What is it?")


def with_words(offered: Screen, words: str) -> Screen:
    """The same with the words that it is about, where they are not what was just written."""
    shown = _begun(" / ".join(words.split("\n")), BEGINNING)
    return replace(offered, body=f"✉️ {shown}\n{offered.body}" if shown else offered.body)


def by_a_tap(offered: Screen) -> Screen:
    """The same for who has answered it neither by a button nor by a yes."""
    hint = _("Please choose one of the buttons.")
    return replace(offered, body=f"{offered.body}\n{hint}")


def with_loss(offered: Screen, *, is_media: bool) -> Screen:
    """The same, saying that what came just before is not kept: a photo, a recording, or words."""
    not_kept = _(
        "⚠️ We do not keep what you sent before. First choose what this is, then send the next."
    )
    if is_media:
        not_kept = _(
            "⚠️ We do not keep the photo or recording before this one. First choose what this is,"
            " then send the next."
        )
    return replace(offered, body=f"{not_kept}\n{offered.body}")


def _begun(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def _for_reply(offered: Offered) -> Row:
    reply, nonce = offered.reply, offered.nonce
    if reply is not None and reply.need is not None and reply.is_done:
        number = reply.need.id
        not_yet = _("👎 Not yet, I pass it on")
        return (
            button(_("👍 Yes, it is done"), NeedDoneTap(need=number, is_done=True)),
            button(not_yet, PassOnNotDoneTap(nonce=nonce, need=number)),
        )
    if reply is not None and reply.need is not None:
        label = _("✍️ Yes, about № {number}").format(number=reply.need.number)
        return (button(label, PassOnAnswerTap(nonce=nonce, need=reply.need.id)),)
    if reply is not None and reply.enquiry is not None:
        label = _("✍️ Yes, I answer")
        if reply.name:
            label = _("✍️ Yes, to {name}").format(name=_begun(reply.name, NAME))
        if reply.is_asked:
            return (button(label, AnswerEnquiryTap(enquiry=reply.enquiry.id)),)
        return (button(label, PassOnReplyTap(nonce=nonce, enquiry=reply.enquiry.id)),)
    return ()


def _for_human(offered: Offered) -> Row:
    if not offered.readers:
        return ()
    yes, anew = _("✉️ Yes, I pass it on"), _("✉️ No, a new message")
    label = yes if offered.reply is None else anew
    return (button(label, PassOnTap(nonce=offered.nonce)),)


def _for_meeting(offered: Offered) -> Row:
    if offered.meeting is None:
        return ()
    day = short_day(offered.meeting.starts_at, offered.meeting.municipality.zone)
    tap = PassOnOpinionTap(nonce=offered.nonce, meeting=offered.meeting.id)
    return (button(_("💬 For {day}").format(day=day), tap),)
