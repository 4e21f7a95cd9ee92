"""Good manners that every screen of every conversation keeps (reference/domain.md, 4)."""

import re
from collections.abc import Iterator
from typing import Any

from bot.texts import LANGUAGES, gettext, speaking
from simulator.telegram.http.endpoint import Call
from simulator.telegram.server import TelegramServer
from tests import cast

LONGEST = 300
MOST_CHOICES = 7
SAYING = {"sendMessage", "editMessageText"}
# Ways on, not choices: menu, help, back, leave it, earlier and later page.
WAYS = ("🏠", "☎️ Помощ", "☎️ Help", "↩️", "✖️", "⬅️", "➡️")
# The last word to somebody of whom nothing is kept, and to a group chat.
FAREWELLS = (
    "👌 All right. We have kept nothing about you.",
    "🔕 All right. We keep nothing about you and will not write to you.",
    "✅ We have erased your data. Number: D-{number}.",
    "👋 This chat works only one to one. Please write to us privately. Goodbye!",
)
# The official notice is copied as a whole to a site: it has the form of documents, not of ours.
DOCUMENTS = ("ПОКАНА\n", "INVITATION\n", "СЪОБЩЕНИЕ\n", "ANNOUNCEMENT\n")
UNSPOKEN = re.compile(r"\b(ром|рома|роми\w*|ромск\w*|циган\w*|малцинств\w*|уязвим\w*)\b", re.I)


def check_manners(server: TelegramServer) -> None:
    """Look at every screen that the bot has shown, also those that were drawn over."""
    written = sorted(_user_content(server), key=len, reverse=True)
    farewells = tuple(_farewells())
    for call in server.calls:
        if call.method in SAYING and call.answer.get("ok"):
            _check(call, written, farewells)


def _check(call: Call, written: list[str], farewells: tuple[str, ...]) -> None:
    parameters = call.parameters
    text, labels = str(parameters["text"]), _labels(parameters)
    own = text
    for words in written:
        own = own.replace(words, "")
    if not text.startswith(DOCUMENTS):
        assert len(own) <= LONGEST, f"{len(own)} characters of our own: {text}"
        assert not text[0].isalnum(), f"No icon before the words: {text}"
    assert not UNSPOKEN.search(own), f"A label that nobody gave themselves: {text}"
    choices = [label for label in labels if not label.startswith(WAYS)]
    assert len(choices) <= MOST_CHOICES, f"Too many choices: {labels}"
    assert len(labels) == len(set(labels)), f"The same button twice: {labels} under {text}"
    is_way_out = all(any(label.startswith(icon) for label in labels) for icon in ("🏠", "☎️"))
    assert is_way_out or text.startswith(farewells), f"A dead end: {text}"


def _labels(parameters: dict[str, Any]) -> list[str]:
    markup = parameters.get("reply_markup") or {}
    return [button["text"] for row in markup.get("inline_keyboard", []) for button in row]


def _farewells() -> Iterator[str]:
    for language in LANGUAGES:
        with speaking(language):
            for sentence in FAREWELLS:
                yield gettext(sentence).partition("{")[0]


def _user_content(server: TelegramServer) -> Iterator[str]:
    """What people wrote, line by line, and the names and places that they gave."""
    for phone in server.phones.values():
        yield phone.first_name
        for message in phone.messages:
            if not message.from_bot:
                yield from (line.strip() for line in message.text.splitlines() if line.strip())
    for names in (*cast.PLACES.values(), *cast.SETTLEMENTS.values()):
        yield from names
    yield from (player.name for player in cast.EVERYBODY)
