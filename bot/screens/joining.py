"""What people see while they join."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens.common import Row, button, say, within_quotes
from bot.screens.forms import back_row, choice, rows_of
from bot.screens.linking import in_messenger
from bot.taps import MeetingsTap, MyDataTap, StartTap
from bot.taps.needs import NeedsTap
from bot.texts import gettext as _
from bot.texts import language_name
from community.chats import receipts
from messengers.screen import Screen
from storage.kinds import GroupKind, MessengerName
from storage.models import Municipality, Settlement

# Written into the proof of consent; a changed consent text needs a new one.
CONSENT_VERSION = "2026-11-23"
ACCEPT = "accept"
DECLINE = "decline"
MORE = "more"
LESS = "less"
PROFILE = "profile"
OTHER = "other"
LIST = "list"
ELSEWHERE = "elsewhere"


def hello(
    municipality: Municipality,
    group: GroupKind | None,
    nonce: str,
    languages: Sequence[str],
    other_chat: MessengerName | None = None,
) -> Screen:
    """Who we are, and in which language we shall speak; without a group it is an organiser.

    Who is with us in the other chat has a way to link the two: one person, one vote.
    """
    titles: dict[GroupKind | None, str] = {
        GroupKind.COMMUNITY_ACTION: _(
            "👋 Hello! This is the chat of the community group in {municipality}."
        ),
        GroupKind.WORKING: _(
            "👋 Hello! This is the chat of the municipal working group in {municipality}."
        ),
    }
    other = _("👋 Hello! This is the chat of the organisers in {municipality}.")
    title = titles.get(group, other).format(municipality=municipality.name)
    we = _(
        "Here you get invitations to meetings and answer them. “We” are the group's team, not the"
        " municipality."
    )
    question = _("In which language shall we write to you?")
    buttons = [choice(language_name(code), nonce, "language", code) for code in languages]
    rows = rows_of(buttons, 2)
    if other_chat is not None:
        label = _("📱 I have a chat {there}").format(there=in_messenger(other_chat))
        rows.append((choice(label, nonce, "language", ELSEWHERE),))
    return say(title, f"{we}\n{question}", *rows)


def consent(nonce: str) -> Screen:
    """What is kept; nothing is kept before the yes."""
    return say(
        _("🔒 Do you accept this?"),
        _(
            "We keep name, settlement, chat number, language, groups, role, consent, what we send"
            " you (and when opened), what you send us (text, voice, photos), answers and deeds,"
            " with times. We do not ask about origin, faith, health. You can stop, or erase all."
        ),
        *_consent_rows(nonce),
        (choice(_("👀 Who sees this?"), nonce, "consent", MORE),),
        back_row(nonce, "consent"),
    )


def consent_more(municipality: Municipality, nonce: str) -> Screen:
    """Who keeps the data, and everyone who sees them."""
    return say(
        _("👀 Who sees your data"),
        _(
            "They are kept by {controller}. The coordinator, the contact person, the facilitator"
            " and the technical operator see them, and the messenger sees the chat. In “My data”"
            " you can see, correct and erase them. When you open messages (Viber): for {days}"
            " days. Questions: ☎️ {phone}"
        ).format(
            controller=municipality.controller,
            phone=municipality.help_phone,
            days=receipts.STAY.days,
        ),
        *_consent_rows(nonce),
        (choice(_("↩️ Back"), nonce, "consent", LESS),),
    )


def _consent_rows(nonce: str) -> list[Row]:
    return [
        (choice(_("✅ I accept, I am 18+"), nonce, "consent", ACCEPT),),
        (choice(_("❌ I do not accept"), nonce, "consent", DECLINE),),
    ]


def declined(municipality: Municipality) -> Screen:
    """Somebody did not accept: nothing stays."""
    return say(
        _("👌 All right. We have kept nothing about you."),
        _(
            "If you change your mind, open the invitation again. People under 18 can ask how to"
            " take part. You can also just call: ☎️ {phone}"
        ).format(phone=municipality.help_phone),
    )


def name(nonce: str, profile_name: str | None, *, has_way_back: bool) -> Screen:
    """How shall we call you?"""
    rows = []
    if profile_name:
        rows.append((choice(f"✅ {profile_name}", nonce, "name", PROFILE),))
    return say(
        _("🙂 What shall we call you?"),
        _("Please write a name. The first name alone is enough."),
        *rows,
        back_row(nonce, "name") if has_way_back else (),
    )


def name_unclear(question: Screen) -> Screen:
    """The name could not be read: the question again."""
    hint = _("We could not read this as a name. Please write it in 1 to 64 letters.")
    return replace(question, body=hint)


def name_doubtful(nonce: str, written: str, value: str, *, has_way_back: bool) -> Screen:
    """It is hardly a name, but somebody may be called so."""
    return say(
        _("🙂 Is “{name}” your name?").format(name=within_quotes(written)),
        _("If not, please write the right one."),
        (choice(_("✅ Yes, that is right"), nonce, "name", value),),
        back_row(nonce, "name") if has_way_back else (),
    )


def settlement(nonce: str, offered: Sequence[Settlement], *, has_way_back: bool) -> Screen:
    """Where do you live?"""
    buttons = [choice(place.name, nonce, "settlement", str(place.id)) for place in offered]
    other = choice(_("📍 Another place"), nonce, "settlement", OTHER)
    return say(
        _("🏘️ Where do you live?"),
        "",
        *rows_of(buttons, 2),
        (other,),
        back_row(nonce, "settlement") if has_way_back else (),
    )


def settlement_words(nonce: str) -> Screen:
    """The place is not on a button: please write it, or go back to the buttons."""
    return say(
        _("📍 Please write the name of the place."),
        _("The town or village is enough."),
        (choice(_("↩️ Back"), nonce, "settlement", LIST),),
    )


def settlement_doubtful(nonce: str, written: str, value: str) -> Screen:
    """It is hardly a place, but there may be one that is called so."""
    return say(
        _("📍 Do you live in “{place}”?").format(place=within_quotes(written)),
        _("If not, please write the town or village."),
        (choice(_("✅ Yes, that is right"), nonce, "settlement", value),),
        (choice(_("↩️ Back"), nonce, "settlement", LIST),),
    )


def joined(municipality: Municipality, person_name: str, group: GroupKind | None) -> Screen:
    """You are in."""
    title = _("✅ Done, {name}!").format(name=person_name)
    body = _(
        "You are now in: {group}, {municipality}. We write only when needed, between 9:00 and"
        " 20:00. To end the messages, send STOP."
    ).format(group=group_name(group), municipality=municipality.name)
    needed = button(_("📌 What is needed"), NeedsTap())
    return say(title, body, _after_joining(), (needed,))


def waits(municipality: Municipality, person_name: str, group: GroupKind | None) -> Screen:
    """Everything is asked, and the coordinator will decide."""
    return say(
        _("✅ Thank you, {name}!").format(name=person_name),
        _waiting(municipality, group, is_stopped=False),
        _my_data(),
    )


def still_waits(
    municipality: Municipality, group: GroupKind | None, *, is_stopped: bool
) -> Screen:
    """The menu of somebody who waits; to who said STOP we do not promise to write."""
    return say(
        _("🙋 Your registration waits for an answer."),
        _waiting(municipality, group, is_stopped=is_stopped),
        (button(_("▶️ START"), StartTap()),) if is_stopped else (),
        _my_data(),
    )


def _waiting(municipality: Municipality, group: GroupKind | None, *, is_stopped: bool) -> str:
    group_line = _("👥 {group}, {municipality}")
    looks = _("The group's team looks at every registration.")
    hope = _("As soon as there is an answer, we shall write to you.")
    if is_stopped:
        hope = _("Messages are stopped, so you will see the answer only here, in the menu.")
    lines = (group_line, looks, hope, _("Questions: ☎️ {phone}"))
    return "\n".join(lines).format(
        group=group_name(group), municipality=municipality.name, phone=municipality.help_phone
    )


def _after_joining() -> Row:
    return (
        button(_("📅 Meetings"), MeetingsTap()),
        *_my_data(),
    )


def left(*, is_kept: bool) -> Screen:
    """Somebody does not go on; `is_kept` says that they had agreed to what is kept."""
    lines = [_("If you change your mind, open the invitation again.")]
    if is_kept:
        lines.append(_("Within 7 days we erase your data."))
    return say(_("👌 All right, we have left it."), "\n".join(lines))


def _my_data() -> Row:
    return (button(_("⚙️ My data"), MyDataTap()),)


def group_name(group: GroupKind | None) -> str:
    """A group by its kind; None stands for the organisers' team."""
    if group == GroupKind.COMMUNITY_ACTION:
        return _("community action group")
    if group == GroupKind.WORKING:
        return _("municipal working group")
    if group == GroupKind.STEERING:
        return _("steering group")
    return _("the organisers' team")
