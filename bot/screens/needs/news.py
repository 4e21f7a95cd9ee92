"""News of a need, for who said it or supports it; on a lock screen stands no need."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.screens.announcing.writing import first_of_album
from bot.screens.common import Row, button, say
from bot.screens.needs.cards import owner_lines
from bot.screens.needs.words import state_label
from bot.taps.enquiries import NeedEnquiryTap
from bot.taps.needs import NeedTap
from bot.taps.needs.triage import AnswerNeedTap, NeedDoneTap, NeedNewsTap
from bot.texts import day_and_month
from bot.texts import gettext as _
from community.needs.telling import News
from messengers.screen import Screen
from storage.kinds import NeedState
from storage.models import Municipality, Need


def one(told: News, now: datetime) -> Screen:
    """One change, with what can be said to it."""
    opening = _("This is news about something that you have told us or support.")
    # Long enough that nothing of the need is among the first sixty characters.
    lines = [_please_answer() if _may_answer(told) else opening, *_details(told, now)]
    return say(
        _heading(told),
        "\n".join(line for line in lines if line),
        *(_asked(told) or (_look(told.into or told.need),)),
    )


def several(found: Sequence[News]) -> Screen:
    """What came together, of one need or of several."""
    opening = _("This is news about several things that you have told us or support.")
    lines = [_please_answer() if any(map(_may_answer, found)) else opening]
    needs: dict[int, Need] = {}
    for told in found:
        line = f"№ {told.need.number}: {state_label(told.state)}"
        if told.into is not None:
            line += f", № {told.into.number}"
        asks = _is_it_done() if _may_confirm(told) else ""
        lines.append(". ".join(part for part in (line, told.words, asks) if part))
        needs[told.need.id] = told.need
    return say(
        _("📌 News: {count}").format(count=len(found)),
        "\n".join(lines),
        *(_look(need) for need in needs.values()),
    )


def _please_answer() -> str:
    return _("We have a question about what you have told us. Please answer.")


def _may_answer(told: News) -> bool:
    """Whether it is an open question to this reader."""
    return told.is_author and told.state == told.need.state == NeedState.NEEDS_INFO


def _may_confirm(told: News) -> bool:
    """Whether this reader is asked if it is really done."""
    is_done = told.state == told.need.state == NeedState.DONE
    return told.is_author and is_done and not told.is_confirmed


def _is_it_done() -> str:
    return _("Is it done in your eyes?")


def standing(told: News, now: datetime) -> Screen:
    """How a need stands that one follows, and what is asked about it."""
    lines = [*_details(told, now)]
    return say(
        _heading(told),
        "\n".join(line for line in lines if line) or _("We have received it. Thank you!"),
        *_asked(told),
        () if told.into is None else _look(told.into),
        (button(_("📜 What happened"), NeedTap(need=told.need.id)),),
    )


def _heading(told: News) -> str:
    number, state = told.need.number, state_label(told.state)
    return _("📌 № {number}: {state}").format(number=number, state=state)


def _look(need: Need) -> Row:
    label = _("👁️ To № {number}").format(number=need.number)
    return (button(label, NeedNewsTap(need=need.id)),)


def _asked(told: News) -> list[Row]:
    """What can be asked about a no, and what its author may answer, as long as it is open."""
    need = told.need
    if told.state != need.state:
        return []
    if told.state in (NeedState.DECLINED, NeedState.STOPPED):
        return [(button(_("✍️ Question"), NeedEnquiryTap(need=need.id)),)]
    if _may_answer(told):
        return [(button(_("✍️ I answer"), AnswerNeedTap(need=need.id)),)]
    if _may_confirm(told):
        yes = button(_("👍 Yes, it is done"), NeedDoneTap(need=need.id, is_done=True))
        return [(yes, button(_("👎 Not yet"), NeedDoneTap(need=need.id, is_done=False)))]
    return []


def _details(told: News, now: datetime) -> list[str]:
    need, words = told.need, told.words
    match told.state:
        case NeedState.RECEIVED | NeedState.IN_REVIEW:
            return [_promise(need, now), words]
        case NeedState.DONE:
            return _done(told, words)
        case NeedState.DECLINED | NeedState.STOPPED:
            return [_("Why: {words}").format(words=words), _questions(need.municipality)]
        case state if state in _PLAINLY:
            return [_PLAINLY[state](told, words)]
        case _:
            return [words, *owner_lines(need)]


def _same(told: News, words: str) -> str:
    if told.into is None:
        return ""
    same = _("It is the same as № {number}. From now on you get the news of № {number}.")
    return same.format(number=told.into.number)


def _worded(told: News, words: str) -> str:
    read = _("Members read it like this: {words}").format(words=words)
    if not told.is_after_vote:
        return read
    over = _("The vote on it is over.")
    return f"{over}\n{read}"


# In one sentence, in the reader's language.
_PLAINLY: dict[NeedState, Callable[[News, str], str]] = {
    NeedState.NEEDS_INFO: lambda told, words: _("We ask: {words}").format(words=words),
    NeedState.ACCEPTED: _worded,
    NeedState.IN_POLL: lambda told, words: _("The group votes on it now."),
    NeedState.PRIORITISED: lambda told, words: _("It is in the list of priorities."),
    NeedState.MERGED: _same,
    NeedState.REFERRED: lambda told, words: _("To: {words}").format(words=words),
}


def _promise(need: Need, now: datetime) -> str:
    if need.answered_at is not None or need.answer_by <= now:
        return ""
    by = day_and_month(need.answer_by, need.municipality.zone)
    return _("You will have an answer by {day}").format(day=by)


def _done(told: News, words: str) -> list[str]:
    lines = [_("The municipality says that it is done."), words]
    if told.is_confirmed:
        lines.append(_("You have told us that it is done. Thank you!"))
    elif told.is_author:
        lines.append(_is_it_done())
    return lines


def _questions(town: Municipality) -> str:
    return _("Questions: ☎️ {phone}").format(phone=town.help_phone)


def late(need: Need) -> Screen:
    """The promised day has come, and there is no answer: we say so ourselves."""
    return say(
        _("⏰ № {number}: there is no answer yet").format(number=need.number),
        _(
            "We promised an answer by {day} and do not have it. We are sorry. We have reminded"
            " the municipality. You can also ask: ☎️ {phone}"
        ).format(
            # Later than that day, too: after our question was answered.
            day=day_and_month(need.answer_by, need.municipality.zone),
            phone=need.municipality.help_phone,
        ),
        _look(need),
    )


def confirmed(told: News, now: datetime, *, has_words: bool = False) -> Screen:
    """The author has said whether it is really done, perhaps in words or a recording."""
    if told.is_confirmed:
        return say(
            _("👍 № {number}: thank you!").format(number=told.need.number),
            _("We are glad that it is done."),
        )
    title = _("🔄 № {number}: thank you, we look at it again.").format(number=told.need.number)
    if has_words:
        heard = _("The organisers hear that it is not done yet, and get what you have sent.")
        promise = _promise(told.need, now)
        return say(title, f"{heard}\n{promise}", _look(told.need))
    return say(
        title,
        "\n".join(
            [
                _("The organisers hear that it is not done yet."),
                _promise(told.need, now),
                _("You can write what is missing."),
            ]
        ),
        (button(_("✍️ I say what is missing"), NeedEnquiryTap(need=told.need.id)),),
    )


def answered(need: Need, *, is_of_album: bool = False) -> Screen:
    """The organisers hear what the author answered."""
    lines = [_("Only the organisers of the municipality read it.")]
    return say(
        _("✅ № {number}: thank you, we have passed it on.").format(number=need.number),
        "\n".join([first_of_album(), *lines] if is_of_album else lines),
        (button(_("✍️ I add something"), AnswerNeedTap(need=need.id)),),
        _look(need),
    )


def no_more_asked(need: Need) -> Screen:
    """There is nothing to answer any more."""
    return say(
        _("📌 № {number}: nothing is asked any more.").format(number=need.number),
        _("If you have more to say, please call: ☎️ {phone}").format(
            phone=need.municipality.help_phone
        ),
        _look(need),
    )


def answer_too_long(need: Need, most: int) -> Screen:
    """So many words are no answer to our question."""
    return say(
        _("✍️ № {number}: we have not passed the answer on.").format(number=need.number),
        _("Please write at most {letters} letters.").format(letters=most),
        (button(_("✍️ I answer"), AnswerNeedTap(need=need.id)),),
    )
