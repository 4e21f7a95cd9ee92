"""The menu, the human behind the chat, and the answers to what we did not understand."""

from bot.screens.common import Row, button, say, ways_out
from bot.taps import AgainTap, MeetingsTap, MyDataTap, ResumeTap, ScheduleTap, WaitingTap
from bot.texts import gettext as _
from messengers.screen import Button, Screen
from storage.models import Municipality, Person


def menu(person: Person, *, is_organiser: bool, waiting: int) -> Screen:
    """What can be done here."""
    rows: list[Row] = []
    if is_organiser:
        rows.append((button(_("📅 New meeting"), ScheduleTap()),))
    if waiting:
        label = _("🙋 Waiting to join: {count}").format(count=waiting)
        rows.append((button(label, WaitingTap()),))
    rows.append((button(_("📅 Meetings"), MeetingsTap()),))
    rows.append((button(_("⚙️ My data"), MyDataTap()),))
    return say(
        _("🏠 Municipality of {name}").format(name=person.municipality.name),
        _("What would you like to do?"),
        *rows,
    )


def stranger() -> Screen:
    """Somebody without an invitation."""
    return say(
        _("👋 Hello! This is an automatic chat for invited people."),
        _(
            "To join, open the invitation link or scan the QR code that you got from your"
            " municipality's contact person. If you have none, please ask them. We have kept"
            " nothing about you."
        ),
    )


def unfinished(nonce: str) -> Screen:
    """Somebody agreed and has not finished."""
    return say(
        _("▶️ Your registration is not finished yet."),
        _("Shall we go on?"),
        (button(_("▶️ I go on"), ResumeTap(nonce=nonce, is_wanted=True)),),
    )


def not_in_a_group(municipality: Municipality) -> Screen:
    """Somebody whose registration was not confirmed, or was left."""
    return say(
        _("👋 You are not registered in a group."),
        _("To join, open the invitation link again, or call: ☎️ {phone}").format(
            phone=municipality.help_phone
        ),
    )


def help_from(municipality: Municipality) -> Screen:
    """A human: who, on which number, when."""
    name = municipality.help_name or _("the contact person")
    return say(
        _("☎️ Help: {name}, {phone}").format(name=name, phone=municipality.help_phone),
        _(
            "On working days, 9:00 to 17:00. This chat is automatic and is not watched around the"
            " clock. In danger call 112."
        ),
    )


def help_for_stranger() -> Screen:
    """A stranger asks for help: we do not know which town they are from."""
    return say(
        _("☎️ This is an automatic chat for invited people."),
        _("Please ask the contact person of your municipality. In danger call 112."),
    )


def lost(municipality: Municipality) -> Screen:
    """We did not understand: this is a machine, and here is a human."""
    return say(
        _("🤖 Thank you! This is an automatic chat and we did not understand this message."),
        _("It was not passed on to anybody. Please choose a button, or call: ☎️ {phone}").format(
            phone=municipality.help_phone
        ),
    )


def lost_media(municipality: Municipality) -> Screen:
    """A sticker, a voice note, a photo: not kept."""
    return say(
        _("🤖 Thank you! This is an automatic chat and it can not take this yet."),
        _(
            "We have not kept it or passed it on. Please choose a button, or call: ☎️ {phone}"
        ).format(phone=municipality.help_phone),
    )


def in_group_chat() -> Screen:
    """Somebody added the bot to a group chat: it names nobody there and leaves."""
    return Screen(_("👋 This chat works only one to one. Please write to us privately. Goodbye!"))


def our_mistake(number: str, tapped: str | None) -> Screen:
    """Something broke: nothing was recorded, and the same button may be tried again."""
    again = Button(_("🔁 I try again"), tapped or AgainTap().pack())
    return Screen(
        _("😔 We made a mistake and did not record your last answer."),
        _("Please try again. If it does not help, tell us this number: {number}").format(
            number=number
        ),
        ((again,), ways_out()),
    )
