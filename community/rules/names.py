"""What may stand as a name: nearly everything, as it was typed; and when two are the same."""

import unicodedata
from collections.abc import Iterable

LONGEST_NAME = 64

# Embeddings, overrides and isolates (Unicode UAX 9): left open, they turn the rest of a message
# around. The plain marks U+200E and U+200F act on their own place only and stay.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REMOVED_CATEGORIES = frozenset({"Cc", "Cs"})
_UNSEEN_CATEGORIES = frozenset({"Cf", "Mn", "Me", "Zs", "Co"})
# Letters by category that are drawn as nothing: Hangul fillers and the empty Braille cell.
_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def clean_name(text: str, longest: int = LONGEST_NAME) -> str | None:
    """Return the name as it will be kept, or None if nothing is to be seen or it is too long.

    Markup, emoji and foreign scripts stay as written; white space becomes single spaces;
    1 to 64 characters, or as many as `longest` says.
    """
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    name = " ".join("".join(filter(_is_kept, spaced)).split())
    has_sight = any(_is_seen(character) for character in name)
    return name if has_sight and len(name) <= longest else None


def has_letter(name: str) -> bool:
    """Tell whether there is a letter of any script; numbers and emoji alone are hardly a name."""
    return any(unicodedata.category(character).startswith("L") for character in name)


def _is_kept(character: str) -> bool:
    removed = unicodedata.category(character) in _REMOVED_CATEGORIES
    return not removed and character not in _TURNING


def _is_seen(character: str) -> bool:
    hidden = unicodedata.category(character) in _UNSEEN_CATEGORIES
    return not hidden and character not in _UNSEEN


def name_key(name: str) -> str:
    """What two spellings of one place's name share: neither case nor white space tells them apart.

    For comparing only; what people read stays as it was written.
    """
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def distinct_names(names: Iterable[str]) -> list[str]:
    """The names in their order, each as it was written first."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(name_key(name), name)
    return list(kept.values())
