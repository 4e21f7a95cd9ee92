"""HTML parse mode: tags become entities, or a refusal in TDLib's words (MessageEntity.cpp)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator.telegram.chats.messages import Wire
from simulator.telegram.refusals import RefusalError, bad_request

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));?")
LITERAL = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
START_TAG = re.compile(
    r"<([^\s>]*)((?:\s+(?:[^\s=>/\"']+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[\w.-]+))?)?)*\s*)>"
)
END_TAG = re.compile(r"</([^\s>]*)\s*>")
ATTRIBUTE = re.compile(r"([^\s=>/\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([\w.-]+)))?")


@dataclass(slots=True)
class OpenTag:
    """A start tag that waits for its end; offset in UTF-16 units."""

    name: str
    attributes: dict[str, str]
    offset: int
    position: int


class HtmlReader:
    """Reads one text from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.offset = 0
        self.open: list[OpenTag] = []
        self.entities: list[Wire] = []

    def read(self) -> tuple[str, list[Wire]]:
        """Give the text without tags, and its entities."""
        place = 0
        while place < len(self.source):
            mark = self.source[place]
            if mark == "<":
                place = self._tag(place)
            elif mark == "&" and (match := CHARACTER.match(self.source, place)):
                self._write(character(match))
                place = match.end()
            else:
                place = self._plain(place)
        if self.open:
            name = self.open[-1].name
            raise broken(f'Can\'t find end tag corresponding to start tag "{name}"')
        return "".join(self.parts), self.entities

    def _plain(self, place: int) -> int:
        end = place + 1
        while end < len(self.source) and self.source[end] not in "<&":
            end += 1
        self._write(self.source[place:end])
        return end

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.offset += len(text.encode("utf-16-le", "surrogatepass")) // 2

    def _tag(self, place: int) -> int:
        at = len(self.source[:place].encode())
        if self.source.startswith("</", place):
            return self._end_tag(place, at)
        match = START_TAG.match(self.source, place)
        name = re.split(r"[\s>]", self.source[place + 1 :], maxsplit=1)[0].lower()
        if not re.search(r"[\s>]", self.source[place:]):
            raise broken(f"Unclosed start tag at byte offset {at}")
        if name not in KINDS:
            raise broken(f'Unsupported start tag "{name}" at byte offset {at}')
        if not match:
            raise broken(f'Unclosed start tag "{name}" at byte offset {at}')
        attributes = read_attributes(match.group(2))
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise broken(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
        self.open.append(OpenTag(name, attributes, self.offset, len(self.parts)))
        return match.end()

    def _end_tag(self, place: int, at: int) -> int:
        if not self.open:
            raise broken(f"Unexpected end tag at byte offset {at}")
        match = END_TAG.match(self.source, place)
        if not match:
            raise broken(f"Unclosed end tag at byte offset {at}")
        name, tag = match.group(1).lower(), self.open.pop()
        if name and name != tag.name:
            raise broken(
                f"Unmatched end tag at byte offset {at}, "
                f'expected "</{tag.name}>", found "</{name}>"'
            )
        if self.offset > tag.offset:
            self._close(tag)
        return match.end()

    def _close(self, tag: OpenTag) -> None:
        entity: Wire = {
            "type": KINDS[tag.name],
            "offset": tag.offset,
            "length": self.offset - tag.offset,
        }
        attributes = tag.attributes
        if tag.name == "a":
            entity["url"] = attributes.get("href") or "".join(self.parts[tag.position :])
        if tag.name == "tg-emoji":
            entity["custom_emoji_id"] = attributes.get("emoji-id", "")
        if tag.name == "tg-time":
            entity["unix_time"] = int(attributes.get("unix", "0"))
            entity["date_time_format"] = attributes.get("format", "")
        if tag.name == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        self.entities.append(entity)


def parse_html(source: str) -> tuple[str, list[Wire]]:
    """Turn HTML into text and entities."""
    return HtmlReader(source).read()


def read_attributes(source: str) -> dict[str, str]:
    """Read name="value" pairs; a name without value has the empty value."""
    return {
        match.group(1): CHARACTER.sub(character, next(filter(None, match.groups()[1:]), ""))
        for match in ATTRIBUTE.finditer(source)
    }


def character(match: re.Match[str]) -> str:
    """Give the character that a reference names; an impossible one stays as it is written."""
    hexadecimal, decimal, name = match.groups()
    if name:
        return LITERAL[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF else match.group()


def broken(reason: str) -> RefusalError:
    """Refuse the text as parseTextEntities does."""
    return bad_request(f"can't parse entities: {reason}")
