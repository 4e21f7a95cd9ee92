"""Words that work as a whole message, anywhere and in every language: stop, start, help, menu."""

from enum import StrEnum

from bot.locales import SOURCE_LANGUAGE, WORDS
from bot.reading.vocabulary import fold, tokens, understand, vocabulary


class CommandWord(StrEnum):
    """What a whole message may ask for without any button."""

    STOP = "stop"
    START = "start"
    HELP = "help"
    MENU = "menu"


class FormWord(StrEnum):
    """What a whole message may ask for inside a form (reference/domain.md, 4)."""

    LEAVE = "leave"
    BACK = "back"
    END = "end"


class Courtesy(StrEnum):
    """What a message says that wants nothing."""

    GREETING = "greeting"
    THANKS = "thanks"
    FINE = "fine"


# Both alphabets fall onto one row of letters: people can not see which keyboard was on.
_LOOK_ALIKES = str.maketrans(
    {
        fold(sign): fold(twin)
        for words in WORDS.values()
        for sign, twin in words.get("look_alikes", {}).items()
    }
)


def command_word(text: str) -> CommandWord | None:
    """Recognise a command in any language: the whole message only, however it is spelled."""
    return _COMMANDS.get(skeleton(text))


def form_word(text: str) -> FormWord | None:
    """Recognise, in any language, that somebody leaves a form or goes back in it.

    END may mean the form or all messages: it is asked back.
    """
    return _FORM_WORDS.get(skeleton(text))


def yes_or_no(text: str) -> bool | None:
    """Recognise a plain yes (True) or no (False) in any language; None is neither."""
    return _ANSWERS.get(skeleton(text))


def says_understood(text: str) -> bool:
    """Recognise, in any language, that somebody has understood what was told."""
    return skeleton(text) in _UNDERSTOOD


def says_alike_or_not(text: str) -> bool:
    """Recognise, in any language, that what is needed is the same as another need, or is not."""
    return skeleton(text) in _ALIKE


def courtesy(text: str) -> Courtesy | None:
    """Recognise, in any language, a greeting, thanks or an "all right" and nothing else.

    A greeting with one of the others says no more than that one.
    """
    said = {word.kind for word in understand(skeleton(text), _COURTESIES) or ()} - {"filler"}
    if not said or said - set(Courtesy):
        return None
    return next(
        kind for kind in (Courtesy.THANKS, Courtesy.FINE, Courtesy.GREETING) if kind in said
    )


def same_letters(folded: str) -> str:
    """Write letters that look the same in both alphabets as one."""
    return folded.translate(_LOOK_ALIKES)


def skeleton(text: str) -> str:
    """Reduce a text to what the eye sees of it; punctuation counts only where nothing else is."""
    words = same_letters(" ".join(tokens(text)))
    return words or "".join(sorted(set(fold(text)) & {"?"}))


def _listed(section: str, kind: str) -> set[str]:
    lists = (words.get(section, {}).get(kind, ()) for words in WORDS.values())
    return {skeleton(phrase) for phrases in lists for phrase in phrases}


_COMMANDS = {word: kind for kind in CommandWord for word in _listed("commands", kind)}
_FORM_WORDS = {word: kind for kind in FormWord for word in _listed("forms", kind)}
_ANSWERS = {word: kind == "yes" for kind in ("yes", "no") for word in _listed("answers", kind)}
_UNDERSTOOD = _listed("answers", "understood")
_ALIKE = _listed("answers", "alike")
_COURTESIES = {
    tuple(map(same_letters, phrase)): word
    for phrase, word in vocabulary("courtesies", SOURCE_LANGUAGE).items()
}
