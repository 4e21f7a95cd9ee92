"""Personal numbers in what people write are hidden before anybody else reads them.

The Bulgarian number (EGN) has ten digits, the Romanian one (CNP) thirteen; both begin with a date
of birth and end in a check digit. Prices, dates and house numbers stay.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

HIDDEN = "•••"
# Stands between messages, until they are masked: one number may go over all of them, where lines
# of one message are rather a list.
JOINT = "\u2029"

# What people put between the digits of one number, also the rest of an emoji of a digit and what
# nobody sees; a comma only where it touches both.
_UNSEEN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20e3\ufe0f\ufeff"
_BETWEEN = rf"(?:\s|[-\u2010-\u2015\u2212/._()*|~={_UNSEEN}]|(?<=\d),(?=\d))"
# The letter that is written for a zero, of both alphabets; beside other letters it is one.
_O = r"[Oo\N{CYRILLIC CAPITAL LETTER O}\N{CYRILLIC SMALL LETTER O}]{1,3}"
_FOR_ZERO = re.compile(rf"(?<=\d){_O}(?![^\W\d_])|(?<![^\W_]){_O}(?=\d)")
# A bracket belongs to it around a code only: "(02) 123 4567".
_GROUP = re.compile(r"(?:\((?=\+?\d{1,5}\)))?\+?\d+")
_RUN = re.compile(rf"{_GROUP.pattern}(?:{_BETWEEN}{{1,5}}\d+)*")
_DATE = re.compile(
    r"(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d"
    r"|(?:19|20)\d\d([./-])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01]))(?!\d)"
)
# With a zero as in Bulgaria and Romania; with their code, also without a plus; any other country.
_TELEPHONE = re.compile(
    r"0[1-9]\d{7,8}"
    r"|(?:\+|00)?3590?[1-9]\d{6,8}"
    r"|(?:\+|00)?400?[237]\d{8}"
    r"|(?:\+|00)(?!359|40)[1-9]\d{7,13}"
)
# No number of a person has more digits, and so none more groups of them.
_MOST_DIGITS = 16
# Hours, days and amounts do not begin like this.
_CODE = re.compile(r"\(?(?:\+\d|0\d\d)")
# A number in two pieces, also over two lines, or its birthday and the rest. A day of our years
# with points, and an hour or an amount after it, is none.
_BROKEN = re.compile(
    r"\d{2,}[^\w,.]{1,5}\d{2,}"
    r"|\d{6,7}[^\w,.]{1,5}\d{2,3} ?\d{2,3}"
    r"|(?!(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.)\d\d([. /-])\d\d\1\d\d[^\w,.]{1,5}\d{4}"
)
_EGN_WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6)
_CNP_WEIGHTS = (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)
# What is added to the month tells in which century somebody was born.
_EGN_CENTURIES = {20: 1800, 0: 1900, 40: 2000}
_CNP_CENTURIES = {"1": 1900, "2": 1900, "3": 1800, "4": 1800, "5": 2000, "6": 2000}


def mask(text: str, *, keeps_telephones: bool = False) -> tuple[str, bool]:
    """The text with every personal number and telephone hidden, and whether there was one.

    With `keeps_telephones` only EGN and CNP are: offices name theirs.
    """
    (masked,) = mask_each([text], keeps_telephones=keeps_telephones)
    return masked, masked != text


def mask_each(texts: Sequence[str], *, keeps_telephones: bool = False) -> list[str]:
    """The texts of several messages the same, also without a number that goes over them."""
    read = [_FOR_ZERO.sub(lambda found: "0" * len(found.group()), text) for text in texts]
    masked = _hide(texts, read, keeps_telephones)
    # What was taken for a digit may only stand beside a number.
    return masked if read == list(texts) else _hide(masked, masked, keeps_telephones)


def apart(text: str) -> str:
    """The same with each message on lines of its own, as people read it."""
    return text.replace(JOINT, "\n")


def _hide(texts: Sequence[str], read: Sequence[str], keeps_telephones: bool) -> list[str]:
    """Hide in the texts what is a number in them as they are read; both have the same length."""
    found = list(_found(JOINT.join(read), keeps_telephones))
    shown, begin = [], 0
    for text in texts:
        end = begin + len(text)
        inside = [(at - begin, to - begin) for at, to in found if at < end and to > begin]
        shown.append(_without(text, inside))
        begin = end + len(JOINT)
    return shown


def _without(text: str, found: Sequence[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in found:
        parts += [text[at : max(start, 0)], HIDDEN]
        at = end
    return "".join([*parts, text[at:]])


def _found(read: str, keeps_telephones: bool) -> Iterator[tuple[int, int]]:
    """Where the numbers are, from the left to the right; a day is none."""
    is_hidden, at = _is_of_person if keeps_telephones else _is_personal, 0
    for start, end in [*(day.span() for day in _DATE.finditer(read)), (len(read), len(read))]:
        for run in _RUN.finditer(read[at:start]):
            for first, last in _numbers(run.group(), is_hidden):
                yield at + run.start() + first, at + run.start() + last
        at = end


def _numbers(run: str, is_hidden: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where each number is in a run of digits: the longest first, from the left to the right."""
    groups = list(_GROUP.finditer(run))
    first = 0
    while first < len(groups):
        start = groups[first].start()
        last = next(
            (
                last
                for last in range(min(len(groups), first + _MOST_DIGITS), first, -1)
                if is_hidden(run[start : groups[last - 1].end()])
            ),
            first,
        )
        if last > first:
            yield start, groups[last - 1].end()
        first = max(last, first + 1)


def _is_personal(written: str) -> bool:
    return _is_of_person(written) or _is_telephone(written)


def _is_one(written: str) -> bool:
    # Several numbers with points between them are hours or amounts, unless all is written so;
    # with commas, or on several lines, they are a list, unless it is broken as one number is. What
    # begins with a code is a telephone.
    between = {sign for sign in written if not sign.isdecimal() and sign not in "+("}
    is_list = ("." in between and between != {"."}) or between & {",", "\n"}
    return not is_list or bool(_CODE.match(written) or _BROKEN.fullmatch(written))


def _is_telephone(written: str) -> bool:
    sign = "+" if "+" in written else ""
    return bool(_TELEPHONE.fullmatch(sign + _digits(written))) and _is_one(written)


def _is_of_person(written: str) -> bool:
    digits = _digits(written)
    return "+" not in written and (is_egn(digits) or is_cnp(digits)) and _is_one(written)


def _digits(written: str) -> str:
    return "".join(str(int(sign)) for sign in written if sign.isdecimal())


def is_egn(digits: str) -> bool:
    """Whether ten digits are somebody's number in Bulgaria: a day of birth and a check digit."""
    if len(digits) != 10:
        return False
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    more = month // 20 * 20
    if more not in _EGN_CENTURIES or not _is_day(_EGN_CENTURIES[more] + year, month - more, day):
        return False
    return _sum(digits, _EGN_WEIGHTS) % 11 % 10 == int(digits[9])


def is_cnp(digits: str) -> bool:
    """The same for thirteen digits and Romania."""
    if len(digits) != 13 or digits[0] == "0":
        return False
    # Of whom lives there as a foreigner the century is not told.
    century = _CNP_CENTURIES.get(digits[0])
    year, month, day = int(digits[1:3]), int(digits[3:5]), int(digits[5:7])
    if not any(_is_day(each + year, month, day) for each in ([century] if century else _AGES)):
        return False
    rest = _sum(digits, _CNP_WEIGHTS) % 11
    return (1 if rest == 10 else rest) == int(digits[12])


_AGES = (1900, 2000)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _sum(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))
