"""One's own data, stopping, coming back and being erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.screens import linking
from bot.screens.common import Row, button, say
from bot.screens.forms import back_row, choice, rows_of
from bot.screens.joining import group_name
from bot.screens.organising import away
from bot.taps import (
    CorrectTap,
    EraseNowTap,
    EraseTap,
    MeetingsTap,
    MyDataField,
    MyDataTap,
    StartTap,
    StopTap,
)
from bot.texts import gettext as _
from bot.texts import language_name, ngettext, numeric_date
from community.chats import receipts
from messengers.screen import Screen
from storage.kinds import ContactState, GroupKind, MessengerName
from storage.models import Person


@dataclass(frozen=True)
class Kept:
    """Everything that is kept about somebody.

    `messengers` are all their addresses', also a telephone's. Who has two chats is written to
    `written_in` one; `offered` is a messenger in which a second one can be joined.
    """

    person: Person
    language: str
    state: ContactState
    messengers: Sequence[MessengerName]
    groups: Sequence[GroupKind]
    waiting: Sequence[GroupKind]
    is_organiser: bool
    answers: int
    acknowledged: int
    consented_at: datetime | None
    opinions: int = 0
    needs: int = 0
    supported: int = 0
    enquiries: int = 0
    votes: int = 0
    stand_ins: Sequence[away.StandIn] = ()
    written_in: MessengerName | None = None
    offered: MessengerName | None = None

    @property
    def chats(self) -> list[MessengerName]:
        """The messengers in which somebody writes with us."""
        return [each for each in self.messengers if each != MessengerName.PHONE]


def my_data(kept: Kept) -> Screen:
    """What is kept, and what can be done about it."""
    person = kept.person
    lines = [
        _("Name: {name}").format(name=person.name or "-"),
        _("Place: {place}").format(place=place_of(person)),
        _("Group: {groups}, {municipality}").format(
            groups=_groups_of(kept), municipality=person.municipality.name
        ),
        _("Chat: {messengers}, {language}").format(
            messengers=", ".join(linking.name_of(each) for each in kept.messengers),
            language=language_name(kept.language),
        ),
        ngettext(
            "Answers to {count} invitation", "Answers to {count} invitations", kept.answers
        ).format(count=kept.answers),
        *_opinions(kept),
        *_needs(kept),
        *_enquiries(kept),
        *_votes(kept),
        *_understood(kept),
        *_opened(kept),
        *_since(kept),
        *(away.line(each) for each in kept.stand_ins),
    ]
    return say(_("⚙️ Your data"), "\n".join(lines), *_my_data_rows(kept))


def _understood(kept: Kept) -> list[str]:
    if not kept.acknowledged:
        return []
    words = ngettext("👍 to {count} message", "👍 to {count} messages", kept.acknowledged)
    return [words.format(count=kept.acknowledged)]


def _groups_of(kept: Kept) -> str:
    names = [group_name(kind) for kind in kept.groups]
    waits = _("🙋 {group} (waits for an answer)")
    names += [waits.format(group=group_name(kind)) for kind in kept.waiting]
    names += [group_name(None)] if kept.is_organiser else []
    return ", ".join(names) or "-"


def _opinions(kept: Kept) -> list[str]:
    if not kept.opinions:
        return []
    line = ngettext(
        "{count} question or opinion for a meeting",
        "{count} questions or opinions for meetings",
        kept.opinions,
    )
    return [line.format(count=kept.opinions)]


def _needs(kept: Kept) -> list[str]:
    said = _("📌 Needs: {count}").format(count=kept.needs)
    supported = _("👍 Supported needs: {count}").format(count=kept.supported)
    return [said] * bool(kept.needs) + [supported] * bool(kept.supported)


def _enquiries(kept: Kept) -> list[str]:
    asked = _("✉️ Messages to a human: {count}").format(count=kept.enquiries)
    return [asked] * bool(kept.enquiries)


def _votes(kept: Kept) -> list[str]:
    return [_("🗳️ Votes taken part in: {count}").format(count=kept.votes)] * bool(kept.votes)


def _opened(kept: Kept) -> list[str]:
    """What Viber tells us of what we send; Telegram tells no such thing."""
    if MessengerName.VIBER not in kept.messengers:
        return []
    words = _("👁️ Viber tells us when you get and open a message. We keep that for {days} days.")
    return [words.format(days=receipts.STAY.days)]


def _since(kept: Kept) -> list[str]:
    lines = []
    if kept.consented_at is not None:
        day = numeric_date(kept.consented_at, kept.person.municipality.zone)
        lines.append(_("Consent given: {day}").format(day=day))
    if kept.state == ContactState.STOPPED:
        lines.append(_("🔕 Messages are stopped."))
    return lines


def _my_data_rows(kept: Kept) -> list[Row]:
    is_stopped = kept.state == ContactState.STOPPED
    corrections: Row = (
        button(_("✏️ Name"), CorrectTap(field=MyDataField.NAME)),
        button(_("✏️ Place"), CorrectTap(field=MyDataField.SETTLEMENT)),
        button(_("✏️ Language"), CorrectTap(field=MyDataField.LANGUAGE)),
    )
    return [
        # Whose registration is not finished is still asked for these.
        corrections if kept.person.joined_at is not None else (),
        away.row(kept.stand_ins) if kept.is_organiser else (),
        linking.own_row(kept.chats, kept.offered),
        (
            button(_("▶️ START"), StartTap())
            if is_stopped
            else button(_("🔕 I stop the messages"), StopTap()),
        ),
        (button(_("🗑️ I erase everything"), EraseTap()),),
    ]


def place_of(person: Person) -> str:
    """Where somebody lives, as they said."""
    if person.settlement is not None:
        return person.settlement.name
    return person.other_settlement or "-"


def language(nonce: str, offered: Sequence[str]) -> Screen:
    """In which language shall we write?"""
    buttons = [choice(language_name(code), nonce, "language", code) for code in offered]
    return say(
        _("🌍 In which language shall we write to you?"),
        "",
        *rows_of(buttons, 2),
        back_row(nonce, "language"),
    )


def stopped(person: Person | None, *, is_everywhere: bool = False) -> Screen:
    """The one confirmation of STOP, for all chats; who is in no group can bring nothing back."""
    erasing = (button(_("🗑️ I erase everything"), EraseTap()),)
    if person is None or person.joined_at is None:
        return say(
            _("🔕 We have stopped the messages."),
            _("Within 7 days we also erase your data. To join, open the invitation again."),
            erasing,
        )
    kept = _("Your data are kept. To get messages again, send START.")
    both = _("Nothing comes in Telegram or in Viber any more.")
    return say(
        _("🔕 We have stopped the messages."),
        f"{both}\n{kept}" if is_everywhere else kept,
        (button(_("▶️ START"), StartTap()),),
        erasing,
    )


def stopped_stranger() -> Screen:
    """Somebody who is not registered said stop: nothing is kept and nothing will come."""
    return Screen(_("🔕 All right. We keep nothing about you and will not write to you."))


def started(open_invitations: int) -> Screen:
    """Messages come again."""
    missed = ngettext(
        "There is {count} meeting ahead to which you are invited.",
        "There are {count} meetings ahead to which you are invited.",
        open_invitations,
    ).format(count=open_invitations)
    return say(
        _("▶️ You get messages again."),
        missed if open_invitations else "",
        (button(_("📅 Meetings"), MeetingsTap()),),
    )


def erase() -> Screen:
    """Shall everything be erased?"""
    return say(
        _("🗑️ Shall we erase everything about you?"),
        _(
            "We shall erase your name, place, chat number, answers, opinions, messages and what"
            " you said is needed. What was decided, or worded by the team, and secret votes stay"
            " without a name. This can not be taken back."
        ),
        (button(_("🗑️ Yes, I erase everything"), EraseNowTap()),),
        (button(_("↩️ No"), MyDataTap()),),
    )


def erased(number: int) -> Screen:
    """Everything is erased; this is the last word."""
    return Screen(
        _("✅ We have erased your data. Number: D-{number}.").format(number=f"{number:04}"),
        _(
            "Backup copies disappear within 30 days. Please delete this chat from your phone, too."
            " Thank you for taking part!"
        ),
    )
