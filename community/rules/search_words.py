"""What is alike in what two people write, however they type it: one form of each word.

Cyrillic, the same typed on a Latin keyboard, and words that mix both alphabets become the same
small Latin letters. What can be read in either alphabet counts in both forms. Only for comparing:
nobody reads it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator

# Letters by their names in Unicode: Cyrillic itself stands with the texts only. After its sound
# stand the Latin letters, a capital and a small one, that look like it on the screen.
_CYRILLIC = {
    "A": "a Aa",
    "BE": "b",
    "VE": "v B",
    "GHE": "g",
    "DE": "d",
    "IE": "e Ee",
    "ZHE": "j",
    "ZE": "z",
    "I": "i",
    "SHORT I": "i",
    "KA": "k K",
    "EL": "l",
    "EM": "m M",
    "EN": "n H",
    "O": "o Oo",
    "PE": "p",
    "ER": "r Pp",
    "ES": "s Cc",
    "TE": "t T",
    "U": "u Yy",
    "EF": "f",
    "HA": "h Xx",
    "TSE": "c",
    "CHE": "4",
    "SHA": "6",
    "SHCHA": "6t",
    "HARD SIGN": "a",
    "SOFT SIGN": "i",
    "YERU": "i",
    "E": "e",
    "YU": "iu",
    "YA": "ia",
    # Of other alphabets that are written in Cyrillic.
    "UKRAINIAN IE": "e",
    "BYELORUSSIAN-UKRAINIAN I": "i Ii",
    "STRAIGHT U": "u Yy",
    "JE": "i Jj",
    "DZE": "s Ss",
    "SHHA": "h h",
    "PALOCHKA": "i Il",
    "LJE": "li",
    "NJE": "ni",
    "TSHE": "4",
    "DJE": "dj",
    "DZHE": "dj",
}
# Bulgarian as it is typed in Latin letters, the longest first.
_TYPED = (
    ("sht", "6t"),
    ("zh", "j"),
    ("ch", "4"),
    ("sh", "6"),
    ("ts", "c"),
    ("tz", "c"),
    ("ya", "ia"),
    ("ja", "ia"),
    ("yu", "iu"),
    ("ju", "iu"),
    ("q", "ia"),
    ("y", "i"),
    ("w", "v"),
    ("x", "h"),
    ("ck", "k"),
)
# What is typed in Latin letters for the hard sign as well, where it is no part of another letter,
# and what that becomes here.
_TYPED_HARD = {"u": re.compile("(?<![ijy])u"), "y": re.compile("(?<![aeiou])y(?![aeiouq])")}
_HARD = unicodedata.lookup("CYRILLIC SMALL LETTER HARD SIGN")
_AS_HARD = {"u": "u", "y": "i"}
_WORD = re.compile(r"\w+")
_TWICE = re.compile(r"([a-z])\1+")
# Words that stand in everything that is needed, in the form that they get here.
_SAYS_NOTHING = """
4e 6te a ako ama be bez bi bila bili bilo bl da dali do edin edna edno eto ga gi go gr he i ie
ili im ima imame iska iskam iskame ja ka kam kato koeto kogato koiato koito kv li me mi mnogo
moga mogat moia moiat moje molia na nad nai nas ne nego nei neia ni ni6to nia niama niamame nie
no nujda nujna nujni nujno o6te ot po pod pri pro4ee s sa sam samo sas se si sled sme ste ta
taka tam tazi te tezi ti to toi tova tozi tria6va triabva triabvat tuk u ul v va vav vie vse
vsi4ki vsi4ko vsiaka vsiaki vsiako za za6toto zad
"""
_STOP = frozenset(_SAYS_NOTHING.split())
# So much of a word tells what it is; what follows is mostly its ending or its article.
_STEM = 5


def _sound_and_twin(letter: str) -> tuple[str, str]:
    name = unicodedata.name(letter, "").partition("LETTER ")[2].partition(" WITH")[0]
    sound, _, looks = _CYRILLIC.get(name, "").partition(" ")
    return sound, "".join(twin for twin in looks if twin.isupper() == letter.isupper())


_LETTERS = {letter: _sound_and_twin(letter) for letter in map(chr, range(0x400, 0x530))}
_SOUNDS = str.maketrans({letter: sound for letter, (sound, _twin) in _LETTERS.items()})
_AS_LATIN = str.maketrans({letter: twin for letter, (_sound, twin) in _LETTERS.items() if twin})
# A keyboard that was switched in the middle of a word: Latin letters that look like Bulgarian
# ones, and digits that do.
_AS_CYRILLIC = str.maketrans("BCcHPpXxYy03", "vssnrrhhuuoz")
_IN_CYRILLIC = re.compile(f"[{''.join(_LETTERS)}]")
_ONLY_LATIN = re.compile("[DFGIJLNQRSUVWZbdf-nq-wz]")


def all_search_words(text: str) -> list[str]:
    """The same for each letter that people type for the hard sign: what differs, none empty."""
    found = [search_words(text, hard) for hard in ("a", "u", "y")]
    return list(dict.fromkeys(filter(None, found)))


def search_words(text: str, hard: str = "a") -> str:
    """The words of a text that tell what it is about, each once, in the order of the alphabet.

    `hard` is the letter that people type for the hard sign.
    """
    words = [form for word in _WORD.findall(_plain(text)) for form in _forms(word, hard)]
    return " ".join(sorted({form[:_STEM] for form in words if len(form) > 1 or form.isdecimal()}))


def _plain(text: str) -> str:
    """Without what stands above or below letters."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _forms(word: str, hard: str) -> Collection[str]:
    """How a word sounds in each alphabet in which it can be read; nothing if it says nothing."""
    forms = {_TWICE.sub(r"\1", typed) for typed in _readings(word, hard)}
    return () if forms & _STOP else forms


def _readings(word: str, hard: str) -> Iterator[str]:
    if word.isdecimal():
        yield word
        return
    has_cyrillic, is_latin = _IN_CYRILLIC.search(word), _ONLY_LATIN.search(word)
    if has_cyrillic or not is_latin:
        cyrillic = word.translate(_AS_CYRILLIC).casefold()
        yield cyrillic.replace(_HARD, _AS_HARD.get(hard, hard)).translate(_SOUNDS)
    latin = word.translate(_AS_LATIN)
    if not _IN_CYRILLIC.search(latin) and (is_latin or not has_cyrillic):
        typed = latin.casefold()
        typed = _TYPED_HARD[hard].sub("a", typed) if hard in _TYPED_HARD else typed
        for written, meant in _TYPED:
            typed = typed.replace(written, meant)
        yield typed
