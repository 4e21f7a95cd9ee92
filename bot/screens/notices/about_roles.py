"""What the bot says on its own about who organises: who stands in, and a role that ended."""

from bot.screens.common import button, say
from bot.screens.organising.away import StandIn, last_day
from bot.taps import MeetingsTap
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.models import Municipality


def stands_in(absent: str, stand_in: StandIn) -> Screen:
    """You stand in for somebody, until when; the name stays below the lock screen's line."""
    lines = [
        _("Their reports, digests and registrations come to you."),
        _("👤 {name}, until the end of {day}").format(name=absent, day=last_day(stand_in)),
        f"🏛️ {stand_in.municipality.name}",
    ]
    return say(
        _("🧳 You stand in for somebody from now on"),
        "\n".join(lines),
        (button(_("📅 Meetings"), MeetingsTap()),),
    )


def stands_in_no_more(absent: str, *, is_back: bool) -> Screen:
    """Somebody is back before their time, or organises here no more."""
    if is_back:
        why = _("Their reports, digests and registrations go to them again.")
    else:
        why = _("Their role here has ended.")
    lines = [why, f"👤 {absent}"]
    return say(_("🧳 You do not stand in for somebody any more"), "\n".join(lines))


def role_ended(municipality: Municipality, *, is_organiser: bool) -> Screen:
    """A role was taken back; perhaps another one is left."""
    if is_organiser:
        body = _("One of your roles in {municipality} has ended; another one stays.")
    else:
        body = _("In {municipality} you do not organise any more. Thank you for your work!")
    phone = _("If you have a question, please call: ☎️ {phone}")
    facts = {"municipality": municipality.name, "phone": municipality.help_phone}
    return say(_("👥 Something has changed in your role"), f"{body}\n{phone}".format(**facts))
