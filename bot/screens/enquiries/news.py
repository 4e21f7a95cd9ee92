"""What becomes of a message to a human, for the one who asked; and why one is not taken."""

from dataclasses import replace
from datetime import datetime

from bot.screens.announcing.to_readers import stored
from bot.screens.common import Row, button, say
from bot.screens.enquiries.common import said
from bot.taps.enquiries import OwnEnquiryTap, WriteOnTap
from bot.texts import date_line, day_and_month
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.models import Enquiry, EnquiryMessage, Municipality


def answered(enquiry: Enquiry, answer: EnquiryMessage) -> Screen:
    """A human has answered; neither the answer nor a name stands on a lock screen."""
    name = answer.by.name if answer.by is not None else _("the team")
    asked = _("You wrote to us on {day}.").format(
        day=day_and_month(enquiry.created_at, enquiry.municipality.zone)
    )
    screen = say(
        _("✉️ You have an answer to your message"),
        f"{asked}\n👤 {name}:\n{said(answer)}",
        _ways_on(enquiry, _("✍️ I answer")),
    )
    return screen if answer.media is None else replace(screen, media=stored(answer.media))


def unanswered(enquiry: Enquiry) -> Screen:
    """Nobody has answered in time: we say so, and give the telephone."""
    town = enquiry.municipality
    day = day_and_month(enquiry.created_at, town.zone)
    return say(
        _("✉️ Your message still has no answer. We are sorry."),
        _(
            "You wrote to us on {day}. We have reminded the organisers. You can also call:"
            " ☎️ {phone}"
        ).format(day=day, phone=town.help_phone),
        _ways_on(enquiry, _("✍️ I add something")),
    )


def closed(enquiry: Enquiry) -> Screen:
    """It was closed without an answer here."""
    town = enquiry.municipality
    day = day_and_month(enquiry.created_at, town.zone)
    return say(
        _("✉️ Your message was closed without an answer here"),
        _(
            "You wrote to us on {day}. If it is not settled for you, add something or call:"
            " ☎️ {phone}"
        ).format(day=day, phone=town.help_phone),
        _ways_on(enquiry, _("✍️ I add something")),
    )


def _ways_on(enquiry: Enquiry, label: str) -> Row:
    return (
        button(label, WriteOnTap(enquiry=enquiry.id)),
        button(_("✉️ The whole message"), OwnEnquiryTap(enquiry=enquiry.id)),
    )


def muted(town: Municipality, until: datetime) -> Screen:
    """Their messages are not taken for a while; everything else goes on."""
    # What was tapped may be an answer: it stays.
    return say(
        _("⛔ We take no messages to a human from you until {day}.").format(
            day=date_line(until, town.zone)
        ),
        _(
            "Invitations and news come as before; your votes and needs count. If you need a human,"
            " please call: ☎️ {phone}"
        ).format(phone=town.help_phone),
        is_new=True,
    )


def nobody_there(town: Municipality) -> Screen:
    """No organiser would read it."""
    return say(
        _("✍️ At the moment nobody reads messages here."),
        _("We have not passed anything on. Please call: ☎️ {phone}").format(phone=town.help_phone),
    )


def enough_asked(town: Municipality, most: int) -> Screen:
    """Several of theirs wait already."""
    return say(
        _("✍️ Messages of yours that wait for an answer: {count}").format(count=most),
        _("If you have more to say, please call: ☎️ {phone}").format(phone=town.help_phone),
    )
