"""One person, two messengers: the code, the question, where we write, and unlinking."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens.common import Row, button, say
from bot.screens.forms import choice
from bot.taps import ChatsTap, LinkTap, MyDataTap, PreferTap, UnlinkNowTap, UnlinkTap
from bot.texts import gettext as _
from community.chats.codes import in_groups, token_of
from messengers.screen import Link, Screen
from storage.kinds import MessengerName
from storage.models import Municipality

YES = "yes"
NO = "no"


def name_of(messenger: MessengerName) -> str:
    """A messenger by its name; a number written down for calls is none."""
    names = {MessengerName.TELEGRAM: "Telegram", MessengerName.VIBER: "Viber"}
    return names.get(messenger) or _("telephone")


def in_messenger(messenger: MessengerName) -> str:
    """Where somebody writes, as it stands in a sentence."""
    return _("in Viber") if messenger == MessengerName.VIBER else _("in Telegram")


def _my_data() -> Row:
    return (button(_("⚙️ My data"), MyDataTap()),)


def own_row(chats: Sequence[MessengerName], offered: MessengerName | None) -> Row:
    """What "My data" offers: a second messenger, or the choice between two."""
    if len(chats) > 1:
        return (button(_("📱 Where you write to me"), ChatsTap()),)
    if offered is None:
        return ()
    label = _("📱 I link {messenger}").format(messenger=name_of(offered))
    return (button(label, LinkTap(messenger=offered)),)


def code(messenger: MessengerName, given: str) -> Screen:
    """The code, and what to do with it; the link into the other chat stands below."""
    steps = _("Send us this code {there}. It is valid for 15 minutes; keep it to yourself.")
    link = Link(messenger.value, token_of(given), _("Our chat: {link}"))
    screen = say(
        _("📱 Code: {code}").format(code=in_groups(given)),
        steps.format(there=in_messenger(messenger)),
        _my_data(),
    )
    return replace(screen, link=link)


def how_to_link(here: MessengerName, other: MessengerName, nonce: str) -> Screen:
    """Who begins to join is with us in the other messenger: how both chats become one."""
    steps = _(
        "Please open our chat {there}: “⚙️ My data”, then “📱 I link {messenger}”. Send us here the"
        " code that you get there. So you stay one person with one vote."
    )
    return say(
        _("📱 Let us link the two chats."),
        steps.format(there=in_messenger(other), messenger=name_of(here)),
        (choice(_("↩️ Back"), nonce, "language", "hello"),),
    )


def sure(messenger: MessengerName, municipality: Municipality, nonce: str) -> Screen:
    """Shall they be joined? A code may be seen by others, so it tells no name."""
    title = _("📱 Shall we link this {messenger} to the registration in {municipality}?")
    return say(
        title.format(messenger=name_of(messenger), municipality=municipality.name),
        _("Then every message comes once, where you choose."),
        (choice(_("✅ Yes"), nonce, "sure", YES), choice(_("✖️ No"), nonce, "sure", NO)),
    )


def not_linked() -> Screen:
    """Somebody said no."""
    return say(_("👌 All right, we have linked nothing."))


def linked(
    here: MessengerName, chats: Sequence[MessengerName], written_in: MessengerName
) -> Screen:
    """They are joined: where shall we write?"""
    return say(
        _("✅ This {messenger} is linked.").format(messenger=name_of(here)),
        _("We write to you {there}. You can answer in both. Where shall we write?").format(
            there=in_messenger(written_in)
        ),
        _choices(chats, written_in),
        _my_data(),
    )


def chats(
    here: MessengerName, found: Sequence[MessengerName], written_in: MessengerName
) -> Screen:
    """Where shall we write? The other chat can be taken away, never the one in hand."""
    others = [each for each in found if each != here]
    return say(
        _("📱 Where shall we write to you?"),
        _("Now we write {there}. You can answer in both; it counts once.").format(
            there=in_messenger(written_in)
        ),
        _choices(found, written_in),
        *(_unlinking(each) for each in others),
        _my_data(),
    )


def _choices(found: Sequence[MessengerName], written_in: MessengerName) -> Row:
    return tuple(
        button(
            f"✅ {name_of(each)}" if each == written_in else f"📱 {name_of(each)}",
            PreferTap(messenger=each),
        )
        for each in sorted(found)
    )


def unlink(messenger: MessengerName) -> Screen:
    """Shall the other chat be forgotten?"""
    return say(
        _("✂️ Shall we unlink {messenger}?").format(messenger=name_of(messenger)),
        _("We forget that chat and write no more there. Your answers stay."),
        (button(_("✂️ Yes, I unlink it"), UnlinkNowTap(messenger=messenger)),),
        (button(_("↩️ No"), MyDataTap()),),
    )


def unlinked(messenger: MessengerName) -> Screen:
    """The other chat is forgotten."""
    return say(
        _("✅ We have unlinked {messenger}.").format(messenger=name_of(messenger)),
        _("From now on we write only here."),
        _my_data(),
    )


def has_joined(messenger: MessengerName) -> Screen:
    """The first chat hears that there is a second one."""
    return say(
        _("📱 You can now write to us {there}, too.").format(there=in_messenger(messenger)),
        _("We have linked that chat to your registration. If it was not you, unlink it."),
        _unlinking(messenger),
    )


def _unlinking(messenger: MessengerName) -> Row:
    label = _("✂️ I unlink {messenger}").format(messenger=name_of(messenger))
    return (button(label, UnlinkTap(messenger=messenger)),)


def wrong_code() -> Screen:
    """It never was one, or is too old: which of both is not told."""
    return say(
        _("🔗 This code does not work, or not any more."),
        _("Open “My data” in your other chat with us and take a new one. It is valid 15 minutes."),
    )


def enough_codes() -> Screen:
    """Several wrong codes came from here."""
    return say(
        _("⏳ Several codes from here did not work."),
        _("For an hour we do not look at codes here. After that please take a new one."),
    )


def chat_taken() -> Screen:
    """The chat from which a code came belongs to somebody already."""
    return say(
        _("📱 This chat has a registration of its own."),
        _(
            "To link it to another one, first erase it: “My data”, “I erase everything”. Then send"
            " the code again."
        ),
        _my_data(),
    )
