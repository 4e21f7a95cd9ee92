"""Making a vote: a question in one message is enough; all else is set and can be changed."""

from typing import Any

from bot.forms.engine import Asking, Form, Step, is_missing, register
from bot.forms.municipality import MUNICIPALITY
from bot.forms.polls import deciding, picking
from bot.forms.polls.words import Asked, read
from bot.looks.polls.previews import preview_of
from bot.screens.polls import making as screens
from bot.texts import speaking
from community.polls import drafts
from community.polls.drafts import LONGEST_NAME, LONGEST_QUESTION, Known, PlannedOption, PollPlan
from community.rules.polls.ballots import FEWEST_OPTIONS, MOST_OPTIONS
from messengers.screen import Screen
from storage.kinds import GroupKind, PollMethod
from storage.models import Poll
from storage.queries import towns
from storage.queries.polls import organised

# Presets of a question that stands alone (issue: secret, one choice, three days, last group).
USUAL_DAYS = 3
USUAL_METHOD = f"{PollMethod.CHOICE.value}-1"


def filled_in(poll: Poll) -> dict[str, Any]:
    """A draft as the form remembers it."""
    return {
        "poll": poll.id,
        "version": poll.version,
        "municipality": poll.municipality_id,
        "words": {
            "question": poll.question,
            "options": [[option.short_name, option.need_id] for option in poll.options],
        },
        "mode": screens.SECRET if poll.is_secret else screens.OPEN,
        "method": f"{poll.method.value}-{poll.marks}",
        "until": poll.closes_at.isoformat(),
        "who": screens.EVERYBODY if poll.is_for_all else [group.id for group in poll.groups],
        "quorum": poll.quorum,
    }


async def _ask_words(asking: Asking) -> Screen:
    if asking.is_single:
        return screens.words_anew(asking.nonce)
    town = int(asking.filled["municipality"])
    count = await organised.count_needs(asking.session, town)
    return screens.words(asking.nonce, has_needs=count >= FEWEST_OPTIONS)


async def _take_from_needs(asking: Asking, value: str) -> Screen | None:
    town = int(asking.filled["municipality"])
    count = await organised.count_needs(asking.session, town)
    if value != screens.FROM_NEEDS or asking.is_single or count < FEWEST_OPTIONS:
        return await _ask_words(asking)
    asking.filled["words"] = None
    return None


async def _take_words(asking: Asking, words: str) -> Screen | None:
    asked = read(words)
    if asked is None:
        return await _ask_words(asking)
    wrong = _what_is_wrong(asked, await _ask_words(asking))
    if wrong is not None:
        return wrong
    options = await _options(asking, asked)
    asking.filled["words"] = {"question": asked.question, "options": options}
    if len(deciding.offered_methods(len(options))) == 1:
        asking.filled["method"] = USUAL_METHOD
    if not asking.is_single:
        await _set_the_usual(asking)
    return None


def _what_is_wrong(asked: Asked, question: Screen) -> Screen | None:
    if asked.is_question_too_long:
        return screens.question_too_long(question, LONGEST_QUESTION)
    if asked.too_long is not None:
        return screens.option_too_long(question, asked.too_long, LONGEST_NAME)
    if asked.unreadable is not None:
        return screens.name_unreadable(question, asked.unreadable)
    if asked.are_too_few_or_many:
        return screens.options_wrong(question, FEWEST_OPTIONS, MOST_OPTIONS)
    return screens.options_equal(question) if asked.are_equal else None


async def _options(asking: Asking, asked: Asked) -> list[list[Any]]:
    """The options with the needs behind them; of a draft they stay with a question alone.

    As many as before are the same ones, named anew.
    """
    before = asking.filled["words"]["options"] if asking.is_single else []
    if before and not asked.options:
        return list(before)
    needs = [need for _name, need in before]
    if len(needs) != len(asked.options):
        needs = [None] * len(asked.options)
    if not asked.options:
        with speaking((await deciding.town_of(asking)).language):
            return [[name, None] for name in screens.yes_and_no()]
    return [[name, need] for name, need in zip(asked.options, needs, strict=True)]


async def _set_the_usual(asking: Asking) -> None:
    """Secret, one choice, three days, and those who were asked last."""
    filled = asking.filled
    filled["mode"], filled["method"] = screens.SECRET, USUAL_METHOD
    filled["until"] = await deciding.in_days(asking, USUAL_DAYS)
    town = int(filled["municipality"])
    last = await organised.last_opened(asking.session, town)
    sizes = await towns.groups_with_sizes(asking.session, town)
    groups = {group.id: group for group, size in sizes if size}
    if last is not None and last.is_for_all:
        filled["who"] = screens.EVERYBODY
        return
    who = [group.id for group in last.groups if group.id in groups] if last is not None else []
    who = who or [
        number
        for number, group in groups.items()
        if len(groups) == 1 or group.kind == GroupKind.COMMUNITY_ACTION
    ]
    if who:
        filled["who"] = who


async def _finish(asking: Asking) -> Screen:
    """Write the draft down and show it as its voters will see it."""
    filled = asking.filled
    words = filled["words"] or picking.chosen(asking)
    method, marks = filled["method"].split("-")
    is_for_all = filled["who"] == screens.EVERYBODY
    plan = PollPlan(
        question=words["question"],
        options=tuple(PlannedOption(name, need) for name, need in words["options"]),
        is_secret=filled["mode"] == screens.SECRET,
        method=PollMethod(method),
        marks=_fitting(PollMethod(method), int(marks), len(words["options"])),
        closes_at=deciding.closes_at(asking),
        group_ids=() if is_for_all else tuple(filled["who"]),
        is_for_all=is_for_all,
        quorum=filled.get("quorum"),
    )
    known = Known(int(filled["poll"]), int(filled["version"])) if "poll" in filled else None
    town = int(filled["municipality"])
    poll = await drafts.draft(asking.session, asking.person, town, plan, asking.now, known)
    return await preview_of(asking.session, poll, asking.now)


def _fitting(method: PollMethod, marks: int, options: int) -> int:
    """Fewer options may have been left than could be marked before."""
    return marks if method == PollMethod.POINTS else min(marks, options)


POLLING = register(
    Form(
        "polling",
        (
            MUNICIPALITY,
            Step("words", _ask_words, _take_from_needs, _take_words, is_missing("words")),
            *picking.STEPS,
            *deciding.STEPS,
        ),
        _finish,
    )
)
