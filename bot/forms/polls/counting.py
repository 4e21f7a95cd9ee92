"""Entering what was counted on paper: the ballots, then option by option."""

from bot.forms.engine import Asking, Form, Step, begin, is_missing, register
from bot.looks.polls.cards import card_of
from bot.screens.polls import papers as screens
from community.polls import paper
from community.rules.polls.ballots import MOST_OPTIONS
from community.rules.polls.paper_count import differing
from messengers.screen import Screen
from storage.models import Poll
from storage.queries.polls import papers

# More than any municipality has people; a longer number is a slip.
MOST_DIGITS = 6


async def _poll(asking: Asking) -> Poll:
    return await paper.countable(asking.session, asking.person, int(asking.filled["poll"]))


def _numbers(asking: Asking) -> list[int]:
    found: list[int] = asking.filled.setdefault("so_far", [])
    return found


def _places(asking: Asking, poll: Poll) -> list[int]:
    """What is asked: 0 is the number of ballots, then the options by position."""
    places: list[int] | None = asking.filled.get("places")
    return list(range(len(poll.options) + 1)) if places is None else places


async def _ask_number(asking: Asking) -> Screen:
    poll, numbers = await _poll(asking), _numbers(asking)
    places = _places(asking, poll)
    if len(numbers) == len(places):
        # Somebody went back from looking at all of them.
        numbers.pop()
    place = places[len(numbers)]
    if not place:
        return screens.ballots(asking.nonce)
    return screens.votes(asking.nonce, poll, place, is_first=not numbers)


async def _take_back_one(asking: Asking, value: str) -> Screen | None:
    """One number back; those before it stay."""
    numbers = _numbers(asking)
    if value == screens.EARLIER and numbers:
        numbers.pop()
    return await _ask_number(asking)


async def _take_numbers(asking: Asking, words: str) -> Screen | None:
    written = words.split()
    are_numbers = all(
        each.isascii() and each.isdecimal() and len(each) <= MOST_DIGITS for each in written
    )
    if not (written and are_numbers and len(written) <= MOST_OPTIONS + 1):
        return screens.not_a_number(await _ask_number(asking))
    poll, numbers = await _poll(asking), _numbers(asking)
    places = _places(asking, poll)
    for each in written:
        numbers.append(int(each))
        if (
            not places[len(numbers) - 1]
            and (marked := await papers.count_marked(asking.session, poll.id)) != numbers[-1]
        ):
            numbers.clear()
            question = await _ask_number(asking)
            may_mark = await paper.may_mark(asking.session, asking.person, poll)
            return screens.wrong_ballots(question, poll, marked, may_mark=may_mark)
        if len(numbers) == len(places):
            counted = dict(enumerate(asking.filled.get("counted", ())))
            counted.update(zip(places, numbers, strict=True))
            asking.filled["numbers"] = [counted[place] for place in sorted(counted)]
            return None
    return await _ask_number(asking)


async def _ask_sure(asking: Asking) -> Screen:
    poll, numbers = await _poll(asking), asking.filled["numbers"]
    if await paper.misfit(asking.session, poll, numbers) is not None:
        return screens.impossible(asking.nonce, numbers[0])
    return screens.sure(asking.nonce, poll, numbers)


async def _take_sure(asking: Asking, value: str) -> Screen | None:
    if value == screens.AGAIN:
        poll, numbers = await _poll(asking), asking.filled.pop("numbers")
        if await paper.misfit(asking.session, poll, numbers) is not None:
            # What was counted before may be what does not fit.
            for name in ("places", "counted"):
                asking.filled.pop(name, None)
        asking.filled["so_far"] = []
        asking.standing.state = "counting:numbers"
        return await _ask_number(asking)
    if value != screens.YES:
        return await _ask_sure(asking)
    poll, numbers = await _poll(asking), asking.filled["numbers"]
    return (
        None
        if await paper.misfit(asking.session, poll, numbers) is None
        else await _ask_sure(asking)
    )


async def _finish(asking: Asking) -> Screen:
    numbers, poll = asking.filled["numbers"], await _poll(asking)
    state = await paper.enter_count(asking.session, asking.person, poll.id, numbers, asking.now)
    return screens.entered(poll, state, await differing_of(asking, poll))


async def differing_of(asking: Asking, poll: Poll) -> list[int]:
    """Where the counts differ so far."""
    return differing(list((await papers.counts(asking.session, poll.id)).values()))


async def begin_counting(asking: Asking, poll: Poll) -> Screen | list[Screen]:
    """Ask for what was counted; of whom the others differ only where they do."""
    counts = await papers.counts(asking.session, poll.id)
    mine, places = counts.get(asking.person.id), differing(list(counts.values()))
    known = {"counted": mine, "places": places} if mine and places else {}
    return await begin(COUNTING, asking, poll=poll.id, **known)


async def _leave(asking: Asking) -> Screen:
    return await card_of(asking.session, asking.person, await _poll(asking), asking.now)


COUNTING = register(
    Form(
        "counting",
        (
            Step("numbers", _ask_number, _take_back_one, _take_numbers, is_missing("numbers")),
            Step("sure", _ask_sure, _take_sure),
        ),
        _finish,
        _leave,
    )
)
