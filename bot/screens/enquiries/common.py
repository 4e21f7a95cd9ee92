"""What both sides of a message to a human see alike: its words, and what it is about."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens.announcing.to_readers import stored
from bot.screens.announcing.writing import first_of_album
from bot.screens.common import Row, button, say
from bot.screens.notices import day_and_hour_parts
from bot.taps.enquiries import EnquiryCardTap, HearEnquiryTap, OwnEnquiryTap
from bot.texts import day_and_month, time_line
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.kinds import MediaKind
from storage.models import Enquiry, EnquiryMessage, Meeting, Municipality, Need

# What anybody types on a phone; three of them fit a message (Bot API, sendMessage: 4096).
LONGEST = 1000
ON_A_PAGE = 3


def quoted(text: str | None, kind: MediaKind | None) -> str:
    """What was said: words, and what came with them."""
    sent = {
        MediaKind.VOICE: _("🔊 A recording"),
        MediaKind.PHOTO: _("📷 A photo"),
        MediaKind.FILE: _("🔊 A recording"),
    }
    parts = [sent[kind] if kind is not None else "", text or ""]
    return "\n".join(part for part in parts if part)


def said(message: EnquiryMessage) -> str:
    """The same of what is stored; a recording may be gone with the one who made it."""
    kind = message.media.kind if message.media is not None else None
    return quoted(message.text, kind) or _("🔊 The recording is not kept any more.")


def about(enquiry: Enquiry) -> str:
    """What it is about, if it is about something."""
    if enquiry.meeting is not None:
        return about_meeting(enquiry.meeting)
    if enquiry.need is not None:
        return about_need(enquiry.need)
    return ""


def about_need(need: Need) -> str:
    """That a message is about a need, by its number alone."""
    return _("📌 About № {number}").format(number=need.number)


def about_meeting(meeting: Meeting) -> str:
    """That it is about a meeting."""
    return _("📅 About the meeting on {day} at {hour}").format(**day_and_hour_parts(meeting))


def story(enquiry: Enquiry, messages: Sequence[EnquiryMessage], first: int) -> str:
    """Numbered, the oldest of them first: who said what, and when."""
    zone = enquiry.municipality.zone
    lines = []
    for number, message in enumerate(reversed(messages), start=first):
        who = message.by.name if message.by is not None else None
        at = f"{day_and_month(message.at, zone)}, {time_line(message.at, zone)}"
        icon = "↪️" if message.is_answer else "✍️"
        lines.append(f"{number}. {icon} {who or _('the team')}, {at}\n{said(message)}")
    return "\n\n".join(lines)


def hear_rows(enquiry: Enquiry, messages: Sequence[EnquiryMessage], first: int) -> list[Row]:
    """A way to hear or see what was sent, for each."""
    rows: list[Row] = []
    for number, message in enumerate(reversed(messages), start=first):
        if message.media is not None:
            is_photo = message.media.kind == MediaKind.PHOTO
            label = _("📷 I look at {number}") if is_photo else _("🔊 I listen to {number}")
            tap = HearEnquiryTap(enquiry=enquiry.id, message=message.id)
            rows.append((button(label.format(number=number), tap),))
    return rows


def heard(enquiry: Enquiry, message: EnquiryMessage, back: Row) -> Screen:
    """What was sent, as a new message below."""
    zone = enquiry.municipality.zone
    title = _("✉️ The message of {day}").format(day=day_and_month(message.at, zone))
    if message.media is None:
        return replace(say(title, said(message), back), is_new=True)
    screen = say(title, message.text or "", back)
    return replace(screen, media=stored(message.media), is_new=True)


def to_own(enquiry: Enquiry) -> Row:
    """Back to a message of one's own."""
    return (button(_("↩️ To the message"), OwnEnquiryTap(enquiry=enquiry.id)),)


def to_card(enquiry: Enquiry) -> Row:
    """Back to a message that one answers."""
    return (button(_("↩️ To the message"), EnquiryCardTap(enquiry=enquiry.id)),)


def hours_of(town: Municipality) -> dict[str, str]:
    """When the help telephone is answered, for a sentence."""
    hours = (("start", town.help_from), ("end", town.help_until))
    return {name: f"{at.hour}:{at.minute:02}" for name, at in hours}


def help_name(town: Municipality) -> str:
    """Who is behind the chat, by the name that the municipality gives."""
    return town.help_name or _("the contact person")


def read_by(readers: Sequence[str]) -> str:
    """Whose eyes it comes before, by name."""
    return _("It will be read by: {names}.").format(names=", ".join(readers))


def with_first(sure: Screen) -> Screen:
    """The same, saying that of several photos the first goes along."""
    return replace(sure, body=f"{first_of_album()}\n{sure.body}")
