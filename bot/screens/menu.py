"""The menu, the human behind the chat, and the answers to what we did not understand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import NamedTuple

from bot.screens.common import Row, button, say, ways_out
from bot.screens.joining import group_name
from bot.screens.polls import voting
from bot.taps import (
    AgainTap,
    AnnounceTap,
    MeetingsTap,
    MyDataTap,
    ResumeTap,
    ScheduleTap,
    WaitingTap,
)
from bot.taps.enquiries import EnquiriesTap, EnquiryTap, InboxTap
from bot.taps.needs import NeedsTap
from bot.taps.needs.triage import TriageTap
from bot.taps.organised.polls import OrganisedPollsTap
from bot.taps.priorities import PrioritiesTap
from bot.texts import gettext as _
from bot.texts import ngettext
from messengers.screen import Button, Screen
from storage.kinds import GroupKind
from storage.models import Municipality, Person


class Waiting(NamedTuple):
    """How many wait for this organiser: to be let in, and for an answer."""

    joins: int = 0
    messages: int = 0


def menu(
    person: Person,
    *,
    is_organiser: bool,
    waiting: Waiting,
    asked: Sequence[GroupKind],
    has_votes: bool = False,
    new_needs: int | None = None,
) -> Screen:
    """What can be done here, and which groups have not answered this person yet.

    `new_needs` are for who decides about them; for all others there are none.
    """
    rows: list[Row] = []
    if is_organiser:
        rows.append((button(_("📅 New meeting"), ScheduleTap()),))
        rows.append((button(_("📣 New message"), AnnounceTap()),))
        rows.append((button(_("🗳️ Votes"), OrganisedPollsTap()),))
    if new_needs is not None:
        rows.append((button(_needs_label(new_needs), TriageTap()),))
    rows.append(_waiting(waiting))
    rows.append((button(_("📅 Meetings"), MeetingsTap()),))
    if not is_organiser:
        rows.append((button(_("📌 What is needed"), NeedsTap()),))
    elif new_needs is None:
        rows.append((button(_("📋 List of priorities"), PrioritiesTap()),))
    if not is_organiser:
        rows.append(voting.offer() if has_votes else ())
        rows.append((button(_("✍️ Question"), EnquiryTap()),))
    rows.append(_my_data())
    lines = [
        _("🙋 Your registration waits for an answer: {group}").format(group=group_name(kind))
        for kind in asked
    ]
    return say(
        _("🏠 Municipality of {name}").format(name=person.municipality.name),
        "\n".join([*lines, _("What would you like to do?")]),
        *rows,
    )


def greeting(shown: Screen, person: Person) -> Screen:
    """The menu for somebody who greets us."""
    return replace(shown, title=_("👋 Hello, {name}!").format(name=person.name))


def welcome() -> Screen:
    """Somebody thanks us."""
    return say(_("🙂 You are welcome!"), _("If there is anything else, simply write to us."))


def all_right() -> Screen:
    """Somebody says that it is all right."""
    return say(_("👍 Good."), _("If there is anything else, simply write to us."))


def _needs_label(new: int) -> str:
    if not new:
        return _("📌 Needs")
    return ngettext("📌 Needs ({count} new)", "📌 Needs ({count} new)", new).format(count=new)


def _waiting(waiting: Waiting) -> Row:
    """One button for all that waits for an organiser; behind it the one list, or a choice."""
    joins, messages = waiting
    if joins and messages:
        label = _("📥 Waiting: {count}").format(count=joins + messages)
        return (button(label, InboxTap()),)
    if messages:
        label = _("✉️ Messages: {count}").format(count=messages)
        return (button(label, EnquiriesTap()),)
    label = _("🙋 Waiting to join: {count}").format(count=joins)
    return (button(label, WaitingTap()),) if joins else ()


def _my_data() -> Row:
    return (button(_("⚙️ My data"), MyDataTap()),)


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


def unfinished(nonce: str, *, is_kept: bool) -> Screen:
    """Somebody has not finished; `is_kept` says that they agreed and something is kept."""
    return say(
        _("▶️ Your registration is not finished yet."),
        _("Shall we go on?"),
        (button(_("▶️ I go on"), ResumeTap(nonce=nonce, is_wanted=True)),),
        _my_data() if is_kept else (),
    )


def not_in_a_group(municipality: Municipality, *, is_back: bool = False) -> Screen:
    """Somebody whose registration was not confirmed, or was left; `is_back` after START."""
    return say(
        _("▶️ Messages are not stopped any more.")
        if is_back
        else _("👋 You are not registered in a group."),
        _("To join, open the invitation link again, or call: ☎️ {phone}").format(
            phone=municipality.help_phone
        ),
        _my_data(),
    )


def help_from(
    municipality: Municipality, *, is_in_form: bool = False, may_ask: bool = False
) -> Screen:
    """A human: who, on which number, when; and back to the question that was open."""
    name = municipality.help_name or _("the contact person")
    return say(
        _("☎️ Help: {name}, {phone}").format(name=name, phone=municipality.help_phone),
        _(
            "On working days, {start} to {end}. This chat is automatic and is not watched around"
            " the clock. In danger call 112."
        ).format(start=_hour(municipality.help_from), end=_hour(municipality.help_until)),
        (button(_("▶️ I go on"), AgainTap()),) if is_in_form else (),
        (button(_("✍️ Question"), EnquiryTap()),) if may_ask and not is_in_form else (),
    )


def _hour(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"


def help_for_stranger() -> Screen:
    """A stranger asks for help: we do not know which town they are from."""
    return say(
        _("☎️ This is an automatic chat for invited people."),
        _("Please ask the contact person of your municipality. In danger call 112."),
    )


def lost(municipality: Municipality, *, has_meetings: bool) -> Screen:
    """We did not understand: this is a machine, and here is a human."""
    return say(
        _("🤖 Thank you! This is an automatic chat and we did not understand this message."),
        _("It was not passed on to anybody. Please choose a button, or call: ☎️ {phone}").format(
            phone=municipality.help_phone
        ),
        _meetings_if(has_meetings),
    )


def lost_media(municipality: Municipality, *, has_meetings: bool) -> Screen:
    """A sticker, a voice note, a photo: not kept."""
    return say(
        _("🤖 Thank you! This is an automatic chat and it can not take this yet."),
        _(
            "We have not kept it or passed it on. Please choose a button, or call: ☎️ {phone}"
        ).format(phone=municipality.help_phone),
        _meetings_if(has_meetings),
    )


def _meetings_if(has_meetings: bool) -> Row:
    return (button(_("📅 Meetings"), MeetingsTap()),) if has_meetings else ()


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
