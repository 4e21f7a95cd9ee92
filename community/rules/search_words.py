"""What is alike in what two people write, however they type it: one form of each word.

Cyrillic, the same typed on a Latin keyboard, and words that mix both alphabets become the same
small Latin letters. Only for comparing: nobody reads it.
"""

import re
import unicodedata

# Letters by their names in Unicode: Cyrillic itself stands with the texts only.
_CYRILLIC = {
    "A": "a",
    "BE": "b",
    "VE": "v",
    "GHE": "g",
    "DE": "d",
    "IE": "e",
    "ZHE": "j",
    "ZE": "z",
    "I": "i",
    "SHORT I": "i",
    "KA": "k",
    "EL": "l",
    "EM": "m",
    "EN": "n",
    "O": "o",
    "PE": "p",
    "ER": "r",
    "ES": "s",
    "TE": "t",
    "U": "u",
    "EF": "f",
    "HA": "h",
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
}
# A keyboard that was switched in the middle of a word: Latin letters that look like others.
_LOOK_ALIKES = str.maketrans("BCcHPpXxYy03", "vssnrrhhuuoz")
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


def search_words(text: str) -> str:
    """The words of a text that tell what it is about, each once, in the order of the alphabet."""
    words = {_one_form(word) for word in _WORD.findall(unicodedata.normalize("NFKC", text))}
    return " ".join(sorted(word[:_STEM] for word in words if len(word) > 1 or word.isdecimal()))


def _one_form(word: str) -> str:
    if word.isdecimal():
        return word
    if any(_is_cyrillic(letter) for letter in word):
        word = word.translate(_LOOK_ALIKES)
        typed = "".join(_cyrillic(letter) for letter in word.casefold())
    else:
        typed = "".join(_plain(letter) for letter in word.casefold())
        for written, meant in _TYPED:
            typed = typed.replace(written, meant)
    form = _TWICE.sub(r"\1", typed)
    return "" if form in _STOP else form


def _is_cyrillic(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("CYRILLIC")


def _cyrillic(letter: str) -> str:
    if not _is_cyrillic(letter):
        return _plain(letter)
    name = unicodedata.name(letter).partition("LETTER ")[2]
    return _CYRILLIC.get(name.partition(" WITH")[0], "")


def _plain(letter: str) -> str:
    """Without what stands above or below it."""
    return unicodedata.normalize("NFKD", letter)[0]
