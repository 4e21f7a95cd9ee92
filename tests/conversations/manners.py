"""Good manners that every screen of every conversation keeps (reference/domain.md, 4)."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import zip_longest
from typing import Any, NamedTuple

from bot.texts import LANGUAGES, gettext, speaking
from simulator.telegram.server import TelegramServer
from simulator.viber.server import ViberServer
from tests import cast

LONGEST = 300
MOST_CHOICES = 7
SAYING = {"sendMessage", "editMessageText"}
VIBER_WORDS = {"text", "rich_media"}
# Ways on, not choices: menu, help, back, leave it, earlier and later page.
WAYS = ("🏠", "☎️ Помощ", "☎️ Help", "↩️", "✖️", "⬅️", "➡️")
# The number pad of a ballot is no choice of ways, and its options' names are their authors'.
PAD = re.compile(r"([☑🥇🥈🥉④-⑫] )?\d{1,2}( ⭐\d)?")
OPTION = re.compile(r"^([☑🥇🥈🥉④-⑫] )?\d{1,2} .*$", re.M)
# The last word to somebody of whom nothing is kept, and to a group chat.
FAREWELLS = (
    "👌 All right. We have kept nothing about you.",
    "🔕 All right. We keep nothing about you and will not write to you.",
    "✅ We have erased your data. Number: D-{number}.",
    "👋 This chat works only one to one. Please write to us privately. Goodbye!",
)
# The official notice is copied as a whole to a site: it has the form of documents, not of ours.
DOCUMENTS = ("ПОКАНА\n", "INVITATION\n", "СЪОБЩЕНИЕ\n", "ANNOUNCEMENT\n", "СПИСЪК С ПРИОРИТЕТИ\n")
UNSPOKEN = re.compile(r"\b(ром|рома|роми\w*|ромск\w*|циган\w*|малцинств\w*|уязвим\w*)\b", re.I)


class Said(NamedTuple):
    """What one screen showed, in whatever messenger."""

    text: str
    labels: list[str]


def check_manners(server: TelegramServer | ViberServer) -> None:
    """Look at every screen that the bot has shown, also those that were drawn over."""
    written = sorted(_user_content(server), key=len, reverse=True)
    farewells = tuple(_farewells())
    said = _in_viber(server) if isinstance(server, ViberServer) else _in_telegram(server)
    for screen in said:
        _check(screen, written, farewells)


def _check(screen: Said, written: list[str], farewells: tuple[str, ...]) -> None:
    text, labels = screen
    own = OPTION.sub("", text)
    for words in written:
        own = own.replace(words, "")
    if not text.startswith(DOCUMENTS):
        assert len(own) <= LONGEST, f"{len(own)} characters of our own: {text}"
        # In Viber a passing word stands above the screen.
        begins = [line[0] for line in text.splitlines()[:2] if line]
        assert not all(map(str.isalnum, begins)), f"No icon before the words: {text}"
    assert not UNSPOKEN.search(own), f"A label that nobody gave themselves: {text}"
    choices = [label for label in labels if not is_way(label)]
    assert len(choices) <= MOST_CHOICES, f"Too many choices: {labels}"
    assert len(labels) == len(set(labels)), f"The same button twice: {labels} under {text}"
    is_way_out = all(any(label.startswith(icon) for label in labels) for icon in ("🏠", "☎️"))
    assert is_way_out or text.startswith(farewells), f"A dead end: {text}"


def is_way(label: str) -> bool:
    """Whether a button is a way on, or of the number pad: no choice."""
    return label.startswith(WAYS) or PAD.fullmatch(label) is not None


def _in_telegram(server: TelegramServer) -> Iterator[Said]:
    for call in server.calls:
        if call.method in SAYING and call.answer.get("ok"):
            markup = call.parameters.get("reply_markup") or {}
            rows = markup.get("inline_keyboard", [])
            labels = [button["text"] for row in rows for button in row]
            yield Said(str(call.parameters["text"]), labels)


def _in_viber(server: ViberServer) -> Iterator[Said]:
    """What came with words; a screen that needs two messages has its buttons in the second."""
    calls = [call for call in server.calls if call.answer.get("status") == 0]
    # Several people are written to at once: what follows for each is told by its receiver.
    calls.sort(key=lambda call: str(call.body.get("receiver", "")))
    for call, following in zip_longest(calls, calls[1:]):
        body = call.body
        text = str(body.get("alt_text") or body.get("text") or "")
        if call.method in {"send_message", "welcome"} and body.get("type") in VIBER_WORDS and text:
            is_pair = not _viber_labels(body) and following is not None
            yield Said(text, _viber_labels(following.body if is_pair else body))


def _viber_labels(body: dict[str, Any]) -> list[str]:
    groups = (body.get("keyboard") or {}, body.get("rich_media") or {})
    buttons = [button for group in groups for button in group.get("Buttons", [])]
    return [unescape(button["Text"]) for button in buttons if button.get("ActionType") != "none"]


def _farewells() -> Iterator[str]:
    for language in LANGUAGES:
        with speaking(language):
            for sentence in FAREWELLS:
                yield gettext(sentence).partition("{")[0]


def _user_content(server: TelegramServer | ViberServer) -> Iterator[str]:
    """What people wrote, line by line, and the names and places that they gave."""
    for phone in server.phones.values():
        yield phone.first_name
        for message in phone.messages:
            if not message.from_bot:
                yield from (line.strip() for line in message.text.splitlines() if line.strip())
    for names in (*cast.PLACES.values(), *cast.SETTLEMENTS.values()):
        yield from names
    yield from (player.name for player in cast.EVERYBODY)
